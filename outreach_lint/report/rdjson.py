"""rdjson: the diagnostic format of reviewdog, with suggestions that a reviewer can commit."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.model.diagnostic import Diagnostic, Report, Safety, Suggestion
from outreach_lint.model.source import Range
from outreach_lint.report.json import Value
from outreach_lint.report.json_text import dumps
from outreach_lint.report.options import ReportOptions
from outreach_lint.report.ranking import advice
from outreach_lint.report.snippet import SourceLine, source_lines


def render(report: Report, options: ReportOptions) -> Iterator[str]:
    """All findings; the format counts columns in UTF-8 bytes, which takes the source line to know."""
    yield '{"source": {"name": "outreach-lint"}, "diagnostics": ['
    between = "\n"
    for d in report.diagnostics:
        yield between + dumps(_diagnostic(d, options))
        between = ",\n"
    yield "\n]}\n"


def _diagnostic(d: Diagnostic, options: ReportOptions) -> Value:
    lines = source_lines(d)
    path = options.path(d.path)
    todo = advice(d)
    related = [{"message": r.message, "location": {"path": path, "range": _range(r.range, lines)}} for r in d.related]
    suggestions = [value for s in d.suggestions for value in _suggestion(s, lines)]
    value: Value = {
        "message": d.message + (f"\n{todo}" if todo else ""),
        "location": {"path": path, "range": _range(d.range, lines)},
        "severity": d.severity.upper(),
        "code": {"value": d.code},
    }
    if suggestions:
        value["suggestions"] = suggestions
    if related:
        value["related_locations"] = related
    return value


def _suggestion(s: Suggestion, lines: list[SourceLine]) -> Iterator[Value]:
    """The edits of a suggestion, all of them or none: only those that may be applied and whose bytes are known."""
    ranges = [_range(edit.range, lines) for edit in s.edits]
    if s.safety > Safety.SHOW and all(_has_columns(r) for r in ranges):
        for edit, where in zip(s.edits, ranges, strict=True):
            yield {"range": where, "text": edit.text}


def _has_columns(value: Value) -> bool:
    start = value["start"]
    return isinstance(start, dict) and "column" in start


def _range(r: Range, lines: list[SourceLine]) -> Value:
    """A range with byte columns, or of whole lines where a column cannot be counted."""
    start, end = _bytes(r.line, r.column, lines), _bytes(r.end_line, r.end_column, lines)
    if start is None or end is None:
        return {"start": {"line": r.line}, "end": {"line": r.end_line}}
    return {"start": {"line": r.line, "column": start}, "end": {"line": r.end_line, "column": end}}


def _bytes(number: int, column: int, lines: list[SourceLine]) -> int | None:
    if column == 1:
        return 1
    for line in lines:
        if line.line == number and line.column == 1 and column <= len(line.text) + 1:
            return len(line.text[: column - 1].encode("utf-8", "surrogatepass")) + 1
    return None
