"""Words of no meaning that held the place of copy: lorem ipsum, INSERT NAME HERE, blanks in a greeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outreach_lint.model.annotated import Annotated, Hit, Span
from outreach_lint.model.lazy import lazy
from outreach_lint.model.lowered import lowered
from outreach_lint.model.message import Part

FILLER = lazy(
    r"(?i:\blorem ipsum\b(?:[^.\n]*)|\bdolor sit amet\b|\bINSERT [\w ]{2,30} HERE\b)"
    r"|(?i:\byour (?:text|copy|message) goes here\b)"
    r"|\b(?:INSERT|ENTER|ADD) (?:[A-Z]{2,}[ ]?){1,4}\b|\b(?:FIRST|LAST|COMPANY|RECIPIENT|PROSPECT|CLIENT) ?NAME\b"
    r"|(?m:^(?:Hi|Hello|Hey|Dear)[ ]+)\K_{2,}|(?:\bat|\bfor|\bof|\byour)[ ]\K_{3,}|\bX{3,}\b(?![- ]?(?:L|rated))"
)
PARTS: tuple[Part, ...] = ("subject", "body")
_AS_WRITTEN = ("ENTER ", "ADD ", "NAME", "__", "XXX")
_IN_ANY_CASE = ("lorem ipsum", "dolor sit amet", "insert ", " goes here")
"""What each match of `FILLER` holds: cheap to look for, and seldom there."""


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Every stretch of filler outside merge fields."""
    for part in PARTS:
        chars = message.views[part].chars
        if not may_hold(chars):
            continue
        fields = [(field.start, field.end) for field in message.fields if field.part == part]
        for match in FILLER.finditer(chars):
            if not any(start < match.end() and match.start() < end for start, end in fields):
                yield Hit(Span(part, *match.span()))


def may_hold(chars: str) -> bool:
    """Whether anything stands in a part without which `FILLER` matches nowhere."""
    if any(words in chars for words in _AS_WRITTEN):
        return True
    lower = lowered(chars)
    return any(words in lower for words in _IN_ANY_CASE)
