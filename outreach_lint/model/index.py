"""Index: many patterns held against a view at once, by the rarest word that each of them needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from outreach_lint.model.annotated import View
from outreach_lint.model.pattern import Pattern


@dataclass(frozen=True, slots=True)
class Entry:
    """The source line of a pattern and the names of the groups that hold it."""

    source: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Named groups of patterns. `by_word` holds, under each word, the patterns that may match where it stands;
    `anywhere` those that need no particular word. A pattern is compiled when a text first holds such a word."""

    by_word: Mapping[str, list[Entry]]
    anywhere: tuple[Entry, ...]

    def find(self, view: View, compiled: Callable[[str], Pattern]) -> dict[str, list[tuple[int, int]]]:
        """The places of every group that has any, by its name."""
        found: dict[str, list[tuple[int, int]]] = {}
        entries = {entry.source: entry for word in view.vocabulary for entry in self.by_word.get(word, ())}
        for entry in (*entries.values(), *self.anywhere):
            places = list(compiled(entry.source).find(view))
            if places:
                for name in entry.names:
                    found.setdefault(name, []).extend(places)
        return found


def index(groups: Mapping[str, Iterable[str]], needs: Callable[[str], Iterable[str] | None]) -> Index:
    """An index over named groups of source lines; `needs` tells of a line the words of which a text must hold one."""
    names: dict[str, list[str]] = {}
    for name, sources in groups.items():
        for source in sources:
            names.setdefault(source, []).append(name)
    by_word: dict[str, list[Entry]] = {}
    anywhere: list[Entry] = []
    for source, held in names.items():
        entry = Entry(source, tuple(held))
        words = needs(source)
        if words is None:
            anywhere.append(entry)
        for word in words or ():
            by_word.setdefault(word, []).append(entry)
    return Index(by_word, tuple(anywhere))
