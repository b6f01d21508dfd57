"""Index: many patterns held against a view at once, by the rarest word that each of them needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from outreach_lint.model.annotated import View
from outreach_lint.model.pattern import Pattern


@dataclass(frozen=True, slots=True)
class Entry:
    """The source line of a pattern, the names of the groups that hold it, and the words that it needs: of each of
    these sets a text must hold one."""

    source: str
    names: tuple[str, ...]
    needs: tuple[Sequence[str], ...]


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
            if any(view.vocabulary.isdisjoint(words) for words in entry.needs):
                continue
            places = list(compiled(entry.source).find(view))
            if places:
                for name in entry.names:
                    found.setdefault(name, []).extend(places)
        return found


def index(groups: Mapping[str, Iterable[str]], needs: Callable[[str], Sequence[Sequence[str]]]) -> Index:
    """An index over named groups of source lines; `needs` tells the sets of words that a line needs, rarest first."""
    names: dict[str, list[str]] = {}
    for name, sources in groups.items():
        for source in sources:
            names.setdefault(source, []).append(name)
    by_word: dict[str, list[Entry]] = {}
    anywhere: list[Entry] = []
    for source, held in names.items():
        sets = needs(source)
        entry = Entry(source, tuple(held), tuple(sets[1:]))
        if not sets:
            anywhere.append(entry)
        for word in sets[0] if sets else ():
            by_word.setdefault(word, []).append(entry)
    return Index(by_word, tuple(anywhere))
