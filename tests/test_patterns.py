"""The pattern language: what it matches, what it needs, and that its prefilter never hides a match."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.annotate.view import view
from outreach_lint.model.lexicon import Lexicon, PatternError
from outreach_lint.model.pattern import Pattern

LEXICON = Lexicon(
    {"seller": ("we", "i", "our team"), "help": ("(help|helps)", "offer", "take care of"), "praise": ("best-in-class",)}
)
WORDS = (
    "we i our team help helps offer take care of you your best in class 15 minutes call the , . - 's\n\n {{x}}".split(
        " "
    )
)
LINES = (
    "{seller} ~2 {help}",
    "(do|can) you",
    "{number} (minutes|mins)?",
    "^ (our)? team",
    "call $",
    "best-in-class",
    "help* _ you",
    "{seller} {help} (your team|you)",
)


def found(line: str, text: str) -> list[str]:
    return [text[start:end] for start, end in LEXICON.pattern(line).find(view(text, ()))]


@pytest.mark.parametrize(
    ("line", "text", "matches"),
    [
        ("{seller} ~2 {help}", "Here we gladly help you.", ["we gladly help"]),
        ("{seller} ~2 {help}", "We said so. Help came.", []),
        ("{number} minutes", "Do you have 15-20 minutes?", ["15-20 minutes", "20 minutes"]),
        ("{number} minutes", "fifteen\nminutes", ["fifteen\nminutes"]),
        ("best-in-class", "Our best in class pump", ["best in class"]),
        ("^ call", "Hi Dana, call me. I call you.", ["call"]),
        ("call $", "Make the call. Call me later", ["call"]),
        ("a (b)? c", "a c, a b c, a d c", ["a c", "a b c"]),
        ("struggl* with", "struggling with it", ["struggling with"]),
        ("#1", "the #1 shop, item 1", ["#1"]),
        ("company", "the company's pump", ["company's"]),
        ("{Name} said", "Priya Shah said so, somebody said no", ["Priya Shah said", "Shah said"]),
    ],
)
def test_what_a_pattern_matches(line: str, text: str, matches: list[str]) -> None:
    assert found(line, text) == matches


@pytest.mark.parametrize("line", ["{nobody} helps", "(a|b", "a) b", "?", "(|a)", ""])
def test_a_line_that_is_no_pattern_is_an_error(line: str) -> None:
    with pytest.raises(PatternError):
        LEXICON.pattern(line)


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from(LINES))
def test_the_prefilter_hides_no_match(words: list[str], line: str) -> None:
    seen = view(" ".join(words), ())
    pattern = LEXICON.pattern(line)
    part = pattern.part
    bare = Pattern(
        pattern.source, type(part)(part.matches, None, None, part.words), (), pattern.at_start, pattern.at_end
    )
    assert list(pattern.find(seen)) == list(bare.find(seen))
