"""YAML scalars in all their styles: folds, escapes and indentation undone, and new words spelled in the same style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from outreach_lint.model.text import Escape, Text
from outreach_lint.read.layers.pieces import Cut, rewritten

PLAIN, PLAIN_IN_FLOW, SINGLE, DOUBLE, LITERAL, FOLDED = "", "flow", "'", '"', "|", ">"

_FOLD = r"(?<![ \t])[ \t]*(?:\r?\n[ \t]*)+"
_PLAIN = re.compile(_FOLD)
_SINGLE = re.compile(rf"''|{_FOLD}")
_DOUBLE = re.compile(rf"\\(?:x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|U[0-9a-fA-F]{{8}}|\r?\n[ \t]*|[^xuU\r\n])|{_FOLD}")
_LETTERS = {
    **dict(zip("0abtnvfre", "\0\a\b\t\n\v\f\r\x1b", strict=True)),
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_NOT_PLAIN = re.compile(r"\n|:(?=\s|$)|(?:^|(?<=\s))#|^[-?:,\[\]{}#&*!|>'\"%@`]")
_NOT_IN_FLOW = re.compile(r"[,\[\]{}]")


def scalar(literal: Text, style: str, value: str) -> Text:
    """The words of a scalar from its spelling (quotes or block header included), its style and its value.

    Where the spelling is not understood to mean that value, the words have one enclosing place.
    """
    if not value:
        return Text("", ())
    meant = value.rstrip("\n") if style in (LITERAL, FOLDED) else value
    decoded = _DECODERS[style](literal, meant)
    if decoded is not None and decoded.chars == meant:
        return decoded
    return Text.enclosed(value, *literal.source(0, len(literal)))


def _folded(break_: str) -> str:
    breaks = break_.count("\n")
    return " " if breaks == 1 else "\n" * (breaks - 1)


def _plain(literal: Text, value: str) -> Text | None:
    cuts = (Cut(m.start(), m.end(), _folded(m[0])) for m in _PLAIN.finditer(literal.chars))
    return rewritten(literal, cuts).escaped(to_plain)


def _plain_in_flow(literal: Text, value: str) -> Text | None:
    cuts = (Cut(m.start(), m.end(), _folded(m[0])) for m in _PLAIN.finditer(literal.chars))
    return rewritten(literal, cuts).escaped(to_plain_in_flow)


def _single(literal: Text, value: str) -> Text | None:
    inner = literal[1:-1]
    cuts = (Cut(m.start(), m.end(), "'" if m[0] == "''" else _folded(m[0])) for m in _SINGLE.finditer(inner.chars))
    return rewritten(inner, cuts).escaped(to_single)


def _double(literal: Text, value: str) -> Text | None:
    inner = literal[1:-1]
    cuts = (Cut(m.start(), m.end(), _unescaped(m[0])) for m in _DOUBLE.finditer(inner.chars))
    ascii_only = inner.chars.isascii() and re.search(r"\\[xuU]", inner.chars) is not None
    return rewritten(inner, cuts).escaped(to_double_ascii if ascii_only else to_double)


def _unescaped(spelled: str) -> str:
    if spelled[0] != "\\":
        return _folded(spelled)
    if spelled[1] in "xuU":
        return chr(int(spelled[2:], 16))
    return "" if spelled[1] in "\r\n" else _LETTERS.get(spelled[1], spelled[1])


def _literal(literal: Text, value: str) -> Text | None:
    found = _block(literal, value)
    if found is None:
        return None
    inner, indent, newline = found
    cuts: list[Cut] = []
    joint = 0
    for start, end, _ in _lines(inner.chars):
        content = start + min(indent, end - start)
        if content > joint and content - joint != inner.chars.count("\n", joint, content):
            cuts.append(Cut(joint, content, "\n" if start else ""))
        joint = end
    decoded = rewritten(inner, cuts).escaped(to_literal(indent, newline))
    return decoded[: len(value)]


def _folding(literal: Text, value: str) -> Text | None:
    found = _block(literal, value)
    if found is None:
        return None
    inner, indent, newline = found
    cuts: list[Cut] = []
    joint, breaks, indented = 0, 0, True
    for start, end, _ in _lines(inner.chars):
        content = min(start + indent, end)
        if content == end:
            breaks += 1
            continue
        more = inner.chars[content] in " \t"
        folds = joint > 0 and not (more or indented)
        words = (
            "\n" * breaks if joint == 0 else (" " if breaks == 1 else "\n" * (breaks - 1)) if folds else "\n" * breaks
        )
        if content > joint:
            cuts.append(Cut(joint, content, words))
        joint, breaks, indented = end, 1, more
    decoded = rewritten(inner, cuts).escaped(to_folded(indent, newline))
    return decoded[: len(value)]


def _block(literal: Text, value: str) -> tuple[Text, int, str] | None:
    """The lines of a block without its header, how far they are indented, and how they end."""
    header = literal.chars.find("\n") + 1
    inner = literal[header:]
    first = next((line for line in inner.chars.split("\n") if line.strip(" \r")), None)
    meant = next((line for line in value.split("\n") if line.strip(" \r")), None)
    if not header or first is None or meant is None:
        return None
    indent = _leading(first) - _leading(meant)
    newline = "\r\n" if literal.chars[header - 2 : header - 1] == "\r" else "\n"
    return (inner, indent, newline) if indent >= 0 else None


def _leading(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _lines(chars: str) -> Iterator[tuple[int, int, int]]:
    """Where each line begins, where its words end, and where it ends."""
    at = 0
    while at < len(chars):
        stop = chars.find("\n", at) + 1 or len(chars)
        yield at, at + len(chars[at:stop].removesuffix("\n").removesuffix("\r")), stop
        at = stop


def to_plain(new: str) -> str | None:
    """Words inside an unquoted scalar, as far as they would not end it or change what it is."""
    return None if _UNPRINTABLE.search(new) or _NOT_PLAIN.search(new) else new


def to_plain_in_flow(new: str) -> str | None:
    """Words inside an unquoted scalar between brackets or braces."""
    return None if _NOT_IN_FLOW.search(new) else to_plain(new)


def to_single(new: str) -> str | None:
    """Words inside single quotes, on one line."""
    return None if _UNPRINTABLE.search(new) or "\n" in new else new.replace("'", "''")


def to_double(new: str) -> str | None:
    """Words inside double quotes; what cannot be printed becomes an escape."""
    return _UNPRINTABLE.sub(_escape, new.replace("\\", "\\\\").replace('"', '\\"')).replace("\n", "\\n")


def to_double_ascii(new: str) -> str | None:
    """Words inside double quotes, every character beyond ASCII as an escape."""
    return re.sub(r"[^\x00-\x7f]", _escape, to_double(new) or "")


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


@cache
def to_literal(indent: int, newline: str) -> Escape:
    """How words are written into a `|` block whose lines are indented so."""

    def escape(new: str) -> str | None:
        if _UNPRINTABLE.search(new):
            return None
        return re.sub(r"\n+", lambda m: newline * len(m[0]) + " " * indent, new)

    return escape


@cache
def to_folded(indent: int, newline: str) -> Escape:
    """How words are written into a `>` block whose lines are indented so; not at the edge of a paragraph."""

    def escape(new: str) -> str | None:
        if _UNPRINTABLE.search(new) or new != new.strip("\n") or re.search(r"\n[ \t]", new):
            return None
        return re.sub(r"\n+", lambda m: newline * (len(m[0]) + 1) + " " * indent, new)

    return escape


_DECODERS = {
    PLAIN: _plain,
    PLAIN_IN_FLOW: _plain_in_flow,
    SINGLE: _single,
    DOUBLE: _double,
    LITERAL: _literal,
    FOLDED: _folding,
}
