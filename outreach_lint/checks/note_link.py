"""Links, phone numbers and files in a connection note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from outreach_lint.model.annotated import Annotated, Hit, Span
from outreach_lint.model.lazy import lazy

LINK = lazy(r"[\uE010\uE011]+")
ELSEWHERE = lazy(
    r"\b(?:whats\s?app|telegram|signal|wechat)\b|(?<![\d.])\+?\d[\d ()-]{7,16}\d(?![\d%])|[\uE012]+", regex.I
)
FILE = lazy(r"\b[\w-]+\.(?:pdf|pptx?|docx?|xlsx?|zip|mp4)\b|\b(?:attached|attaching|see attachment)\b", regex.I)


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """The first link or file (`params['what']` = link), or the first move to another channel (= elsewhere)."""
    seen = message.views["body"].plain
    patterns = (ELSEWHERE,) if params.get("what") == "elsewhere" else (LINK, FILE)
    found = sorted(match.span() for pattern in patterns for match in pattern.finditer(seen))
    if found:
        yield Hit(Span("body", *found[0]))
