"""What the tests of all decoders share: random edits, and the claim that a place holds its words."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from outreach_lint.model.text import Text

WORDS = st.text(
    st.one_of(
        st.sampled_from(" \n\"'\\:#,;<>&|-{}[]%@`/\u2019\u2014\u00e9\u00df\u4e2d\u2028\x85\xa0\U0001f600"),
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufeff"),
        st.sampled_from("abcdefgh \n"),
    ),
    max_size=60,
)
"""Text with everything that some encoding must escape, fold or quote."""

PLACE = st.floats(0, 1, allow_nan=False)


def span(text: Text, one: float, other: float) -> tuple[int, int]:
    """Two offsets of a text from two fractions."""
    first, last = sorted((round(one * len(text)), round(other * len(text))))
    return first, last


def holds(text: Text, start: int, end: int, decode: Callable[[int, int], str]) -> None:
    """Assert that a whole span decodes, by itself, to the words that it stands for."""
    if start < end and text.whole(start, end):
        assert decode(*text.source(start, end)) == text.chars[start:end]


def edited(source: str, text: Text, start: int, end: int, new: str) -> str | None:
    """The source after an edit; None where the text says that it cannot be made."""
    if start >= end or not text.whole(start, end):
        return None
    spelled = text.written(new)
    first, last = text.source(start, end)
    return None if spelled is None else source[:first] + spelled + source[last:]
