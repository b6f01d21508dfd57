"""Matchers: the pieces that patterns are built of, each a function over the words of a view."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property

from outreach_lint.model.annotated import View
from outreach_lint.model.lazy import lazy
from outreach_lint.model.part import Back, Part, Simple, Words
from outreach_lint.model.phrases import bare, written_out
from outreach_lint.model.places import before_gap, before_parts, before_stem, before_tried, before_words

CONTRACTED = frozenset(["that", "what", "here", "there", "where", "when"])
"""Longer words that take a verb, not a possessive, behind the apostrophe."""

_NONE: Sequence[int] = ()
_SIGNS = lazy(r"[^\w&'+#-]|^\W")
_WORDS = lazy(r"\w[\w&]*(?:['+#][\w+#]*)*|&")


@cache
def literal(text: str, lenient: bool = False) -> Part:
    """One word, or several joined by punctuation ("24/7"); `lenient` takes any ending behind an apostrophe."""
    words = [text] if text.isalnum() else _WORDS.findall(text)
    if not words or (not text.isalnum() and _SIGNS.search(text)):
        return _exactly(text, words)
    if len(words) > 1:
        return together([literal(word, lenient) for word in words])
    word = words[0]
    possessive = takes_possessive(word)

    def matches(view: View, index: int) -> Sequence[int]:
        seen = view.words[index].text
        if seen == word:
            return (index + 1,)
        if "'" in seen:
            stem, _, ending = seen.partition("'")
            if stem == word and (lenient or (possessive and ending in ("s", ""))):
                return (index + 1,)
        return _NONE

    spelled = frozenset((word, word + "'") if lenient or possessive else (word,))
    return Simple(matches, before_words(spelled), frozenset((word,)), frozenset((bare(word),)))


def takes_possessive(word: str) -> bool:
    """Whether a word is found with a possessive ending, too."""
    return len(word) > 3 and word.isalpha() and word not in CONTRACTED


def _exactly(spelled: str, words: Sequence[str]) -> Part:
    """A word with signs that matter before, in or behind it ("#1", "24/7")."""
    lead = len(spelled) - len(spelled.lstrip("#$£€~*+.([")) if words else 0

    def matches(view: View, index: int) -> Sequence[int]:
        start = view.words[index].start - lead
        end = start + len(spelled)
        if start < 0 or not view.lower.startswith(spelled, start) or view.lower[end : end + 1].isalnum():
            return _NONE
        behind = index + 1
        while behind < len(view.words) and view.words[behind].end <= end:
            behind += 1
        return (behind,)

    def starts(view: View) -> int:
        found, at = 0, view.lower.find(spelled)
        while at >= 0:
            index = bisect_left(view.starts, at + lead)
            if index < len(view.words) and view.words[index].start == at + lead:
                found |= 1 << index
            at = view.lower.find(spelled, at + 1)
        return found

    return Simple(matches, before_tried(matches, starts), frozenset(words[:1]) or None)


def stem(prefix: str) -> Part:
    """Any word that begins so."""

    def matches(view: View, index: int) -> Sequence[int]:
        return (index + 1,) if view.words[index].text.startswith(prefix) else _NONE

    return Simple(matches, before_stem(prefix))


def any_word() -> Part:
    """Exactly one word."""
    return Simple(lambda view, index: (index + 1,), lambda view, ends: ends >> 1)


def gap(most: int) -> Part:
    """Up to so many words of the same sentence, as few as will do."""

    def matches(view: View, index: int) -> Sequence[int]:
        ends = [index]
        while len(ends) <= most and index < len(view.words) and (ends[-1] == index or view.joined[ends[-1] - 1]):
            if ends[-1] >= len(view.words):
                break
            ends.append(ends[-1] + 1)
        return ends

    return Simple(matches, before_gap(most), gap=True)


def together(parts: Sequence[Part], sure: frozenset[str] = frozenset()) -> Part:
    """One part after another, joined by blanks; an optional one is taken where it can be.

    `sure` are words among them that a text must hold: without one of them the other parts need not even be made.
    """
    return parts[0] if len(parts) == 1 and not parts[0].optional and not parts[0].gap else _Together(parts, sure)


class _Together:
    optional = gap = False

    def __init__(self, parts: Sequence[Part], sure: frozenset[str]) -> None:
        self._parts = parts
        self.back: Back = before_parts(parts, sure)

    def matches(self, view: View, index: int) -> Sequence[int]:
        """The ends of all ways to match at a word."""
        ends: Sequence[int] = (index,)
        for part in self._parts:
            if part.optional or part.gap or len(ends) > 1:
                ends = _further(view, part, index, ends)
            else:
                end = ends[0]
                fits = end < len(view.words) and (end == index or view.joined[end - 1])
                ends = part.matches(view, end) if fits else _NONE
            if not ends:
                return _NONE
        return ends

    @cached_property
    def needs(self) -> Words:
        """The rarest words that one of its parts needs."""
        known = [part.needs for part in self._parts if not part.optional and not part.gap and part.needs]
        return min(known, key=commonness, default=None)

    @cached_property
    def firsts(self) -> Words:
        """The words that the first of its parts can begin with that is there for sure, or one before it."""
        found: frozenset[str] = frozenset()
        for part in self._parts:
            if part.gap:
                continue
            if part.firsts is None:
                return None
            found |= part.firsts
            if not part.optional:
                return found
        return None

    @cached_property
    def phrases(self) -> frozenset[str]:
        """All phrases that its parts can be."""
        return written_out(self._parts)

    @cached_property
    def empty(self) -> bool:
        """Whether none of its parts has to hold a word."""
        return all(part.optional or part.gap or part.empty for part in reversed(self._parts))


def _further(view: View, part: Part, begin: int, ends: Sequence[int]) -> list[int]:
    found: list[int] = []
    last = len(view.words)
    for end in ends:
        joined = end == begin or view.joined[end - 1]
        if end < last and joined and not (part.gap and end == begin):
            found += part.matches(view, end)
        if part.optional or (part.gap and (end in (last, begin) or not joined)):
            found.append(end)
    return found if len(found) < 2 else list(dict.fromkeys(found))


COMMON = frozenset(
    "a an and are as at be can do for have i if in is it of on or our the that this to we with you your".split()
)
"""Words that nearly every message holds, and that a prefilter should not lean on."""


def commonness(words: frozenset[str]) -> tuple[bool, int]:
    """How little a set of words helps a prefilter."""
    return not words.isdisjoint(COMMON), len(words)
