"""Index: many patterns held against a view at once, by the rarest word that each of them needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from outreach_lint.model.annotated import View
from outreach_lint.model.pattern import Pattern


@dataclass(frozen=True, slots=True)
class Index:
    """Named groups of patterns. `by_word` holds, under each word, the patterns that may match where it stands;
    `anywhere` those that need no particular word."""

    by_word: Mapping[str, tuple[tuple[str, Pattern], ...]]
    anywhere: tuple[tuple[str, Pattern], ...]

    def find(self, view: View) -> dict[str, list[tuple[int, int]]]:
        """The places of every group that has any, by its name."""
        found: dict[str, list[tuple[int, int]]] = {}
        tried: set[int] = set()
        for word in view.vocabulary:
            for name, pattern in self.by_word.get(word, ()):
                if id(pattern) not in tried:
                    tried.add(id(pattern))
                    _add(found, name, pattern, view)
        for name, pattern in self.anywhere:
            _add(found, name, pattern, view)
        return found


def _add(found: dict[str, list[tuple[int, int]]], name: str, pattern: Pattern, view: View) -> None:
    places = list(pattern.find(view))
    if places:
        found.setdefault(name, []).extend(places)


def index(groups: Mapping[str, Iterable[Pattern]]) -> Index:
    """An index over named groups of patterns."""
    by_word: dict[str, list[tuple[str, Pattern]]] = {}
    anywhere: list[tuple[str, Pattern]] = []
    for name, patterns in groups.items():
        for pattern in patterns:
            if not pattern.needs:
                anywhere.append((name, pattern))
            for word in pattern.needs[0] if pattern.needs else ():
                by_word.setdefault(word, []).append((name, pattern))
    return Index({word: tuple(held) for word, held in by_word.items()}, tuple(anywhere))
