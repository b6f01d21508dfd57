"""Tables: a Markdown table of touches (which step, which day, which channel)."""

from __future__ import annotations

from typing import NamedTuple

import regex

from outreach_lint.read.markdown_blocks import blocks
from outreach_lint.read.place import channel_in

_STEP = regex.compile(r"(?:touch|step|e-?mail|message|#|no\.?)\W*(?:#|no\.?|number)?", regex.I)
_DAY = regex.compile(r"(?:send |target )?(?:day|timing|when|delay)\W*", regex.I)
_CHANNEL = regex.compile(r"(?:channel|platform|medium|type)\W*", regex.I)
_NUMBER = regex.compile(r"\d{1,3}")
_BAR = regex.compile(r"(?<!\\)\|")


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
