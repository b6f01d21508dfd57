"""YAML scalars, round trip: any text in every style that a writer chose for it, and any edit of it."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from layers_support import PLACE, WORDS, edited, span

from outreach_lint.model.source import Source
from outreach_lint.model.text import Text
from outreach_lint.read.tree import Mapping, Scalar
from outreach_lint.read.yaml_tree import parse


def decoded(source: str) -> Text:
    tree = parse(Source("a.yaml", source))
    assert isinstance(tree.root, Mapping)
    node = tree.root.get("body")
    assert isinstance(node, Scalar)
    return tree.decode(node)


def meant(source: str) -> str:
    return str(yaml.safe_load(source)["body"])


def block(words: str, style: str, indent: int, newline: str) -> str:
    """A block scalar as a person writes it."""
    lines = words.split("\n")
    body = newline.join(" " * indent + line if line else "" for line in lines)
    return f"a: 1{newline}body: {style}{newline}{body}{newline}z: 2{newline}"


@given(WORDS, st.sampled_from(['"', "'", "|", ">", None]), st.booleans(), st.integers(20, 90), PLACE, PLACE, WORDS)
def test_round_trip(
    words: str, style: str | None, unicode: bool, width: int, one: float, other: float, new: str
) -> None:
    dumped = yaml.safe_dump({"a": 1, "body": words, "z": 2}, default_style=style, allow_unicode=unicode, width=width)
    if not isinstance(yaml.safe_load(dumped)["body"], str):
        return
    text = decoded(dumped)
    assert text.chars.rstrip("\n") == meant(dumped).rstrip("\n")
    assert text.exact or not words.strip("\n ") or not {"\x85", "\u2028"}.isdisjoint(words)
    start, end = span(text, one, other)
    if dumped.partition("body: ")[2][:1] not in "'\"|>" and not (start and new.strip()[:1].isalnum()):
        return  # what an unquoted scalar becomes when its first words go is for the third guard: to read again
    after = edited(dumped, text, start, end, new.strip())
    edge = start == 0 or end == len(text) or text.chars[start - 1].isspace() or text.chars[end : end + 1].isspace()
    if after is not None and not (edge and "\n" in text.chars + new):
        assert meant(after).strip() == (text.chars[:start] + new.strip() + text.chars[end:]).strip()
        assert (after[:2], after[-5:]) == (dumped[:2], dumped[-5:])


LINES = st.lists(
    st.text(st.sampled_from("abc, .:#'\"é—"), min_size=1, max_size=12).map(str.strip), min_size=1, max_size=6
)


@given(LINES, st.sampled_from(["|", "|-", "|+", ">", ">-", ">+"]), st.integers(1, 6), st.sampled_from(["\n", "\r\n"]))
@example(["a", "", "", "b"], ">", 2, "\n")
def test_blocks_as_people_write_them(lines: list[str], style: str, indent: int, newline: str) -> None:
    lines = [f"{index}{line}" if line else "" for index, line in enumerate(lines)]
    source = block("\n".join(lines), style, indent, newline)
    if not "".join(lines):
        return
    text = decoded(source)
    assert text.exact
    assert text.chars == meant(source).rstrip("\n")
    for line in filter(None, lines):
        at = text.chars.index(line)
        start, end = text.source(at, at + len(line))
        assert source[start:end] == line
        after = edited(source, text, at, at + len(line), "x: y\n\nz")
        assert after is None or meant(after).rstrip("\n") == text.chars.replace(line, "x: y\n\nz", 1)


@pytest.mark.parametrize(
    ("scalar", "new"),
    [
        ("plain words", "two\nlines"),
        ("plain words", "a: b"),
        ("plain words", "a #b"),
        ("plain words", "[x]"),
        ("'single words'", "two\nlines"),
        ("[plain words]", "a, b"),
    ],
)
def test_words_that_would_break_a_scalar_are_refused(scalar: str, new: str) -> None:
    tree = parse(Source("a.yaml", f"body: {scalar}\n"))
    assert isinstance(tree.root, Mapping)
    node = tree.root.get("body")
    node = node if isinstance(node, Scalar) else node.items[0]  # type: ignore[union-attr]
    assert isinstance(node, Scalar)
    assert tree.decode(node).written(new) is None


@pytest.mark.parametrize(
    ("scalar", "chars"),
    [
        ('"a\\n\\x41\\u00e9\\U0001F600\\_\\L\\e"', "a\nA\u00e9\U0001f600\xa0\u2028\x1b"),
        ('"one \\\n    two\n    three\n\n    four"', "one two three\nfour"),
        ("'it''s\n  here\n\n  now'", "it's here\nnow"),
        ("one\n  two\n\n  three", "one two\nthree"),
        ("&x |-\n  anchored", "anchored"),
        ("!!str '5'", "5"),
        ("|2\n    deep\n   er", "  deep\n er"),
        (">\n  a\n  b\n\n  c\n    more\n\n  d", "a b\nc\n  more\n\nd"),
    ],
)
def test_every_style(scalar: str, chars: str) -> None:
    text = decoded(f"body: {scalar}\n")
    assert (text.chars, text.exact) == (chars, True)
    assert text.chars == meant(f"body: {scalar}\n").rstrip("\n")
