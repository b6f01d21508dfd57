"""MIME: quoted-printable, base64, character sets and encoded header words, as a mail program shows them."""

from __future__ import annotations

import base64
import binascii
import codecs

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.text import Piece, Text, join

_SOFT = r"(?:=[ \t]*\n)?"
_X = r"[0-9A-Fa-f]"
_NEXT = rf"{_SOFT}=[89ABab]{_X}"
_UTF8 = rf"=[CcDd]{_X}{_NEXT}|=[Ee]{_X}(?:{_NEXT}){{2}}|=[Ff][0-7](?:{_NEXT}){{3}}"
_QP_UTF8 = lazy(rf"{_UTF8}|={_X}{_X}|=[ \t]*(?:\n|\Z)|[ \t]++(?=\n|\Z)")
_QP_SINGLE = lazy(rf"={_X}{_X}|=[ \t]*(?:\n|\Z)|[ \t]++(?=\n|\Z)")
_QP_MULTI = lazy(rf"={_X}{_X}(?:{_SOFT}={_X}{_X})*|=[ \t]*(?:\n|\Z)|[ \t]++(?=\n|\Z)")
_HEX = lazy(rf"=({_X}{_X})")
_BYTES_UTF8 = lazy("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]")
_BYTES_ONE = lazy("[\x80-\xff]")
_BYTES_RUN = lazy("[\x80-\xff]+(?:[@-~][\x80-\xff]*)*")
_UTF7 = lazy(r"\+[A-Za-z0-9+/]*-?")
_WORD = lazy(r"=\?([\w.:-]+)(?:\*[\w-]+)?\?([bBqQ])\?([^?\n]*)\?=")
_BETWEEN = lazy(r"\?=(\s+)(?==\?[\w.:-]+(?:\*[\w-]+)?\?[bBqQ]\?)")
_FOLD = lazy(r"\n(?=[ \t])")
_LINE = 60
"""Encoded characters of new words in one line, so that no line grows beyond the 76 that the standard allows."""


def codec(name: str) -> str:
    """A known codec for the name of a character set; UTF-8 for an unknown one."""
    try:
        found = codecs.lookup(name.strip("\"' ").lower()).name
    except LookupError:
        return "utf-8"
    return "utf-8" if found == "ascii" else found


def quoted_printable(text: Text, charset: str) -> Text:
    """The characters of a quoted-printable body, each in its place; new words are encoded again."""
    kind = _kind(charset)
    pattern = {"utf-8": _QP_UTF8, "single": _QP_SINGLE}.get(kind, _QP_MULTI)

    def decoded(found: regex.Match[str]) -> str:
        return bytes.fromhex("".join(_HEX.findall(found[0]))).decode(
            "latin-1" if kind == "utf-7" else charset, "replace"
        )

    plain = text.sub(pattern, decoded)
    if kind == "utf-7":
        plain = plain.sub(_UTF7, lambda found: found[0].encode("latin-1", "replace").decode("utf-7", "replace"))
    return plain.escaped(lambda new: _printable(new, charset))


def _kind(charset: str) -> str:
    if charset in ("utf-8", "utf-7"):
        return charset
    try:
        # Single-byte codecs know all or most bytes by themselves; the others need at least two for one letter.
        probe = bytes(range(0x90, 0xE0))
        return "single" if len(probe.decode(charset, "replace")) == len(probe) else "multi"
    except (LookupError, UnicodeError):
        return "multi"


def _printable(new: str, charset: str) -> str | None:
    if charset == "utf-7":
        return None
    lines = []
    for line in new.split("\n"):
        units = []
        for char in line:
            try:
                units.append(char if " " <= char <= "~" and char != "=" else _hex(char.encode(charset)))
            except UnicodeEncodeError:
                return None
        if units and units[-1] in (" ", "\t"):
            units[-1] = _hex(units[-1].encode())
        lines.append(units)
    whole = ["".join(units) for units in lines]
    if sum(map(len, whole)) <= _LINE // 4:
        return "\n".join(whole)
    return "=\n" + "\n".join(_wrapped(units) for units in lines) + "=\n"


def _hex(data: bytes) -> str:
    return "".join(f"={byte:02X}" for byte in data)


def _wrapped(units: list[str]) -> str:
    rows, row = [], ""
    for unit in units:
        if len(row) + len(unit) > _LINE:
            rows.append(row)
            row = ""
        row += unit
    return "=\n".join((*rows, row))


def eight_bit(text: Text, charset: str, source: str) -> Text:
    """A body whose bytes were read one to one (`source` is latin-1), as characters of its own character set."""
    if source != "latin-1" or text.chars.isascii():
        if charset == "utf-7":
            decoded = text.sub(_UTF7, lambda found: found[0].encode("latin-1", "replace").decode("utf-7", "replace"))
            return decoded.escaped(lambda _: None)
        return text
    pattern = {"utf-8": _BYTES_UTF8, "single": _BYTES_ONE}.get(_kind(charset), _BYTES_RUN)
    plain = text.sub(pattern, lambda found: found[0].encode("latin-1").decode(charset, "replace"))
    return plain.escaped(lambda new: _bytes(new, charset))


def _bytes(new: str, charset: str) -> str | None:
    try:
        return new.encode(charset).decode("latin-1")
    except UnicodeEncodeError:
        return None


def base64_body(text: Text, charset: str) -> Text:
    """The characters of a base64 body; single words have no place of their own in it."""
    packed = regex.sub(r"[^A-Za-z0-9+/]", "", text.chars)
    try:
        data = base64.b64decode(packed + "=" * (-len(packed) % 4))
    except (binascii.Error, ValueError):
        data = b""
    chars = data.decode(charset, "replace").replace("\r\n", "\n")
    return Text.enclosed(chars, *text.source(0, len(text))) if text.pieces else text


def encoded_words(text: Text) -> Text:
    """A header's words: unfolded, with RFC 2047 words decoded."""
    text = text.without([found.span() for found in _FOLD.finditer(text.chars)])
    text = text.without([found.span(1) for found in _BETWEEN.finditer(text.chars)])
    parts: list[Text] = []
    at = 0
    for found in _WORD.finditer(text.chars):
        parts += (text[at : found.start()].escaped(_bare), _word(text, found))
        at = found.end()
    return join((*parts, text[at:].escaped(_bare))) if parts else text.escaped(_bare)


def _word(text: Text, found: regex.Match[str]) -> Text:
    charset = codec(found[1])
    if found[2] in "bB":
        inner = base64_body(text[found.start() : found.end()], charset)
        data = base64_body(Text.of(found[3]), charset).chars
        return Text(data, (Piece(0, *text.source(*found.span()), False),) if data else (), inner.escapes)
    words = text[slice(*found.span(3))].sub("_", lambda _: " ")
    words = quoted_printable(words, charset)
    return Text(words.chars, words.pieces, (lambda new: _q(new, charset), *text.escapes))


def _q(new: str, charset: str) -> str | None:
    if "\n" in new:
        return None
    try:
        return "".join(
            "_" if char == " " else char if char.isascii() and char.isalnum() else _hex(char.encode(charset))
            for char in new
        )
    except UnicodeEncodeError:
        return None


def _bare(new: str) -> str | None:
    return new if new.isascii() and "\n" not in new and "=?" not in new else None
