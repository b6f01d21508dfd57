"""Places: sets of words of a view as the bits of one integer, so that a pattern is sought at all of them at once.

Bit i stands for the place before word i; the bit behind the last word is the end of the view. Everything here goes
backwards, from the places where something may end to those where it may begin, and may name a place too many, but never
one too few: what is found is only where a pattern is worth trying word by word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence

from outreach_lint.model.annotated import View
from outreach_lint.model.part import Back, Matcher, Part
from outreach_lint.model.phrases import before_phrases

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


def before_parts(parts: Sequence[Part]) -> Back:
    """Before parts that follow one another, joined by blanks; only the first of them may stand behind anything."""
    backwards = tuple(reversed(parts))

    def back(view: View, ends: int) -> int:
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


def before_one_of(branches: Sequence[Part]) -> Back:
    """Before one of several parts: single words, phrases, parts that need some word, and others."""
    sure = [branch for branch in branches if not branch.optional]
    written = {phrase for branch in sure if not branch.spelled for phrase in branch.phrases}
    said = {phrase for phrase in written if " " in phrase}
    words = frozenset(way for branch in sure for way in branch.spelled)
    words |= {way for word in written - said for way in (word, f"{word}'")}
    more = [branch for branch in branches if branch.optional or not (branch.spelled or branch.phrases)]
    needing = [branch for branch in more if branch.needs and not branch.optional]
    backs = [before_words(words)] if words else []
    if said:
        backs.append(before_phrases(said))
    if needing:
        backs.append(_before_needing(needing))
    return _before_any([*backs, *(branch.back for branch in more if branch.optional or not branch.needs)])


def _before_any(backs: Sequence[Back]) -> Back:
    if len(backs) == 1:
        return backs[0]

    def back(view: View, ends: int) -> int:
        found = 0
        for one in backs:
            found |= one(view, ends)
        return found

    return back


def _before_needing(branches: Sequence[Part]) -> Back:
    """Before one of many parts that each need some word: those that a view holds nowhere are tried once in it."""
    by_word: dict[str, list[int]] = {}
    for number, branch in enumerate(branches):
        for word in branch.needs or ():
            by_word.setdefault(word, []).append(number)
    needed = frozenset(by_word)

    def back(view: View, ends: int) -> int:
        known = view.kept.get(back)
        if known is None:
            numbers = {number for word in needed & view.vocabulary for number in by_word[word]}
            known = [branches[number].back for number in numbers]
            known = view.kept[back] = [one for one in known if one(view, everywhere(view))]
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
