"""Sample values and assumed lengths of merge fields, for metrics and for the limits of channels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from outreach_lint.annotate.field_names import holds_company, holds_name
from outreach_lint.annotate.merge_fields import DEEPEST, branches, find_fields
from outreach_lint.model.annotated import FieldClass, MergeField

Lengths = tuple[int, int]
"""Characters of a value: from, to."""

VALUES: Mapping[str, str] = {
    "firstname": "Dana",
    "fname": "Dana",
    "lastname": "Whitfield",
    "fullname": "Dana Whitfield",
    "title": "Head of Operations",
    "jobtitle": "Head of Operations",
    "role": "Head of Operations",
    "position": "Head of Operations",
    "industry": "logistics",
    "city": "Leeds",
    "country": "England",
    "website": "harrowlane.example",
    "domain": "harrowlane.example",
    "email": "dana@harrowlane.example",
    "dayofweek": "Tuesday",
    "month": "March",
    "date": "4 March",
    "time": "10:00",
}
COMPANY, NAME, SENDER, CONTENT, OTHER = "Harrow Lane", "Dana", "Sam", "your talk on night shifts in Leeds", "one"
"""Stand-ins by class where the name says no more."""

LENGTHS: Mapping[str, Lengths] = {
    "firstname": (8, 12),
    "fname": (8, 12),
    "name": (8, 12),
    "lastname": (5, 14),
    "fullname": (12, 26),
    "city": (5, 16),
    "country": (4, 16),
    "industry": (6, 28),
    "title": (8, 36),
    "jobtitle": (8, 36),
    "role": (8, 36),
    "position": (8, 36),
    "website": (10, 32),
    "domain": (8, 28),
    "email": (12, 36),
    "phone": (10, 18),
}
"""Assumed lengths: a first name 8 to 12 characters, the rest in proportion to what lead lists hold."""
COMPANY_LENGTH, NAME_LENGTH, CONTENT_LENGTH, OTHER_LENGTH = (6, 28), (8, 12), (20, 140), (4, 24)


def filled(chars: str, fields: Iterable[MergeField], values: Mapping[str, str] | None = None) -> str:
    """The characters as one reader might receive them: values by normalised name, then fallbacks, then samples."""
    parts: list[str] = []
    at = 0
    for field in fields:
        parts += [chars[at : field.start], _value(field, values or {}, 0)]
        at = field.end
    return "".join([*parts, chars[at:]])


def _value(field: MergeField, values: Mapping[str, str], depth: int) -> str:
    if field.kind == "control":
        return ""
    if field.kind == "spintax":
        start, end = branches(field)[0]
        branch = field.raw[start:end]
        if depth >= DEEPEST:
            return branch
        return filled(branch, find_fields(field.part, branch), values)
    given = values.get(field.name)
    if given is not None:
        return given or field.fallback or ""
    return _sample(field)


def _sample(field: MergeField) -> str:
    for name, value in VALUES.items():
        if field.name.endswith(name) and field.kind != "sender":
            return value
    if field.kind == "identity":
        return COMPANY if holds_company(field.name) else NAME if holds_name(field.name) else OTHER
    return {"sender": SENDER, "content": CONTENT}.get(field.kind, OTHER)


def lengths(chars: str, fields: Iterable[MergeField]) -> Lengths:
    """The characters of a rendered part, from and to: fields at assumed lengths, spintax by its extremes."""
    return _lengths(chars, fields, 0)


def _lengths(chars: str, fields: Iterable[MergeField], depth: int) -> Lengths:
    low = high = len(chars)
    for field in fields:
        least, most = _length(field, depth)
        low += least - len(field.raw)
        high += most - len(field.raw)
    return low, high


def _length(field: MergeField, depth: int) -> Lengths:
    if field.kind == "control":
        return 0, 0
    if field.kind == "spintax":
        if depth >= DEEPEST:
            return 0, len(field.raw)
        each = [_branch(field, start, end, depth) for start, end in branches(field)]
        return min(low for low, _ in each), max(high for _, high in each)
    least, most = _assumed(field.name, field.kind)
    return (min(least, len(field.fallback)) if field.fallback else least), most


def _branch(field: MergeField, start: int, end: int, depth: int) -> Lengths:
    branch = field.raw[start:end]
    return _lengths(branch, find_fields(field.part, branch), depth + 1)


@lru_cache(maxsize=1024)
def _assumed(name: str, kind: FieldClass) -> Lengths:
    for ending, length in LENGTHS.items():
        if name.endswith(ending) and not (ending == "name" and holds_company(name)):
            return length
    if kind == "identity" and holds_company(name):
        return COMPANY_LENGTH
    if kind == "content":
        return CONTENT_LENGTH
    return NAME_LENGTH if holds_name(name) else OTHER_LENGTH
