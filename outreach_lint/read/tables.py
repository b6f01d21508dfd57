"""Tables: what a Markdown table tells of touches (step, day, channel), and the messages in its cells."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.text import Text
from outreach_lint.read import prose
from outreach_lint.read.markdown_blocks import blocks
from outreach_lint.read.place import channel_in

_STEP = lazy(r"(?:touch|step|e-?mail|message|#|no\.?)\W*(?:#|no\.?|number)?", regex.I)
_DAY = lazy(r"(?:send |target )?(?:day|timing|when|delay)\W*", regex.I)
_CHANNEL = lazy(r"(?:channel|platform|medium|type)\W*", regex.I)
_NUMBER = lazy(r"\d{1,3}")
_BAR = lazy(r"(?<!\\)\|")


_SUBJECT = lazy(r"(?:e-?mail )?subject(?: line)?s?", regex.I)
_BODY = lazy(
    r"(?:e-?mail |linked-?in |dm |message )?(?:message|body|copy|template|text|script|note|content|draft|e-?mail"
    r"|dm)s?(?: text| copy| template| body)?",
    regex.I,
)
_LONG = 40
"""Characters of a cell that may hold a whole message."""


class Row(NamedTuple):
    """A message in a table row; `labels` are its other cells, each behind the name of its column."""

    subject: Text | None
    body: Text
    labels: tuple[str, ...]


class Touch(NamedTuple):
    """One row of a touch table."""

    day: int | None
    channel: str | None


def touches(chars: str) -> dict[int, Touch]:
    """The touches of a file's tables by step; empty where it has no such table."""
    found: dict[int, Touch] = {}
    if "|" not in chars:
        return found
    for block in blocks(chars):
        if block.kind == "table":
            rows = [cells(line) for line in chars[block.start : block.end].split("\n")]
            found |= _touches(rows)
    return found


def cells(line: str) -> list[str]:
    """The cells of a table row, stripped."""
    return [cell.strip() for cell in _BAR.split(line.strip().strip("|"))]


def _column(header: list[str], pattern: regex.Pattern[str]) -> int | None:
    return next((index for index, name in enumerate(header) if pattern.fullmatch(name)), None)


def _touches(rows: list[list[str]]) -> dict[int, Touch]:
    header = rows[0]
    step, day, channel = (_column(header, pattern) for pattern in (_STEP, _DAY, _CHANNEL))
    if step is None or (day is None and channel is None):
        return {}
    found: dict[int, Touch] = {}
    for row in rows[2:]:
        if len(row) == len(header) and (number := _NUMBER.search(row[step])):
            when = _NUMBER.search(row[day]) if day is not None else None
            found[int(number[0])] = Touch(
                int(when[0]) if when else None, channel_in(row[channel]) if channel is not None else None
            )
    return found


def message_rows(table: Text) -> list[Row]:
    """The messages in a table whose columns are named after parts of a message."""
    lines = table.lines()
    header = cells(lines[0].chars)
    subject, body = _column(header, _SUBJECT), _column(header, _BODY)
    if body is None or len(lines) < 3:
        return []
    found = []
    told = any(_column(header, pattern) is not None for pattern in (_STEP, _DAY, _CHANNEL, _SUBJECT))
    marks = 2 if told else 3
    for line in lines[2:]:
        row = _cells(line)
        if len(row) != len(header) or len(row[body]) < _LONG or not _is_sent(row[body].chars, marks):
            continue
        others = [at for at in range(len(header)) if at not in (subject, body)]
        labels = tuple(f"{header[at]}: {row[at].chars}" for at in others)
        words = row[subject].strip('`"“”*–—- ') if subject is not None else None
        found.append(Row(words or None, row[body].strip('"“” '), labels))
    return found


def _is_sent(words: str, marks: int) -> bool:
    words = words.lstrip('"“ ')
    return prose.greets(words) or prose.sent(words, marks)


def _cells(line: Text) -> list[Text]:
    bars = [found.start() for found in _BAR.finditer(line.chars)]
    return [line[start + 1 : end].strip() for start, end in pairwise(bars)]
