"""Choices: one of several parts; most are nothing but words, and never made into parts unless they are tried."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property, partial
from itertools import count

from outreach_lint.model.annotated import View
from outreach_lint.model.matchers import commonness, literal, takes_possessive, together
from outreach_lint.model.part import Back, Later, Matcher, Part, Words
from outreach_lint.model.phrases import LONGEST, bare, before_phrases, bounded
from outreach_lint.model.places import before_any, before_held, before_needing, before_words

Branch = str | Part
"""One of several parts; of nothing but words, the words themselves in lower case, parted by single blanks."""

FIRST = 2
"""So many views are sought without preparing for more: those of one message."""


class OneOf:
    """One of several parts, tried in their order; only those that can begin with the word at hand are tried."""

    optional = gap = False

    def __init__(self, branches: Sequence[Branch]) -> None:
        self._branches = branches

    @cached_property
    def matches(self) -> Matcher:
        """The ends of all ways to match at a word."""
        single = frozenset([one for one in self._branches if isinstance(one, str) and " " not in one])
        simple = len(single) == len(self._branches)

        def matches(view: View, index: int) -> Sequence[int]:
            if simple and "'" not in view.words[index].text:
                return (index + 1,) if view.words[index].text in single else _NONE
            by_first, anywhere = self._by_first
            found: list[int] = []
            for key in view.keys[index]:
                for part in by_first.get(key, _NO_PARTS):
                    found += part.matches(view, index)
            for part in anywhere:
                found += part.matches(view, index)
            return found if len(found) < 2 else list(dict.fromkeys(found))

        return matches

    @cached_property
    def _by_first(self) -> tuple[Mapping[str, Sequence[Part]], Sequence[Part]]:
        """The parts that can begin with each word, and those that can begin with any."""
        by_first: dict[str, list[Part]] = {}
        anywhere: list[Part] = []
        for branch in self._branches:
            part = Later(partial(words, branch)) if isinstance(branch, str) else branch
            firsts = (_first(branch),) if isinstance(branch, str) else branch.firsts
            if firsts is None:
                anywhere.append(part)
            else:
                for word in firsts:
                    by_first.setdefault(word, []).append(part)
        return by_first, anywhere

    @cached_property
    def back(self) -> Back:
        """Before single words, phrases, and what is more than words."""
        plain = [branch for branch in self._branches if isinstance(branch, str)]
        more: list[Part] = [branch for branch in self._branches if not isinstance(branch, str)]
        single = [branch for branch in plain if " " not in branch]
        said = [branch for branch in plain if 0 < branch.count(" ") < LONGEST]
        if len(single) + len(said) < len(plain):
            more += [words(branch) for branch in plain if branch.count(" ") >= LONGEST]
        spelled = frozenset((*single, *[f"{word}'" for word in single if takes_possessive(word)]))
        bared = [" ".join(map(bare, branch.split())) if "'" in branch else branch for branch in said]
        return before_any([*_before_words(spelled, bared), *([_before_more(more)] if more else [])])

    @cached_property
    def needs(self) -> Words:
        """The words that any of them needs; None where one needs none."""
        return _united(frozenset((_rarest(one),)) if isinstance(one, str) else one.needs for one in self._branches)

    @cached_property
    def firsts(self) -> Words:
        """The words that any of them begins with; None where one begins with any."""
        return _united(frozenset((_first(one),)) if isinstance(one, str) else one.firsts for one in self._branches)

    @cached_property
    def phrases(self) -> frozenset[str]:
        """All phrases that any of them can be."""
        held = [words(one).phrases if isinstance(one, str) else one.phrases for one in self._branches]
        return bounded([phrase for phrases in held for phrase in phrases]) if all(held) else frozenset()

    @cached_property
    def empty(self) -> bool:
        """Whether any of them may hold no word."""
        return any(branch.empty for branch in self._branches if not isinstance(branch, str))


_NONE: Sequence[int] = ()
_NO_PARTS: Sequence[Part] = ()


def _before_words(spelled: frozenset[str], said: Sequence[str]) -> list[Back]:
    return [*([before_words(spelled)] if spelled else []), *([before_phrases(said)] if said else [])]


def _before_more(parts: Sequence[Part]) -> Back:
    """Before parts that are more than words: in the first views as they are, and then as phrases, where they are few.

    To write out all that they can be takes longer than it saves in one message.
    """
    views = count(1)
    as_they_are = before_held([part.back for part in parts])
    written_out = cache(lambda: _before_written(parts))

    def back(view: View, ends: int) -> int:
        way = view.kept.get(back)
        if way is None:
            way = view.kept[back] = as_they_are if next(views) <= FIRST else written_out()
        found: int = way(view, ends)
        return found

    return back


def _before_written(parts: Sequence[Part]) -> Back:
    phrases = {phrase for part in parts for phrase in part.phrases}
    said = [phrase for phrase in phrases if " " in phrase]
    spelled = frozenset([way for phrase in phrases if " " not in phrase for way in (phrase, f"{phrase}'")])
    rest = [part for part in parts if not part.phrases]
    return before_any([*_before_words(spelled, said), *([before_needing(rest)] if rest else [])])


def words(text: str) -> Part:
    """Words one after another."""
    return together([literal(word) for word in text.split()])


def _first(text: str) -> str:
    return text.partition(" ")[0]


def _rarest(text: str) -> str:
    return min(text.split(), key=lambda word: commonness(frozenset((word,))))


def _united(sets: Iterable[Words]) -> Words:
    found: set[str] = set()
    for one in sets:
        if one is None:
            return None
        found |= one
    return frozenset(found)
