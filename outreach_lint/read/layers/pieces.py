"""Replacing stretches of a Text in one pass: what every decoder of escapes needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from outreach_lint.model.record import replace
from outreach_lint.model.text import Piece, Text, join, piece


class Cut(NamedTuple):
    """A stretch (code points of a text, never empty) and the characters that a reader sees in its place.

    The characters stand for the whole stretch; where it `hides` something that no edit may eat (a tag), they stand
    for the empty place before it.
    """

    start: int
    end: int
    new: str
    hides: bool = False


def rewritten(text: Text, cuts: Iterable[Cut]) -> Text:
    """The text with each stretch replaced; they come in order and apart. Escapes are kept."""
    if len(text.pieces) == 1 and text.pieces[0].linear:
        return _linear(text, cuts)
    parts: list[Text] = []
    at = 0
    for start, end, new, hides in cuts:
        parts.append(text[at:start])
        if new:
            first, last = text.source(start, end)
            parts.append(replace(text, chars=new, pieces=(Piece(0, first, first if hides else last, False),)))
        at = end
    parts.append(text[at:])
    return replace(join(parts), escapes=text.escapes, exact=text.exact)


def _linear(text: Text, cuts: Iterable[Cut]) -> Text:
    chars, base = text.chars, text.pieces[0].start
    words: list[str] = []
    pieces: list[Piece] = []
    at = size = 0
    for start, end, new, hides in cuts:
        if at < start:
            words.append(chars[at:start])
            pieces.append(piece((size, base + at, base + start, True)))
            size += start - at
        if new:
            words.append(new)
            pieces.append(piece((size, base + start, base + (start if hides else end), False)))
            size += len(new)
        at = end
    if at < len(chars):
        words.append(chars[at:])
        pieces.append(Piece(size, base + at, base + len(chars), True))
    return replace(text, chars="".join(words), pieces=tuple(pieces))
