"""Flowed: plain-text mails whose lines were wrapped for sending (RFC 3676), read as the paragraphs they were."""

from __future__ import annotations

from outreach_lint.model.text import Text

_SIGNATURE = "-- "


def flowed(text: Text, delsp: bool = False) -> Text:
    """The text without its soft line ends and the blank that each protected line begins with.

    A line that ends in a blank goes on in the next one; with `delsp` that blank was added for the wrapping. Quoted
    lines (`>`) and the mark above a signature are left as they are.
    """
    spans: list[tuple[int, int]] = []
    at, open_ = 0, False
    for line in text.chars.split("\n"):
        quoted, stuffed = line.startswith(">"), line.startswith(" ")
        content = line[stuffed:]
        if open_ and not quoted and content != _SIGNATURE:
            spans.append((at - 2 if delsp else at - 1, at + stuffed))
        elif stuffed:
            spans.append((at, at + 1))
        open_ = not quoted and content.endswith(" ") and content != _SIGNATURE
        at += len(line) + 1
    return text.without(spans).escaped(_hard)


def _hard(new: str) -> str | None:
    """New words, None where a line of them would be read as flowing, protected or quoted."""
    first, *others = new.split("\n")
    lines = (first, *others)
    wrapped = any(line.endswith(" ") for line in lines[:-1]) or any(line[:1] in (" ", ">") for line in others)
    return None if wrapped else new
