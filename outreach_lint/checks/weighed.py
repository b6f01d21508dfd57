"""How much a sentence reads like a fault as a whole, by the learned weights of what is noticed in it."""

from __future__ import annotations

from outreach_lint.model.annotated import Annotated, Sentence, Span

UNWEIGHED = 1.0
"""Without weights nothing speaks against a sentence."""


def read_as(message: Annotated, sentence: Sentence, name: str) -> float:
    """How much a sentence reads like the fault, from 0 to 1, by the weights of that name."""
    place = (sentence.part, sentence.start, sentence.end)
    return next((row.share for row in message.weighed.get(name, ()) if row.span == place), UNWEIGHED)


def doubted(message: Annotated, place: Span, name: str, doubt: float) -> bool:
    """Whether every weighed sentence at a place reads less like the fault than `doubt`."""
    shares = [
        row.share
        for row in message.weighed.get(name, ())
        if row.span.part == place.part and row.span.start < place.end and place.start < row.span.end
    ]
    return bool(shares) and max(shares) < doubt
