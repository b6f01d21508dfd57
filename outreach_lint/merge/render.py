"""Render: what one row makes of a template, each stretch of it placed where it stands in the template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from outreach_lint.annotate.samples import filled
from outreach_lint.merge.nodes import Choice, Node, Slot, Words
from outreach_lint.merge.profile import BY_HAND
from outreach_lint.model.annotated import MergeField
from outreach_lint.model.lazy import lazy
from outreach_lint.model.text import Piece, Text

Row = Mapping[str, str]
"""One prospect: values by normalised field name."""

SEPARATORS = lazy(r"[\W_]+")
COMPARISON = lazy(r"(?P<left>[\w. $-]+?)\s*(?P<sign>==|!=|=|<>|contains)\s*(?P<right>[\"'][^\"']*[\"']|[\w.-]+)")
SIMPLE = lazy(r"[$.\w]+")
NAME = lazy(r"[$.\w -]+")
OR, AND = lazy(r"\s+or\s+|\|\|"), lazy(r"\s+and\s+|&&")
NOT = lazy(r"(?:not\s+|!\s*)(?!=)")
NOTHING = frozenset({"blank", "empty", "nil", "null", "none", "''", '""'})


class Run(NamedTuple):
    """A stretch of a rendered part: its characters, its place in the template, and the field that gave it, if one did.

    `given` is set where the row held the value, `missing` where it held none and there was no fallback.
    """

    chars: str
    start: int
    end: int
    slot: Slot | None = None
    missing: bool = False
    given: bool = False


def normal(record: Mapping[str, str | None]) -> Row:
    """A record of a table with its columns' names normalised, empty values as empty strings."""
    return {_name(column): value or "" for column, value in record.items() if column is not None}


@lru_cache(1024)
def _name(column: str) -> str:
    return SEPARATORS.sub("", column).lower()


def render(nodes: Sequence[Node], row: Row, turn: int) -> list[Run]:
    """The runs that a row gets. `turn` chooses the branch of spintax: rows take turns, so that all are seen."""
    runs: list[Run] = []
    _render(nodes, row, turn, runs)
    return runs


def _render(nodes: Sequence[Node], row: Row, turn: int, runs: list[Run]) -> None:
    for node in nodes:
        if isinstance(node, Words):
            runs.append(Run(node.chars, node.start, node.start + len(node.chars)))
        elif isinstance(node, Slot):
            runs.append(_filled(node, row))
        elif isinstance(node, Choice):
            _render(node.branches[turn % len(node.branches)], row, turn, runs)
        else:
            for condition, branch in node.branches:
                if condition is None or holds(condition, row):
                    _render(branch, row, turn, runs)
                    break


def _filled(slot: Slot, row: Row) -> Run:
    field = slot.field
    value = next((row[key] for key in slot.keys if key in row), None)
    if value is None and field.syntax in BY_HAND:
        return Run(field.raw, slot.start, slot.end)
    if value is None and field.kind in ("sender", "system"):
        return Run(_sample(field), slot.start, slot.end)
    if not value or not value.strip():
        return Run(field.fallback or "", slot.start, slot.end, slot, not field.fallback)
    return Run(_cased(value, slot.case), slot.start, slot.end, slot, given=True)


@lru_cache(256)
def _sample(field: MergeField) -> str:
    return filled(field.raw, (field._replace(start=0, end=len(field.raw)),))


def _cased(value: str, case: str | None) -> str:
    if case is None:
        return value
    if case.startswith("cap"):
        return value[:1].upper() + value[1:]
    if case.startswith("title"):
        return value.title()
    if case.startswith("up"):
        return value.upper()
    return value.strip() if case in ("trim", "strip") else value.lower()


def holds(condition: str, row: Row) -> bool:
    """Whether a condition is true of a row: a field with a value, `==`, `!=`, `contains`, `not`, `and`, `or`.

    A condition that is none of these is taken as true, so that its words are read rather than skipped.
    """
    if SIMPLE.fullmatch(condition):
        return bool(_value(condition, row).strip())
    either = OR.split(condition)
    if len(either) > 1:
        return any(holds(part, row) for part in either)
    both = AND.split(condition)
    if len(both) > 1:
        return all(holds(part, row) for part in both)
    condition = condition.strip()
    negated = NOT.match(condition)
    if negated:
        return not holds(condition[negated.end() :], row)
    compared = COMPARISON.fullmatch(condition)
    if compared:
        return _compared(_value(compared["left"], row), compared["sign"], compared["right"])
    return bool(_value(condition, row).strip()) if NAME.fullmatch(condition) else True


def _compared(left: str, sign: str, right: str) -> bool:
    wanted = "" if right.lower() in NOTHING else right.strip("\"'")
    if sign == "contains":
        return wanted in left
    return (left.strip() != wanted) if sign in ("!=", "<>") else (left.strip() == wanted)


def _value(name: str, row: Row) -> str:
    parts = name.strip().lstrip("$.").split(".")
    for first in range(len(parts)):
        key = _name(".".join(parts[first:]))
        if key in row:
            return row[key]
    return ""


def as_text(text: Text, runs: Sequence[Run]) -> Text:
    """The runs as a view of the template's text: words keep their places, a value stands for its whole field."""
    made = text[:0]
    for run in runs:
        if run.slot is None and run.end - run.start == len(run.chars):
            made = made + text[run.start : run.end]
        elif run.chars:
            start, end = text.source(run.start, run.end)
            made = made + Text(run.chars, (Piece(0, start, end, False),), text.escapes, text.exact)
    return made
