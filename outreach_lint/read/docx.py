"""Word documents: their paragraphs as lines of Markdown, so that messages in them are found; places are paragraphs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from outreach_lint.model.message import Message, Reading
from outreach_lint.model.record import replace
from outreach_lint.model.source import Source, SourceError
from outreach_lint.model.text import Piece, Text, unwritable
from outreach_lint.read import markdown
from outreach_lint.read.options import Options

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
LARGEST = 20_000_000
"""Bytes of a document's text once unpacked; a larger one is an attack, or a book."""
_SPARSE = 8
"""Paragraphs to an empty one up to which empty paragraphs, not the ends of paragraphs, part what is written."""


def source(path: str, data: bytes) -> Source:
    """The paragraphs of a document as lines. The source is not writable. Raises SourceError where it is no document."""
    lines = list(_lines(_body(path, data)))
    empty = sum(not line for line in lines)
    between = "\n" if empty * _SPARSE >= len(lines) else "\n\n"
    text = between.join(lines)
    if not text.strip():
        raise SourceError(path, "is empty; nothing can be read from it")
    return Source(path, text + "\n", writable=False)


def read(source: Source, options: Options) -> Reading:
    """The messages of a document, read like those of a Markdown file."""
    if source.writable:
        raise SourceError(source.path, "is no Word document, although it is called one")
    reading = markdown.read(source, options)
    messages = tuple(_enclosed(message, source) for message in reading.messages)
    return replace(reading, format="docx", messages=messages)


def _body(path: str, data: bytes) -> Element:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(_DOCUMENT).file_size > LARGEST:
                raise SourceError(path, f"holds more than {LARGEST:,} bytes of text; split it, or exclude the file")
            with archive.open(_DOCUMENT) as part:
                xml = part.read(LARGEST + 1)
    except KeyError:
        raise SourceError(path, "is an archive without a Word document in it") from None
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise SourceError(path, f"is no Word document that can be opened: {error}") from None
    # No document needs entities of its own; those that have some mean harm.
    if len(xml) > LARGEST or b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or b"\0" in xml:
        raise SourceError(path, "is no Word document that can be trusted: it declares entities or is too large")
    try:
        root = fromstring(xml)
    except (ParseError, ValueError, LookupError) as error:
        raise SourceError(path, f"is a damaged Word document: {error}") from None
    body = root.find(f"{_W}body")
    return root if body is None else body


def _lines(body: Element) -> Iterator[str]:
    for block in body:
        if block.tag == f"{_W}p":
            yield from _paragraph(block)
        elif block.tag == f"{_W}tbl":
            yield from _table(block)
            yield ""
        elif block.tag == f"{_W}sdt":
            content = block.find(f"{_W}sdtContent")
            yield from _lines(content) if content is not None else ()


def _paragraph(paragraph: Element) -> Iterator[str]:
    words = _words(paragraph)
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    named = (style.get(f"{_W}val") or "") if style is not None else ""
    if not words.strip():
        yield ""
    elif named.lower().startswith(("heading", "title")):
        level = int(named[-1]) if named[-1:] in tuple("123456") else 1
        yield f"{'#' * level} {words.replace('**', '').strip()}"
    else:
        listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        yield f"- {words.strip()}" if listed else words


def _words(paragraph: Element) -> str:
    """The words of a paragraph as they are shown; those that are bold between stars."""
    runs: list[tuple[str, bool]] = []
    for run in _runs(paragraph):
        words = "".join(_shown(child) for child in run)
        mark = run.find(f"{_W}rPr/{_W}b")
        bold = mark is not None and mark.get(f"{_W}val") not in ("0", "false")
        if runs and runs[-1][1] == bold:
            words = runs.pop()[0] + words
        runs.append((words, bold))
    return "".join(_starred(words) if bold else words for words, bold in runs)


def _runs(node: Element) -> Iterator[Element]:
    """The runs below a node in their order: not what was deleted, nor what stands in for older programs."""
    for child in node:
        if child.tag == f"{_W}r":
            yield child
        elif child.tag != f"{_W}del" and not child.tag.endswith("}Fallback"):
            yield from _runs(child)


def _shown(node: Element) -> str:
    if node.tag == f"{_W}t":
        return node.text or ""
    if node.tag == f"{_W}br":
        return "\n\n---\n\n" if node.get(f"{_W}type") == "page" else "\n"
    return {f"{_W}tab": " ", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}.get(node.tag, "")


def _starred(words: str) -> str:
    bare = words.strip()
    if not bare or "\n" in bare:
        return words
    start = words.index(bare)
    return f"{words[:start]}**{bare}**{words[start + len(bare) :]}"


def _table(table: Element) -> Iterator[str]:
    rows = [[_cell(cell) for cell in row.iter(f"{_W}tc")] for row in table.iter(f"{_W}tr")]
    for index, row in enumerate(rows):
        yield f"| {' | '.join(row)} |"
        if index == 0:
            yield f"|{'---|' * len(row)}"


def _cell(cell: Element) -> str:
    words = "<br>".join(_words(paragraph).replace("**", "") for paragraph in cell.iter(f"{_W}p"))
    return words.replace("\n", "<br>").replace("|", "\\|").strip()


def _enclosed(message: Message, source: Source) -> Message:
    """A message whose words are placed at their whole paragraphs and cannot be edited."""
    subject = _whole_lines(message.subject, source) if message.subject else None
    others = tuple(_whole_lines(text, source) for text in message.alternatives)
    return replace(
        message, format="docx", body=_whole_lines(message.body, source), subject=subject, alternatives=others
    )


def _whole_lines(text: Text, source: Source) -> Text:
    pieces, at = [], 0
    for line in text.chars.split("\n"):
        size = min(len(line) + 1, len(text.chars) - at)
        if size:
            first, last = text.source(at, at + max(len(line), 1))
            start, end = source.position(first)[0], source.position(max(first, last - 1))[0]
            closing = source.offset(end, 1) + len(source.line(end))
            pieces.append(Piece(at, source.offset(start, 1), closing, False))
        at += size
    return Text(text.chars, tuple(pieces), (unwritable,), exact=False)
