"""Feature lists: three or more services, features or hours listed as what the sender sells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import regex

from outreach_lint.checks.list_stems import OTHERWISE, SELLING, names_nothing_sold
from outreach_lint.checks.ownership import OUR_THINGS
from outreach_lint.checks.rewriting.questions import which_one
from outreach_lint.model.annotated import WRITTEN, Annotated, Hit, Span, View
from outreach_lint.model.lazy import lazy

ENOUGH = 3
"""So many bullets make a list."""

BULLET = lazy(r"[ \t]*(?:[-—•●▪◦‣·»→]|\*(?!\*)|\.(?=[ ])|\p{So}\uFE0F?|\d{1,2}[.)])[ \t]*(?=\S|$)")
_ITEM = r"(?!(?:so|but|which|who|that|because|we|you|i|it|then)\b)(?:[\w&/+%$€£'’.#()\uE000-\uE006-]++ ?){1,5}"
_THREE = rf"(?:, {_ITEM})+,? (?:and|&|plus) {_ITEM}"
_FOUR = rf"(?:, {_ITEM}){{2,}},? (?:and|&|plus|or) {_ITEM}"
INLINE = lazy(
    "|".join(
        (
            r"\b(?:we|i|{names}|(?:the|our|my) (?:platform|tool|app|software|system|service|team|agency|product|"
            r"solution))(?:'ll)? (?:can |also |now )*(?:helps?|handles?|automates?|offers?|provides?)\b"
            r"(?![^,.!?;\n]*\bso (?:that|they|you|it)\b)[^,.!?;\n]{0,90}" + _THREE,
            r"\b(?:we|i|our (?:team|agency|company|firm|services?|platform|solutions?)|{names})(?:'re|'ll)? (?:can |"
            r"also |now )*(?:do|speciali[sz]e in|deliver|cover|include|supply|build|manage|take care of|"
            r"are experts in)s?\b[^,.!?:;\n]{0,60}" + _FOUR,
            r"\b(?:we|our|i|{names})\b[^.!?;\n]{3,60},? (?:including|such as):? +" + _ITEM + _THREE,
            r"(?:^|(?<=\n)|(?<=[.!?] ))(?:\w+ )?(?:features?|services|specialties|skills)(?: include| are)?:"
            r"[^.!?;\n]{3,}(?:, [^,.!?;\n]{3,}){2,}",
            r"\b(?:services?|solutions?|features?|everything|capabilities)\b[^.!?;\n]{0,20}(?:including|includes?|"
            r"such as|like|from|:)[^,.!?;\n]{1,50}" + _FOUR,
        )
    )
)
"""Sentences that string together three or four of what the sender does."""
_WITH_THREE = ("help", "handle", "automate", "offer", "provide", "including", "such as")
_WITH_FOUR = (
    " do",
    " speciali",
    " deliver",
    " cover",
    " include",
    " supply",
    " build",
    " manage",
    " take care of",
    " are experts in",
    "feature",
    "service",
    "specialties",
    "skills",
    "solution",
    "everything",
    "capabilities",
)
"""What a sentence holds with which three or four things are strung together."""


class Listing(NamedTuple):
    """A run of bullets with the line that leads into it."""

    stem: str
    items: tuple[str, ...]
    start: int
    end: int


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Bulleted lists after a seller's stem, and sentences that string services together."""
    view = message.views["body"]
    for listing in listings(view):
        if _sells(message, listing) and _written(message, listing.start):
            span = Span("body", listing.start, listing.end)
            yield Hit(span, says={"count": len(listing.items)}, proposals=which_one(message, span, listing.items))
    for sentence in message.copy:
        if sentence.question or not strings_together(view.lower[sentence.start : sentence.end]):
            continue
        match = named(INLINE.pattern, message, view.lower).search(view.lower, sentence.start, sentence.end)
        if match:
            span = Span("body", match.start(), match.end())
            items = tuple(regex.split(r", (?:and )?", message.words_of(span)))
            rest = Span("body", match.start(), sentence.end)
            yield Hit(span, says={"count": len(items)}, proposals=which_one(message, rest, items[1:]))


def strings_together(words: str) -> bool:
    """Whether a sentence holds the commas, the joining words and the verbs without which `INLINE` matches nowhere."""
    commas = words.count(", ")
    if not commas:
        return False
    joined = " and " in words or " & " in words or " plus " in words
    if joined and any(stem in words for stem in _WITH_THREE):
        return True
    return commas > 1 and (joined or " or " in words or ":" in words) and any(stem in words for stem in _WITH_FOUR)


def listings(view: View) -> Iterator[Listing]:
    """Every run of at least three bullets, blank lines between them allowed."""
    items: list[str] = []
    stem, start, end = "", 0, 0
    at, glyph = 0, False
    for line in view.plain.split("\n"):
        text = line.strip()
        bullet = BULLET.match(line) if text and not text[0].isalpha() else None
        rest = line[bullet.end() :].strip() if bullet else text
        titled = bool(bullet) and rest.endswith(":")
        if (bullet and not titled) or (glyph and text):
            start = at if not items else start
            glyph = not rest
            if rest:
                items.append(rest)
                end = at + len(line.rstrip())
        elif text:
            if len(items) >= ENOUGH:
                yield Listing(stem, tuple(items), start, end)
            stem, items, glyph = rest.lower() if titled else text.lower(), [], False
        at += len(line) + 1
    if len(items) >= ENOUGH:
        yield Listing(stem, tuple(items), start, end)


def _sells(message: Annotated, listing: Listing) -> bool:
    """Whether the stem presents what the sender sells, and the items are things rather than questions or prices."""
    stem = listing.stem
    sentence = regex.split(r"(?<=[.!?])\s+", stem)[-1]
    if not named(SELLING.pattern, message, sentence).search(sentence) or OTHERWISE.search(sentence):
        return False
    odd = sum(names_nothing_sold(item.lower()) for item in listing.items)
    return 2 * odd < len(listing.items)


def named(pattern: str, message: Annotated, words: str) -> regex.Pattern[str]:
    """The pattern with those names of the sender in it that some words hold: most stand there masked."""
    names = sorted(name for name in message.sellers - OUR_THINGS if name in words)
    if not names:
        return unnamed(pattern)
    return regex.compile(pattern.replace("{names}", "|".join([_SENDER, *map(regex.escape, names)])))


_SENDER = "\\ue000+"


@cache
def unnamed(pattern: str) -> regex.Pattern[str]:
    """The pattern for senders without a name: the only one that is worth keeping for the next run."""
    return lazy(pattern.replace("{names}", _SENDER))


def _written(message: Annotated, offset: int) -> bool:
    sentence = next((s for s in message.sentences if s.part == "body" and s.end > offset), None)
    return sentence is not None and sentence.zone in WRITTEN
