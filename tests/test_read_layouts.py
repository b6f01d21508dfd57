"""Layouts: files as people keep them, read as a careful reader would; those that are no outreach are left alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from outreach_lint.model.message import Message
from outreach_lint.read import Options, load, read

FOLDER = Path(__file__).parent / "layouts"
EXPECTED: dict[str, list[dict[str, Any]]] = json.loads((FOLDER / "expected.json").read_text("utf-8"))


def read_from(name: str) -> tuple[str, tuple[Message, ...]]:
    source = load(f"outreach/{name}", (FOLDER / name).read_bytes())
    return source.text, read(source, Options()).messages


def test_every_layout_is_expected() -> None:
    assert {path.name for path in FOLDER.iterdir()} - {"expected.json"} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_layout_is_read_as_a_reader_would(name: str) -> None:
    _, messages = read_from(name)
    expected = EXPECTED[name]
    assert [m.subject.chars if m.subject else None for m in messages] == [one["subject"] for one in expected]
    for message, one in zip(messages, expected, strict=True):
        assert message.body.chars.strip().startswith(one["begins"])
        assert message.body.chars.strip().endswith(one["ends"])
        assert one["channel"] in (None, message.channel)
        assert one["step"] in (None, message.step)


@pytest.mark.parametrize("name", [name for name, messages in EXPECTED.items() if messages])
def test_every_word_stands_where_it_is_said_to(name: str) -> None:
    text, messages = read_from(name)
    for message in messages:
        for part in (message.subject, message.body, *message.alternatives):
            for piece, behind in zip(part.pieces, (*part.pieces[1:], None), strict=True) if part else ():
                end = behind.at if behind else len(part.chars)
                if piece.linear:
                    assert text[piece.start : piece.end] == part.chars[piece.at : end]
