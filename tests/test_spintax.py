"""Spintax: every branch stands in a variant, at its own place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.annotate.spintax import MOST, variants
from outreach_lint.model.text import Text


def said(chars: str, template: str | None = None) -> list[str]:
    return [variant.chars for variant in variants("body", Text.of(chars), template)]


def test_a_text_without_spintax_is_its_only_variant() -> None:
    text = Text.of("Hi {{first_name}}, who plans the rota?")
    assert variants("body", text) == (text,)


def test_all_branches_are_read_without_multiplying() -> None:
    assert said("{Hi|Hey|Hello} you, {a b|c d}.") == ["Hi you, a b.", "Hey you, c d.", "Hello you, a b."]


def test_nested_branches_are_read() -> None:
    assert said("{Hi|Hey {there|you}}!") == ["Hi!", "Hey there!", "Hey you!"]


def test_random_blocks_hold_fields() -> None:
    assert said("{{RANDOM | Hi {{firstName}} | Hello}},") == ["Hi {{firstName}},", "Hello,"]


def test_coldsend_blocks_are_read() -> None:
    assert said("{{Hi|Hello}} {{name|there}}") == ["Hi {{name|there}}", "Hello {{name|there}}"]


def test_a_branch_keeps_its_place() -> None:
    source = "xx {Hi|Hey {there|you}}!"
    text = Text.of(source, 3)
    third = variants("body", text)[2]
    at = third.chars.index("you")
    start, end = third.source(at, at + 3)
    assert source[start:end] == "you"


def test_new_words_may_not_change_the_block() -> None:
    variant = variants("body", Text.of("{Hi|Hey} you"))[1]
    assert variant.written("Hello") == "Hello"
    assert variant.written("Hello|Hi") is None


def test_the_number_of_variants_is_capped() -> None:
    many = "{" + "|".join(f"word{i}" for i in range(MOST * 3)) + "}"
    assert len(said(many)) == MOST


BRANCH = st.text(alphabet="abcde ", min_size=1, max_size=6)


@given(st.lists(st.lists(BRANCH, min_size=2, max_size=5), min_size=1, max_size=4))
def test_every_branch_of_every_block_stands_in_a_variant(blocks: list[list[str]]) -> None:
    source = " - ".join("{" + "|".join(branches) + "}" for branches in blocks)
    if not all(any(branch.strip() for branch in branches) for branches in blocks):
        return
    found = variants("body", Text.of(source))
    for i, branches in enumerate(blocks):
        seen = {variant.chars.split(" - ")[i] for variant in found if len(variant.chars.split(" - ")) == len(blocks)}
        assert set(branches) <= seen
    for variant in found:
        for at in range(len(variant.chars)):
            start, end = variant.source(at, at + 1)
            assert source[start:end] == variant.chars[at]
