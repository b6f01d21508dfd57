"""JSON with places: a small reader that keeps where every value stands and tells what is wrong where."""

from __future__ import annotations

import re
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]  # the stubs lack it

from outreach_lint.model.source import Source, SourceError
from outreach_lint.model.text import Text
from outreach_lint.read.layers.json import escape_for, string
from outreach_lint.read.tree import MAX_DEPTH, Mapping, Node, Scalar, Sequence, Tree

_SPACE = re.compile(r"(?:[ \t\r\n]+|//[^\n]*|/\*(?s:.*?)\*/)*")
_BLANK = frozenset(" \t\r\n/")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,400})(?:\.\d{1,400})?(?:[eE][+-]?\d{1,3})?")
_WORDS: dict[str, bool | None] = {
    "true": True,
    "false": False,
    "null": None,
    "NaN": None,
    "Infinity": None,
    "-Infinity": None,
}
_CLOSED = "close the value with {0!r}, or put a comma before the next one"


def parse(source: Source, start: int = 0, end: int | None = None) -> Tree:
    """The one value between two offsets of a file. Comments and a comma after the last item are let pass.

    Raises SourceError where it is no JSON, is cut off, or is nested deeper than MAX_DEPTH.
    """
    return Tree(parse_value(source, start, len(source.text) if end is None else end), decoder(source))


def parse_value(source: Source, start: int, end: int) -> Node:
    """The value between two offsets, as `parse` reads it; for files that hold many."""
    return _Parser(source, end).document(start)


def decoder(source: Source) -> _Decoder:
    """How the strings of a file are decoded."""
    return _Decoder(source)


class _Decoder:
    def __init__(self, source: Source) -> None:
        self.text, self.escape = source.text, escape_for(source.text, source.charset)

    def __call__(self, scalar: Scalar) -> Text:
        return string(Text.of(self.text, scalar.start, scalar.end), self.escape)


class _Parser:
    def __init__(self, source: Source, end: int) -> None:
        self.source, self.text, self.end = source, source.text, end

    def document(self, start: int) -> Node:
        node, at = self.value(self.space(start), 0)
        at = self.space(at)
        if at < self.end:
            raise self.error(at, "more text after the end of the JSON value; delete it, or make the file .jsonl")
        return node

    def space(self, at: int) -> int:
        if at >= self.end or self.text[at] not in _BLANK:
            return at
        match = _SPACE.match(self.text, at, self.end)
        return match.end() if match else at

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        char = self.text[at : at + 1] if at < self.end else ""
        if char == '"':
            words, stop = self.string(at)
            return Scalar(words, at, stop, '"'), stop
        if char == "{" or char == "[":
            if depth >= MAX_DEPTH:
                raise self.error(at, f"nested deeper than {MAX_DEPTH} levels")
            return self.mapping(at, depth) if char == "{" else self.sequence(at, depth)
        if match := _NUMBER.match(self.text, at, self.end):
            number = match[0]
            return Scalar(float(number) if set(number) & set(".eE") else int(number), at, match.end()), match.end()
        for word, meaning in _WORDS.items():
            if self.text.startswith(word, at, self.end):
                return Scalar(meaning, at, at + len(word)), at + len(word)
        raise self.error(at, "no value here; strings stand in double quotes" if char else "cut off before its end")

    def string(self, at: int) -> tuple[str, int]:
        try:
            words, stop = scanstring(self.text, at + 1, True)
        except JSONDecodeError as error:
            raise self.error(error.pos, _string_problem(error.msg)) from None
        if stop > self.end:
            raise self.error(at, "this string is not closed; end it with a double quote")
        return words, stop

    def mapping(self, at: int, depth: int) -> tuple[Node, int]:
        start, pairs = at, []
        at = self.space(at + 1)
        while self.peek(at) != "}":
            if self.peek(at) != '"':
                raise self.error(
                    at, "a key in double quotes is missing here" if at < self.end else "cut off before its end"
                )
            key, at = self.string(at)
            at = self.space(at)
            if self.peek(at) != ":":
                raise self.error(at, f'a colon is missing after the key "{key[:40]}"')
            value, at = self.value(self.space(at + 1), depth + 1)
            pairs.append((key, value))
            at = self.comma(at, "}")
        return Mapping(tuple(pairs), start, at + 1), at + 1

    def sequence(self, at: int, depth: int) -> tuple[Node, int]:
        start, items = at, []
        at = self.space(at + 1)
        while self.peek(at) != "]":
            value, at = self.value(at, depth + 1)
            items.append(value)
            at = self.comma(at, "]")
        return Sequence(tuple(items), start, at + 1), at + 1

    def comma(self, at: int, close: str) -> int:
        at = self.space(at)
        char = self.peek(at)
        if char == ",":
            return self.space(at + 1)
        if char != close:
            raise self.error(at, _CLOSED.format(close) if char else "cut off before its end")
        return at

    def peek(self, at: int) -> str:
        return self.text[at] if at < self.end else ""

    def error(self, at: int, problem: str) -> SourceError:
        return SourceError(self.source.path, f"broken JSON: {problem}", *self.source.position(min(at, self.end)))


def _string_problem(message: str) -> str:
    if "Unterminated" in message:
        return "this string is not closed; end it with a double quote"
    if "control character" in message:
        return "a line break or tab stands inside a string; write it as \\n or \\t"
    return "not an escape that JSON knows; write a backslash itself as \\\\"
