"""JSON strings: escapes decoded with their places, and new words spelled as the file spells its own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from json.decoder import scanstring  # type: ignore[attr-defined]  # public, though the stubs lack it

from outreach_lint.model.text import Escape, Text
from outreach_lint.read.layers.pieces import Cut, rewritten

_ESCAPE = re.compile(
    r'\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(["\\/bfnrt]))'
)
_SIMPLE = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_cut: Callable[[tuple[int, int, str, bool]], Cut] = partial(tuple.__new__, Cut)
"""As `Cut._make`, which takes twice the time: a body has an escape for each of its lines."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def string(literal: Text, escape: Escape) -> Text:
    """The value of a string literal, whose quotes are its first and last character.

    Where the standard library reads another value (half a surrogate pair), the words have one enclosing place.
    """
    inner = literal[1:-1]
    if "\\" not in inner.chars:
        return inner.escaped(escape)
    decoded = rewritten(inner, _escapes(inner.chars)).escaped(escape)
    value = scanstring(literal.chars, 1, False)[0]
    if decoded.chars == value and not _SURROGATE.search(value):
        return decoded
    return Text.enclosed(_SURROGATE.sub("\ufffd", value), *inner.source(0, len(inner)))


def _escapes(chars: str) -> Iterator[Cut]:
    for match in _ESCAPE.finditer(chars):
        start, end = match.span()
        if end == start + 2:
            yield _cut((start, end, _SIMPLE[chars[start + 1]], False))
            continue
        high, low, unit, _ = match.groups()
        new = chr(int(unit, 16)) if unit else chr(0x10000 + ((int(high, 16) & 0x3FF) << 10) + (int(low, 16) & 0x3FF))
        yield _cut((start, end, new, False))


def escape_for(source: str, charset: str) -> Escape:
    """How a file spells new words: with \\u escapes where it holds such escapes alone, or could hold nothing else."""
    unicode_safe = charset.startswith("utf")
    return to_ascii if (source.isascii() and "\\u" in source) or not unicode_safe else to_unicode


def to_ascii(new: str) -> str:
    """Words as the inside of a string literal, every character beyond ASCII as an escape."""
    return json.dumps(new)[1:-1]


def to_unicode(new: str) -> str:
    """Words as the inside of a string literal; only what must be is escaped."""
    return json.dumps(new, ensure_ascii=False)[1:-1]
