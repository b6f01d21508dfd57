"""Replacing stretches of a Text in one pass: what every decoder of escapes needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from outreach_lint.model.text import Piece, Text, join


def rewritten(text: Text, cuts: Iterable[tuple[int, int, str]]) -> Text:
    """The text with each stretch (start, end, new characters) replaced; new characters stand for the whole stretch.

    Stretches are code points of `text.chars`, in order, apart, none of them empty. Escapes are kept.
    """
    if len(text.pieces) == 1 and text.pieces[0].linear:
        return _linear(text, cuts)
    parts: list[Text] = []
    at = 0
    for start, end, new in cuts:
        parts.append(text[at:start])
        if new:
            parts.append(replace(text, chars=new, pieces=(Piece(0, *text.source(start, end), False),)))
        at = end
    if not parts and at == 0:
        return text
    parts.append(text[at:])
    return replace(join(parts), escapes=text.escapes, exact=text.exact)


def _linear(text: Text, cuts: Iterable[tuple[int, int, str]]) -> Text:
    chars, base = text.chars, text.pieces[0].start
    words: list[str] = []
    pieces: list[Piece] = []
    at = size = 0
    for start, end, new in cuts:
        if at < start:
            words.append(chars[at:start])
            pieces.append(Piece(size, base + at, base + start, True))
            size += start - at
        if new:
            words.append(new)
            pieces.append(Piece(size, base + start, base + end, False))
            size += len(new)
        at = end
    if at < len(chars):
        words.append(chars[at:])
        pieces.append(Piece(size, base + at, base + len(chars), True))
    return replace(text, chars="".join(words), pieces=tuple(pieces))
