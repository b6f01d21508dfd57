"""Stretches: the runs of words out of which no match reaches, and all that a match in one of them depends on.

Templates repeat their sentences, so what patterns find in a stretch is worth remembering. It depends on the words of
the stretch and on the signs around them up to the next word on either side; what lies further away tells only whether a
sentence opens with its first word or closes with its last.
"""

from __future__ import annotations

from typing import NamedTuple

from outreach_lint.model.annotated import View
from outreach_lint.model.edges import closes, opens


class Stretch(NamedTuple):
    """What a match in a stretch depends on (`key`), and from where its place is counted."""

    key: object
    offset: int


def stretches_of(view: View) -> list[Stretch]:
    """The stretches of a view, told once."""
    known: list[Stretch] | None = view.kept.get(stretches_of)
    if known is None:
        known = view.kept[stretches_of] = _stretches(view)
    return known


def _stretches(view: View) -> list[Stretch]:
    found, words, plain = [], view.words, view.plain
    offset = 0
    for start, stop in view.stretches:
        first, last = words[start], words[stop - 1]
        limit = words[stop].start if stop < len(words) else len(plain)
        text, lower = plain[offset:limit], view.lower[offset:limit]
        key: object = (text, lower, opens(plain, first.start), closes(plain, last.end))
        if first.text[0] == "_" or last.text[0] == "_":
            # An underscore counts as a sign around words, so that more than the next word may matter: never the same.
            key = object()
        found.append(Stretch(key, offset))
        offset = last.end
    return found
