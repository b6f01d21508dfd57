"""Markdown prose: marks go, merge fields stay, places hold their words, and new words cannot become marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layers_support import PLACE, edited, span

from outreach_lint.model.text import Text
from outreach_lint.read.layers.markdown import inline, uncommented

MARKED = st.lists(
    st.sampled_from(
        ["**bold**", "*soft*", "`code`", "[a link](https://a.example/x_y)", "\\*", "&amp;", "{{first_name}}",
         "[Name]",
         "*|FNAME|*", "__NAME__", "word", "é—", "<br>", "<b>", "\n", " ", "<!-- gone -->", "_",
         "*", "5 * 3", "snake_case"]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("**bold**, *soft*, __strong__, _too_ and ~~gone~~", "bold, soft, strong, too and gone"),
        ("see [the notes](https://a.example/a_b_(c)) and ![logo](x.png)them", "see the notes and them"),
        ("[**Book a slot →**](https://a.example)", "Book a slot →"),
        ("5 * 3 * 2 and snake_case_name", "5 * 3 * 2 and snake_case_name"),
        (r"a \* b \_ c", "a * b _ c"),
        ("Tom &amp; Sons <https://a.example>", "Tom & Sons https://a.example"),
        ("one<br>two<br/>\nthree", "one\ntwo\nthree"),
        ("Hi <!-- a note -->Dana", "Hi Dana"),
        ("**[Your Name]**", "[Your Name]"),
        ("**a *b* c**", "a b c"),
    ],
)
def test_marks_are_not_words(source: str, words: str) -> None:
    assert inline(Text.of(source)).chars == words


@pytest.mark.parametrize(
    "field",
    ["*|FNAME|*", "*|FNAME|friend|*", "__NAME__", "[Name]", "[one thing *you* saw]", "{{ a_b | default: 'x_y' }}",
     "{{#if a_b}}", "<%= first_name %>", "{first_name}", "{a_b|c_d}", "%sender_name%", "«First Name»", "<first name>"],
)  # fmt: skip
def test_merge_fields_survive(field: str) -> None:
    assert (
        inline(Text.of(f"Hi {field}, your **plan** for {field} _now_.")).chars
        == f"Hi {field}, your plan for {field} now."
    )


@given(MARKED, PLACE, PLACE)
def test_every_piece_decodes_to_its_words(source: str, one: float, other: float) -> None:
    text = inline(Text.of(source))
    part = text[slice(*span(text, one, other))]
    ends = [*(piece.at for piece in part.pieces[1:]), len(part)][: len(part.pieces)]
    for piece, end in zip(part.pieces, ends, strict=True):
        words = part.chars[piece.at : end]
        spelled = source[piece.start : piece.end]
        assert words == spelled if piece.linear else words == inline(Text.of(spelled)).chars


@given(MARKED, st.text("ab *_`[]<>&\\#", min_size=1, max_size=10))
def test_new_words_are_read_as_they_were_meant(source: str, new: str) -> None:
    body = f"Opening line.\n\n{source}\n\nplain ending"
    text = inline(Text.of(body))
    start = text.chars.rindex("ending")
    changed = edited(body, text, start, start + 6, new)
    if changed is not None:
        assert changed.startswith(body[: -len("ending")])
        assert inline(Text.of("plain " + changed[len(body) - 6 :])).chars == "plain " + new


def test_an_edit_does_not_eat_half_of_a_pair_of_marks() -> None:
    text = inline(Text.of("a **bold** word"))
    assert text.whole(2, 6)
    assert not text.whole(0, 6)


def test_a_comment_that_never_ends_hides_the_rest() -> None:
    assert uncommented(Text.of("seen <!-- hidden")).chars == "seen "
