"""The line and column of a key in TOML text: tomllib reads values, but forgets where they stood."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.model.lazy import lazy

KeyPath = tuple[str | int, ...]

_HEADER = lazy(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(?:#.*)?$")
_PAIR = lazy(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
_NAME = lazy(r""""([^"]*)"|'([^']*)'|([\w-]+)""")


def place(text: str, path: KeyPath) -> tuple[int, int]:
    """Where a key is written, from 1; of a key inside a value (an inline table), where that word first stands in it."""
    best, at = 0, (1, 1)
    for found, line, column, rest in _keys(text):
        shared = _shared(found, path)
        if shared == len(found) and shared > best:
            best, at = shared, (line, column)
            if shared < len(path) and isinstance(path[shared], str) and (inside := rest.find(str(path[shared]))) >= 0:
                at = (line, column + inside)
    return at


def _keys(text: str) -> Iterator[tuple[KeyPath, int, int, str]]:
    table: KeyPath = ()
    counts: dict[KeyPath, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            table = _names(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
            table = _indexed(table, counts)
            yield table, number, header.start(2) + 1, ""
        elif pair := _PAIR.match(line):
            yield (*table, *_names(pair[1])), number, pair.start(1) + 1, line[pair.start(1) :]


def _names(dotted: str) -> KeyPath:
    return tuple(match[1] or match[2] or match[3] or "" for match in _NAME.finditer(dotted))


def _indexed(table: KeyPath, counts: dict[KeyPath, int]) -> KeyPath:
    found: list[str | int] = []
    for i, name in enumerate(table):
        found.append(name)
        if (count := counts.get(table[: i + 1])) is not None:
            found.append(count)
    return tuple(found)


def _shared(one: KeyPath, other: KeyPath) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b and not (isinstance(a, str) and isinstance(b, str) and a.replace("_", "-") == b.replace("_", "-")):
            break
        count += 1
    return count
