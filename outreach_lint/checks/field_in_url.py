"""Prospect fields inside a link, where a space or an umlaut in the value breaks it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from outreach_lint.model.annotated import Annotated, Hit, Span
from outreach_lint.model.lazy import lazy

BEFORE = lazy(r"(?:https?://|www\.|\b[\w-]+\.(?:com|org|net|io|co|ai|app|dev)/)[^\s<>\"')]*$", regex.I)
ENCODED = lazy(r"url_?encode|urlize|slugify")
SAFE_NAMES = lazy(r"(?:id|slug|url|link|domain|website|code|token|hash|email|subdomain)\d*$")
LOOK_BACK = 200
_APART = " \n<>\"')"
"""Signs that stand in no address."""


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Every field about the prospect that stands after the beginning of an address, with no encoding filter."""
    for field in message.fields:
        if field.kind not in ("identity", "content", "unknown"):
            continue
        if not in_address(message.views[field.part].chars[max(0, field.start - LOOK_BACK) : field.start]):
            continue
        if not SAFE_NAMES.search(field.name) and not ENCODED.search(field.raw):
            yield Hit(Span(field.part, field.start, field.end))


def in_address(before: str) -> bool:
    """Whether the characters before a field end in the beginning of an address."""
    if not before or before.removesuffix("\n")[-1:] in _APART:  # so it is with nearly all fields
        return False
    return BEFORE.search(before) is not None
