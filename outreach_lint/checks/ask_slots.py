"""Slots of this linter's own suggestions (`<ask: …>`) that were left in the copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outreach_lint.model.annotated import Annotated, Hit, Span


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Every `<ask: …>`: only the writer knows the answer, and the reader must never see the question."""
    for field in message.fields:
        if field.syntax == "ask":
            yield Hit(Span(field.part, field.start, field.end))
