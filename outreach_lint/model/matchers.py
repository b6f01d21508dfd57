"""Matchers: the pieces that patterns are built of, each a function over the words of a view."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from outreach_lint.model.annotated import View
from outreach_lint.model.lazy import lazy
from outreach_lint.model.part import Matcher, Part
from outreach_lint.model.phrases import bare, either, written_out
from outreach_lint.model.places import (
    before_gap,
    before_one_of,
    before_parts,
    before_stem,
    before_tried,
    before_words,
)

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
    possessive = len(word) > 3 and word.isalpha() and word not in CONTRACTED

    def matches(view: View, index: int) -> Sequence[int]:
        seen = view.words[index].text
        if seen == word:
            return (index + 1,)
        if "'" in seen:
            stem, _, ending = seen.partition("'")
            if stem == word and (lenient or (possessive and ending in ("s", ""))):
                return (index + 1,)
        return _NONE

    only = frozenset((word,))
    spelled = frozenset((word, word + "'") if lenient or possessive else (word,))
    phrases = frozenset((bare(word),))
    return Part(matches, before_words(spelled), only, only, word=word, spelled=spelled, phrases=phrases)


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

    only = frozenset(words[:1])
    return Part(matches, before_tried(matches, starts), only or None, only or None)


def stem(prefix: str) -> Part:
    """Any word that begins so."""

    def matches(view: View, index: int) -> Sequence[int]:
        return (index + 1,) if view.words[index].text.startswith(prefix) else _NONE

    return Part(matches, before_stem(prefix))


def any_word() -> Part:
    """Exactly one word."""
    return Part(lambda view, index: (index + 1,), lambda view, ends: ends >> 1)


def gap(most: int) -> Part:
    """Up to so many words of the same sentence, as few as will do."""

    def matches(view: View, index: int) -> Sequence[int]:
        ends = [index]
        while len(ends) <= most and index < len(view.words) and (ends[-1] == index or view.joined[ends[-1] - 1]):
            if ends[-1] >= len(view.words):
                break
            ends.append(ends[-1] + 1)
        return ends

    return Part(matches, before_gap(most), words=most, gap=True)


def one_of(branches: Sequence[Part]) -> Part:
    """One of several parts, tried in their order; only those that can begin with the word at hand are tried."""
    plain = frozenset(branch.word for branch in branches if branch.word and not branch.optional)
    by_first: dict[str, list[Matcher]] = {}
    anywhere: list[Matcher] = []
    for branch in branches:
        if branch.firsts is None or branch.optional:
            anywhere.append(branch.matches)
        else:
            for word in branch.firsts:
                by_first.setdefault(word, []).append(branch.matches)
    simple = not anywhere and len(plain) == len(branches)

    def matches(view: View, index: int) -> Sequence[int]:
        if simple and "'" not in view.words[index].text:
            return (index + 1,) if view.words[index].text in plain else _NONE
        found: list[int] = []
        for key in view.keys[index]:
            for tried in by_first.get(key, _NONE_MATCHERS):
                found += tried(view, index)
        for tried in anywhere:
            found += tried(view, index)
        return found if len(found) < 2 else list(dict.fromkeys(found))

    needs = _union([branch.needs for branch in branches])
    firsts = _union([None if branch.optional else branch.firsts for branch in branches])
    empty = any(branch.empty or branch.optional for branch in branches)
    alike = all(branch.spelled and not branch.optional for branch in branches)
    spelled = frozenset(way for branch in branches for way in branch.spelled) if alike else frozenset()
    return Part(matches, before_one_of(branches), needs, firsts, empty=empty, spelled=spelled, phrases=either(branches))


_NONE_MATCHERS: Sequence[Matcher] = ()


def together(parts: Sequence[Part]) -> Part:
    """One part after another, joined by blanks; an optional one is taken where it can be."""
    if len(parts) == 1 and not parts[0].optional and not parts[0].gap:
        return parts[0]

    def matches(view: View, index: int) -> Sequence[int]:
        ends: Sequence[int] = (index,)
        for part in parts:
            if part.optional or part.gap or len(ends) > 1:
                ends = _further(view, part, index, ends)
            else:
                end = ends[0]
                fits = end < len(view.words) and (end == index or view.joined[end - 1])
                ends = part.matches(view, end) if fits else _NONE
            if not ends:
                return _NONE
        return ends

    known = [part.needs for part in parts if part.needs and not part.optional and not part.gap]
    needs = min(known, key=commonness) if known else None
    empty = all(part.optional or part.gap or part.empty for part in parts)
    return Part(matches, before_parts(parts), needs, _firsts(parts), empty=empty, phrases=written_out(parts))


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


def _firsts(parts: Sequence[Part]) -> frozenset[str] | None:
    found: frozenset[str] = frozenset()
    for part in parts:
        if part.gap:
            continue
        if part.firsts is None:
            return None
        found |= part.firsts
        if not part.optional:
            return found
    return None


def _union(sets: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    found: frozenset[str] = frozenset()
    for one in sets:
        if one is None:
            return None
        found |= one
    return found


COMMON = frozenset(
    "a an and are as at be can do for have i if in is it of on or our the that this to we with you your".split()
)
"""Words that nearly every message holds, and that a prefilter should not lean on."""


def commonness(words: frozenset[str]) -> tuple[bool, int]:
    """How little a set of words helps a prefilter."""
    return not words.isdisjoint(COMMON), len(words)
