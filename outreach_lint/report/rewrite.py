"""What to do about a finding: a suggestion as a small diff of the source, or as words of advice."""

from __future__ import annotations

from outreach_lint.model.diagnostic import Diagnostic, Edit, Safety, Suggestion
from outreach_lint.report.snippet import ELLIPSIS, SourceLine, source_lines, window
from outreach_lint.report.terminal import line as one_line
from outreach_lint.report.terminal import shown, widths

APPLIED = {
    Safety.SAFE: "applied by --fix",
    Safety.UNSAFE: "applied by --unsafe-fixes",
    Safety.SHOW: "yours to apply",
}

Rows = list[tuple[str, str]]


def diff(diagnostic: Diagnostic, suggestion: Suggestion, columns: int, most: int = 0) -> Rows:
    """The suggestion's edits as rows of ("-" or "+", clean text); an empty list where it holds none.

    A line that fits into `columns` cells is shown whole; of a longer one, and of several, only the words that change,
    cut after `most` cells (by default as many as `columns`).
    """
    lines = source_lines(diagnostic)
    rows: Rows = []
    for edit in sorted(suggestion.edits, key=lambda edit: edit.range):
        line = _line_of(edit, lines)
        rows += (line and _whole(edit, line, columns)) or _words(edit, diagnostic, line, most or columns)
    return rows


def _line_of(edit: Edit, lines: list[SourceLine]) -> SourceLine | None:
    """The line of the excerpt that holds an edit entirely."""
    r = edit.range
    line = next((line for line in lines if line.line == r.line == r.end_line), None)
    inside = line is not None and line.column <= r.column <= r.end_column <= line.column + len(line.text)
    return line if inside else None


def _whole(edit: Edit, line: SourceLine, columns: int) -> Rows:
    start, end = edit.range.column - line.column, edit.range.end_column - line.column
    new = line.text[:start] + edit.text + line.text[end:]
    if line.column > 1 or any(sum(widths(shown(text))) > columns for text in (line.text, *new.split("\n"))):
        return []
    after = [("+", _cut(text, columns)) for text in new.split("\n")] if new.strip() else []
    return [("-", _cut(line.text, columns)), *after]


def _words(edit: Edit, d: Diagnostic, line: SourceLine | None, columns: int) -> Rows:
    """The words that an edit replaces, where they are known, and the new ones; otherwise its line and the new words."""
    old, new = "", edit.plain.strip("\n")
    if edit.range[:2] == d.range[:2]:
        old = d.text
    elif line:
        old = line.text[edit.range.column - line.column : edit.range.end_column - line.column]
    if not old.strip():
        new = f"line {edit.range.line}: {new or '(removed)'}"
    rows = [("-", text) for text in old.split("\n")] + [("+", text) for text in new.split("\n")]
    return [(sign, _cut(text, columns)) for sign, text in rows if text.strip()]


def _cut(text: str, columns: int) -> str:
    pieces = shown(text.removesuffix("\r"))
    _, high = window(widths(pieces), (0, 0), columns)
    return "".join(pieces[:high]).rstrip() + (ELLIPSIS if high < len(pieces) else "")


def heading(suggestion: Suggestion) -> str:
    """A suggestion in one line: its title, and how it can be applied where it holds edits."""
    title = one_line(suggestion.title)
    return f"{title} ({APPLIED[suggestion.safety]})" if suggestion.edits else title
