"""Part: a compiled piece of a pattern, that matches word by word and is sought at all words at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from outreach_lint.model.annotated import View

Matcher = Callable[[View, int], Sequence[int]]
"""From a view and the index of a word: the indexes behind every way to match there, the preferred one first."""

Back = Callable[[View, int], int]
"""From a view and the places where a match may end, to those where it may begin. Places are bits (see `places`); there
may be one too many, never one too few."""

Words = frozenset[str] | None


class Part(Protocol):
    """A compiled piece of a pattern, made as far as anybody has asked for it.

    `needs` are words of which a text must hold at least one (None: it need hold none), `firsts` the words that a match
    can begin with (None: any), `phrases` all phrases that a match can be, where they are few. A `gap` is a run of any
    words. `empty` tells that a match may hold no word at all, even where the part is not optional.
    """

    @property
    def matches(self) -> Matcher: ...
    @property
    def back(self) -> Back: ...
    @property
    def needs(self) -> Words: ...
    @property
    def firsts(self) -> Words: ...
    @property
    def phrases(self) -> frozenset[str]: ...
    @property
    def empty(self) -> bool: ...
    @property
    def gap(self) -> bool: ...
    @property
    def optional(self) -> bool: ...


class Simple:
    """A part without parts of its own; `words` are what it needs and begins with."""

    optional = empty = False

    def __init__(
        self,
        matches: Matcher,
        back: Back,
        words: Words = None,
        phrases: frozenset[str] = frozenset(),
        gap: bool = False,
    ) -> None:
        self.matches, self.back, self.needs, self.firsts = matches, back, words, words
        self.phrases, self.gap = phrases, gap


class Later:
    """A part that is made when it is first tried: most patterns are refuted by their last words alone."""

    def __init__(self, make: Callable[[], Part], optional: bool = False, gap: bool = False) -> None:
        self._make, self.optional, self.gap = make, optional, gap
        self._part: Part | None = None

    def __getattr__(self, name: str) -> Any:
        if self._part is None:
            self._part = self._make()
        told = getattr(self._part, name)
        setattr(self, name, told)  # the next to ask finds it without coming here
        return told
