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

BOUNDS = ('"', "\\n")
"""What ends the copy around an edit in a long line of JSON or YAML."""

Rows = list[tuple[str, str]]


def diff(diagnostic: Diagnostic, suggestion: Suggestion, columns: int, most: int = 0) -> Rows:
    """The suggestion's edits as rows of ("-" or "+", clean text); an empty list where it holds none.

    A line that fits into `columns` cells is shown whole; of a longer one, what is around a short edit; else only the
    words that change, cut after `most` cells (by default as many as `columns`).
    """
    lines = source_lines(diagnostic)
    rows: Rows = []
    for edit in sorted(suggestion.edits, key=lambda edit: edit.range):
        line = _line_of(edit, lines)
        rows += (line and _in_context(edit, line, columns)) or _words(edit, diagnostic, line, most or columns)
    return rows


def _line_of(edit: Edit, lines: list[SourceLine]) -> SourceLine | None:
    """The line of the excerpt that holds an edit entirely."""
    r = edit.range
    line = next((line for line in lines if line.line == r.line == r.end_line), None)
    inside = line is not None and line.column <= r.column <= r.end_column <= line.column + len(line.text)
    return line if inside else None


def _in_context(edit: Edit, line: SourceLine, columns: int) -> Rows:
    """The stretch of the line around an edit before and after it, where it fits or the edit is short enough."""
    start, end = edit.range.column - line.column, edit.range.end_column - line.column
    low, high = _stretch(line, start, end, columns)
    old, new = line.text[low:high], line.text[low:start] + edit.text + line.text[end:high]
    wide = widths(shown(old))
    fits = sum(wide) <= columns and all(sum(widths(shown(text))) <= columns for text in new.split("\n"))
    if not fits:
        if end - start + len(edit.text) > columns // 2 or "\n" in edit.text:
            return []
        low += window(wide, (start - low, end - low), columns)[0]
        old, new = line.text[low:high], line.text[low:start] + edit.text + line.text[end:high]
    before = ELLIPSIS if not fits and low else ""
    after = [("+", before + cut(text, columns - len(before))) for text in new.split("\n")] if new.strip() else []
    return [("-", before + cut(old, columns - len(before))), *after]


def _stretch(line: SourceLine, start: int, end: int, columns: int) -> tuple[int, int]:
    """A short line whole; of a long one what a quote or a written line end (`\\n`) bounds on either side."""
    if line.column == 1 and len(line.text) <= columns:
        return 0, len(line.text)
    low = max((line.text.rfind(b, 0, start) + len(b) for b in BOUNDS if b in line.text[:start]), default=0)
    highs = [line.text.find(bound, end) for bound in BOUNDS]
    return low, min((high for high in highs if high >= 0), default=len(line.text))


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
    return [(sign, cut(text, columns)) for sign, text in rows if text.strip()]


def cut(text: str, columns: int) -> str:
    """Clean text in at most so many cells."""
    pieces = shown(text.removesuffix("\r"))
    _, high = window(widths(pieces), (0, 0), columns)
    return "".join(pieces[:high]).rstrip() + (ELLIPSIS if high < len(pieces) else "")


def heading(suggestion: Suggestion) -> str:
    """A suggestion in one line: its title, and how it can be applied where it holds edits."""
    title = one_line(suggestion.title)
    return f"{title} ({APPLIED[suggestion.safety]})" if suggestion.edits else title
