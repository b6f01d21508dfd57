"""MIME encodings: the same words as the standard library, each in its place, and edits that come back as meant."""

from __future__ import annotations

import base64
import quopri
from email.header import Header

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layers_support import PLACE, edited, holds, span

from outreach_lint.model.text import Text
from outreach_lint.read.layers.mime import base64_body, codec, eight_bit, encoded_words, quoted_printable

WORDS = st.text(st.sampled_from("abc =?_.,\n\t é ß 中 \U0001f600 ’—"), max_size=60)
LATIN = st.text(st.sampled_from("abc =?_., é ß £ ü\n"), max_size=60)


def printable(words: str, charset: str) -> str:
    return quopri.encodestring(words.encode(charset)).decode("ascii")


@pytest.mark.parametrize(("charset", "strategy"), [("utf-8", WORDS), ("cp1252", LATIN)])
def test_quoted_printable_is_read_as_the_standard_library_reads_it(
    charset: str, strategy: st.SearchStrategy[str]
) -> None:
    @given(strategy)
    def check(words: str) -> None:
        source = printable(words, charset)
        assert quoted_printable(Text.of(source), charset).chars == quopri.decodestring(source).decode(charset)

    check()


@given(WORDS, PLACE, PLACE, WORDS)
def test_quoted_printable_round_trip(words: str, one: float, other: float, new: str) -> None:
    source = printable(words, "utf-8")
    text = quoted_printable(Text.of(source), "utf-8")
    start, end = span(text, one, other)
    holds(text, start, end, lambda first, last: quopri.decodestring(source[first:last]).decode("utf-8"))
    changed = edited(source, text, start, end, new)
    if changed is not None:
        first, last = text.source(start, end)
        assert changed.startswith(source[:first])
        assert changed.endswith(source[last:])
        # White space before a line end is not part of the words, in either reading.
        meant = text.chars[:start] + new + text.chars[end:]
        read = quoted_printable(Text.of(changed), "utf-8").chars
        assert [line.rstrip(" \t") for line in read.split("\n")] == [line.rstrip(" \t") for line in meant.split("\n")]


def test_long_new_words_keep_lines_short() -> None:
    text = quoted_printable(Text.of("Hi Dana, how are you"), "utf-8")
    spelled = text.written("é" * 100)
    assert spelled is not None
    assert max(map(len, spelled.split("\n"))) <= 76


def test_a_multi_byte_character_is_one_place() -> None:
    source = "caf=C3=A9 is =\nopen"
    text = quoted_printable(Text.of(source), "utf-8")
    assert text.chars == "café is open"
    assert source[slice(*text.source(3, 4))] == "=C3=A9"
    assert source[slice(*text.source(8, 12))] == "open"


@given(st.text(st.sampled_from("abc é ß 中"), min_size=1, max_size=30))
def test_base64_has_no_place_for_single_words(words: str) -> None:
    source = base64.encodebytes(words.encode()).decode("ascii")
    text = base64_body(Text.of(source), "utf-8")
    assert text.chars == words
    assert not text.exact
    assert not text.whole(0, 1)
    assert text.source(0, 1) == (0, len(source))


@given(st.text(st.sampled_from("abc d é ß 中 _?="), min_size=1, max_size=60))
def test_header_words_are_read_as_the_standard_library_reads_them(words: str) -> None:
    words = " ".join(words.split()) or "a"
    assert encoded_words(Text.of(Header(words, "utf-8").encode())).chars == words


def test_a_q_word_is_exact_and_writable() -> None:
    source = "=?utf-8?Q?Caf=C3=A9_in_Leeds?="
    text = encoded_words(Text.of(source))
    assert text.chars == "Café in Leeds"
    at = text.chars.index("Leeds")
    assert source[slice(*text.source(at, at + 5))] == "Leeds"
    spelled = text.written("Zürich now")
    assert spelled == "Z=C3=BCrich_now"


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "shift_jis", "gb18030", "euc-kr"])
def test_bytes_read_one_to_one_become_characters_of_their_set(charset: str) -> None:
    words = {"shift_jis": "日本語 です", "gb18030": "中文 字", "euc-kr": "안녕 하세요"}.get(charset, "café ß ü")
    source = words.encode(charset).decode("latin-1")
    assert eight_bit(Text.of(source), charset, "latin-1").chars == words


def test_an_unknown_set_is_read_as_utf8() -> None:
    assert codec("x-no-such-set") == "utf-8"
    assert codec('"ISO-8859-1"') == "iso8859-1"
