"""Sentence rules: conditions over owner, job, anchor, tone and signals, without patterns of their own."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.match.phrase import exceptions
from outreach_lint.match.where import holds
from outreach_lint.model.annotated import Annotated, Hit, Span
from outreach_lint.model.lexicon import Lexicon
from outreach_lint.model.rule import Rule


def sentences(rule: Rule, message: Annotated, lexicon: Lexicon) -> Iterator[Hit]:
    """The sentences (or clauses) in a rule's zones that meet its conditions."""
    barred: list[Span] | None = None
    for sentence in message.sentences:
        if sentence.zone not in rule.match.zones:
            continue
        clause = next((c for c in sentence.clauses if holds(rule.match.where, message, sentence, c)), None)
        if clause is None:
            continue
        place = clause if rule.match.span == "clause" else sentence
        span = Span(sentence.part, place.start, place.end)
        if barred is None:
            barred = exceptions(rule, message, lexicon)
        if any(span.part == other.part and span.start < other.end and other.start < span.end for other in barred):
            continue
        yield Hit(span)
        if rule.match.once:
            return
