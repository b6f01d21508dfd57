"""Index: many patterns held against a view at once; those are tried of which one stretch holds all that they need."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from outreach_lint.model.annotated import View
from outreach_lint.model.needs import UNKNOWN, Needs
from outreach_lint.model.pattern import Pattern
from outreach_lint.model.places import listed
from outreach_lint.model.record import dataclass, field
from outreach_lint.model.remembered import Remembered
from outreach_lint.model.stretches import Stretch, stretches_of
from outreach_lint.model.united import united

LEVELS = 4
"""So many of the sets of words that a pattern needs are asked after, the rarest first."""
MANY = 8000
"""So many of the stretches that were met last are known, and up to as many more."""

Place = tuple[Sequence[str], int, int]
"""The names of groups, and where one of their patterns matches in a stretch."""


@dataclass(frozen=True, slots=True)
class Index:
    """Named groups of patterns.

    Each of `entries` is the source line of a pattern with the names of the groups that hold it. The needs that are met
    are the bits of an integer: bit `level * len(entries) + number` stands for the need of that level of the entry of
    that number. `sets` hold such bits by the numbers of sets of words. `known` and, for patterns that it does not know,
    `by_word` tell the sets that hold a word; `free` are the needs that entries do not have. `_met` holds the needs that
    words meet, of those that were asked for, since most never are. `_known` holds what was found in stretches of words,
    by all that it depends on.
    """

    entries: Sequence[tuple[str, Sequence[str]]]
    sets: Mapping[int, Sequence[int]]
    by_word: Mapping[str, Sequence[int]]
    free: int
    known: Needs = UNKNOWN
    _met: dict[str, int] = field(default_factory=dict, repr=False)
    _known: Remembered[tuple[Place, ...]] = field(default_factory=lambda: Remembered(MANY), repr=False)

    def find(self, view: View, compiled: Callable[[str], Pattern]) -> dict[str, list[tuple[int, int]]]:
        """The places of every group that has any, by its name; no stretch is searched that was met before."""
        held = stretches_of(view)
        known = [self._known.get(stretch.key) for stretch in held]
        if None in known:
            new = {stretch.key: at for at, stretch in enumerate(held) if known[at] is None}
            told = self._learn(view, held, new, compiled)
            known = [
                told[stretch.key] if places is None else places for stretch, places in zip(held, known, strict=True)
            ]
        found: dict[str, list[tuple[int, int]]] = {}
        for places, (_, offset) in zip(known, held, strict=True):
            for names, start, end in places or ():
                for name in names:
                    found.setdefault(name, []).append((offset + start, offset + end))
        return found

    def learn(self, views: Iterable[View], compiled: Callable[[str], Pattern]) -> None:
        """Search some views at once, before each is asked for by itself: what many need is tried once for all."""
        new: dict[object, tuple[View, int]] = {}
        for view in views:
            for number, (key, _) in enumerate(stretches_of(view)):
                if key not in new and self._known.get(key) is None:
                    new[key] = (view, number)
        if len(new) > 1:
            whole, held = united(list(new.values()))
            self._learn(whole, held, {key: place for place, key in enumerate(new)}, compiled)

    def _learn(
        self, view: View, held: Sequence[Stretch], new: Mapping[object, int], compiled: Callable[[str], Pattern]
    ) -> dict[object, tuple[Place, ...]]:
        """What stands in new stretches of a view, each given by its key and its number."""
        told: dict[int, list[Place]] = {place: [] for place in new.values()}
        offsets = [stretch.offset for stretch in held]
        for number, stretches in self._tried(view, told).items():
            source, names = self.entries[number]
            for start, end in compiled(source).within(view, stretches):
                place = bisect_right(offsets, start) - 1
                if place in told:
                    told[place].append((names, start - offsets[place], end - offsets[place]))
        return {key: self._known.put(key, tuple(told[place])) for key, place in new.items()}

    def _tried(self, view: View, places: Iterable[int]) -> dict[int, int]:
        """The numbers of the entries that are worth a try in some stretches, with those in which they are, as bits."""
        tried: dict[int, int] = {}
        for place in places:
            start, stop = view.stretches[place]
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
        for number in (*self.known.holding(key), *self.by_word.get(key, ())):
            for bit in self.sets.get(number, ()):
                found |= 1 << bit
        return found


def index(
    groups: Mapping[str, Iterable[str]],
    needs: Callable[[str], Sequence[Sequence[str]]],
    known: Needs = UNKNOWN,
    most: int = MANY,
) -> Index:
    """An index over named groups of source lines; `needs` tells what patterns need that are not known.

    It remembers `most` stretches and up to as many more.
    """
    entries = _entries(groups)
    sets: dict[int, list[int]] = {}
    more: dict[tuple[str, ...], int] = {}
    had = 0
    for number, (source, _) in enumerate(entries):
        needed = known.by_line.get(source)
        if needed is None:  # sets of words that nobody numbered: below zero
            needed = [more.setdefault(tuple(words), ~len(more)) for words in needs(source)]
        need = number
        for one in needed[:LEVELS]:
            sets.setdefault(one, []).append(need)
            had |= 1 << need
            need += len(entries)
    free = ((1 << LEVELS * len(entries)) - 1) ^ had
    by_word: dict[str, list[int]] = {}
    for words, at in more.items():
        for word in words:
            by_word.setdefault(word, []).append(at)
    return Index(entries, sets, by_word, free, known, _known=Remembered(most))


def _entries(groups: Mapping[str, Iterable[str]]) -> list[tuple[str, list[str]]]:
    names: dict[str, list[str]] = {}
    for name, sources in groups.items():
        for source in sources:
            names.setdefault(source, []).append(name)
    return list(names.items())
