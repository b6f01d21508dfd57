"""Boasts: praise, ranks, badges and standing that the sender claims for himself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from outreach_lint.checks.ownership import claims, owner_of
from outreach_lint.checks.rewriting.facts import REWRITES
from outreach_lint.checks.rewriting.sentences import quoted
from outreach_lint.model.annotated import Annotated, Clause, Hit, Sentence, Span
from outreach_lint.model.lazy import lazy

LONG = 100
"""A sentence of more characters is shown by its clause alone."""

Spared = Callable[[Annotated, Sentence, Span], bool]

_DENIED = lazy(r"\b(?:not|never|isn't|aren't|hardly|neither|don't|won't|nobody's|without|no|no need)\b[^,;]{0,25}$")
_SAYS = lazy(
    r"\byour (?:\w+ ){0,2}(?:says?|said|calls?|lists?|claims?|mentions?|describes?|promises?|reads|shows?)\b"
    r"|\byou (?:say|said|call|wrote|mentioned|claim|described)\b"
)
_CONGRATULATED = lazy(r"\b(?:congrat\w*|kudos|well done|bravo|hats off)\b")
_CONDITION = lazy(r"^\W*(?:but |and |so )?(?:if|whether|when|unless|once|suppose|what if)\b")


def boast(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Sentences that hold a signal and whose owner is one of `owners` (seller, prospect, third, none)."""
    return boasting(message, params, lambda *_: False)


def boasting(message: Annotated, params: Mapping[str, object], spared: Spared) -> Iterator[Hit]:
    """As `boast`, without the places that `spared` lets go."""
    owners = names(params.get("owners"))
    told: set[tuple[str, int]] = set()
    for sentence, clause, span in claims(message, str(params["signal"])):
        if (span.part, sentence.start) in told or disclaimed(message, sentence, span):
            continue
        if (owner_of(message, sentence, span) or "none") in owners and not spared(message, sentence, span):
            told.add((span.part, sentence.start))
            place = shown(sentence, clause, span)
            proposals = REWRITES[str(params["rewrite"])](message, whole_of(sentence), span)
            yield Hit(place, says={"words": quoted(message, span)}, proposals=proposals)


def disclaimed(message: Annotated, sentence: Sentence, span: Span) -> bool:
    """Whether words that look like a boast are denied, quoted from the reader, or only supposed."""
    lower = message.views[span.part].lower
    before = lower[sentence.start : span.start]
    whole = lower[sentence.start : sentence.end]
    return bool(
        _DENIED.search(before[-40:]) or _SAYS.search(whole) or _CONGRATULATED.search(whole) or _CONDITION.search(before)
    )


def shown(sentence: Sentence, clause: Clause, span: Span) -> Span:
    """The sentence, or in a long one the clause that carries the words."""
    if sentence.end - sentence.start <= LONG:
        return Span(span.part, sentence.start, sentence.end)
    start, end = min(clause.start, span.start), max(clause.end, span.end)
    start = start if span.end - start <= LONG else span.start
    return Span(span.part, start, end if end - start <= LONG else span.end)


def whole_of(sentence: Sentence) -> Span:
    """The span of a sentence, which is what a rewriting puts new words for."""
    return Span(sentence.part, sentence.start, sentence.end)


def names(value: object) -> tuple[str, ...]:
    """A parameter that holds one name or several."""
    return tuple(str(item) for item in value) if isinstance(value, list) else () if value is None else (str(value),)
