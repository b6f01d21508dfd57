"""Merged report: what a merge found, as lines of text and as data for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from outreach_lint.report.terminal import line
from outreach_lint.run.merged import Found, Merged

NAMED = 5
"""Rows that a line of text names."""


def as_json(merged: Iterable[Merged]) -> str:
    """One object a template: its counts, its lengths, and its findings with place and rows."""
    return json.dumps({"templates": [_data(one) for one in merged]}, ensure_ascii=False, indent=1) + "\n"


def as_lines(merged: Iterable[Merged]) -> Iterator[str]:
    """Each finding on a line with its rows, then a summary of each template."""
    for one in merged:
        for found in one.found:
            place = found.diagnostic.range
            yield f"{found.diagnostic.path}:{place.line}:{place.column}: {_line(found)}\n"
        yield f"{one.path}: message {one.id}: {_summary(one)}\n"


def _line(found: Found) -> str:
    finding = found.diagnostic
    rows = [row for row, _ in found.examples[:NAMED]]
    more = ", …" if rows and found.rows > len(rows) else ""
    named = f" ({', '.join(map(str, rows))}{more})" if rows else ""
    count = f"{found.rows:,} row{'' if found.rows == 1 else 's'}{named}"
    return line(f"{finding.severity} {finding.code} {finding.name}: {finding.message}: {count}")


def _summary(one: Merged) -> str:
    report = one.report
    parts = [f"{report.rows:,} rows", f"{report.clean:,} without a fault", f"{report.texts:,} different texts"]
    for part, (low, high) in sorted(report.lengths.items()):
        parts.append(f"{part} of {low:,} to {high:,} characters")
    if one.linted:
        parts.append(f"the rules read {one.linted:,} of them in full")
    return ", ".join(parts) + "."


def _data(one: Merged) -> dict[str, object]:
    report = one.report
    return {
        "path": one.path,
        "id": one.id,
        "rows": report.rows,
        "clean": report.clean,
        "texts": report.texts,
        "lengths": {part: list(span) for part, span in report.lengths.items()},
        "linted": one.linted,
        "findings": [_finding(found) for found in one.found],
    }


def _finding(found: Found) -> dict[str, object]:
    finding = found.diagnostic
    place = finding.range
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "path": finding.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "rows": found.rows,
        "examples": [{"row": row, "text": text} for row, text in found.examples],
    }
