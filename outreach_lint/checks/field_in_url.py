"""Prospect fields inside a link, where a space or an umlaut in the value breaks it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from outreach_lint.model.annotated import Annotated, Hit, Span
from outreach_lint.model.lazy import lazy

BEFORE = lazy(r"(?:https?://|www\.|\b[\w-]+\.(?:com|org|net|io|co|ai|app|dev)/)[^\s<>\"')]*$", regex.I)
SAFE_NAMES = lazy(r"(?:id|slug|url|link|domain|website|code|token|hash|email|subdomain)\d*$")
LOOK_BACK = 200


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Every field about the prospect that stands after the beginning of an address, with no encoding filter."""
    for field in message.fields:
        if field.kind not in ("identity", "content", "unknown") or SAFE_NAMES.search(field.name):
            continue
        chars = message.views[field.part].chars
        if regex.search(r"url_?encode|urlize|slugify", field.raw):
            continue
        if BEFORE.search(chars[max(0, field.start - LOOK_BACK) : field.start]):
            yield Hit(Span(field.part, field.start, field.end))
