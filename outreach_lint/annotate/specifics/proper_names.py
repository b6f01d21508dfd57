"""Proper names that are neither the sender's, nor a place, nor a tool that everybody uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from outreach_lint.annotate.specifics.known_names import COMMON, EVERYBODYS, OPENERS, PLACES
from outreach_lint.model.annotated import Sentence, Span, View
from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import Part

NAME = lazy(r"(?<![\w@])\p{Lu}[\w&'+-]*(?:[ ](?:(?:of|the|for|and|&)[ ](?=\p{Lu}))?[\p{Lu}\d][\w&'+-]*)*")
_OPENS = lazy(r"(?:^|[.!?:\n\"(•*✓✅-]|—)[ \t\"'(*_]*$")
_LINK = lazy(r"(?i)(?:https?://)?(?:[\w-]{1,63}+\.){0,8}([\w-]{3,63}+)\.[a-z]{2,6}(?![\w.])")
_DOT = lazy(r"(?i)\.[a-z]{2}")
"""What every link holds; a text without it is not searched for links."""
_OPENING = OPENERS | COMMON
_INNER_CAPITAL = lazy(r"\p{Ll}\p{Lu}|^\p{Lu}[\p{L}]*-\p{Lu}|\d|^\p{Lu}{3,}$|'s$")


class Name(NamedTuple):
    """A name in the copy. `sure` is false for a capital that may be there only because a sentence opens with it."""

    span: Span
    sure: bool
    opens: bool


def foreign(view: View, part: Part, sentences: Iterable[Sentence], sellers: frozenset[str]) -> Iterator[Name]:
    """Names that could be the reader's, or of something in his world."""
    own = _own(view, part, sentences) | {word for name in sellers for word in name.split()}
    found = list(_names(view, own))
    inside = {view.plain[start:end].removesuffix("'s") for start, end, opens in found if not opens}
    for start, end, opens in found:
        name = view.plain[start:end]
        sure = not opens or " " in name or bool(_INNER_CAPITAL.search(name)) or name.removesuffix("'s") in inside
        yield Name(Span(part, start, end), sure, opens)


def _names(view: View, own: set[str]) -> Iterator[tuple[int, int, bool]]:
    """Start, end, and whether the name stands where any word would have a capital."""
    for match in NAME.finditer(view.plain):
        words = match[0].split()
        start = match.start()
        opens = bool(_OPENS.search(view.plain[max(0, start - 8) : start]))
        while words and opens and words[0].lower().partition("'")[0] in _OPENING:
            start += len(words[0]) + 1
            words = words[1:]
            opens = False
        lower = [word.lower().removesuffix("'s") for word in words]
        told = [word for word in lower if word not in COMMON and word not in own]
        if told and not all(word in EVERYBODYS or word in PLACES for word in told):
            yield start, match.end(), opens


def _own(view: View, part: Part, sentences: Iterable[Sentence]) -> set[str]:
    """Words of the greeting, the signature and the message's own links: the reader's and the sender's names."""
    zones = ("greeting", "signature", "sign-off", "footer")
    places = [(s.start, s.end) for s in sentences if s.part == part and s.zone in zones]
    words = {word.text for start, end in places for word in view.words_in(start, end)}
    written = view.chars.split() if _DOT.search(view.chars) else ()
    stems = {match[1].lower() for text in written if _DOT.search(text) for match in _LINK.finditer(text)}
    return words | {piece for stem in stems for piece in (stem, stem.replace("-", ""), *stem.split("-"))}
