"""Add ignores: put every finding off with a reason, in sidecar files, whose words can never be sent."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from outreach_lint.files import write_atomic
from outreach_lint.model.diagnostic import Diagnostic, Report
from outreach_lint.run.check import check
from outreach_lint.run.refusal import shown
from outreach_lint.run.request import Request
from outreach_lint.suppress import FAULTS, SUFFIX

LONG = 120
"""Characters of a finding's words that an entry repeats; a longer finding is put off for its whole message."""


class Written(NamedTuple):
    """One line for each file, and whether anything failed."""

    lines: tuple[str, ...]
    failed: bool


def add_ignores(request: Request, reason: str) -> Written:
    """Write an entry for each finding of a request. Raises Refused."""
    report = check(request).report
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in report.diagnostics:
        if diagnostic.code not in FAULTS.values():
            by_path.setdefault(diagnostic.path, []).append(diagnostic)
    lines = [f"error: {shown(problem)}" for problem in report.problems]
    for path, found in by_path.items():
        file = Path(f"{path}{SUFFIX}")
        try:
            old = file.read_text("utf-8") if file.exists() else ""
            entries = list(dict.fromkeys(_entry(d, reason, _many(report, path)) for d in found))
            write_atomic(file, ("\n".join(filter(None, (old, *entries)))).encode())
        except OSError as error:
            lines.append(f"error: {file}: cannot be written: {error.strerror}")
        else:
            lines.append(f"{file}: {len(entries)} ignore{'' if len(entries) == 1 else 's'} added")
    return Written(tuple(lines), any(line.startswith("error") for line in lines))


def _many(report: Report, path: str) -> bool:
    return sum(message.path == path for message in report.messages) > 1


def _entry(diagnostic: Diagnostic, reason: str, many: bool) -> str:
    pairs: list[tuple[str, object]] = [("rules", [diagnostic.code]), ("reason", reason)]
    if many and diagnostic.target.id:
        pairs.append(("message", diagnostic.target.id))
    if diagnostic.text and len(diagnostic.text) <= LONG:
        pairs.append(("text", diagnostic.text))
    return "\n".join(("[[ignore]]", *_toml(pairs), ""))


def _toml(pairs: Iterable[tuple[str, object]]) -> Iterable[str]:
    # JSON's strings and lists are TOML's, too, but for the character that TOML wants escaped.
    return (f"{key} = {json.dumps(value, ensure_ascii=False)}".replace("\x7f", "\\u007f") for key, value in pairs)
