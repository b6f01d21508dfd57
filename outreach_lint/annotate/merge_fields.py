"""Merge fields of a part: where they stand, whose fact they hold, and the same characters with them masked."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_lint.annotate.field_braces import brace_field, braces
from outreach_lint.annotate.field_found import Found, name_of
from outreach_lint.annotate.field_marks import MARKS
from outreach_lint.annotate.field_names import holds_company, holds_name
from outreach_lint.model.annotated import MergeField
from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import Part

OPENERS = lazy(r"[{\[<«%$_*#]")
DEEPEST = 6
"""How many levels of spintax inside spintax are read."""

SENDER, NAME, COMPANY, IDENTITY, CONTENT, SYSTEM, UNKNOWN = map(chr, range(0xE000, 0xE007))
"""The private characters that stand for masked fields, by class."""
MASKS = {"sender": SENDER, "content": CONTENT, "system": SYSTEM, "control": " ", "spintax": " ", "unknown": UNKNOWN}


def find_fields(part: Part, chars: str, template: str | None = None) -> tuple[MergeField, ...]:
    """The merge fields of a part in their order; they never overlap. Time is linear in the length.

    `template` names the tool, where it is known, and settles what is ambiguous (`{{a|b}}`, `$name`). A block of
    spintax is one field; what stands in its branches is found by asking again for the branch.
    """
    found: list[MergeField] = []
    pairs = None
    at = 0
    for opener in OPENERS.finditer(chars):
        start, char = opener.start(), opener.group()
        if start < at:
            continue
        if char == "{":
            pairs = braces(chars) if pairs is None else pairs
            field = brace_field(chars, start, pairs, template)
        else:
            field = MARKS[char](chars, start, template, part == "subject")
        if field:
            found.append(_field(part, chars, field))
            at = field.end
    return tuple(found)


def _field(part: Part, chars: str, found: Found) -> MergeField:
    raw = chars[found.start : found.end]
    return MergeField(part, found.start, found.end, raw, name_of(found.label), found.kind, found.syntax, found.fallback)


def mask(chars: str, fields: Iterable[MergeField]) -> str:
    """The characters with every field replaced by private ones of its class, at equal length.

    Control tags become spaces; of a block of spintax the first branch stays and the rest becomes spaces.
    """
    return _mask(chars, fields, 0)


def _mask(chars: str, fields: Iterable[MergeField], depth: int) -> str:
    parts: list[str] = []
    at = 0
    for field in fields:
        parts.append(chars[at : field.start])
        parts.append(_masked(field, depth))
        at = field.end
    parts.append(chars[at:])
    return "".join(parts)


def _masked(field: MergeField, depth: int) -> str:
    length = field.end - field.start
    if field.kind == "identity":
        fill = COMPANY if holds_company(field.name) else NAME if holds_name(field.name) else IDENTITY
        return fill * length
    if field.kind == "spintax" and depth < DEEPEST:
        start, end = branches(field)[0]
        first = field.raw[start:end]
        shown = _mask(first, find_fields(field.part, first), depth + 1)
        return " " * start + shown + " " * (length - end)
    return MASKS[field.kind] * length


def branches(field: MergeField) -> tuple[tuple[int, int], ...]:
    """The branches of a block of spintax as offsets into its `raw`, without the spaces around pipes of `RANDOM`."""
    inner = 2 if field.syntax in ("random", "coldsend") else 1
    low, high = inner, len(field.raw) - inner
    pair = braces(field.raw)[inner - 1]
    bounds = [low, *(at + 1 for at in pair.pipes)]
    ends = [*pair.pipes, high]
    spans = list(zip(bounds, ends, strict=True))
    if field.syntax == "random":
        spans = spans[1:]
    if inner == 1:
        return tuple(spans)
    return tuple(_trimmed(field.raw, start, end) for start, end in spans)


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    words = raw[start:end]
    left = len(words) - len(words.lstrip())
    return start + left, max(start + left, start + len(words.rstrip()))
