"""Pattern: the small closed language of rules, from which both the matcher and its prefilter are made.

A pattern is words separated by spaces. A space matches any run of blanks, commas and hyphens (and a line end within a
paragraph, which the view turns into a blank).

    word        itself, whatever the case          word*       any word that begins so
    (a|b c)     one of several                     (a)?        may be missing
    {class}     one entry of a word class          ~3          up to three words of the same sentence
    _           exactly one word                   ^ … $       only at the start or end of a sentence

Matching is linear by construction: there is no unbounded repetition, and a pattern is only tried near the words that
it cannot do without.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from outreach_lint.model.annotated import View

SPACE = "[ ,-]+"
WORD = r"[^ ,\n.!?;:]++"
_FIELDS = frozenset(chr(0xE000 + i) for i in range(7))
_DIGIT = frozenset("0")
_NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety hundred "
    "hundreds thousand thousands million millions dozens"
).split()


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a compiled pattern: its regex, the words of which a text must hold at least one, and the most words
    that it can span."""

    regex: str
    needs: frozenset[str] | None = None
    words: int = 1
    optional: bool = False
    gap: bool = False


BUILT_IN = {
    "number": Part(
        r"(?:[$£€#~]?\d[\d,.]*+(?:[-—]\d[\d,.]*+)?(?:k|m|bn|b|x|%|\+|st|nd|rd|th)*+|"
        + "|".join(_NUMBER_WORDS)
        + r"|[\uE000-\uE006]++(?:%|\+|x)?)",
        _DIGIT | _FIELDS | frozenset(_NUMBER_WORDS),
        4,
    ),
    "money": Part(
        r"(?:[$£€]\s?\d[\d,.]*+(?:k|m|bn)?|\d[\d,.]*+\s?(?:dollars|euros|pounds|usd|eur|gbp)\b)", _DIGIT, 4
    ),
    "percent": Part(
        r"(?:[\d.,]++(?:[-—][\d.,]++)?\s?(?:%|percent|per cent)|[\uE000-\uE006]++\s?%)", _DIGIT | _FIELDS, 5
    ),
    "multiple": Part(r"\d[\d.]*x", _DIGIT, 3),
    "rate": Part(r"[$£€]\s?\d[\d,.]*k?\s?/\s?[a-z]+", _DIGIT, 5),
    "field": Part(r"[\uE000-\uE006]++", _FIELDS),
    "sender_field": Part(r"\uE000++", frozenset("\ue000")),
    "name_field": Part(r"\uE001++", frozenset("\ue001")),
    "company_field": Part(r"\uE002++", frozenset("\ue002")),
    "identity_field": Part(r"[\uE001-\uE003]++", frozenset("\ue001\ue002\ue003")),
    "content_field": Part(r"\uE004++", frozenset("\ue004")),
    "url": Part(r"[\uE010\uE011]++", frozenset("\ue010\ue011")),
    "booking_url": Part(r"\uE011++", frozenset("\ue011")),
    "address": Part(r"\uE012++", frozenset("\ue012")),
}
"""Classes that no file lists. A word with a digit needs "0", a masked field its private character."""

CASED = {"Name": Part(r"(?-i:\p{Lu}[\w&'-]+(?:[ ]\p{Lu}[\w&'-]+){0,3})", None, 8)}
"""Classes that need the letters' case: a pattern with one of them is matched against `plain`, not `lower`."""

_EDGE_LEFT = r"(?<![\w@])"
_EDGE_RIGHT = r"(?![\w@])"
_CLOSES = r"(?=[ \"')*_]*(?:[.!?\n]|$))"
_SLACK = 2
_TOO_COMMON = 6
"""From so many places on, one pass over the whole text is cheaper than one around each place."""


@dataclass(slots=True)
class Pattern:
    """A compiled pattern. The regex is made when a text first gets past the prefilter.

    `needs` are sets of words, the rarest first, of each of which a text must hold one; `words` is the longest match.
    """

    source: str
    body: str
    needs: tuple[frozenset[str], ...]
    words: int
    at_start: bool = False
    at_end: bool = False
    cased: bool = False
    _regex: regex.Pattern[str] | None = field(default=None, repr=False)

    def find(self, view: View) -> Iterator[tuple[int, int]]:
        """The places of this pattern in a view, from left to right."""
        vocabulary = view.vocabulary
        for words in self.needs:
            if vocabulary.isdisjoint(words):
                return
        if self._regex is None:
            flags = regex.VERSION1 | (regex.IGNORECASE if self.cased else 0)
            right = _EDGE_RIGHT + (_CLOSES if self.at_end else "")
            self._regex = regex.compile(_EDGE_LEFT + "(?:" + self.body + ")" + right, flags)
        text = view.plain if self.cased else view.matched
        for low, high in self._windows(view):
            for match in self._regex.finditer(text, low, high):
                start, end = match.span()
                if not self.at_start or _opens(view.plain, start):
                    yield start, end

    def _windows(self, view: View) -> list[tuple[int, int]]:
        """The stretches of text in which a match must lie: around the rarest words that it needs."""
        whole = [(0, len(view.lower))]
        if not self.needs:
            return whole
        places = sorted(place for word in self.needs[0] & view.vocabulary for place in view.places[word])
        if len(places) > _TOO_COMMON:
            return whole
        windows: list[tuple[int, int]] = []
        reach, words = self.words + _SLACK, view.words
        for place in places:
            low = words[max(0, place - reach)].start
            high = words[place + reach].end if place + reach < len(words) else len(view.lower)
            if windows and low <= windows[-1][1]:
                windows[-1] = (windows[-1][0], max(high, windows[-1][1]))
            else:
                windows.append((max(0, low - 1), high))
        return windows


_GREETED = regex.compile(r"(?i)(?:^|\n)[ ]*(?:hi|hey|hello|dear)?[ ]*[\w\uE000-\uE0FF]+[ ]*(?:[,—!]|-)$")
_BULLETED = regex.compile(r"(?:^|\n)[ ]*(?:[-*•]|\d{1,2}[.)])$")


def _opens(plain: str, start: int) -> bool:
    """Whether a sentence begins here: at a line's start, after an end mark, a greeting or a bullet."""
    before = plain[max(0, start - 60) : start].rstrip(" \"'(*_")
    return not before or before[-1] in "\n.!?:" or bool(_GREETED.search(before) or _BULLETED.search(before))
