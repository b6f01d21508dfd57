"""Phrases: short runs of plain words, of which a view knows all that it holds, so that none is sought by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from outreach_lint.model.annotated import View
from outreach_lint.model.part import Part

LONGEST = 4
"""Words of the longest phrase that is looked up."""
MOST = 32
"""The most phrases that a part is written out as; one that could be more is sought piece by piece."""

Held = tuple[Mapping[str, int], frozenset[str]]
"""Where each phrase begins, as bits, and all phrases."""


def phrases_in(view: View) -> Held:
    """All phrases of a view, of two words and more, without the endings behind apostrophes; found once."""
    known: Held | None = view.kept.get(phrases_in)
    if known is None:
        at = _phrases(view)
        known = view.kept[phrases_in] = at, frozenset(at)
    return known


def _phrases(view: View) -> dict[str, int]:
    words = [bare(word.text) for word in view.words]
    at: dict[str, int] = {}
    last = len(words) - 1
    for start, phrase in enumerate(words):
        place = 1 << start
        for index in range(start, min(start + LONGEST - 1, last)):
            if not view.joined[index]:
                break
            phrase = f"{phrase} {words[index + 1]}"
            at[phrase] = at.get(phrase, 0) | place
    return at


def bare(word: str) -> str:
    """A word as it stands in phrases: without its ending behind an apostrophe, a masked field as one character."""
    if "\ue000" <= word[0] <= "\ue0ff":
        return word[0]
    return word.partition("'")[0] or word if "'" in word else word


def written_out(parts: Sequence[Part]) -> frozenset[str]:
    """All phrases that parts one after another can be; none where they are more than a few, or something else."""
    runs: set[str] = {""}
    for part in parts:
        if not part.phrases or part.gap:
            return frozenset()
        longer = {f"{run} {phrase}" if run else phrase for run in runs for phrase in part.phrases}
        runs = longer | runs if part.optional else longer
        if len(runs) > MOST:
            return frozenset()
    return _bounded(runs)


def either(parts: Sequence[Part]) -> frozenset[str]:
    """All phrases that one of several parts can be; none where they are more than a few, or something else."""
    if any(not part.phrases or part.optional for part in parts) or sum(len(part.phrases) for part in parts) > MOST:
        return frozenset()
    return _bounded(phrase for part in parts for phrase in part.phrases)


def _bounded(phrases: Iterable[str]) -> frozenset[str]:
    found = frozenset(phrases)
    return found if all(phrase and phrase.count(" ") < LONGEST for phrase in found) else frozenset()
