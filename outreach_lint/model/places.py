"""Places: sets of words of a view as the bits of one integer, so that a pattern is sought at all of them at once.

Bit i stands for the place before word i; the bit behind the last word is the end of the view. Everything here goes
backwards, from the places where something may end to those where it may begin, and may name a place too many, but never
one too few: what is found is only where a pattern is worth trying word by word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from outreach_lint.model.annotated import View
from outreach_lint.model.part import Back, Matcher, Part

FEW = 6
"""So many spellings are looked up faster than they are found again among what was looked up."""


def everywhere(view: View) -> int:
    """All places of a view."""
    return (2 << len(view.words)) - 1


def words_of(view: View) -> int:
    """All places of a view before a word."""
    return (1 << len(view.words)) - 1


def listed(places: int) -> Iterator[int]:
    """The places of a set, from left to right."""
    while places:
        lowest = places & -places
        yield lowest.bit_length() - 1
        places ^= lowest


def places_in(view: View, stretches: int) -> int:
    """The places behind the words of some stretches, which are given as bits."""
    known = view.kept.get(places_in)
    if known is None:
        known = view.kept[places_in] = [(2 << stop) - (2 << start) for start, stop in view.stretches]
    found = 0
    for index in listed(stretches):
        found |= known[index]
    return found


def before_words(spelled: frozenset[str]) -> Back:
    """Before one word that is found in one of several ways: itself (`it`), or itself with any ending (`it'`)."""
    if len(spelled) == 1:
        (only,) = spelled
        return lambda view, ends: (ends >> 1) & view.at.get(only, 0)

    if len(spelled) < FEW:

        def look_up(view: View, ends: int) -> int:
            found, at = 0, view.at
            for spelling in spelled:
                found |= at.get(spelling, 0)
            return (ends >> 1) & found

        return look_up

    def back(view: View, ends: int) -> int:
        known = view.kept.get(spelled)
        if known is None:
            known = view.kept[spelled] = _any_of(spelled, view.at, view.spelled)
        return (ends >> 1) & known

    return back


def before_stem(prefix: str) -> Back:
    """Before one word that begins so."""

    def back(view: View, ends: int) -> int:
        if prefix not in view.lower:
            return 0
        found, spellings = 0, view.kept.get("spellings")
        if spellings is None:
            spellings = view.kept["spellings"] = sorted(view.at)
        for index in range(bisect_left(spellings, prefix), len(spellings)):
            if not spellings[index].startswith(prefix):
                break
            found |= view.at[spellings[index]]
        return (ends >> 1) & found

    return back


def before_gap(most: int) -> Back:
    """Before so many words at most, all of one sentence."""

    def back(view: View, ends: int) -> int:
        for _ in range(most):
            wider = ends | ((ends >> 1) & view.joints)
            if wider == ends:
                break
            ends = wider
        return ends

    return back


def before_tried(matches: Matcher, starts: Callable[[View], int]) -> Back:
    """Before what only trying tells, at some words; tried once for a view."""

    def back(view: View, ends: int) -> int:
        known = view.kept.get(back)
        if known is None:
            known = view.kept[back] = _by_length(view, matches, starts(view))
        found = 0
        for length, begun in known:
            found |= (ends >> length) & begun
        return found

    return back


def keyed(keys: frozenset[str]) -> Callable[[View], int]:
    """The words that may be sought by one of some keys."""

    def starts(view: View) -> int:
        found = 0
        for key in keys & view.vocabulary:
            found |= view.at.get(key, 0) | view.at.get(key + "'", 0)
        return found

    return starts


def capitals(view: View) -> int:
    """The words that begin with a capital."""
    return sum(1 << index for index, word in enumerate(view.words) if view.plain[word.start].isupper())


def before_parts(parts: Sequence[Part], sure: frozenset[str]) -> Back:
    """Before parts that follow one another, joined by blanks; only the first of them may stand behind anything.

    Of the words that are `sure`, none may be missing in a view.
    """
    backwards = tuple(reversed(parts))

    def back(view: View, ends: int) -> int:
        if not sure <= view.vocabulary:
            return 0
        joint = view.joints
        begun = gone_on = ends  # where the rest may begin the match, and where it may go on with it
        for part in backwards:
            found = part.back(view, gone_on)
            if part.gap:  # one that begins a match is passed over
                gone_on = found
            elif part.optional or part.empty:
                begun |= found
                gone_on |= found & joint
            elif not found:
                return 0
            else:
                begun, gone_on = found, found & joint
        return begun

    return back


def before_any(backs: Sequence[Back]) -> Back:
    """Before one of several parts."""
    if len(backs) == 1:
        return backs[0]

    def back(view: View, ends: int) -> int:
        found = 0
        for one in backs:
            found |= one(view, ends)
        return found

    return back


def before_held(backs: Sequence[Back]) -> Back:
    """Before one of many: those that a view holds nowhere are tried once in it."""
    return _before_found(lambda view: backs)


def before_needing(parts: Sequence[Part]) -> Back:
    """Before one of many parts, each tried once in a view that holds a word which it needs."""
    by_word: dict[str, list[int]] = {}
    free = {number for number, part in enumerate(parts) if part.needs is None}
    for number, part in enumerate(parts):
        for word in part.needs or ():
            by_word.setdefault(word, []).append(number)
    needed = frozenset(by_word)

    def worth(view: View) -> Iterable[Back]:
        return [parts[one].back for one in free.union(*[by_word[word] for word in needed & view.vocabulary])]

    return _before_found(worth)


def _before_found(worth: Callable[[View], Iterable[Back]]) -> Back:
    def back(view: View, ends: int) -> int:
        known = view.kept.get(back)
        if known is None:
            known = view.kept[back] = [one for one in worth(view) if one(view, everywhere(view))]
        found = 0
        for one in known:
            found |= one(view, ends)
        return found

    return back


def _any_of(wanted: frozenset[str], at: Mapping[str, int], held: frozenset[str]) -> int:
    found = 0
    for spelling in wanted & held:
        found |= at[spelling]
    return found


def _by_length(view: View, matches: Matcher, starts: int) -> tuple[tuple[int, int], ...]:
    """Where a matcher matches, by the number of words."""
    by_length: dict[int, int] = {}
    for index in listed(starts):
        for end in matches(view, index):
            by_length[end - index] = by_length.get(end - index, 0) | 1 << index
    return tuple(by_length.items())
