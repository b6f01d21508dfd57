"""Index: many patterns held against a view at once, by the rarest word that each of them needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from outreach_lint.model.annotated import View
from outreach_lint.model.pattern import Pattern


@dataclass(frozen=True, slots=True)
class Entry:
    """A pattern and the names of the groups that hold it."""

    pattern: Pattern
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Named groups of patterns. `by_word` holds, under each word, the patterns that may match where it stands;
    `anywhere` those that need no particular word."""

    by_word: Mapping[str, tuple[Entry, ...]]
    anywhere: tuple[Entry, ...]

    def find(self, view: View) -> dict[str, list[tuple[int, int]]]:
        """The places of every group that has any, by its name."""
        found: dict[str, list[tuple[int, int]]] = {}
        entries = {id(entry): entry for word in view.vocabulary for entry in self.by_word.get(word, ())}
        for entry in (*entries.values(), *self.anywhere):
            places = list(entry.pattern.find(view))
            if places:
                for name in entry.names:
                    found.setdefault(name, []).extend(places)
        return found


def index(groups: Mapping[str, Iterable[Pattern]]) -> Index:
    """An index over named groups of patterns."""
    names: dict[int, list[str]] = {}
    patterns: dict[int, Pattern] = {}
    for name, held in groups.items():
        for pattern in held:
            patterns[id(pattern)] = pattern
            names.setdefault(id(pattern), []).append(name)
    by_word: dict[str, list[Entry]] = {}
    anywhere: list[Entry] = []
    for key, pattern in patterns.items():
        entry = Entry(pattern, tuple(names[key]))
        if not pattern.needs:
            anywhere.append(entry)
        for word in pattern.needs[0] if pattern.needs else ():
            by_word.setdefault(word, []).append(entry)
    return Index({word: tuple(held) for word, held in by_word.items()}, tuple(anywhere))
