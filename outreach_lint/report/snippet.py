"""The source line of a finding with carets under its words, cut to the width of the terminal."""

from __future__ import annotations

from typing import NamedTuple

from outreach_lint.model.diagnostic import Diagnostic
from outreach_lint.model.record import dataclass
from outreach_lint.report.terminal import shown, width, widths

ELLIPSIS = "…"


class Mark(NamedTuple):
    """Columns (from 1, the end exclusive) of one line of the source, and what to say under them."""

    line: int
    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it is shown: its text, and the cells (from 0, the end exclusive) to underline."""

    line: int
    text: str
    under: tuple[tuple[int, int, str], ...]


class SourceLine(NamedTuple):
    """A line of an excerpt: its number, the column of its first character, and its characters."""

    line: int
    column: int
    text: str


def source_lines(diagnostic: Diagnostic) -> list[SourceLine]:
    """The lines of the excerpt; the first begins at `excerpt_column`, the others at column 1."""
    lines = diagnostic.excerpt.split("\n")
    at = diagnostic.range.line
    return [
        SourceLine(at + i, 1 if i else diagnostic.excerpt_column, text.removesuffix("\r"))
        for i, text in enumerate(lines)
    ]


def mark_of(diagnostic: Diagnostic, line: SourceLine) -> Mark | None:
    """The part of a line that the finding covers."""
    r = diagnostic.range
    if not r.line <= line.line <= r.end_line:
        return None
    last = line.column + len(line.text)
    start = r.column if line.line == r.line else line.column + len(line.text) - len(line.text.lstrip())
    end = r.end_column if line.line == r.end_line else last
    return Mark(line.line, start, min(max(end, start), last))


def row(line: SourceLine, marks: list[Mark], columns: int) -> Row:
    """A line with its marks (in order), windowed around the first of them where it is wider than `columns` cells.

    Marks that the window leaves out are left out of `under`, from the first such mark on.
    """
    pieces = shown(line.text)
    places = [_within(mark, line, len(pieces)) for mark in marks]
    focus = places[0] if places else (0, 0)
    low, high = window(widths(pieces), focus, columns)
    before = ELLIPSIS if low or line.column > 1 else ""
    after = ELLIPSIS if high < len(pieces) else ""
    text = before + "".join(pieces[low:high]) + after
    under: list[tuple[int, int, str]] = []
    for mark, (start, end) in zip(marks, places, strict=True):
        if under and start >= high:
            break
        start, end = max(start, low), min(end, high)
        left = len(before) + width("".join(pieces[low:start]))
        under.append((left, left + max(1, width("".join(pieces[start:end]))), mark.label))
    return Row(line.line, text.rstrip(), tuple(under))


def _within(mark: Mark, line: SourceLine, length: int) -> tuple[int, int]:
    start = min(max(mark.start - line.column, 0), length)
    return start, min(max(mark.end - line.column, start), length)


def window(wide: list[int], focus: tuple[int, int], columns: int) -> tuple[int, int]:
    """The characters to show of a long line: the focus, a third of the room before it, less where the focus is long."""
    if sum(wide) <= columns:
        return 0, len(wide)
    room = max(20, columns - 2 * len(ELLIPSIS))
    left_over = room - sum(wide[focus[0] :])
    spare = max(left_over, min(room // 3, max(room // 8, room - sum(wide[slice(*focus)]))))
    low, used = focus[0], 0
    while low > 0 and used + wide[low - 1] <= spare:
        low -= 1
        used += wide[low]
    high, used = low, 0
    while high < len(wide) and used + wide[high] <= room:
        used += wide[high]
        high += 1
    return low, high
