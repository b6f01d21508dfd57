"""Asks: how many things a message wants of its reader, and whether it leaves an easy way to say no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outreach_lint.model.annotated import Annotated, Hit, Sentence, Span
from outreach_lint.model.diagnostic import Severity

KINDS: Mapping[str, str] = {
    "meeting-ask": "a meeting",
    "booking-link": "a booking",
    "interest-ask": "interest",
    "reply-ask": "a reply",
    "brochure": "a look at something",
    "closing": "a purchase",
    "referral-ask": "an introduction",
}
"""What each signal asks for; two sentences that ask for the same thing are one ask."""


def several(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """The last ask of a message that asks for `most` different things or more."""
    most = int(str(params.get("most", 3)))
    if sum(name in message.signals for name in KINDS) < most:
        return
    first: dict[str, Sentence] = {}
    for sentence in message.copy:
        for name, what in KINDS.items():
            if _holds(message, sentence, name):
                first.setdefault(what, sentence)
                break
    if len(first) < most:
        return
    places = sorted(first.items(), key=lambda one: one[1].start)
    last = places[-1][1]
    related = tuple((_span(sentence), f"asks for {what}") for what, sentence in places[:-1])
    severity: Severity = "warning" if len(first) > most else "info"
    yield Hit(_span(last), says={"count": len(first)}, related=related, severity=severity)


def no_way_out(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """The last ask of a message of more than `words` words that leaves no easy way to say no."""
    if "easy-no" in message.signals or "permission" in message.signals:
        return
    body = [sentence for sentence in message.copy if "ask" in sentence.jobs]
    if not body:
        return
    if len(message.views["body"].words) > int(str(params.get("words", 40))):
        yield Hit(_span(body[-1]))


def _holds(message: Annotated, sentence: Sentence, signal: str) -> bool:
    return any(
        span.part == sentence.part and sentence.start <= span.start < sentence.end
        for span in message.signals.get(signal, ())
    )


def _span(sentence: Sentence) -> Span:
    return Span(sentence.part, sentence.start, sentence.end)
