"""Part: a compiled piece of a pattern, that matches word by word and is sought at all words at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from outreach_lint.model.annotated import View
from outreach_lint.model.record import dataclass

Matcher = Callable[[View, int], Sequence[int]]
"""From a view and the index of a word: the indexes behind every way to match there, the preferred one first."""

Back = Callable[[View, int], int]
"""From a view and the places where a match may end, to those where it may begin. Places are bits (see `places`); there
may be one too many, never one too few."""


@dataclass(frozen=True, slots=True)
class Part:
    """A compiled piece of a pattern.

    `needs` are words of which a text must hold at least one, `firsts` the words that a match can begin with (None:
    any). `word` is the word that a plain literal is; of what is always one word, `spelled` are all ways to find it in a
    view; `phrases` are all phrases that a match can be, where they are few. `words` are the most words of a gap.
    `empty` tells that a match may hold no word at all, even where the part is not optional.
    """

    matches: Matcher
    back: Back
    needs: frozenset[str] | None = None
    firsts: frozenset[str] | None = None
    words: int = 1
    optional: bool = False
    gap: bool = False
    empty: bool = False
    word: str | None = None
    spelled: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()
