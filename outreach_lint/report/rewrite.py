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


def diff(diagnostic: Diagnostic, suggestion: Suggestion, columns: int) -> list[tuple[str, str]]:
    """The suggestion's edits as rows of ("-" or "+", clean text); an empty list where it holds none."""
    lines = source_lines(diagnostic)
    rows: list[tuple[str, str]] = []
    for edit in sorted(suggestion.edits, key=lambda edit: edit.range):
        rows += _in_line(edit, lines, columns) or _by_words(edit, diagnostic, columns)
    return rows


def _in_line(edit: Edit, lines: list[SourceLine], columns: int) -> list[tuple[str, str]]:
    r = edit.range
    line = next((line for line in lines if line.line == r.line == r.end_line), None)
    if line is None or not 0 <= r.column - line.column <= r.end_column - line.column <= len(line.text):
        return []
    start, end = r.column - line.column, r.end_column - line.column
    old, new = line.text, line.text[:start] + edit.text + line.text[end:]
    rows = [("-", _cut(old, (start, end), columns, line.column > 1))]
    if new.strip():
        first, *others = new.split("\n")
        rows.append(("+", _cut(first, (start, start + len(edit.text)), columns, line.column > 1)))
        rows += [("+", _cut(other, (0, 0), columns, False)) for other in others]
    return rows


def _by_words(edit: Edit, diagnostic: Diagnostic, columns: int) -> list[tuple[str, str]]:
    """An edit that reaches beyond the excerpt: the words of the finding, where it covers them, and the new words."""
    old = diagnostic.text.split("\n") if edit.range[:2] == diagnostic.range[:2] else []
    new = edit.plain.split("\n") if edit.plain else []
    if not old:
        where = f"line {edit.range.line}: "
        new = [where + new[0], *new[1:]] if new else [where + "(removed)"]
    rows = [("-", text) for text in old] + [("+", text) for text in new]
    return [(sign, _cut(text, (0, 0), columns, False)) for sign, text in rows if text.strip()]


def _cut(text: str, focus: tuple[int, int], columns: int, cut_before: bool) -> str:
    pieces = shown(text.removesuffix("\r"))
    low, high = window(widths(pieces), focus, columns)
    before = ELLIPSIS if low or cut_before else ""
    return before + "".join(pieces[low:high]).rstrip() + (ELLIPSIS if high < len(pieces) else "")


def heading(suggestion: Suggestion) -> str:
    """A suggestion in one line: its title, and how it can be applied where it holds edits."""
    title = one_line(suggestion.title)
    return f"{title} ({APPLIED[suggestion.safety]})" if suggestion.edits else title
