"""Load: the bytes of a file as characters, exactly; what cannot be read so is an error with its place."""

from __future__ import annotations

import codecs
from pathlib import PurePath

from outreach_lint.model.source import Source, SourceError

MAX_LINE = 2_000_000
"""Characters of one line. Longer lines are data of another kind, and no person could be shown a place in them."""

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MAIL = frozenset({".eml", ".mbox"})


def load(path: str, data: bytes) -> Source:
    """The characters of a file: UTF-8, or UTF-16 behind a byte order mark. Mail may hold other bytes, kept one to one.

    Raises SourceError for an empty file, for bytes that are no such text, and for a line above MAX_LINE.
    """
    if data.startswith(b"PK\x03\x04") and PurePath(path).suffix.lower() == ".docx":
        from outreach_lint.read.docx import source

        return source(path, data)
    if data.startswith(b"PK\x03\x04"):
        raise SourceError(path, "is an office document or archive, which is not read; save it as .docx, .txt or .md")
    bom, charset = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    if bom == b"" and (at := data.find(b"\0")) >= 0:
        raise SourceError(path, "holds a NUL byte, so it is no text; save it as UTF-8", *_place(data, at))
    try:
        text = data[len(bom) :].decode(charset)
    except UnicodeDecodeError as error:
        if PurePath(path).suffix.lower() in _MAIL and not bom:
            charset, text = "latin-1", data.decode("latin-1")
        else:
            raise _undecodable(path, error, charset) from None
    if not text or text.isspace():
        raise SourceError(path, "is empty; nothing can be read from it")
    _bound(path, text)
    return Source(path, text, charset, bom)


def _place(data: bytes, at: int) -> tuple[int, int]:
    start = data.rfind(b"\n", 0, at) + 1
    return data.count(b"\n", 0, at) + 1, len(data[start:at].decode("utf-8", "replace")) + 1


def _undecodable(path: str, error: UnicodeDecodeError, charset: str) -> SourceError:
    if charset != "utf-8":
        return SourceError(path, f"begins like {charset.upper()} but is cut or damaged; save it as UTF-8")
    cut = error.reason == "unexpected end of data"
    problem = (
        "ends in the middle of a UTF-8 character" if cut else f"byte 0x{error.object[error.start]:02x} is not UTF-8"
    )
    # The offset is that of the bytes behind a byte order mark, so the place is counted there too.
    return SourceError(path, f"{problem}; save the file as UTF-8", *_place(error.object, error.start))


def _bound(path: str, text: str) -> None:
    at = 0
    while len(text) - at > MAX_LINE:
        end = text.rfind("\n", at, at + MAX_LINE + 1)
        if end < 0:
            message = f"has a line of more than {MAX_LINE:,} characters; split it, or exclude the file"
            raise SourceError(path, message, text.count("\n", 0, at) + 1)
        at = end + 1
