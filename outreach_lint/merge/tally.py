"""Tally: all rows of a list merged one after the other, and what was found added up by place in the template."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from outreach_lint.annotate.merge_fields import find_fields
from outreach_lint.merge.counting import SHOWN, Counting
from outreach_lint.merge.findings import KINDS
from outreach_lint.merge.nodes import Node, compiled, slots
from outreach_lint.merge.profile import BY_HAND, fills
from outreach_lint.merge.render import Row, as_text, normal, render
from outreach_lint.merge.same import Repeats, repeats
from outreach_lint.model.message import Message, Part
from outreach_lint.model.record import dataclass, replace

NO_LIMITS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class MergeFinding:
    """One fault at one place of the template: `start`..`end` are decoded offsets of the part.

    `kind` is one of KINDS; `says` holds the words for a rule's message: the field, the value and the limit. `rows`
    counts the rows that have it, `examples` names the first of them (from 1, the header not counted) with the words
    that it is about.
    """

    kind: str
    says: Mapping[str, object]
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


def merge(
    template: Message,
    rows: Iterable[Mapping[str, str | None]],
    columns: Iterable[str] = (),
    tool: str | None = None,
    limits: Mapping[str, int] = NO_LIMITS,
    kinds: Collection[str] = KINDS,
) -> MergeReport:
    """Merge every row into a template and add up what its readers would see. Rows are read one at a time.

    `columns` are the names that the table has; where they are given, a field that is none of them is told once.
    `tool` (or the template's own) says which syntaxes are filled in. `limits` are characters by the name of a limit, in
    place of the known ones; `kinds` are the kinds of findings that are wanted.
    """
    tool = tool or template.template
    tally = Counting(template, tool, limits, kinds)
    for record in rows:
        tally.add(record)
    same = repeats(tally.hashes, SHOWN)
    findings = (*_of_template(template, tally, columns), *_of_rows(tally), *_same(tally, same))
    wanted = [finding for finding in findings if finding.kind in kinds]
    ordered = sorted(wanted, key=lambda one: (one.part == "body", one.start, KINDS.index(one.kind)))
    return MergeReport(len(tally.hashes), tally.clean, same.texts, tuple(ordered), dict(tally.lengths))


def _of_rows(tally: Counting) -> Iterator[MergeFinding]:
    for (name, part, start, end), count in tally.counts.items():
        raw = tally.template.part(part).chars[start:end]
        yield _finding(name, (part, start, end), raw, count.rows, tuple(count.examples), count.limit)


def _of_template(template: Message, tally: Counting, columns: Iterable[str]) -> Iterator[MergeFinding]:
    total = len(tally.hashes)
    known = normal(dict.fromkeys(columns, ""))
    for part, nodes in tally.parts.items():
        for slot in slots(nodes):
            by_hand = slot.field.syntax in BY_HAND
            given = not known or slot.field.kind in ("sender", "system")
            if (by_hand or not given) and not any(key in known for key in slot.keys):
                kind = "unfilled-field" if by_hand else "unknown-column"
                yield _finding(kind, (part, slot.start, slot.end), slot.field.raw, total, ())
        for field in find_fields(part, template.part(part).chars, tally.tool):
            if field.kind != "control" and not fills(tally.tool, field.syntax):
                yield _finding("unfilled-field", (part, field.start, field.end), field.raw, total, ())


def _same(tally: Counting, found: Repeats) -> Iterator[MergeFinding]:
    if found.rows:
        examples = tuple((row, f"row {first}") for first, row in found.pairs)
        whole: tuple[Part, int, int] = ("body", 0, len(tally.template.body))
        yield _finding("same-text", whole, "", found.rows, examples)


def _finding(
    kind: str,
    place: tuple[Part, int, int],
    raw: str,
    rows: int,
    examples: tuple[tuple[int, str], ...],
    limit: int | None = None,
) -> MergeFinding:
    value = repr(examples[0][1]) if examples else ""
    if kind in ("over-limit", "wrong-number", "wrong-article"):
        value = value.strip("'\"")
    says = {"field": " ".join(raw.split()), "value": value, "limit": limit}
    return MergeFinding(kind, says, *place, rows, examples)


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
