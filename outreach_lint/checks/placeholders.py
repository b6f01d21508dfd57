"""Placeholders that nobody filled in: faults in a message that is ready to go, a reminder in a template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outreach_lint.model.annotated import Annotated, Hit, Span

BY_HAND = frozenset({"bracket", "double-bracket", "tag", "angles", "guillemets"})
"""Syntaxes that people fill in; no tool does."""
NEVER = frozenset({"ask", "comment"})


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Every open field of a message that is ready to send; else the first one to be filled in by hand."""
    open_fields = [field for field in message.fields if field.kind != "control" and field.syntax not in NEVER]
    if message.ready:
        for field in open_fields:
            yield Hit(Span(field.part, field.start, field.end), says={"more": ""})
        return
    by_hand = [field for field in open_fields if field.syntax in BY_HAND]
    if by_hand:
        first, count = by_hand[0], len(by_hand) - 1
        more = f" ({count} more in this message)" if count else ""
        yield Hit(Span(first.part, first.start, first.end), says={"more": more}, severity="info")
