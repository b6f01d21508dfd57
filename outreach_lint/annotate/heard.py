"""Heard: the clauses of a sentence, with all that its own words tell of them; worked out once for the same words.

Mail that is sent to many repeats its sentences, so nothing here depends on the message around a sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from outreach_lint.annotate.jobs import tone_of
from outreach_lint.annotate.owners import owners_of
from outreach_lint.annotate.sentences import clauses
from outreach_lint.model.annotated import Owner, View

MOST = 8192
"""So many sentences are remembered, those that were met last."""


class Heard(NamedTuple):
    """A clause from `start` to `end` of its sentence, as the words in it tell of it."""

    start: int
    end: int
    subject: Owner | None
    owners: frozenset[Owner]
    hedged: bool
    cited: bool
    negated: bool


def heard(view: View, start: int, end: int, sellers: frozenset[str]) -> tuple[Heard, ...]:
    """The clauses of the sentence start..end of a view."""
    words = view.words_in(start, end)
    texts, starts = tuple([word.text for word in words]), tuple([word.start - start for word in words])
    return _heard(view.plain[start:end], view.lower[start:end], texts, starts, sellers)


@lru_cache(maxsize=MOST)
def _heard(
    plain: str, lower: str, texts: tuple[str, ...], starts: tuple[int, ...], sellers: frozenset[str]
) -> tuple[Heard, ...]:
    found = []
    for low, high in clauses(plain, lower):
        words = texts[bisect_left(starts, low) : bisect_left(starts, high)]
        found.append(Heard(low, high, *owners_of(words, sellers), *tone_of(words, lower[low:high])))
    return tuple(found)
