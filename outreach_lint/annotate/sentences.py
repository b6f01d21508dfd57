"""Sentences and clauses: where they begin and end, found line by line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from outreach_lint.annotate.zones import Line
from outreach_lint.model.annotated import View, Zone
from outreach_lint.model.lazy import lazy

_BULLET = lazy(r"[ \t]*(?:[-*•●▪◦‣·»→—]|\p{So}\uFE0F?|\d{1,2}[.)]|[a-z][.)])[ \t]+")
_END = lazy(
    r"(?<!\b(?i:e\.g|i\.e|etc|vs|mr|mrs|ms|dr|prof|st|no|inc|ltd|co|corp|approx|dept|est|fig|jr|sr|u\.s|a\.m|p\.m))"
    r"(?<!\b\p{Lu})[.!?]++[\"')\]]*+(?=\s+[\"'(\[]?(?:[\p{Lu}\d$£€\uE000-\uE0FF—•*\p{So}]|i\b)|\s*$)"
    r"|[?]++(?=\s)|(?<=\p{Ll}{3})[.!](?=\s+\p{Ll})",
    regex.VERSION1,
)
_CLAUSE = lazy(
    r"(?:[;—(),]|:(?=\s)|\s—)\s*"
    r"(?=(?:and|but|so|because|since|while|which|where|who|if|when|yet|though|although|or|plus|then)?\s*"
    r"(?:i|we|you|our|my|your|it|they|he|she|this|that|there|most|many|[\uE000-\uE003]+|\p{L}+s)\b)"
    r"|\s+(?=(?:but|because|so that|which|while|whereas|although|though|and\s+(?:i|we|you|our|your|my|it|they))\b)",
    regex.VERSION1,
)

LEAST, LEFT = 12, 8
"""A clause has no fewer code points than the first, and leaves the next no fewer than the second."""
_VOCATIVE = lazy(r"(?:(?i:hi|hey|hello|dear) )?(?:\p{Lu}[\w'-]+|[\uE000-\uE006]+)\s*[,—!]\s+(?=\S)")
"""The reader's name before the sentence proper."""


def spans(view: View, lines: list[Line]) -> Iterator[tuple[int, int, Zone, int]]:
    """Every sentence as start, end, zone and paragraph."""
    for start, end, zone, paragraph in _blocks(view, lines):
        stops = [match.end() for match in _END.finditer(view.plain, start, end)]
        for low, high in pairwise([start, *stops, end]):
            place = _trimmed(view.plain, low, high) if low < high else None
            if place:
                yield *place, zone, paragraph


def clauses(plain: str, lower: str) -> list[tuple[int, int]]:
    """A sentence cut where a new subject may begin; short scraps stay with what stands before them.

    It is given as it is and in lower case.
    """
    end = len(plain)
    called = _VOCATIVE.match(plain)
    cuts = [0, called.end()] if called else [0]
    for match in _CLAUSE.finditer(lower) if end >= LEAST + LEFT else ():
        if match.end() - cuts[-1] >= LEAST and end - match.end() >= LEFT:
            cuts.append(match.end())
    cuts.append(end)
    return list(pairwise(cuts))


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """A sentence without its bullet and the blanks around it; None where it says nothing."""
    text = plain[start:end]
    led = text.lstrip()
    bullet = None if led[:2].isalpha() else _BULLET.match(text)
    start += bullet.end() if bullet else len(text) - len(led)
    end -= len(text) - len(text.rstrip())
    said = plain[start:end]
    return (start, end) if any(c.isalnum() or "\ue000" <= c <= "\ue0ff" for c in said) else None


def _blocks(view: View, lines: list[Line]) -> Iterator[tuple[int, int, Zone, int]]:
    """Lines joined where the writer only wrapped them."""
    i = 0
    while i < len(lines):
        start, end, zone, paragraph = lines[i]
        while i + 1 < len(lines) and _wraps(view, lines[i], lines[i + 1]):
            i += 1
            end = lines[i].end
        yield start, end, zone, paragraph
        i += 1


def _wraps(view: View, line: Line, following: Line) -> bool:
    """Whether a line end is only a wrap: same paragraph and zone, no bullet, and the sentence goes on."""
    if line.zone != following.zone or line.paragraph != following.paragraph or line.zone in ("signature", "footer"):
        return False
    text, after = view.plain[line.start : line.end], view.plain[following.start : following.end]
    if _BULLET.match(after) or text[-1] in ":!?":
        return False
    if after[0].islower():
        return text[-1] not in ".!?:" or len(text) > 60
    return len(text) >= 55 and text[-1] != "."
