"""Found: one merge field as a recogniser gives it, before its part is known."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from outreach_lint.annotate.field_names import normalised
from outreach_lint.annotate.field_slots import field_kind
from outreach_lint.model.annotated import FieldClass
from outreach_lint.model.lazy import lazy

HEAD = lazy(r"\s*(?:[—–:(,]|\s-\s)")
LONGEST_NAME = 60


class Found(NamedTuple):
    """One merge field: its offsets, the words that name it, its syntax, its class and its fallback."""

    start: int
    end: int
    label: str
    syntax: str
    kind: FieldClass
    fallback: str | None = None


def named(start: int, end: int, label: str, syntax: str, fallback: str | None = None) -> Found:
    """A field whose class its label tells."""
    label = label.strip()
    return Found(start, end, label, syntax, field_kind(label), fallback)


@lru_cache(4096)
def name_of(label: str) -> str:
    """The normalised name in a label; of a slot in prose, its first words."""
    return normalised(HEAD.split(label, maxsplit=1)[0])[:LONGEST_NAME]
