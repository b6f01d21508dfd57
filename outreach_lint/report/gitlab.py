"""GitLab: a Code Quality report, one object a finding."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.model.diagnostic import Report, Severity
from outreach_lint.report.identity import identities
from outreach_lint.report.json import Value
from outreach_lint.report.json_text import dumps
from outreach_lint.report.options import ReportOptions

SEVERITY: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report, options: ReportOptions) -> Iterator[str]:
    """The findings; GitLab shows no rule name, so that the description begins with the code."""
    between = "["
    for d, identity in zip(report.diagnostics, identities(report.diagnostics, options), strict=True):
        value: Value = {
            "description": f"{d.code} {d.name}: {d.message}",
            "check_name": d.code,
            "fingerprint": identity,
            "severity": SEVERITY[d.severity],
            "location": {
                "path": options.path(d.path),
                "lines": {"begin": d.range.line, "end": d.range.end_line},
            },
        }
        yield f"{between}\n{dumps(value)}"
        between = ","
    yield "[]\n" if between == "[" else "\n]\n"
