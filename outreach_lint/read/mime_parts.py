"""MIME parts: the headers of a mail and the places of its text parts, found without decoding anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.record import dataclass
from outreach_lint.model.text import Text

_HEADER = lazy(r"([!-9;-~]+)[ \t]*:[ \t]*(.*(?:\n[ \t].*)*)\n?")
_PARAM = r"(?:^|[;\s]){name}\*?=[ \t]*(?:\"([^\"\n]*)\"|([^;\s]+))"
_UNSTUFFED = lazy(r"(?m)^>(?=>*From )")
_POSTMARK = lazy(r"(?m)(?:\A|(?<=\n\n))From [^\n]*\d{4}[^\n]*\n")
_DEPTH = 20
"""Parts within parts that are followed; deeper ones are an attack, not a mail."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that holds no other parts. `kind` is its type, `body` what stands in the file.

    `flowed` tells that its lines were wrapped for sending, `delsp` that a blank was added at each such end of a line.
    """

    kind: str
    charset: str
    encoding: str
    attached: bool
    body: Text
    flowed: bool = False
    delsp: bool = False


def headers(text: Text) -> tuple[Mapping[str, Text], int]:
    """Header values by lower-case name, the first of each, and the offset at which the body begins."""
    found: dict[str, Text] = {}
    at = 0
    while match := _HEADER.match(text.chars, at):
        found.setdefault(match[1].lower(), text[slice(*match.span(2))].strip())
        at = match.end()
    if text.chars.startswith("\n", at):
        at += 1
    return found, at


def leaves(text: Text, depth: int = 0) -> Iterator[Leaf]:
    """The leaves of a mail or part, in the order of the file."""
    fields, start = headers(text)
    kind, params = _kind(fields.get("content-type"))
    body = text[start:]
    boundary = parameter(params, "boundary")
    if kind.startswith("multipart/") and boundary and depth < _DEPTH:
        for part in _parts(body, boundary):
            yield from leaves(part, depth + 1)
        return
    encoding = (
        fields["content-transfer-encoding"].chars.strip().lower() if "content-transfer-encoding" in fields else ""
    )
    disposition = fields["content-disposition"].chars.lower() if "content-disposition" in fields else ""
    wrapped = kind == "text/plain" and (parameter(params, "format") or "").lower() == "flowed"
    yield Leaf(
        kind,
        parameter(params, "charset") or "us-ascii",
        encoding,
        disposition.startswith("attachment"),
        body,
        wrapped,
        wrapped and (parameter(params, "delsp") or "").lower() == "yes",
    )


def _kind(value: Text | None) -> tuple[str, str]:
    chars = value.chars if value else "text/plain"
    return chars.split(";")[0].strip().lower(), chars


def parameter(value: str, name: str) -> str | None:
    """A parameter of a header value."""
    found = regex.search(_PARAM.format(name=name), value, regex.I)
    return (found[1] or found[2] or "").strip() or None if found else None


def _parts(body: Text, boundary: str) -> Iterator[Text]:
    mark = regex.compile(rf"(?m)^--{regex.escape(boundary)}(--)?[ \t]*$")
    start = None
    for found in mark.finditer(body.chars):
        if start is not None:
            yield body[start : max(start, found.start() - 1)]
        if found[1]:
            return
        start = min(found.end() + 1, len(body))
    if start is not None:
        yield body[start:]


def mails(text: Text) -> Iterator[Text]:
    """The mails of an mbox file, without the line above each and the mark before lines that look like it."""
    marks = [found.span() for found in _POSTMARK.finditer(text.chars)]
    for index, (_, start) in enumerate(marks):
        end = marks[index + 1][0] if index + 1 < len(marks) else len(text)
        mail = text[start:end]
        yield mail.without([found.span() for found in _UNSTUFFED.finditer(mail.chars)])
