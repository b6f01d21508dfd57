"""Flowed mails: paragraphs come back from wrapped lines as they were, each word at its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.model.source import Source
from outreach_lint.model.text import Text
from outreach_lint.read import Options, read
from outreach_lint.read.layers.flowed import flowed

WORDS = st.lists(st.text("abç>-_.é", min_size=1, max_size=6), min_size=1, max_size=12)
PARAGRAPHS = st.lists(WORDS.map(" ".join), min_size=1, max_size=5)


def wrapped(paragraph: str, width: int, delsp: bool) -> str:
    """A paragraph as a mail program sends it: soft line ends at blanks, and lines that need it protected."""
    lines, line = [], ""
    for word in paragraph.split(" "):
        if line and len(line) + len(word) > width:
            lines.append(line)
            line = ""
        line += f"{word} "
    lines.append(line[:-1])
    added = " " if delsp else ""
    soft = [f"{one}{added}" for one in lines[:-1]]
    return "\n".join(
        f" {one}" if one[:1] in (" ", ">") or one.startswith("From ") else one for one in (*soft, lines[-1])
    )


@given(PARAGRAPHS, st.integers(1, 30), st.booleans())
def test_paragraphs_come_back_as_they_were(paragraphs: list[str], width: int, delsp: bool) -> None:
    sent = "\n".join(wrapped(one, width, delsp) for one in paragraphs)
    if any(line == "-- " for line in sent.split("\n")):
        return  # the mark of a signature, which is never joined
    found = flowed(Text.of(sent), delsp)
    assert found.chars == "\n".join(paragraphs)
    for match in re.finditer(r"\S+", found.chars):
        start, end = found.source(*match.span())
        assert sent[start:end] == match[0] and found.whole(*match.span())


@given(PARAGRAPHS, st.integers(1, 30), st.booleans(), st.sampled_from(["so", "so so", "so\nso"]), st.data())
def test_an_edit_written_back_is_read_as_meant(
    paragraphs: list[str], width: int, delsp: bool, new: str, data: st.DataObject
) -> None:
    sent = "\n".join(wrapped(one, width, delsp) for one in paragraphs)
    found = flowed(Text.of(sent), delsp)
    words = list(re.finditer(r"[abçé]+", found.chars))
    if not words or "-- " in sent:
        return
    start, end = data.draw(st.sampled_from(words)).span()
    spelled = found.written(new)
    assert spelled is not None
    first, last = found.source(start, end)
    again = flowed(Text.of(sent[:first] + spelled + sent[last:]), delsp)
    assert again.chars == found.chars[:start] + new + found.chars[end:]


@pytest.mark.parametrize("new", ["so \nso", "so\n so", "so\n> so"])
def test_words_that_would_flow_are_not_written(new: str) -> None:
    assert flowed(Text.of("a \nb")).written(new) is None


MAIL = (
    "From: a@example.org\nSubject: The dock\nContent-Type: text/plain; charset=utf-8; format=flowed{more}\n{coding}\n"
    "Hi Dana,\n\nYour second dock prints its rota {end}\ntwice a week.\n\nSam\n-- \nSam Reed\n"
)


@pytest.mark.parametrize(
    ("more", "coding", "end"),
    [
        ("", "", ""),
        ("; delsp=yes", "", " "),
        ("", "Content-Transfer-Encoding: quoted-printable\n", "=20"),
        ('; delsp="no"', "Content-Transfer-Encoding: 8bit\n", ""),
    ],
)
def test_a_flowed_mail_is_read_as_it_was_written(more: str, coding: str, end: str) -> None:
    text = MAIL.format(more=more, coding=coding, end=end)
    if end == "=20":
        text = text.replace("rota =20", "rota=20").replace("-- \n", "--=20\n")
    (message,) = read(Source("a.eml", text), Options()).messages
    assert "prints its rota twice a week." in message.body.chars
    start = message.body.chars.index("rota")
    first, last = message.body.source(start, start + 4)
    assert text[first:last] == "rota"
    assert message.body.chars.endswith("-- \nSam Reed")


def test_a_mail_that_does_not_flow_keeps_its_lines() -> None:
    text = MAIL.format(more="", coding="", end="").replace("; format=flowed", "")
    (message,) = read(Source("a.eml", text), Options()).messages
    assert "rota \ntwice" in message.body.chars
