"""Merge fields that are not closed, closed twice, or nested across each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from outreach_lint.model.annotated import Annotated, Hit, MergeField, Span
from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import Part

STRAY = lazy(r"\{\{+[\w .]{0,40}|[\w.]{0,40}\}+\}|\*\|\w{1,40}(?![\w|])|\{%[^%\n]{0,40}|(?<=\W)%\}")
OPEN = lazy(r"^[{%\s\-~]*(?:#|)(if|unless|each|for|with|case|capture|range)\b", regex.I)
CLOSE = lazy(r"^[{%\s\-~]*(?:/(if|unless|each|with)|#?end(if|unless|for|case|capture|each|with|)\b)", regex.I)
PARTS: tuple[Part, ...] = ("subject", "body")


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Every brace without its partner, and every conditional that is not closed where it should be."""
    for part in PARTS:
        fields = [field for field in message.fields if field.part == part]
        chars = message.views[part].chars
        if "{" in chars or "}" in chars or "*|" in chars:
            yield from _strays(part, chars, fields)
        yield from _blocks(part, fields)


def _strays(part: Part, chars: str, fields: list[MergeField]) -> Iterator[Hit]:
    at = 0
    for field in [*fields, None]:
        end = field.start if field else len(chars)
        between = chars[at:end]
        if "{" in between or "}" in between or "*|" in between:
            for match in STRAY.finditer(chars, at, end):
                yield Hit(Span(part, *match.span()), says={"wrong": "has no partner"})
        if field and field.syntax in ("brace", "dollar", "double", "triple"):
            if chars[field.start - 1 : field.start] == "{" and field.start > at:
                yield Hit(Span(part, field.start - 1, field.end), says={"wrong": "opens more braces than it closes"})
            elif chars[field.end : field.end + 1] == "}":
                yield Hit(Span(part, field.start, field.end + 1), says={"wrong": "closes more braces than it opens"})
        at = field.end if field else end


def _blocks(part: Part, fields: list[MergeField]) -> Iterator[Hit]:
    stack: list[tuple[str, MergeField]] = []
    for field in fields:
        if field.kind != "control" or field.syntax not in ("double", "block"):
            continue
        opened, closed = OPEN.match(field.raw), CLOSE.match(field.raw)
        if opened:
            stack.append((opened[1].lower(), field))
        elif closed:
            kind = (closed[1] or closed[2] or "").lower()
            if stack and (not kind or stack[-1][0] == kind):
                stack.pop()
            else:
                yield _hit(part, field, "closes nothing that is open here")
    for _, field in stack:
        yield _hit(part, field, "is never closed")


def _hit(part: Part, field: MergeField, wrong: str) -> Hit:
    return Hit(Span(part, field.start, field.end), says={"wrong": wrong})
