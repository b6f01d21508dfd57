"""Bytes to characters: what is read exactly, and what is turned away with its place."""

from __future__ import annotations

import codecs

import pytest

from outreach_lint.model.source import Source, SourceError
from outreach_lint.read import Options, detect, load, read
from outreach_lint.read.load import MAX_LINE


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("Hi Zoë".encode(), "utf-8"),
        (codecs.BOM_UTF8 + "Hi Zoë".encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + "Hi Zoë".encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + "Hi Zoë".encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_text_and_its_mark_come_back_as_the_same_bytes(data: bytes, charset: str) -> None:
    source = load("a.txt", data)
    assert (source.text, source.charset) == ("Hi Zoë", charset)
    assert source.encode(source.text) == data
    assert source.position(0) == (1, 1)


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (b"", (1, 1), "empty"),
        (b" \n\n", (1, 1), "empty"),
        (b"Hi\nyo\0u", (2, 3), "NUL"),
        (b"Hi\nZo\xeb is", (2, 3), "0xeb"),
        ("Hi\nZoë".encode()[:-1], (2, 3), "middle of a UTF-8 character"),
        (codecs.BOM_UTF16_LE + b"H", (1, 1), "cut or damaged"),
        (b"PK\x03\x04rest", (1, 1), "office document"),
        (b"Hi\n" + b"x" * (MAX_LINE + 1), (2, 1), "line of more than"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(data: bytes, place: tuple[int, int], words: str) -> None:
    with pytest.raises(SourceError) as caught:
        load("a.md", data)
    assert (caught.value.line, caught.value.column) == place
    assert words in caught.value.message


def test_mail_may_hold_any_bytes_but_keeps_them() -> None:
    data = b"Subject: x\n\nZo\xeb"
    source = load("a.eml", data)
    assert source.charset == "latin-1"
    assert source.encode(source.text) == data


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("a.md", "{}", "markdown"),
        ("a.TXT", "x", "text"),
        ("a.tsx", "x", None),
        ("-", '{"subject": 1}\n{"subject": 2}', "jsonl"),
        ("-", '[{"subject": 1}]', "json"),
        ("-", "From: a@b.c\nMIME-Version: 1.0\n\nhi", "eml"),
        ("-", "From a@b.c Mon Jan  1 00:00:00 2024\nSubject: x\n\nhi", "mbox"),
        ("-", "<!DOCTYPE html><p>hi", "html"),
        ("-", "# Emails\n\n## Email 1", "markdown"),
        ("-", "[Name], hi there", "text"),
    ],
)
def test_the_suffix_decides_and_then_the_first_words(path: str, text: str, name: str | None) -> None:
    assert detect(Source(path, text)) == name


def test_a_file_of_another_kind_is_left_alone_with_a_note() -> None:
    reading = read(Source("a.tsx", "Hi Dana"), Options())
    assert reading.messages == ()
    assert reading.note is not None and ".tsx" in reading.note
