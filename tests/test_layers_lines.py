"""Lines, block quotes and indentation: every span holds its words, and an edit comes back as it was meant."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from layers_support import PLACE, WORDS, edited, holds, span

from outreach_lint.model.text import Text
from outreach_lint.read.layers.lines import dedent, line_ends, unquote

LINES = st.lists(st.text("abc é—\U0001f600.", max_size=12), min_size=1, max_size=6)


@given(WORDS, PLACE, PLACE, WORDS)
def test_crlf_round_trip(words: str, one: float, other: float, new: str) -> None:
    source = words.replace("\r", "").replace("\n", "\r\n")
    text = line_ends(Text.of(source))
    assert text.chars == source.replace("\r\n", "\n")
    start, end = span(text, one, other)
    holds(text, start, end, lambda first, last: source[first:last].replace("\r\n", "\n"))
    changed = edited(source, text, start, end, new)
    if changed is not None and "\r\n" in source:
        assert line_ends(Text.of(changed)).chars == text.chars[:start] + new + text.chars[end:]


@given(LINES, PLACE, PLACE, st.lists(st.text("xyz ", min_size=1, max_size=5), min_size=1, max_size=3))
def test_a_quote_keeps_its_mark_on_every_new_line(lines: list[str], one: float, other: float, new: list[str]) -> None:
    source = "\n".join("> " + line for line in lines)
    text = unquote(Text.of(source))
    start, end = span(text, one, other)
    holds(text, start, end, lambda first, last: source[first:last].replace("\n> ", "\n"))
    words = "\n".join(line.strip() or "x" for line in new)
    changed = edited(source, text, start, end, words)
    if changed is not None and start > 0 and text.chars[start - 1] not in "\n ":
        assert unquote(Text.of(changed)).chars == text.chars[:start] + words + text.chars[end:]
        assert all(line.startswith(">") for line in changed.split("\n"))


def test_nested_quotes_lose_all_their_marks() -> None:
    assert unquote(Text.of("> one\n> > two\n>three")).chars == "one\ntwo\nthree"


def test_a_shared_margin_is_no_part_of_the_words() -> None:
    source = "   Hi Dana,\n\n     indented\n   Tom"
    text = dedent(Text.of(source))
    assert text.chars == "Hi Dana,\n\n  indented\nTom"
    assert text.written("one\ntwo") == "one\n   two"
    at = text.chars.index("Tom")
    assert source[slice(*text.source(at, at + 3))] == "Tom"
