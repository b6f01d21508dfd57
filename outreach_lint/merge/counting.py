"""Counting: rows merged one after the other, and each fault added up by its place in the template."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping

from outreach_lint.merge.findings import of_article, of_number, of_value
from outreach_lint.merge.nodes import Node, compiled
from outreach_lint.merge.render import Run, normal, render
from outreach_lint.merge.same import hashed
from outreach_lint.model.annotated import MergeField
from outreach_lint.model.limits import in_text_message, limit_of
from outreach_lint.model.message import Message, Part

SHOWN = 5
"""Rows that a finding names; the others are counted."""
REMEMBERED = 50_000
"""Values whose faults are kept, since lists repeat them."""


class Count:
    """A finding while it is counted."""

    __slots__ = ("examples", "limit", "rows")

    def __init__(self, limit: int | None) -> None:
        self.rows, self.limit = 0, limit
        self.examples: list[tuple[int, str]] = []


Key = tuple[str, Part, int, int]


class Counting:
    """The running count over all rows: its memory grows with the template, and by eight bytes a row."""

    def __init__(self, template: Message, tool: str | None, limits: Mapping[str, int], kinds: Collection[str]) -> None:
        self.parts: dict[Part, tuple[Node, ...]] = {"body": compiled("body", template.body.chars, tool)}
        if template.subject is not None:
            self.parts["subject"] = compiled("subject", template.subject.chars, tool)
        self.template, self.tool, self.kinds = template, tool, kinds
        self.limits = {part: _limits(template.channel, part, limits) for part in self.parts}
        self.counts: dict[Key, Count] = {}
        self.hashes: array[int] = array("Q")
        self.lengths: dict[Part, tuple[int, int]] = {}
        self.clean = 0
        self._faults: dict[tuple[str, str], tuple[str, ...]] = {}

    def add(self, record: Mapping[str, str | None]) -> None:
        """Merge one row."""
        row, number = normal(record), len(self.hashes) + 1
        found: set[Key] = set()
        for part, nodes in self.parts.items():
            runs = render(nodes, row, number - 1)
            rendered = "".join([run.chars for run in runs])
            self._measure(part, rendered, number, found)
            self._values(part, runs, number, found)
            if part == "body":
                self.hashes.append(hashed(rendered))
            words = of_number(rendered) if "1 " in rendered else None
            if words:
                self._count("wrong-number", (part, *_place(runs, rendered.find(words))), number, words, found)
        self.clean += not found

    def _measure(self, part: Part, rendered: str, number: int, found: set[Key]) -> None:
        length = len(rendered.strip())
        low, high = self.lengths.get(part, (length, length))
        self.lengths[part] = (min(low, length), max(high, length))
        plain, other = self.limits[part]
        if plain is None or length <= min(plain, other):
            return
        limit = plain
        if other != plain:
            length, outside = in_text_message(rendered.strip())
            limit = other if outside else plain
        if length > limit:
            whole = (part, 0, len(self.template.part(part)))
            self._count("over-limit", whole, number, str(length), found, limit)

    def _values(self, part: Part, runs: list[Run], number: int, found: set[Key]) -> None:
        before = ""
        for run in runs:
            if run.slot is not None:
                place = (part, run.start, run.end)
                if run.missing:
                    self._count("empty-value", place, number, "", found)
                for name in self._of_value(run.slot.field, run.chars) if run.given else ():
                    self._count(name, place, number, run.chars, found)
                words = of_article(before, run.chars)
                if words:
                    self._count("wrong-article", place, number, words, found)
            before = run.chars or before

    def _of_value(self, field: MergeField, value: str) -> tuple[str, ...]:
        key = (field.name, value)
        faults = self._faults.get(key)
        if faults is None:
            if len(self._faults) >= REMEMBERED:
                self._faults.clear()
            faults = self._faults[key] = tuple(of_value(field, value))
        return faults

    def _count(
        self,
        name: str,
        place: tuple[Part, int, int],
        number: int,
        words: str,
        found: set[Key],
        limit: int | None = None,
    ) -> None:
        if name not in self.kinds:
            return
        key = (name, *place)
        count = self.counts.get(key)
        if count is None:
            count = self.counts[key] = Count(limit)
        if key not in found:
            count.rows += 1
            found.add(key)
        if len(count.examples) < SHOWN:
            count.examples.append((number, words))


def _limits(channel: str | None, part: Part, limits: Mapping[str, int]) -> tuple[int | None, int]:
    """The characters that a part may have, and those of a text message with one character outside of its alphabet."""
    name = f"{channel}-subject" if part == "subject" else channel or ""
    plain = limit_of(name, limits)
    other = limit_of(f"{name}-unicode", limits)
    return plain, plain or 0 if other is None else other


def _place(runs: list[Run], offset: int) -> tuple[int, int]:
    at = 0
    for run in runs:
        if at <= offset < at + len(run.chars):
            return run.start, run.end
        at += len(run.chars)
    return 0, 0
