"""The pattern language: what it matches, what it needs, and that its prefilter never hides a match."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.annotate.merge_fields import find_fields
from outreach_lint.annotate.view import view
from outreach_lint.model.annotated import View
from outreach_lint.model.choices import FIRST
from outreach_lint.model.index import index
from outreach_lint.model.lexicon import Lexicon, PatternError
from outreach_lint.model.needs import numbered
from outreach_lint.model.part import Simple
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
    "#1 (team)?",
    "24/7",
    "... $",
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


@pytest.mark.parametrize(
    "line", ["{nobody} helps", "(a|b", "a) b", "?", "(|a)", "", "(a|{nobody})? b", "(a|(b|))", "a {b c}"]
)
def test_a_line_that_is_no_pattern_is_an_error(line: str) -> None:
    with pytest.raises(PatternError):
        LEXICON.pattern(line)


ATOMS = st.sampled_from(
    (
        "we",
        "our",
        "help*",
        "you",
        "your",
        "{seller}",
        "{help}",
        "{praise}",
        "{number}",
        "{Name}",
        "{company_field}",
        "_",
        "best-in-class",
        "no. 1",
        "15",
        "'s",
        "i'm",
        "take care of",
        "{money}",
    )
)
PIECES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda held: f"({'|'.join(held)})"),
        inner.map(lambda held: f"({held})?"),
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, st.integers(0, 3), inner).map(lambda held: f"{held[0]} ~{held[1]} {held[2]}"),
    ),
    max_leaves=6,
)
MADE = st.tuples(st.sampled_from(("", "^ ")), PIECES, st.sampled_from(("", " $"))).map("".join)
MORE = ("we're", "team's", "Dana", "Shah", "No.", "1", "$5.", "dollars", "!", "7,", "&", "\n", "#1", "24/7", "...")
TEXTS = st.lists(
    st.sampled_from([*WORDS, *MORE]),
    max_size=16,
).map(" ".join)


def one_by_one(pattern: Pattern, seen: View) -> list[tuple[int, int]]:
    """The places of a pattern, tried at every word of a view."""
    everywhere = Simple(pattern.part.matches, lambda view, ends: (1 << len(view.words)) - 1)
    return list(replace(pattern, part=everywhere).find(seen))


@given(TEXTS, st.one_of(st.sampled_from(LINES), MADE))
def test_no_match_is_lost_by_seeking_it_at_all_words_at_once(text: str, line: str) -> None:
    seen = view(text, find_fields("body", text))
    pattern = LEXICON.pattern(line)
    assert list(pattern.find(seen)) == one_by_one(pattern, seen)


@given(st.lists(TEXTS, min_size=FIRST + 2, max_size=FIRST + 2), st.one_of(st.sampled_from(LINES), MADE))
def test_what_is_written_out_after_some_views_finds_the_same(texts: list[str], line: str) -> None:
    lexicon = Lexicon(LEXICON.classes)
    for text in texts:
        seen = view(text, find_fields("body", text))
        pattern = lexicon.pattern(line)
        assert list(pattern.find(seen)) == one_by_one(pattern, seen)


def test_the_parts_of_a_known_line_are_made_when_they_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "({seller}|the (best|worst) team) ~2 (help|take care of) you"
    lexicon = Lexicon(LEXICON.classes, needs=numbered({line: []}))
    with monkeypatch.context() as patch:
        patch.setattr(Lexicon, "_class", lambda *_: pytest.fail("a class was made"))
        assert not list(lexicon.pattern(line).find(view("We help them.", ())))
    assert len(list(lexicon.pattern(line).find(view("We help you. The worst team can take care of you.", ())))) == 2


@pytest.mark.parametrize("line", ["{one}", "(a|b {two})? c"])
def test_a_class_that_holds_itself_is_an_error(line: str) -> None:
    lexicon = Lexicon({"one": ("{two} x",), "two": ("y", "({one}|z) w")})
    with pytest.raises(PatternError, match="holds itself"):
        lexicon.pattern(line)


@given(TEXTS, st.lists(st.one_of(st.sampled_from(LINES), MADE), max_size=8))
def test_an_index_finds_what_its_patterns_find_one_by_one(text: str, lines: list[str]) -> None:
    seen = view(text, find_fields("body", text))
    groups = {"odd": lines[1::2], "even": lines[::2]}
    told = index(groups, LEXICON.needs_of).find(seen, LEXICON.pattern)
    for name, held in groups.items():
        each = {place for line in held for place in one_by_one(LEXICON.pattern(line), seen)}
        assert set(told.get(name, [])) == each


@pytest.mark.parametrize("words", ["'not now'", "‘not now’", '"not now"'])
def test_a_closing_quotation_mark_is_no_part_of_a_word(words: str) -> None:
    assert [word.text for word in view(f"Read it as {words}.", ()).words] == ["read", "it", "as", "not", "now"]


@pytest.mark.parametrize("line", ["our _ team", "(our _|their) team", "our (_|big) team", "our (_)? team"])
def test_any_word_is_any_word_beside_brackets_too(line: str) -> None:
    assert list(LEXICON.pattern(line).find(view("Ask our night team.", ()))) == [(4, 18)]


def test_brackets_may_stand_within_one_another_but_not_endlessly() -> None:
    assert LEXICON.pattern(f"{'(' * 20}team{')' * 20}")
    for line in ("(" * 21 + "team" + ")" * 21, "(a|" * 3000 + "a" + ")" * 3000):
        with pytest.raises(PatternError, match="more than 20 brackets within one another"):
            LEXICON.pattern(line)
