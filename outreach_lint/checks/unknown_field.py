"""Merge fields that the declared list (settings, or the columns of the prospect table) does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outreach_lint.model.annotated import Annotated, Hit, MergeField, Proposal, Span
from outreach_lint.model.lazy import lazy

BY_HAND = frozenset({"bracket", "tag", "ask", "angles", "guillemets"})
NOT_FROM_A_LIST = frozenset({"sender", "system", "control", "spintax"})
SEPARATORS = lazy(r"[\W_]+")


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Every field that will stay empty, with the declared name that comes nearest."""
    declared = {SEPARATORS.sub("", name).lower(): name for name in sorted(message.declared_fields)}
    if not declared:
        return
    for field in message.fields:
        if field.kind in NOT_FROM_A_LIST or field.syntax in BY_HAND or _known(field, declared):
            continue
        near = _nearest(field.name, declared)
        proposals = (Proposal(f"Did you mean {near}?"),) if near else ()
        span = Span(field.part, field.start, field.end)
        yield Hit(span, says={"fields": ", ".join(declared.values())}, proposals=proposals)


def _known(field: MergeField, declared: Mapping[str, str]) -> bool:
    return field.name in declared or any(field.name.endswith(name) and "." in field.raw for name in declared)


def _nearest(name: str, declared: Mapping[str, str]) -> str | None:
    import difflib

    found = difflib.get_close_matches(name, declared, n=1, cutoff=0.6)
    return declared[found[0]] if found else None
