"""HTML, round trip: any text between any tags, and any edit of it; no edit ever eats a tag."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layers_support import PLACE, edited, span

from outreach_lint.model.text import Text
from outreach_lint.read.layers.html import visible

LINE = st.text(st.sampled_from("abc de.,&<>\"'é—\xa0\U0001f600{}"), min_size=1, max_size=20).map(
    lambda words: re.sub(r" +", " ", words).strip(" ")
)
TAGS = st.sampled_from(["b", "span style='color:red'", 'a href="x?a=1&b=2"', "em"])


@given(st.lists(st.tuples(LINE, TAGS), min_size=1, max_size=4), PLACE, PLACE, LINE)
def test_round_trip(parts: list[tuple[str, str]], one: float, other: float, new: str) -> None:
    source = "".join(f"<p>{html.escape(words)} <{tag}>bold</{tag.split()[0]}> end</p>\n" for words, tag in parts)
    text = visible(Text.of(source))
    expected = "\n\n".join(f"{words} bold end".strip(" ") for words, _ in parts)
    assert text.chars == expected
    start, end = span(text, one, other)
    after = edited(source, text, start, end, new)
    if after is not None and start and end < len(text) and text.chars[start - 1] != " " and text.chars[end] != " ":
        assert visible(Text.of(after)).chars == expected[:start] + new + expected[end:]
        assert re.findall("<[^>]*>", after) == re.findall("<[^>]*>", source)


@given(st.text(st.sampled_from("<>/!-ab \"'={}%&;p\n[]"), max_size=80))
def test_any_text_is_read_without_fail_and_in_place(source: str) -> None:
    text = visible(Text.of(source))
    for at in range(len(text)):
        if text.whole(at, at + 1):
            start, end = text.source(at, at + 1)
            assert html.unescape(source[start:end]) == text.chars[at] or source[start:end].isspace()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>{{#if x < 3}}yes{{/if}} <<First Name>> *|FNAME|* <%= a > b %></p>",
         "{{#if x < 3}}yes{{/if}} <<First Name>> *|FNAME|* <%= a > b %>"),
        ("Hi <first name>,<br/>see <b>us</b>", "Hi <first name>,\nsee us"),
        ("<style>a{}</style><script>x</script><p>a</p><!-- <p>b</p> -->", "a"),
        ("<p>a</p><div style='display: none'>b <div>c</div></div><p>d</p>", "a\n\nd"),
        ("<div style='display:none'>pre</div><p>a</p>", "pre\n\na"),
        ("<p>a\n   b</p>", "a b"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("a&nbsp;b &eacute;&#233;&#xe9; R&D", "a\xa0b ééé R&D"),
        ("<p>open <b>never closed", "open never closed"),
    ],
)  # fmt: skip
def test_what_a_reader_sees(source: str, words: str) -> None:
    assert visible(Text.of(source)).chars == words


def test_a_span_over_a_tag_is_not_whole() -> None:
    text = visible(Text.of("<p>I hope <b>this</b> finds you</p>"))
    assert text.chars == "I hope this finds you"
    assert not text.whole(2, 11) and text.whole(2, 6) and text.whole(7, 11)


def test_new_words_are_escaped() -> None:
    text = visible(Text.of("<p>one</p>"))
    assert text.written("a < b & c\nd") == "a &lt; b &amp; c<br>d"
    assert text.written("two  spaces") is None
