"""Index: many patterns held against a view at once; those are tried of which one stretch holds all that they need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from outreach_lint.model.annotated import View
from outreach_lint.model.pattern import Pattern
from outreach_lint.model.places import listed
from outreach_lint.model.record import dataclass, field

LEVELS = 4
"""So many of the sets of words that a pattern needs are asked after, the rarest first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The source line of a pattern and the names of the groups that hold it."""

    source: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Named groups of patterns.

    The needs that are met are the bits of an integer: bit `level * len(entries) + number` stands for the need of that
    level of the entry of that number. `by_word` tells the needs that each word meets, as numbers of `sets` until it is
    first asked for, since most words never are; `free` are the needs that entries do not have.
    """

    entries: Sequence[Entry]
    sets: Sequence[int]
    by_word: Mapping[str, Sequence[int]]
    free: int
    _met: dict[str, int] = field(default_factory=dict, repr=False)

    def find(self, view: View, compiled: Callable[[str], Pattern]) -> dict[str, list[tuple[int, int]]]:
        """The places of every group that has any, by its name."""
        found: dict[str, list[tuple[int, int]]] = {}
        for number, stretches in self._tried(view).items():
            entry = self.entries[number]
            places = list(compiled(entry.source).within(view, stretches))
            if places:
                for name in entry.names:
                    found.setdefault(name, []).extend(places)
        return found

    def _tried(self, view: View) -> dict[int, int]:
        """The numbers of the entries that are worth a try, with the stretches in which they are, as bits."""
        tried: dict[int, int] = {}
        for place, (start, stop) in enumerate(view.stretches):
            for number in self._meeting(view.keys[start:stop]):
                tried[number] = tried.get(number, 0) | 1 << place
        return tried

    def _meeting(self, words: Iterable[Iterable[str]]) -> Iterator[int]:
        """The numbers of the entries all of whose needs some words meet."""
        met, known = self.free, self._met
        for keys in words:
            for key in keys:
                if key not in known:
                    known[key] = self._needs_of(key)
                met |= known[key]
        both = met
        for level in range(1, LEVELS):
            both &= met >> level * len(self.entries)
        return listed(both & ((1 << len(self.entries)) - 1))

    def _needs_of(self, key: str) -> int:
        found = 0
        for number in self.by_word.get(key, ()):
            found |= self.sets[number]
        return found


def index(groups: Mapping[str, Iterable[str]], needs: Callable[[str], Sequence[Sequence[str]]]) -> Index:
    """An index over named groups of source lines; `needs` tells the sets of words that a line needs, rarest first."""
    names: dict[str, list[str]] = {}
    for name, sources in groups.items():
        for source in sources:
            names.setdefault(source, []).append(name)
    sets: dict[tuple[str, ...], int] = {}
    free = 0
    for number, source in enumerate(names):
        needed = needs(source)[:LEVELS]
        for level in range(LEVELS):
            need = 1 << level * len(names) + number
            if level < len(needed):
                words = tuple(needed[level])
                sets[words] = sets.get(words, 0) | need
            else:
                free |= need
    by_word: dict[str, list[int]] = {}
    for number, words in enumerate(sets):
        for word in words:
            by_word.setdefault(word, []).append(number)
    entries = [Entry(source, tuple(held)) for source, held in names.items()]
    return Index(entries, tuple(sets.values()), by_word, free)
