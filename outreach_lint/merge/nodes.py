"""Nodes: a template as a tree of words, fields, branches and conditions, compiled once for all rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from outreach_lint.annotate.field_names import normalised
from outreach_lint.annotate.merge_fields import DEEPEST, branches, find_fields
from outreach_lint.merge.profile import fills
from outreach_lint.model.annotated import MergeField
from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import Part
from outreach_lint.model.record import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Characters that every reader gets, with their offsets in the decoded part."""

    chars: str
    start: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A field that a row fills in. `keys` are the names under which a row may hold it, `case` a filter on letters."""

    field: MergeField
    start: int
    end: int
    keys: tuple[str, ...]
    case: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """Branches of spintax, of which each reader gets one."""

    branches: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Test:
    """Branches in order, each with the condition under which a reader gets it; None is the branch for all others."""

    branches: tuple[tuple[str | None, tuple[Node, ...]], ...]


Node = Words | Slot | Choice | Test

OPEN = lazy(r"^[{%*|\s\-~]*(?:#\s*)?(?P<word>if|unless|IF|IFNOT)\b[:\s]*(?P<test>.*?)[\s\-~]*(?:\|\*|[%}]+)$", regex.S)
VELOCITY = lazy(r"^#\{?(?P<word>if)\b\}?\s*\((?P<test>.*)\)$", regex.S)
VELOCITY_ELSE = lazy(r"^#\{?(?:elseif\b\}?\s*\((?P<test>.*)\)|else\}?)$", regex.S)
COMMENT = lazy(r"^\{%[-\s]*comment\b")
ASSIGNED = lazy(r"\bassign\s+(\w+)\s*=|^\{%[-\s]*set\s+(\w+)\s*=|^#\{?set\b\}?\s*\(\s*\$!?\{?(\w+)")
GO_EITHER = lazy(r"^or\s+\.?([\w.]+)\s")
ALIASES = {"fname": "firstname", "lname": "lastname"}
"""Names that tools give to columns which their users call otherwise."""
SECTION = lazy(r"^\{\{\s*(?P<mark>[#^])\s*(?P<test>[\w.]+)\s*\}\}$")
ELSE = lazy(
    r"^[{%*|\s\-~#]*(?:(?:else\s*if|elseif|elsif|elif)\b\s*(?P<test>.*?)|else:?)[\s\-~]*(?:\|\*|[%}]+)$",
    regex.S | regex.I,
)
CLOSE = lazy(r"^[{%*|\s\-~]*(?:/\s*\w|#?\s*\{?end)", regex.I)
EDGES = lazy(r"^\W+|\W+$")
CASE = lazy(r"\|\s*(capitali[sz]e|title(?:case)?|up(?:per|case)|down(?:case)|lower(?:case)?|trim|strip)\b")


def compiled(part: Part, chars: str, tool: str | None) -> tuple[Node, ...]:
    """The nodes of a part. Conditions that are not closed hold to its end; loops are read once."""
    return _Reader(part, chars, tool, 0, 0).read()


class _Reader:
    """Walks the fields of a part once; a class because nested conditions share the place that has been reached."""

    def __init__(self, part: Part, chars: str, tool: str | None, base: int, depth: int) -> None:
        self._part, self._chars, self._tool, self._base, self._depth = part, chars, tool, base, depth
        self._fields = [field for field in find_fields(part, chars, tool) if fills(tool, field.syntax)]
        self._next, self._at = 0, 0
        # What a template works out for itself is no column of the table.
        self._assigned = {
            normalised(next(filter(None, found.groups())))
            for field in self._fields
            if field.kind == "control" and (found := ASSIGNED.search(field.raw))
        }

    def read(self) -> tuple[Node, ...]:
        nodes: list[Node] = []
        while self._next < len(self._fields):
            more, _ = self._until_close()
            nodes += more
        return (*nodes, *self._words(len(self._chars)))

    def _words(self, end: int) -> Iterator[Words]:
        if end > self._at:
            yield Words(self._chars[self._at : end], self._base + self._at)
        self._at = end

    def _until_close(self) -> tuple[list[Node], MergeField | None]:
        """Nodes up to the tag that ends this branch, and that tag."""
        nodes: list[Node] = []
        while self._next < len(self._fields):
            field = self._fields[self._next]
            self._next += 1
            nodes += self._words(field.start)
            self._at = field.end
            if field.kind != "control":
                nodes.append(self._node(field))
            elif _otherwise(field.raw) or CLOSE.match(field.raw):
                return nodes, field
            elif COMMENT.match(field.raw):
                self._until_close()
            elif _opened(field.raw) or SECTION.match(field.raw):
                nodes.append(self._test(field))
        return nodes, None

    def _test(self, opening: MergeField) -> Test:
        found: list[tuple[str | None, tuple[Node, ...]]] = []
        condition: str | None = _condition(opening.raw)
        while True:
            nodes, tag = self._until_close()
            if tag is None:
                nodes += self._words(len(self._chars))
            found.append((condition, tuple(nodes)))
            otherwise = _otherwise(tag.raw) if tag else None
            if otherwise is None:
                return Test(tuple(found))
            condition = otherwise["test"] or None

    def _node(self, field: MergeField) -> Node:
        start = self._base + field.start
        if field.kind == "spintax" and self._depth < DEEPEST:
            return Choice(
                tuple(
                    _Reader(self._part, field.raw[low:high], self._tool, start + low, self._depth + 1).read()
                    for low, high in branches(field)
                )
            )
        if field.name in self._assigned:
            field = field._replace(kind="system")
        case = CASE.search(field.raw)
        return Slot(field, start, self._base + field.end, _keys(field), case[1] if case else None)


def _opened(raw: str) -> regex.Match[str] | None:
    return OPEN.match(raw) or VELOCITY.match(raw)


def _otherwise(raw: str) -> regex.Match[str] | None:
    return ELSE.match(raw) or VELOCITY_ELSE.match(raw)


def _condition(raw: str) -> str:
    section = SECTION.match(raw)
    if section:
        return ("not " if section["mark"] == "^" else "") + section["test"]
    opened = _opened(raw)
    if not opened:
        return ""
    return ("not " if opened["word"] in ("unless", "IFNOT") else "") + opened["test"].strip("() ")


def _keys(field: MergeField) -> tuple[str, ...]:
    """The field's name, and what is left of it after each dot (`contact.first_name` is `firstname`)."""
    inner = EDGES.sub("", field.raw.split("|")[0].split(",")[0].split(":")[0])
    either = GO_EITHER.match(inner)
    parts = (either[1] if either else inner).split(".")
    tails = [normalised(".".join(parts[i:])) for i in range(1, len(parts))]
    names = [field.name, *tails]
    return tuple(dict.fromkeys((*names, *(ALIASES[name] for name in names if name in ALIASES))))


def slots(nodes: Sequence[Node]) -> Iterator[Slot]:
    """Every field of some nodes, those in branches and conditions too."""
    for node in nodes:
        if isinstance(node, Slot):
            yield node
        elif isinstance(node, Choice):
            for branch in node.branches:
                yield from slots(branch)
        elif isinstance(node, Test):
            for _, branch in node.branches:
                yield from slots(branch)
