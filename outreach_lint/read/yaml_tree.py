"""YAML with places: parser events become a tree, bounded in depth; broken files are told where and how to mend them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from outreach_lint.model.source import Source, SourceError
from outreach_lint.model.text import Text
from outreach_lint.read.layers.yaml import PLAIN, PLAIN_IN_FLOW, scalar
from outreach_lint.read.tree import MAX_DEPTH, Mapping, Node, Scalar, Sequence, Tree

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_TRUTHS = {word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9]\d{0,17})$")
_MAX_PAIRS = 2000
_UNQUOTED = re.compile(r"^[ \t-]*([\w-]+):[ \t]+(?=[\[{%@`*&!|>]|Re:|[^\n\"']*(?:: |\{\{))", re.I)


def parse(source: Source, start: int = 0, end: int | None = None) -> Tree:
    """The documents between two offsets of a file, as one tree: a list of them where there are several.

    Raises SourceError where it is no YAML or is nested deeper than MAX_DEPTH.
    """
    end = len(source.text) if end is None else end
    try:
        documents = tuple(_Composer(source, start).documents(yaml.parse(source.text[start:end], Loader=_Loader)))
    except yaml.YAMLError as error:
        raise _broken(source, start, error) from None
    root = documents[0] if len(documents) == 1 else Sequence(documents, start, end)
    return Tree(root, lambda node: _decode(source.text, node))


def _decode(text: str, node: Scalar) -> Text:
    return scalar(Text.of(text, node.start, node.end), node.style, str(node.value))


class _Open:
    """A list or mapping whose end has not come yet."""

    def __init__(self, event: yaml.CollectionStartEvent, flow: bool, start: int) -> None:
        self.is_mapping = isinstance(event, yaml.MappingStartEvent)
        self.anchor, self.flow, self.start = event.anchor, flow, start
        self.nodes: list[Node] = []

    def closed(self, end: int) -> Node:
        if not self.is_mapping:
            return Sequence(tuple(self.nodes), self.start, end)
        pairs = [(_key(k), v) for k, v in zip(self.nodes[::2], self.nodes[1::2], strict=True)]
        own = {key for key, _ in pairs}
        merged = [pair for key, value in pairs if key == "<<" for pair in _merged(value) if pair[0] not in own]
        return Mapping(tuple(merged[:_MAX_PAIRS] + [pair for pair in pairs if pair[0] != "<<"]), self.start, end)


def _key(node: Node) -> str:
    return ("" if node.value is None else str(node.value)) if isinstance(node, Scalar) else ""


def _merged(value: Node) -> Iterator[tuple[str, Node]]:
    for node in value.items[:50] if isinstance(value, Sequence) else (value,):
        if isinstance(node, Mapping):
            yield from node.pairs[:_MAX_PAIRS]


class _Composer:
    def __init__(self, source: Source, base: int) -> None:
        self.source, self.base = source, base
        self.anchors: dict[str, Node] = {}

    def documents(self, events: Iterator[yaml.Event]) -> Iterator[Node]:
        stack: list[_Open] = []
        for event in events:
            node: Node | None = None
            if isinstance(event, yaml.CollectionStartEvent):
                self.open(event, stack)
            elif isinstance(event, yaml.CollectionEndEvent):
                done = stack.pop()
                node = self.named(done.anchor, done.closed(self.base + _index(event.end_mark)))
            elif isinstance(event, yaml.ScalarEvent):
                node = self.named(event.anchor, self.scalar(event, bool(stack) and stack[-1].flow))
            elif isinstance(event, yaml.AliasEvent):
                place = self.base + _index(event.start_mark)
                node = self.anchors.get(event.anchor or "", Scalar(None, place, place))
            elif isinstance(event, yaml.DocumentStartEvent):
                self.anchors.clear()
            if node is None:
                continue
            if stack:
                stack[-1].nodes.append(node)
            else:
                yield node

    def open(self, event: yaml.CollectionStartEvent, stack: list[_Open]) -> None:
        if len(stack) >= MAX_DEPTH:
            place = self.source.position(self.base + _index(event.start_mark))
            raise SourceError(self.source.path, f"nested deeper than {MAX_DEPTH} levels", *place)
        flow = bool(event.flow_style) or (bool(stack) and stack[-1].flow)
        stack.append(_Open(event, flow, self.base + _index(event.start_mark)))

    def named(self, anchor: str | None, node: Node) -> Node:
        if anchor:
            self.anchors[anchor] = node
        return node

    def scalar(self, event: yaml.ScalarEvent, flow: bool) -> Scalar:
        start, end = self.base + _index(event.start_mark), self.base + _index(event.end_mark)
        if (event.anchor or event.tag) and (properties := _PROPERTIES.match(self.source.text, start, end)):
            start = properties.end()
        style = event.style or ""
        if style:
            return Scalar(event.value, start, end, style)
        value: str | int | bool | None = event.value
        if event.value in _NULLS:
            value = None
        elif event.value in _TRUTHS:
            value = _TRUTHS[event.value]
        elif _INTEGER.match(event.value):
            value = int(event.value)
        return Scalar(value, start, end, PLAIN_IN_FLOW if flow else PLAIN)


def _index(mark: object) -> int:
    return int(getattr(mark, "index", 0))


def _broken(source: Source, base: int, error: yaml.YAMLError) -> SourceError:
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    mark = next((mark for mark in (reversed(marks) if "end of stream" in problem else marks) if mark), None)
    at = base + (mark.index if mark else getattr(error, "position", None) or 0)
    line, column = source.position(min(at, len(source.text)))
    for number in range(line, max(0, line - 3), -1):
        if found := _UNQUOTED.match(source.line(number)):
            hint = f'put the value of "{found[1]}" in double quotes, or write it as a | block'
            return SourceError(source.path, f"broken YAML: {hint}", number, found.end() + 1)
    return SourceError(source.path, f"broken YAML: {problem}; check quotes and indentation here", line, column)
