"""Lines: line ends as one character, and blocks without the marks or spaces that every line of them begins with."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_lint.model.lazy import lazy
from outreach_lint.model.text import Text

_MARK = lazy(r"[ \t]*(?:>[ \t]?)+")
_NEXT = lazy(r"\n[ \t]*(?:>[ \t]?)+")
_INDENT = lazy(r"(?m)^[ \t]*(?=\S)")


def line_ends(text: Text) -> Text:
    r"""`\r\n` read as `\n`, and written back as the file has it."""
    if "\r\n" not in text.chars:
        return text
    return text.sub("\r\n", lambda _: "\n").escaped(lambda new: new.replace("\n", "\r\n"))


def unquote(text: Text) -> Text:
    """A block quote's words; new lines in it get the mark of its first line."""
    first = _MARK.match(text.chars)
    if first is None:
        return text
    # A line break and the mark behind it are one: who deletes the break must not leave the mark.
    plain = text[first.end() :].sub(_NEXT, lambda _: "\n")
    mark = first[0].rstrip() + " "
    return plain.escaped(lambda new: new.replace("\n", "\n" + mark))


def dedent(text: Text) -> Text:
    """A block without the indentation that all its lines share, as in a fence inside a list item."""
    indents: Sequence[str] = _INDENT.findall(text.chars)
    margin = min(indents, key=len, default="")
    if not margin:
        return text
    size = len(margin)
    start = min(size, len(text.chars) - len(text.chars.lstrip(" \t")))
    plain = text[start:].sub(rf"\n[ \t]{{0,{size}}}", lambda _: "\n")
    return plain.escaped(lambda new: new.replace("\n", "\n" + margin))
