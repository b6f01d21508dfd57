"""Needs: the words that known patterns need, as they were worked out once, so that nobody compiles a pattern to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property


class Needs:
    """Sets of words by number: those that each source line needs, the rarest first, and those that hold each word.

    The numbers of a word stand in one text, parted by blanks, since most words are never asked for.
    """

    def __init__(self, by_line: Mapping[str, Sequence[int]], by_word: Mapping[str, str]) -> None:
        self.by_line, self.by_word = by_line, by_word

    def sets_of(self, source: str) -> Sequence[Sequence[str]] | None:
        """The sets of words that a pattern needs; None where it is not known."""
        numbers = self.by_line.get(source)
        return None if numbers is None else [self._words[number] for number in numbers]

    def holding(self, word: str) -> list[int]:
        """The numbers of the sets that hold a word."""
        return [int(number) for number in self.by_word.get(word, "").split()]

    @cached_property
    def _words(self) -> Mapping[int, Sequence[str]]:
        found: dict[int, list[str]] = {}
        for word in sorted(self.by_word):
            for number in self.holding(word):
                found.setdefault(number, []).append(word)
        return found


def numbered(needs: Mapping[str, Sequence[Sequence[str]]]) -> Needs:
    """The same for source lines with the sets of words that they need."""
    sets: dict[tuple[str, ...], int] = {}
    by_line = {line: [sets.setdefault(tuple(words), len(sets)) for words in held] for line, held in needs.items()}
    by_word: dict[str, list[str]] = {}
    for words, number in sets.items():
        for word in words:
            by_word.setdefault(word, []).append(str(number))
    return Needs(by_line, {word: " ".join(numbers) for word, numbers in sorted(by_word.items())})


UNKNOWN = Needs({}, {})
