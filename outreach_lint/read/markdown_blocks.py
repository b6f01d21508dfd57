"""Markdown blocks: headings, fences, quotes, tables, rules and runs of prose lines, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

import regex

from outreach_lint.model.lazy import lazy

Kind = Literal["heading", "fence", "quote", "table", "rule", "comment", "lines"]

_FENCE = lazy(r"[ \t]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(`{3,}|~{3,})[ \t]*([\w+#./-]*)[^`\n]*")
_HEADING = lazy(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_RULE = lazy(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|[=~─━═]{4,})[ \t]*")
_TITLED_RULE = lazy(r"[ \t]*[-=*_#~─━═]{2,}[ \t]*(\S.{0,80}?)[ \t]*[-=*_#~─━═]{2,}[ \t]*")
_QUOTE = lazy(r"[ \t]*>")
_TABLE = lazy(r"[ \t]*\|.*\|[ \t]*")
_UNDERLINE = lazy(r" {0,3}=+[ \t]*")
_THIN_UNDERLINE = lazy(r" {0,3}-{3,}[ \t]*")
_ASIDE = lazy(r"[ \t]*<aside\b[^>]*>.*", regex.I)
_FOLD = lazy(r"[ \t]*</?details\b[^>]*>[ \t]*", regex.I)
_SUMMARY = lazy(r"[ \t]*(?:<details\b[^>]*>[ \t]*)?<summary\b[^>]*>[ \t]*(\S.*?)[ \t]*</summary>[ \t]*", regex.I)
_TAGS = re.compile(r"<[^<>]{0,80}>")
_SUMMARY_LEVEL = 6
_PLAIN_HEADING = lazy(
    r"[ \t]*[\[(]?(?:(?:cold|follow[ -]?up|linkedin)[ ]+)?(?:e-?mail|touch|step|message|template|variant|version|day"
    r"|follow[ -]?up|dm|sequence)"
    r"[ ]*#?(?:\d{1,2}|[A-H]|one|two|three|four|five)\b(?!\s*(?:,|\.\s*\w))[^.?!]{0,80}",
    regex.I,
)


class Block(NamedTuple):
    """Offsets start..end of a block, without its last line end. `head` is a heading's words or a fence's info.

    `inner` are the offsets of what a fence holds or a heading says. Prose comes line by line joined to runs; an empty
    line ends a run.
    """

    kind: Kind
    start: int
    end: int
    inner: tuple[int, int]
    head: str = ""
    level: int = 0


class _Line(NamedTuple):
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def blocks(chars: str, start: int = 0, *, plain: bool = False) -> Iterator[Block]:
    """The blocks of a file from an offset on; `plain` knows headings without marks, and neither quotes nor tables."""
    lines = _lines(chars, start)
    odd = not plain and sum(_FENCE.fullmatch(line.text) is not None for line in lines) % 2 == 1
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.text.strip():
            at += 1
        elif plain:
            block, at = _plain_block(lines, at)
            yield block
        else:
            block, at = _block(lines, at, odd)
            yield block


def _lines(chars: str, start: int) -> list[_Line]:
    lines = []
    for text in chars[start:].split("\n"):
        lines.append(_Line(start, text))
        start += len(text) + 1
    return lines


def _block(lines: list[_Line], at: int, odd: bool) -> tuple[Block, int]:
    line = lines[at]
    if found := _FENCE.fullmatch(line.text):
        return _fence(lines, at, found, odd)
    if line.text.lstrip().startswith("<!--"):
        return _comment(lines, at, "-->")
    if _ASIDE.fullmatch(line.text):
        return _comment(lines, at, "</aside>")
    if found := _HEADING.fullmatch(line.text):
        return _heading(line, found[2] or "", len(found[1])), at + 1
    if found := _SUMMARY.fullmatch(line.text):
        return _heading(line, _TAGS.sub("", found[1]).strip(), _SUMMARY_LEVEL), at + 1
    if _RULE.fullmatch(line.text) or _FOLD.fullmatch(line.text):
        return Block("rule", line.start, line.end, (line.start, line.end)), at + 1
    if _QUOTE.match(line.text):
        return _run("quote", lines, at, lambda text: _QUOTE.match(text) is not None)
    if _TABLE.fullmatch(line.text):
        return _run("table", lines, at, lambda text: _TABLE.fullmatch(text) is not None)
    if at + 1 < len(lines) and _UNDERLINE.fullmatch(lines[at + 1].text) and lines[at + 1].text.strip():
        return _heading(line, line.text.strip(), 1), at + 2
    if at + 1 < len(lines) and _THIN_UNDERLINE.fullmatch(lines[at + 1].text) and _PLAIN_HEADING.fullmatch(line.text):
        return _heading(line, line.text.strip(), 2), at + 2
    return _run("lines", lines, at, lambda text: bool(text.strip()) and not _starts(text))


def _plain_block(lines: list[_Line], at: int) -> tuple[Block, int]:
    line = lines[at]
    if _RULE.fullmatch(line.text):
        return Block("rule", line.start, line.end, (line.start, line.end)), at + 1
    if found := _TITLED_RULE.fullmatch(line.text):
        return _heading(line, found[1], 2), at + 1
    if _PLAIN_HEADING.fullmatch(line.text):
        return _heading(line, line.text.strip(), 2), at + 1
    return _run("lines", lines, at, lambda text: bool(text.strip()) and not _RULE.fullmatch(text))


def _starts(text: str) -> bool:
    """Whether a line begins another block although no empty line stands before it."""
    return bool(
        _FENCE.fullmatch(text)
        or _QUOTE.match(text)
        or _RULE.fullmatch(text)
        or (text.lstrip().startswith("<") and (_FOLD.fullmatch(text) or _SUMMARY.fullmatch(text)))
        or (text.startswith("#") and _HEADING.fullmatch(text))
        or (text.lstrip().startswith("|") and _TABLE.fullmatch(text))
        or text.startswith("<!--")
    )


def _heading(line: _Line, words: str, level: int) -> Block:
    at = line.start + max(line.text.find(words), 0)
    return Block("heading", line.start, line.end, (at, at + len(words)), words, level)


def _run(kind: Kind, lines: list[_Line], at: int, more: object) -> tuple[Block, int]:
    assert callable(more)
    first = lines[at]
    end = at + 1
    while end < len(lines) and more(lines[end].text):
        end += 1
    last = lines[end - 1]
    return Block(kind, first.start, last.end, (first.start, last.end)), end


def _comment(lines: list[_Line], at: int, closing: str) -> tuple[Block, int]:
    end = at
    while end < len(lines) - 1 and closing not in lines[end].text:
        end += 1
    return Block("comment", lines[at].start, lines[end].end, (lines[at].start, lines[end].end)), end + 1


def _fence(lines: list[_Line], at: int, opened: regex.Match[str], odd: bool) -> tuple[Block, int]:
    """A fence. One that nobody closed ends before the next heading, lest it swallow the messages that follow."""
    mark = opened[1]
    end = at + 1
    heading = None
    while end < len(lines):
        text = lines[end].text
        found = _FENCE.fullmatch(text)
        if found and found[1].startswith(mark) and not found[2]:
            break
        if found and found[1] == mark and found[2] and odd:
            heading = heading or end
            break
        if odd and heading is None and _HEADING.fullmatch(text) and not lines[end - 1].text.strip():
            heading = end
        end += 1
    if heading is not None and (odd or end >= len(lines)):
        end = heading
        after = heading
    else:
        after = min(end + 1, len(lines))
    inner = (lines[at + 1].start, lines[end - 1].end) if end > at + 1 else (lines[at].end, lines[at].end)
    return Block("fence", lines[at].start, lines[min(after, len(lines)) - 1].end, inner, opened[2].lower()), after
