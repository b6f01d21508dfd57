"""Real files, where they are at hand: none breaks a reader, places are true, and an edit changes what it names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from outreach_lint.model.message import Message, Reading
from outreach_lint.model.source import Source, SourceError
from outreach_lint.model.text import Text
from outreach_lint.read import Options, load, read

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
FILES = sorted(SAMPLES.glob("*")) if SAMPLES.is_dir() else []
MINE = [path for path in FILES if path.suffix in (".md", ".txt", ".eml")]

pytestmark = pytest.mark.skipif(not FILES, reason="the real files are not at hand")


def reading_of(path: Path) -> tuple[Source, Reading] | None:
    try:
        source = load(str(path), path.read_bytes())
        return source, read(source, Options())
    except SourceError:
        return None


def parts(message: Message) -> list[tuple[str, Text]]:
    return [(name, text) for name in ("subject", "body") if (text := message.part(name))]  # type: ignore[arg-type]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_places_hold_the_words_that_stand_there(path: Path) -> None:
    found = reading_of(path)
    if found is None:
        return
    source, reading = found
    for message in reading.messages:
        for _, text in parts(message):
            assert text.pieces
            for index, piece in enumerate(text.pieces):
                end = text.pieces[index + 1].at if index + 1 < len(text.pieces) else len(text.chars)
                assert 0 <= piece.start <= piece.end <= len(source.text)
                if piece.linear:
                    assert source.text[piece.start : piece.end] == text.chars[piece.at : end]


@pytest.mark.parametrize("path", MINE, ids=lambda path: path.name)
def test_an_edit_of_one_word_changes_that_word_alone(path: Path) -> None:
    found = reading_of(path)
    if found is None or not found[1].messages:
        return
    source, reading = found
    for index in {0, len(reading.messages) // 2, len(reading.messages) - 1}:
        message = reading.messages[index]
        body = message.body
        span = next((span for span in words(body.chars) if body.whole(*span)), None)
        if span is None or (spelled := body.written("zebra")) is None:
            continue
        start, end = body.source(*span)
        changed = source.text[:start] + spelled + source.text[end:]
        again = read(replace(source, text=changed), Options()).messages
        assert len(again) == len(reading.messages)
        assert again[index].body.chars == body.chars[: span[0]] + "zebra" + body.chars[span[1] :]
        others = [m.body.chars for i, m in enumerate(reading.messages) if i != index]
        assert [m.body.chars for i, m in enumerate(again) if i != index] == others


def words(chars: str) -> list[tuple[int, int]]:
    """Words of five letters or more from the middle of a body on, which decide nothing about it."""
    found = []
    at = len(chars) // 2
    for word in chars[at:].split():
        start = chars.index(word, at)
        at = start + len(word)
        if word.isalpha() and word.isascii() and word.islower() and len(word) > 4:
            found.append((start, at))
    return found
