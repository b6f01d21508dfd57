"""The values of a data file with their places: what JSON and YAML files have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from outreach_lint.model.text import Text

MAX_DEPTH = 100
"""Levels of nesting that are followed; deeper files are an error, not a crash."""


class Scalar(NamedTuple):
    """A string, number, truth value or null. `start` and `end` are source offsets of its spelling, quotes included."""

    value: str | int | float | bool | None
    start: int
    end: int
    style: str = ""


class Mapping(NamedTuple):
    """Keys and values in the order of the file; a key may stand twice."""

    pairs: tuple[tuple[str, Node], ...]
    start: int
    end: int

    def get(self, *names: str) -> Node | None:
        """The value of the first of these keys that is there; of two equal keys the last counts, as everywhere."""
        for name in names:
            for key, value in reversed(self.pairs):
                if key == name:
                    return value
        return None

    def keys(self) -> frozenset[str]:
        """All keys."""
        return frozenset(key for key, _ in self.pairs)


class Sequence(NamedTuple):
    """The items of a list."""

    items: tuple[Node, ...]
    start: int
    end: int


Node = Scalar | Mapping | Sequence
Decode = Callable[[Scalar], Text]
"""The words of a string scalar with their places."""


class Tree(NamedTuple):
    """A file's values and how its strings are decoded."""

    root: Node
    decode: Decode


def walk(node: Node) -> Iterator[Node]:
    """A node and everything below it, in the order of the file."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        if isinstance(current, Mapping):
            stack.extend(value for _, value in reversed(current.pairs))
        elif isinstance(current, Sequence):
            stack.extend(reversed(current.items))


def text_of(node: Node | None) -> str | None:
    """A scalar's value as words; None for null, lists, mappings and what is absent."""
    if not isinstance(node, Scalar) or node.value is None or isinstance(node.value, bool):
        return None
    return str(node.value)
