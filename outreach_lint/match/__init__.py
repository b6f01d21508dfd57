"""Match: the rules that speak, held against one annotated message."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from outreach_lint.checks.weighed import doubted
from outreach_lint.match.expressions import by_expression
from outreach_lint.match.installed import check_called
from outreach_lint.match.metric import measure
from outreach_lint.match.phrase import phrases
from outreach_lint.match.proposals import proposals
from outreach_lint.match.sentence import sentences
from outreach_lint.match.speaking import speaking, speaks
from outreach_lint.model.annotated import Annotated, Hit, Span, View
from outreach_lint.model.index import Index
from outreach_lint.model.lexicon import Lexicon
from outreach_lint.model.record import replace
from outreach_lint.model.rule import Rule
from outreach_lint.model.settings import Settings

__all__ = ["foresee", "match", "speaks"]

APART = frozenset({"legal"})
"""Families whose rules tell of different things that are missing, all at one place."""


def match(
    message: Annotated, rules: Iterable[Rule], lexicon: Lexicon, settings: Settings
) -> tuple[tuple[Rule, Hit], ...]:
    """Every finding of the message-scoped rules, the same span once per family, in the order of places."""
    heard = speaking(rules, message.situation, settings)
    places = _places(heard.phrased, message, lexicon)
    matched = (rule for rule in heard.phrased if rule.code in places or rule.match.regexes)
    phrased = ((rule, _phrases(rule, message, lexicon, places.get(rule.code, ()))) for rule in matched)
    others = ((rule, _hits(rule, message, lexicon, params)) for rule, params, _ in heard.listeners(message))
    found = [
        (rule, _completed(rule, message, hit))
        for rule, hits in chain(phrased, others)
        for hit in hits
        if not _doubted(rule, message, hit)
    ]
    return tuple(_once_per_family(found))


def foresee(pairs: Iterable[tuple[Annotated, Sequence[Rule]]], lexicon: Lexicon, settings: Settings) -> None:
    """Seek at once the patterns of all messages to come, each given with the rules that it will be held against."""
    views: dict[int, tuple[Index, list[View]]] = {}
    for message, rules in pairs:
        index = _index(speaking(rules, message.situation, settings).phrased, lexicon)
        views.setdefault(id(index), (index, []))[1].extend(message.views.values())
    for index, held in views.values():
        index.learn(held, lexicon.pattern)


def _places(phrased: Sequence[Rule], message: Annotated, lexicon: Lexicon) -> dict[str, list[Span]]:
    """Where the patterns of phrase rules match, by the rule's code."""
    index = _index(phrased, lexicon)
    found: dict[str, list[Span]] = {}
    for part, view in message.views.items():
        for code, spans in index.find(view, lexicon.pattern).items():
            found.setdefault(code, []).extend(Span(part, *span) for span in spans)
    return found


def _index(phrased: Sequence[Rule], lexicon: Lexicon) -> Index:
    key = ",".join(rule.code for rule in phrased)
    return lexicon.index(key, lambda: {rule.code: rule.match.patterns for rule in phrased})


def _phrases(rule: Rule, message: Annotated, lexicon: Lexicon, places: Iterable[Span]) -> Iterator[Hit]:
    more = by_expression(rule, message, lexicon) if rule.match.regexes else ()
    return phrases(rule, message, lexicon, (*places, *more))


def _hits(rule: Rule, message: Annotated, lexicon: Lexicon, params: Mapping[str, object]) -> Iterable[Hit]:
    kind = rule.match.kind
    if kind == "sentence":
        return sentences(rule, message, lexicon)
    if kind == "metric":
        return measure(rule, message, params)
    return check_called(str(rule.match.check))(message, params)


def _doubted(rule: Rule, message: Annotated, hit: Hit) -> bool:
    return rule.doubt is not None and doubted(message, hit.span, rule.family, rule.doubt)


def _completed(rule: Rule, message: Annotated, hit: Hit) -> Hit:
    """The hit with the rule's own fixes and advice behind those it brought, and its confidence settled."""
    confidence = hit.confidence or rule.confidence
    if rule.when.contact == "first" and message.situation.confidence == "low" and confidence == "high":
        confidence = "medium"
    more = tuple(proposals(rule, message, hit))
    return replace(hit, proposals=(*hit.proposals, *more), confidence=confidence)


def _once_per_family(found: list[tuple[Rule, Hit]]) -> list[tuple[Rule, Hit]]:
    """Overlapping findings of one family are told once: the more severe, then the more specific (shorter) one."""
    rank = {"error": 0, "warning": 1, "info": 2}
    order = sorted(
        found,
        key=lambda one: (
            rank[one[1].severity or one[0].severity],
            one[1].span.end - one[1].span.start,
            one[0].code,
        ),
    )
    kept: list[tuple[Rule, Hit]] = []
    taken: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for rule, hit in order:
        places = taken.setdefault((rule.family, hit.span.part), [])
        if rule.family in APART or not _meets(places, hit.span):
            kept.append((rule, hit))
            insort(places, (hit.span.start, hit.span.end))
    return sorted(kept, key=lambda one: (one[1].span.part == "body", one[1].span.start, one[0].code))


def _meets(places: list[tuple[int, int]], span: Span) -> bool:
    """Whether a span overlaps one of some places, which are sorted and apart: then it does the last before its end."""
    before = bisect_left(places, (span.end,))
    return before > 0 and places[before - 1][1] > span.start
