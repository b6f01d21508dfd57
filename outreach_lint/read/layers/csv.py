"""CSV cells: where each one stands, doubled quotes undone, and new words written back without breaking the row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from functools import cache

from outreach_lint.model.text import Escape, Text
from outreach_lint.read.layers.pieces import Cut, rewritten

Span = tuple[int, int]
DELIMITERS = ",;\t|"

_QUOTE = re.compile(r'""|\r\n')


def rows(chars: str, start: int, delimiter: str) -> Iterator[list[Span]]:
    """The cells of each row as spans, quotes included. An unclosed quote makes one cell to the end; see `unclosed`."""
    cell = _cell(delimiter)
    row: list[Span] = []
    at, end = start, len(chars)
    while at < end:
        match = cell.match(chars, at)
        stop = match.end() if match else end
        row.append((at, stop))
        if stop < end and chars[stop] == delimiter:
            at = stop + 1
            if at < end:
                continue
            row.append((at, at))
        else:
            at = stop + (2 if chars.startswith("\r\n", stop) else 1)
        yield row
        row = []


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    other = re.escape(delimiter)
    return re.compile(rf'(?:"[^"]*+(?:""[^"]*+)*+(?:"|\Z))?+[^{other}\r\n]*+')


def unclosed(chars: str, cell: Span) -> bool:
    """Whether a cell opens with a quote that never closes."""
    start, end = cell
    return end == len(chars) and chars.startswith('"', start) and chars.count('"', start, end) % 2 == 1


def delimiter(header: str) -> str:
    """The character between the cells of a header line: the most frequent one outside quotes."""
    bare = re.sub(r'"[^"]*"', "", header)
    return max(DELIMITERS, key=lambda sign: (bare.count(sign), -DELIMITERS.index(sign)))


def cell(literal: Text, delimiter: str) -> Text:
    """The words of a cell, quotes taken off; line ends become "\\n".

    Where the standard library reads another value, the words have one enclosing place.
    """
    chars = literal.chars
    if not chars.startswith('"'):
        return literal.escaped(to_bare(delimiter))
    inner = literal[1:-1]
    cuts = (Cut(m.start(), m.end(), '"' if m[0] == '""' else "\n") for m in _QUOTE.finditer(inner.chars))
    decoded = rewritten(inner, cuts).escaped(to_quoted_crlf if "\r\n" in chars else to_quoted)
    value = next(csv.reader(io.StringIO(chars, newline=""), delimiter=delimiter), [""])[0].replace("\r\n", "\n")
    if decoded.chars == value or not value:
        return decoded
    return Text.enclosed(value, *literal.source(0, len(chars)))


@cache
def to_bare(delimiter: str) -> Escape:
    """How words are written into a cell without quotes: not at all, where they would need them."""
    special = re.compile(rf'["\r\n{re.escape(delimiter)}]')

    def escape(new: str) -> str | None:
        return None if special.search(new) else new

    return escape


def to_quoted(new: str) -> str:
    """Words inside a quoted cell."""
    return new.replace('"', '""')


def to_quoted_crlf(new: str) -> str:
    """Words inside a quoted cell whose lines end as Windows ends them."""
    return new.replace('"', '""').replace("\n", "\r\n")
