"""Lines: line ends as one character, and blocks without the marks or spaces that every line of them begins with."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from outreach_lint.model.text import Text

_QUOTE_MARK = regex.compile(r"(?m)^[ \t]*(?:>[ \t]?)+")
_INDENT = regex.compile(r"(?m)^[ \t]*(?=\S)")


def line_ends(text: Text) -> Text:
    r"""`\r\n` read as `\n`, and written back as the file has it."""
    if "\r\n" not in text.chars:
        return text
    return text.sub("\r\n", lambda _: "\n").escaped(lambda new: new.replace("\n", "\r\n"))


def unquote(text: Text) -> Text:
    """A block quote's words; new lines in it get the mark of its first line."""
    marks = [found.span() for found in _QUOTE_MARK.finditer(text.chars)]
    if not marks:
        return text
    mark = text.chars[slice(*marks[0])].rstrip() + " "
    return text.without(marks).escaped(lambda new: new.replace("\n", "\n" + mark))


def dedent(text: Text) -> Text:
    """A block without the indentation that all its lines share, as in a fence inside a list item."""
    indents: Sequence[str] = _INDENT.findall(text.chars)
    size = min(map(len, indents), default=0)
    if size == 0:
        return text
    spans = []
    at = 0
    for line in text.chars.split("\n"):
        spans.append((at, at + min(size, len(line) - len(line.lstrip(" \t")))))
        at += len(line) + 1
    margin = indents[0][:size]
    return text.without(spans).escaped(lambda new: new.replace("\n", "\n" + margin))
