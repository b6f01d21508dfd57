"""Specifics: the checkable facts about this prospect that a message holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from outreach_lint.model.annotated import MergeField, Part, Sentence, Span, View
from outreach_lint.model.message import Message


def anchors(
    message: Message,
    views: Mapping[Part, View],
    fields: tuple[MergeField, ...],
    sentences: tuple[Sentence, ...],
    signals: Mapping[str, tuple[Span, ...]],
    sellers: frozenset[str],
) -> tuple[Sentence, ...]:
    """The same sentences, each clause with its anchors."""
    found = [Span(field.part, field.start, field.end) for field in fields if field.kind == "content"]
    found += signals.get("observation", ())
    return tuple(_anchored(sentence, found) for sentence in sentences)


def _anchored(sentence: Sentence, found: list[Span]) -> Sentence:
    if sentence.zone in ("quoted", "footer", "signature"):
        return sentence
    held = [span for span in found if span.part == sentence.part and sentence.start <= span.start < sentence.end]
    if not held:
        return sentence
    clauses = tuple(
        replace(clause, anchors=tuple(span for span in held if clause.start <= span.start < clause.end))
        for clause in sentence.clauses
    )
    return replace(sentence, clauses=clauses)
