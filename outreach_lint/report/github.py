"""GitHub: workflow commands that become annotations, worst first, within the limits that a step has."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from outreach_lint.model.diagnostic import Diagnostic, Report, Severity
from outreach_lint.report.brief import render as concise
from outreach_lint.report.options import ReportOptions
from outreach_lint.report.ranking import advice, worst_first
from outreach_lint.report.tally import counted
from outreach_lint.report.terminal import line

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
MOST = 10
"""How many annotations of each kind GitHub keeps of one step."""


def render(report: Report, options: ReportOptions) -> Iterator[str]:
    """An annotation for each problem and finding, then, as plain log lines, what there was no room for."""
    room = dict.fromkeys(COMMANDS, MOST)
    for p in report.problems:
        if room["error"]:
            room["error"] -= 1
            places = {"file": options.path(p.path), "line": str(p.line), "col": str(p.column)}
            yield command("error", places | {"title": "outreach-lint"}, p.message)
    left: list[Diagnostic] = []
    for d in worst_first(report.diagnostics):
        if room[d.severity]:
            room[d.severity] -= 1
            yield annotation(d, options)
        else:
            left.append(d)
    if left:
        yield from _rest(left, options)


def annotation(d: Diagnostic, options: ReportOptions) -> str:
    """One finding; columns are left out where it runs over several lines, since GitHub refuses them there."""
    r = d.range
    places = {"file": options.path(d.path), "line": str(r.line), "endLine": str(r.end_line)}
    if r.line == r.end_line:
        places |= {"col": str(r.column), "endColumn": str(r.end_column)}
    todo = advice(d)
    told = [d.message, d.why, *([f"help: {todo}"] if todo else [])]
    return command(COMMANDS[d.severity], places | {"title": f"{d.code} {d.name}"}, "\n".join(map(line, told)))


def command(name: str, properties: dict[str, str], text: str) -> str:
    """A workflow command; nothing in its text or properties can end it or begin another."""
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {written}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(line(text)).replace(":", "%3A").replace(",", "%2C")


def _rest(left: list[Diagnostic], options: ReportOptions) -> Iterator[str]:
    """Findings as log lines between two tokens that switch commands off, so that no copy can issue one."""
    lines = "".join(concise(Report(diagnostics=tuple(left)), ReportOptions(root=options.root)))
    token = hashlib.sha256(lines.encode()).hexdigest()
    yield f"{counted(len(left), 'more finding')}, since GitHub shows {MOST} annotations of each kind for a step:\n"
    yield f"::stop-commands::{token}\n{lines}::{token}::\n"
