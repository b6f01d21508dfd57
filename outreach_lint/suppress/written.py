"""Written: where the words of directives stand in a file, and the comment that carries each."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.source import Source
from outreach_lint.suppress.directive import MARK, Carrier, Words, parse

_COMMENTS: tuple[tuple[Carrier, str, str], ...] = (
    ("html", r"<!--", r"-->"),
    ("template", r"\{#", r"#\}"),
    ("template", r"\{%-?\s*comment\s*-?%\}", r"\{%-?\s*endcomment\s*-?%\}"),
    ("template", r"\{\{!--", r"--\}\}"),
    ("template", r"\{\{!", r"\}\}"),
    ("template", r"<%#", r"%>"),
)
_ANY = lazy("|".join(f"(?s:(?P<o{i}>{o})(?:(?!{c}).)*+{c})" for i, (_, o, c) in enumerate(_COMMENTS)))
_MARKED = lazy(r"(?<![\w/.-])outreach-lint:[ \t]*")
_FRONT = lazy(r"\A---[ \t]*\r?\n(?s:.*?)^---[ \t]*$", regex.M)
_AFTER = lazy(r"(?m)^(?![ \t-]|outreach-lint:)\S")
_ITEM = lazy(r"""(?m)(?:^[ \t]*-[ \t]+|(?<=^outreach-lint:)[ \t]*)["']?(?=ignore)""")


def written(source: Source) -> Iterator[tuple[int, Words, Carrier, tuple[int, int]]]:
    """Every directive: where its words begin, the words, what carries it, and what to cut to be rid of it."""
    text = source.text
    comments = [(m.start(), m.end(), m) for m in _ANY.finditer(text) if MARK in m[0]]
    front = _FRONT.match(text)
    front_end = front.end() if front else 0
    for mark in _MARKED.finditer(text):
        at, start = mark.end(), mark.start()
        inside = next((c for c in comments if c[0] < start < c[1]), None)
        line = text.rfind("\n", 0, start) + 1
        if inside:
            carrier, opener = _carrier(inside[2])
            closing = _closing(inside[2], opener)
            yield at, parse(text[at:closing]), carrier, _whole_lines(text, inside[0], inside[1])
        elif start == line and start < front_end:
            yield from _front_matter(text, start, front_end)
        else:
            end = _line_end(text, at)
            hash_at = regex.search(r"(?:^|[ \t])#[ \t]*$", text[line:start])
            outer = _whole_lines(text, line + hash_at.start(), end) if hash_at else (start, end)
            yield at, parse(text[at:end].rstrip("\r")), "yaml" if hash_at else "none", outer


def _closing(match: regex.Match[str], index: int) -> int:
    """Where the closing mark of a comment begins."""
    close = regex.search(rf"{_COMMENTS[index][2]}\Z", match[0])
    return match.start() + close.start() if close else match.end()


def _carrier(match: regex.Match[str]) -> tuple[Carrier, int]:
    index = next(i for i in range(len(_COMMENTS)) if match[f"o{i}"])
    return _COMMENTS[index][0], index


def _front_matter(text: str, start: int, end: int) -> Iterator[tuple[int, Words, Carrier, tuple[int, int]]]:
    """The items of the front matter key `outreach-lint`: one value, or a list with one item a line."""
    stop = _AFTER.search(text, start + 1, end)
    block_end = stop.start() if stop else text.rfind("\n", 0, end) + 1
    items = list(_ITEM.finditer(text, start, block_end))
    for item in items:
        at, line_end = item.end(), _line_end(text, item.end())
        words = parse(text[at:line_end].rstrip("\r \t").rstrip("\"'"))
        # A front matter holds for its message: there is no sentence beside it.
        scope = "message" if words.scope == "sentence" else words.scope
        whole = (start, block_end) if len(items) == 1 else _whole_lines(text, text.rfind("\n", 0, at) + 1, line_end)
        made = Words(scope, words.codes, words.reason, words.until, words.length, words.fault, words.says)
        yield at, made, "front matter", whole
    if not items and text[start + len(MARK) : block_end].strip():
        at = start + len(MARK)
        yield at, parse(text[at : _line_end(text, at)].strip()), "front matter", (start, block_end)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """A range with its whole lines where nothing else stands on them, else without the blanks before it."""
    line, after = text.rfind("\n", 0, start) + 1, _line_end(text, end)
    if not text[line:start].strip() and not text[end:after].strip():
        return line, min(len(text), after + 1)
    return start, end


_FENCE = lazy(r"(?m)^[ >\t]*(`{3,}|~{3,})")


def in_fence(text: str, at: int) -> bool:
    """Whether a place of a Markdown file lies in a fenced block: its comments are copied along with the message."""
    opened = ""
    for fence in _FENCE.finditer(text, 0, at):
        if not opened:
            opened = fence[1]
        elif fence[1].startswith(opened):
            opened = ""
    return bool(opened)
