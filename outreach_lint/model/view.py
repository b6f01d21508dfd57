"""View: one part of a message as rules and patterns read it, word by word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from outreach_lint.model.record import dataclass, field
from outreach_lint.model.spelled import joints_of, spelled_at

T = TypeVar("T")


class Word(NamedTuple):
    """One word of a masked view: its lower-case letters and its place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class View:
    """A part as rules read it: as long as the decoded part, so that offsets agree.

    `plain` has quotes, dashes and spaces normalised and merge fields masked by private characters; `lower` is `plain`
    in lower case. `words` are the words of `lower`, and `starts` where they begin; `joined` tells of each whether only
    blanks, commas, hyphens or one line end part it from the next; `keys` hold what a pattern may seek it by.
    `stretches` are runs of words, from and to, out of which no match reaches. `kept` remembers what patterns share, by
    what was sought.
    """

    chars: str
    plain: str
    lower: str
    words: tuple[Word, ...]
    starts: Sequence[int]
    joined: tuple[bool, ...]
    keys: tuple[tuple[str, ...], ...]
    stretches: tuple[tuple[int, int], ...]
    kept: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    # Most views are made of stretches that were met before, of which nobody asks what follows.

    @property
    def vocabulary(self) -> frozenset[str]:
        """All keys of its words."""
        return self._kept("vocabulary", lambda: frozenset(chain.from_iterable(self.keys)))

    @property
    def at(self) -> Mapping[str, int]:
        """The words by spelling (`it'` for any ending of `it` behind an apostrophe), as bits (see `places`)."""
        return self._kept("at", lambda: spelled_at(self.keys))

    @property
    def spelled(self) -> frozenset[str]:
        """All spellings."""
        return self._kept("spelled", lambda: frozenset(self.at))

    @property
    def joints(self) -> int:
        """The words that what went before can go on with, as bits."""
        return self._kept("joints", lambda: joints_of(self.joined))

    def _kept(self, name: str, made: Callable[[], T]) -> T:
        found: T | None = self.kept.get(name)
        if found is None:
            found = self.kept[name] = made()
        return found

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that begin in start..end."""
        low = bisect_left(self.starts, start)
        return self.words[low : bisect_left(self.starts, end, low)]
