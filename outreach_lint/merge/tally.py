"""Tally: all rows of a list merged one after the other, and what was found added up by place in the template."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from outreach_lint.annotate.merge_fields import find_fields
from outreach_lint.merge.findings import KINDS, Kind, of_article, of_number, of_value
from outreach_lint.merge.nodes import Node, compiled, slots
from outreach_lint.merge.profile import BY_HAND, fills
from outreach_lint.merge.render import Row, Run, as_text, normal, render
from outreach_lint.merge.same import Repeats, hashed, repeats
from outreach_lint.model.annotated import MergeField
from outreach_lint.model.message import Message, Part

LIMITS: Mapping[tuple[str, Part], int] = {
    ("linkedin-note", "body"): 300,
    ("inmail", "body"): 1900,
    ("inmail", "subject"): 200,
    ("sms", "body"): 160,
}
"""Characters that a channel takes, by channel and part; the rules of the family `linkedin` name the sources."""
SHOWN = 5
"""Rows that a finding names; the others are counted."""
REMEMBERED = 50_000
"""Values whose faults are kept, since lists repeat them."""


@dataclass(frozen=True, slots=True)
class MergeFinding:
    """One fault at one place of the template: `start`..`end` are decoded offsets of the part.

    `rows` counts the rows that have it, `examples` names the first of them (from 1, the header not counted) with
    the words that `message` is about.
    """

    code: str
    name: str
    severity: str
    message: str
    part: Part
    start: int
    end: int
    rows: int
    examples: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a list makes of a template. `clean` rows have no finding, `texts` are different bodies.

    `lengths` are the characters of each part as received, from and to.
    """

    rows: int
    clean: int
    texts: int
    findings: tuple[MergeFinding, ...]
    lengths: Mapping[Part, tuple[int, int]]


class _Count:
    """A finding while it is counted."""

    __slots__ = ("examples", "rows")

    def __init__(self) -> None:
        self.rows = 0
        self.examples: list[tuple[int, str]] = []


Key = tuple[str, Part, int, int]


class _Tally:
    """The running count over all rows: its memory grows with the template, and by eight bytes a row."""

    def __init__(self, template: Message, tool: str | None, limits: Mapping[tuple[str, Part], int]) -> None:
        self.parts: dict[Part, tuple[Node, ...]] = {"body": compiled("body", template.body.chars, tool)}
        if template.subject is not None:
            self.parts["subject"] = compiled("subject", template.subject.chars, tool)
        self.template, self.tool = template, tool
        self.limits = {part: limits.get((template.channel or "", part)) for part in self.parts}
        self.counts: dict[Key, _Count] = {}
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
        limit = self.limits[part]
        if limit is not None and length > limit:
            whole = (part, 0, len(self.template.part(part)))
            self._count("over-limit", whole, number, str(length), found)

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

    def _count(self, name: str, place: tuple[Part, int, int], number: int, words: str, found: set[Key]) -> None:
        key = (name, *place)
        count = self.counts.get(key)
        if count is None:
            count = self.counts[key] = _Count()
        if key not in found:
            count.rows += 1
            found.add(key)
        if len(count.examples) < SHOWN:
            count.examples.append((number, words))


def _place(runs: list[Run], offset: int) -> tuple[int, int]:
    at = 0
    for run in runs:
        if at <= offset < at + len(run.chars):
            return run.start, run.end
        at += len(run.chars)
    return 0, 0


def merge(
    template: Message,
    rows: Iterable[Mapping[str, str | None]],
    columns: Iterable[str] = (),
    tool: str | None = None,
    limits: Mapping[tuple[str, Part], int] = LIMITS,
) -> MergeReport:
    """Merge every row into a template and add up what its readers would see. Rows are read one at a time.

    `columns` are the names that the table has; where they are given, a field that is none of them is told once.
    `tool` (or the template's own) says which syntaxes are filled in, `limits` what each channel takes.
    """
    tool = tool or template.template
    tally = _Tally(template, tool, limits)
    for record in rows:
        tally.add(record)
    same = repeats(tally.hashes, SHOWN)
    findings = [*_of_template(template, tally, columns), *_of_rows(tally), *_same(tally, same)]
    ordered = sorted(findings, key=lambda one: (one.part == "body", one.start, one.code))
    return MergeReport(len(tally.hashes), tally.clean, same.texts, tuple(ordered), dict(tally.lengths))


def _of_rows(tally: _Tally) -> Iterator[MergeFinding]:
    for (name, part, start, end), count in tally.counts.items():
        raw = tally.template.part(part).chars[start:end]
        limit = tally.limits[part]
        yield _finding(KINDS[name], (part, start, end), raw, count.rows, tuple(count.examples), limit)


def _of_template(template: Message, tally: _Tally, columns: Iterable[str]) -> Iterator[MergeFinding]:
    total = len(tally.hashes)
    known = normal(dict.fromkeys(columns, ""))
    for part, nodes in tally.parts.items():
        for slot in slots(nodes):
            by_hand = slot.field.syntax in BY_HAND
            given = not known or slot.field.kind in ("sender", "system")
            if (by_hand or not given) and not any(key in known for key in slot.keys):
                kind = KINDS["unfilled-field" if by_hand else "unknown-column"]
                yield _finding(kind, (part, slot.start, slot.end), slot.field.raw, total, ())
        for field in find_fields(part, template.part(part).chars, tally.tool):
            if field.kind != "control" and not fills(tally.tool, field.syntax):
                yield _finding(KINDS["unfilled-field"], (part, field.start, field.end), field.raw, total, ())


def _same(tally: _Tally, found: Repeats) -> Iterator[MergeFinding]:
    if found.rows:
        examples = tuple((row, f"row {first}") for first, row in found.pairs)
        whole: tuple[Part, int, int] = ("body", 0, len(tally.template.body))
        yield _finding(KINDS["same-text"], whole, "", found.rows, examples)


def _finding(
    kind: Kind,
    place: tuple[Part, int, int],
    raw: str,
    rows: int,
    examples: tuple[tuple[int, str], ...],
    limit: int | None = None,
) -> MergeFinding:
    value = repr(examples[0][1]) if examples else ""
    if kind.name in ("over-limit", "wrong-number", "wrong-article"):
        value = value.strip("'\"")
    said = kind.message.format(field=" ".join(raw.split()), value=value, limit=limit)
    return MergeFinding(kind.code, kind.name, kind.severity, said, *place, rows, examples)


def renderings(
    template: Message, rows: Iterable[Mapping[str, str | None]], tool: str | None = None
) -> Iterator[Message]:
    """The message that each row gets, every word of it placed where it stands in the template, to be linted in full."""
    tool = tool or template.template
    parts: dict[Part, tuple[Node, ...]] = {"body": compiled("body", template.body.chars, tool)}
    if template.subject is not None:
        parts["subject"] = compiled("subject", template.subject.chars, tool)
    for number, record in enumerate(rows):
        row: Row = normal(record)
        made = {part: as_text(template.part(part), render(nodes, row, number)) for part, nodes in parts.items()}
        yield replace(template, body=made["body"], subject=made.get("subject"), prospect=row)
