"""Match: the rules that speak, held against one annotated message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outreach_lint.checks.weighed import doubted
from outreach_lint.match.expressions import by_expression
from outreach_lint.match.installed import check_called
from outreach_lint.match.metric import measure
from outreach_lint.match.phrase import phrases
from outreach_lint.match.proposals import proposals
from outreach_lint.match.sentence import sentences
from outreach_lint.model.annotated import Annotated, Hit, Span
from outreach_lint.model.lexicon import Lexicon
from outreach_lint.model.limits import resolved
from outreach_lint.model.record import replace
from outreach_lint.model.rule import Rule, When
from outreach_lint.model.settings import Settings

__all__ = ["match", "speaks"]

COPY_FAMILIES = frozenset({"boast", "wronging", "template"})
"""The families that make sense in marketing copy, which is no message to one person."""
APART = frozenset({"legal"})
"""Families whose rules tell of different things that are missing, all at one place."""


def match(
    message: Annotated, rules: Iterable[Rule], lexicon: Lexicon, settings: Settings
) -> tuple[tuple[Rule, Hit], ...]:
    """Every finding of the message-scoped rules, the same span once per family, in the order of places."""
    speaking = [rule for rule in rules if rule.scope == "message" and speaks(rule, message)]
    places = _places(speaking, message, lexicon)
    found: list[tuple[Rule, Hit]] = []
    for rule in speaking:
        if rule.match.kind == "phrase" and rule.code not in places and not rule.match.regexes:
            continue
        hits = _hits(rule, message, lexicon, settings, places.get(rule.code, ()))
        found += [(rule, _completed(rule, message, hit)) for hit in hits if not _doubted(rule, message, hit)]
    return tuple(_once_per_family(found))


def _places(rules: list[Rule], message: Annotated, lexicon: Lexicon) -> dict[str, list[Span]]:
    """Where the patterns of phrase rules match, by the rule's code."""
    phrased = [rule for rule in rules if rule.match.kind == "phrase"]
    key = ",".join(rule.code for rule in phrased)
    index = lexicon.index(key, lambda: {rule.code: rule.match.patterns for rule in phrased})
    found: dict[str, list[Span]] = {}
    for part, view in message.views.items():
        for code, spans in index.find(view, lexicon.pattern).items():
            found.setdefault(code, []).extend(Span(part, *span) for span in spans)
    return found


def speaks(rule: Rule, message: Annotated) -> bool:
    """Whether a rule has anything to say in this situation."""
    situation, when = message.situation, rule.when
    if when.contact == "first" and not situation.first_contact:
        return False
    if situation.channel == "copy" and rule.family not in COPY_FAMILIES:
        return False
    if when.channels and not any(_is_channel(situation.channel, name) for name in when.channels):
        return False
    if when.not_channels and any(_is_channel(situation.channel, name) for name in when.not_channels):
        return False
    if situation.step is not None and not _in_steps(when, situation.step):
        return False
    if when.contact == "first":
        return situation.first_contact
    if when.contact == "followup":
        return situation.unsolicited and not situation.first_contact
    return when.contact == "any" or situation.unsolicited


def _is_channel(channel: str | None, name: str) -> bool:
    if name == "linkedin":
        return channel in ("linkedin", "linkedin-note", "linkedin-dm", "inmail")
    return channel == name


def _in_steps(when: When, step: int) -> bool:
    return (when.min_step is None or step >= when.min_step) and (when.max_step is None or step <= when.max_step)


def _hits(
    rule: Rule, message: Annotated, lexicon: Lexicon, settings: Settings, places: Iterable[Span]
) -> Iterator[Hit]:
    kind = rule.match.kind
    if kind == "phrase":
        more = by_expression(rule, message, lexicon) if rule.match.regexes else ()
        yield from phrases(rule, message, lexicon, (*places, *more))
    elif kind == "sentence":
        yield from sentences(rule, message, lexicon)
    else:
        params = resolved({**rule.match.params, **settings.options.get(rule.name, {})}, settings.limits)
        if kind == "metric":
            yield from measure(rule, message, params)
        else:
            yield from check_called(str(rule.match.check))(message, params)


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
    for rule, hit in order:
        twins = (other for known, other in kept if known.family == rule.family and rule.family not in APART)
        if not any(_overlap(hit, other) for other in twins):
            kept.append((rule, hit))
    return sorted(kept, key=lambda one: (one[1].span.part == "body", one[1].span.start, one[0].code))


def _overlap(one: Hit, other: Hit) -> bool:
    return one.span.part == other.span.part and one.span.start < other.span.end and other.span.start < one.span.end
