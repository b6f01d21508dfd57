"""JSON strings, round trip: any text, however it is escaped, and any edit of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layers_support import PLACE, WORDS, edited, holds, span

from outreach_lint.model.source import Source
from outreach_lint.model.text import Text
from outreach_lint.read.json_tree import parse
from outreach_lint.read.tree import Scalar


def decoded(source: str) -> Text:
    tree = parse(Source("a.json", source))
    assert isinstance(tree.root, Scalar)
    return tree.decode(tree.root)


@given(WORDS, st.booleans(), PLACE, PLACE, WORDS)
def test_round_trip(words: str, ascii_only: bool, one: float, other: float, new: str) -> None:
    source = json.dumps(words, ensure_ascii=ascii_only)
    text = decoded(source)
    assert text.chars == words and text.exact
    start, end = span(text, one, other)
    holds(text, start, end, lambda first, last: str(json.loads(f'"{source[first:last]}"')))
    after = edited(source, text, start, end, new)
    if start < end:
        assert after is not None
        assert json.loads(after) == words[:start] + new + words[end:]


def test_an_edit_keeps_the_style_of_the_file() -> None:
    for source, spelled in (('"Zo\\u00eb is busy"', "caf\\u00e9"), ('"Zoë is busy"', "café")):
        assert decoded(source).written("café") == spelled


def test_half_a_surrogate_pair_has_one_place_and_no_edit() -> None:
    text = decoded('"so \\ud83d busy"')
    assert text.chars == "so \ufffd busy" and not text.whole(0, 2)


@pytest.mark.parametrize("escape", ["\\/", "\\b", "\\f", "\\ud83d\\ude00", "\\u00E9"])
def test_every_escape(escape: str) -> None:
    assert decoded(f'"a{escape}b"').chars == json.loads(f'"a{escape}b"')
