"""Labelled: messages with a reader's labels, read from a JSONL file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outreach_lint.model.message import CHANNELS, RELATIONSHIPS

FAMILIES: Mapping[str, str] = {
    "pitch": "PITCH",
    "boast": "BOAST",
    "generic": "GENERIC",
    "hammer": "HAMMER",
    "pressure": "PRESSURE",
    "one-down": "ONE_DOWN",
    "wronging": "WRONGING",
    "opener": "OPENER",
}
"""The families by the key that holds their label."""
EXISTING = frozenset({"warm-or-reply", "ham-other", "newsletter"})
"""The kinds of message whose reader knows the sender."""


class LabelError(ValueError):
    """A labelled file that cannot be used: its text says where and why."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Code points start..end of one part that a reader marked as at fault."""

    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message and what a reader says of it. `faults` are the families at fault, `quotes` where they stand."""

    id: str
    kind: str
    body: str
    subject: str | None
    channel: str | None
    step: int | None
    relationship: str
    first_contact: bool
    faults: frozenset[str]
    quotes: Mapping[str, tuple[Quote, ...]]


def load(path: Path) -> tuple[Labelled, ...]:
    """All messages of a file; raises LabelError."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LabelError(f"{path}: cannot be read: {error}") from error
    items = tuple(_read(path, number, line) for number, line in enumerate(lines, 1) if line.strip())
    if not items:
        raise LabelError(f"{path}: holds no message; each line must be one JSON object")
    return items


def _read(path: Path, number: int, line: str) -> Labelled:
    where = f"{path}:{number}"
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise LabelError(f"{where}:{error.colno}: no JSON: {error.msg}") from error
    label = row.get("label") if isinstance(row, dict) else None
    if not isinstance(label, dict) or not isinstance(row.get("body"), str):
        raise LabelError(f'{where}:1: needs the keys "body" (text) and "label" (object)')
    _check(where, row)
    kind = str(row.get("kind") or "cold")
    quotes = {family: tuple(_quotes(where, row, label, family)) for family in FAMILIES if family != "generic"}
    return Labelled(
        id=str(row.get("id", number)),
        kind=kind,
        body=row["body"],
        subject=row.get("subject"),
        channel=row.get("channel"),
        step=row.get("step"),
        relationship=row.get("relationship") or ("existing" if kind in EXISTING else "cold"),
        first_contact=bool(label.get("first_contact")),
        faults=frozenset(family for family, key in FAMILIES.items() if label.get(key)),
        quotes=quotes,
    )


def _check(where: str, row: Mapping[str, Any]) -> None:
    for key, kind, said in (("subject", str, "text"), ("channel", str, "text"), ("step", int, "a whole number")):
        if row.get(key) is not None and not isinstance(row[key], kind):
            raise LabelError(f'{where}:1: "{key}" must be {said} or null, not {row[key]!r}')
    for key, known in (("channel", CHANNELS), ("relationship", RELATIONSHIPS)):
        if row.get(key) is not None and row[key] not in known:
            raise LabelError(f'{where}:1: "{key}" must be one of {", ".join(known)} or null, not {row[key]!r}')
    if row.get("step") is not None and row["step"] < 1:
        raise LabelError(f'{where}:1: "step" counts from 1, not {row["step"]!r}')


def _quotes(where: str, row: Mapping[str, Any], label: Mapping[str, Any], family: str) -> Iterator[Quote]:
    key = FAMILIES[family]
    held = label.get(key) or []
    if not isinstance(held, list) or not all(isinstance(text, str) for text in held):
        raise LabelError(f"{where}:1: {key} must be a list of quotes")
    for text in held:
        places = ((part, str(row.get(part) or "").find(text)) for part in ("body", "subject"))
        found = next((place for place in places if place[1] >= 0), None)
        if found is None:
            raise LabelError(f"{where}:1: {key} quotes words that are in neither body nor subject: {text!r}")
        yield Quote(found[0], found[1], found[1] + len(text))
