"""Jobs and tone: what a clause is there to do, and whether it is offered as a guess, a quotation or a denial."""

from __future__ import annotations

from collections.abc import Mapping

from outreach_lint.model.annotated import Job, Span, Word
from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import Part

JOBS: Mapping[str, Job] = {
    "self-introduction": "introduction",
    "full-introduction": "introduction",
    "observation": "observation",
    "presumed-problem": "problem",
    "peer-problem": "problem",
    "insight": "insight",
    "offer": "offer",
    "availability": "offer",
    "commercial-terms": "offer",
    "brochure": "offer",
    "client-claim": "proof",
    "result-claim": "proof",
    "meeting-ask": "ask",
    "interest-ask": "ask",
    "reply-ask": "ask",
    "permission": "permission",
    "easy-no": "disqualifier",
}
"""The job that each signal shows. Signals are named after their files in `rules/signals/`."""

_HEDGES = frozenset(
    "maybe perhaps might may could seems seem guess guessing suspect probably possibly wondering curious unsure "
    "sometimes often whether roughly assume assuming hunch".split()
)
_HEDGE_PHRASE = lazy(
    r"not sure|i may be|might be wrong|correct me|tell me if|if (?:that's|that is|it's|this is)|my guess|looks like|"
    r"sounds like|in case"
)
_CITED = lazy(
    r"\b(?:you (?:wrote|said|mentioned|posted|shared|noted|asked|told|talked)|your (?:post|article|job ad|job posting|"
    r"page|site|report|letter|talk|interview|podcast|newsletter|listing|changelog)s? (?:says?|said|mentions?|asks?|"
    r"lists?|shows?)|according to|as you (?:said|put it|wrote)|per your)\b|\""
)
_NEGATIONS = frozenset("not no never nor neither without nobody nothing cannot".split())


def jobs_of(part: Part, start: int, end: int, signals: Mapping[str, tuple[Span, ...]]) -> frozenset[Job]:
    """The jobs whose signals stand in start..end of a part."""
    return frozenset(
        JOBS[name]
        for name, spans in signals.items()
        if name in JOBS
        for span in spans
        if span.start < end and start < span.end and span.part == part
    )


def tone_of(words: tuple[Word, ...], lower: str) -> tuple[bool, bool, bool]:
    """Whether a clause is hedged, cited, negated."""
    texts = {word.text for word in words}
    hedged = not texts.isdisjoint(_HEDGES) or _HEDGE_PHRASE.search(lower) is not None
    negated = not texts.isdisjoint(_NEGATIONS) or any(text.endswith("n't") for text in texts)
    return hedged, _CITED.search(lower) is not None, negated
