"""Phrases: short runs of plain words, of which a view knows all that it holds, so that none is sought by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from outreach_lint.model.annotated import View
from outreach_lint.model.part import Back, Part

LONGEST = 4
"""Words of the longest phrase that is looked up."""

MOST = 32
"""The most phrases that a part is written out as; one that could be more is sought piece by piece."""

Pairs = tuple[Mapping[str, Sequence[int]], frozenset[str]]
"""Where each pair of words begins, and all pairs."""


def pairs_in(view: View) -> Pairs:
    """All pairs of words that follow one another in a view, without the endings behind apostrophes; found once."""
    known: Pairs | None = view.kept.get(pairs_in)
    if known is None:
        at = _pairs(view)
        known = view.kept[pairs_in] = at, frozenset(at)
    return known


def _pairs(view: View) -> dict[str, list[int]]:
    words = [keys[0] if len(keys) == 1 else bare(keys[0]) for keys in view.keys]
    at: dict[str, list[int]] = {}
    for place, joined in enumerate(view.joined[:-1]):
        if joined:
            at.setdefault(f"{words[place]} {words[place + 1]}", []).append(place)
    return at


def before_phrases(said: Iterable[str]) -> Back:
    """Before one of several phrases of two words and more."""
    by_pair: dict[str, list[tuple[str, ...]]] = {}
    for phrase in said:
        first, *more = _pairs_of(phrase)
        by_pair.setdefault(first, []).append(tuple(more))
    wanted = frozenset(by_pair)

    def back(view: View, ends: int) -> int:
        known = view.kept.get(back)
        if known is None:
            known = view.kept[back] = _phrases(view, {pair: by_pair[pair] for pair in wanted & pairs_in(view)[1]})
        found = 0
        for length, starts in known:
            found |= (ends >> length) & starts
        return found

    return back


def _phrases(view: View, by_pair: Mapping[str, Sequence[Sequence[str]]]) -> Sequence[tuple[int, int]]:
    """Where phrases begin, by their length; each is given as its pairs of words, under the first of them."""
    by_length: dict[int, int] = {}
    at = pairs_in(view)[0]
    for first, rests in by_pair.items():
        begun = sum([1 << place for place in at[first]])
        for rest in rests:
            starts = begun
            for further, pair in enumerate(rest, 1):
                starts &= sum([1 << place for place in at.get(pair, ())]) >> further
            if starts:
                length = len(rest) + 2
                by_length[length] = by_length.get(length, 0) | starts
    return tuple(by_length.items())


def _pairs_of(phrase: str) -> tuple[str, ...]:
    """The pairs of words that follow one another in a phrase: a view holds the phrase where it holds all of them."""
    words = phrase.split()
    return tuple([f"{one} {other}" for one, other in pairwise(words)])


def bare(word: str) -> str:
    """A word as it stands in phrases: without its ending behind an apostrophe, a masked field as one character."""
    if "\ue000" <= word[0] <= "\ue0ff":
        return word[0]
    return word.partition("'")[0] or word if "'" in word else word


def written_out(parts: Sequence[Part]) -> frozenset[str]:
    """All phrases that parts one after another can be; none where they are more than a few, or something else."""
    runs: set[str] = {""}
    for part in parts:
        if part.gap or not part.phrases:
            return frozenset()
        longer = {f"{run} {phrase}" if run else phrase for run in runs for phrase in part.phrases}
        runs = longer | runs if part.optional else longer
        if len(runs) > MOST:
            return frozenset()
    return bounded(runs)


def bounded(phrases: Iterable[str]) -> frozenset[str]:
    """Some phrases; none where they are too many, one of them is too long, or it holds no word."""
    found = frozenset(phrases)
    few = len(found) <= MOST and all(phrase and phrase.count(" ") < LONGEST for phrase in found)
    return found if few else frozenset()
