"""Built-in classes: what rules may name without a file listing it (numbers, money, merge fields, links, names)."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_lint.model.annotated import View
from outreach_lint.model.lazy import lazy
from outreach_lint.model.part import Part, Simple
from outreach_lint.model.places import before_tried, before_words, capitals, keyed

_FIELDS = frozenset(chr(0xE000 + i) for i in range(7))
_DIGIT = frozenset("0")
_NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety "
    "hundred hundreds thousand thousands million millions dozens".split()
)
_NONE: Sequence[int] = ()


def _masked(characters: frozenset[str]) -> Part:
    def matches(view: View, index: int) -> Sequence[int]:
        return (index + 1,) if view.words[index].text[0] in characters else _NONE

    return Simple(matches, before_words(characters), characters, characters)


def _spelled(pattern: str, keys: frozenset[str] | None) -> Part:
    """What a regular expression finds at the word, with the currency sign before it; without keys, what begins with a
    capital."""
    cased = keys is None
    compiled = lazy(pattern)

    def matches(view: View, index: int) -> Sequence[int]:
        text = view.plain if cased else view.lower
        start = view.words[index].start
        if cased and not view.plain[start].isupper():
            return _NONE
        if start > 1 and text[start - 1] in ".," and text[start - 2].isdigit():
            return _NONE
        while start > 0 and text[start - 1] in "$£€#~":
            start -= 1
        found = compiled.match(text, start)
        if not found or found.end() <= view.words[index].start:
            return _NONE
        behind = index + 1
        while behind < len(view.words) and view.words[behind].end <= found.end():
            behind += 1
        return (behind,)

    return Simple(matches, before_tried(matches, capitals if keys is None else keyed(keys)), keys)


BUILT_IN = {
    "number": _spelled(
        r"[$£€#~]?\d[\d,.]*(?:[-—]\d[\d,.]*)?(?:k|m|bn|b|x|%|\+|st|nd|rd|th)*|(?:"
        + "|".join(sorted(_NUMBER_WORDS))
        + r")\b|[\uE000-\uE006]+(?:%|\+|x)?",
        _DIGIT | _FIELDS | _NUMBER_WORDS,
    ),
    "money": _spelled(r"[$£€]\s?\d[\d,.]*(?:k|m|bn)?|\d[\d,.]*\s?(?:dollars|euros|pounds|usd|eur|gbp)\b", _DIGIT),
    "percent": _spelled(r"[\d.,]+(?:[-—][\d.,]+)?\s?(?:%|percent|per cent)|[\uE000-\uE006]+\s?%", _DIGIT | _FIELDS),
    "multiple": _spelled(r"\d[\d.]*x\b", _DIGIT),
    "rate": _spelled(r"[$£€]\s?\d[\d,.]*k?\s?/\s?[a-z]+", _DIGIT),
    "field": _masked(_FIELDS),
    "sender_field": _masked(frozenset("\ue000")),
    "name_field": _masked(frozenset("\ue001")),
    "company_field": _masked(frozenset("\ue002")),
    "identity_field": _masked(frozenset("\ue001\ue002\ue003")),
    "content_field": _masked(frozenset("\ue004")),
    "url": _masked(frozenset("\ue010\ue011")),
    "booking_url": _masked(frozenset("\ue011")),
    "address": _masked(frozenset("\ue012")),
    "Name": _spelled(r"\p{Lu}[\w&'-]+(?:[ ]\p{Lu}[\w&'-]+){0,3}", None),
}
"""Classes that no file lists. A word with a digit is found under "0", a masked field under its private character."""
