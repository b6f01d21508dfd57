"""Phrase rules: patterns over the masked view, held to zones and conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outreach_lint.match.where import holds
from outreach_lint.model.annotated import Annotated, Clause, Hit, Sentence, Span
from outreach_lint.model.lexicon import Lexicon
from outreach_lint.model.rule import Rule

FEW = 500
"""So many stretches of words are remembered with the exceptions to one rule that stand in them."""


def phrases(rule: Rule, message: Annotated, lexicon: Lexicon, places: Iterable[Span]) -> Iterator[Hit]:
    """Those places of a rule's patterns that stand in its zones and meet its conditions."""
    found = {span for place in places if (span := _allowed(rule, message, place))}
    barred = exceptions(rule, message, lexicon) if found else []
    kept = _outermost(span for span in sorted(found) if not any(_meet(span, other) for other in barred))
    for index, span in enumerate(kept):
        if index and rule.match.once:
            return
        yield Hit(span)


def exceptions(rule: Rule, message: Annotated, lexicon: Lexicon) -> list[Span]:
    """The places of what a rule's `unless` lets pass."""
    if not rule.unless:
        return []
    index = lexicon.index("\n".join(("unless", *rule.unless)), lambda: {rule.code: rule.unless}, FEW)
    return [
        Span(part, *place)
        for part, view in message.views.items()
        for place in index.find(view, lexicon.pattern).get(rule.code, ())
    ]


def _allowed(rule: Rule, message: Annotated, span: Span) -> Span | None:
    """The place of the finding that a match gives rise to, if its zone and conditions allow one."""
    sentence = message.sentence_at(span.part, span.start)
    if sentence is None or sentence.zone not in rule.match.zones:
        return None
    clause = clause_at(sentence, span.start)
    if not holds(rule.match.where, message, sentence, clause):
        return None
    return stretched(rule, message.views[span.part].plain, sentence, clause, span)


def clause_at(sentence: Sentence, offset: int) -> Clause:
    """The clause that holds an offset of its sentence."""
    return next((clause for clause in sentence.clauses if clause.start <= offset < clause.end), sentence.clauses[-1])


def stretched(rule: Rule, chars: str, sentence: Sentence, clause: Clause, span: Span) -> Span:
    """The match, its clause or its sentence, as the rule wants its findings placed."""
    if rule.match.span == "sentence":
        return Span(span.part, sentence.start, max(span.end, sentence.end))
    if rule.match.span == "clause":
        end = clause.start + len(chars[clause.start : clause.end].rstrip(" ,;—-\n"))
        return Span(span.part, min(clause.start, span.start), max(span.end, end))
    return span


def _outermost(spans: Iterator[Span]) -> list[Span]:
    """Overlapping matches of one rule are one match, the longest."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if not any(_meet(span, other) for other in kept):
            kept.append(span)
    return sorted(kept)


def _meet(one: Span, other: Span) -> bool:
    return one.part == other.part and one.start < other.end and other.start < one.end
