"""Sentences that open a filled-in message with a fact about a firm that is not the sender's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from outreach_lint.annotate.specifics.proper_names import Name
from outreach_lint.model.annotated import Sentence, Span, View

_FACT = regex.compile(
    r"(?:\s+(?:itself|team|is clearly|is currently))?\s+(?:just|recently|already|still|now|currently|also)?\s*"
    r"(?:(?:runs?|leads?|operates?|opened|announced|raised|hired|acquired|won|moved|ran|names?|lists|publishes|"
    r"(?:is|are) (?:running|hiring|opening|moving|closing|midway|the (?:only|first|largest))|has no|has \d)\b)"
    r"\s+(?=\S+\s+\S+)"
)
_TURN = regex.compile(r",? (?:but|so|and (?:i|we|my|our))\b|[;—]")
LEAST = 24
"""So many characters must follow `Acme's` for a fact to be told of it."""
_NOT_HIS = regex.compile(
    r"\b(?:we|our|us|my|i|clients?|customers?|saw|cut|reduced|increased|saved|replaced|using|platform|tool|software|app)\b"
)
"""A sentence with one of these tells of the sender's customers or of his product."""


def told_of(sentence: Sentence, view: View, names: Sequence[Name]) -> Iterator[Span]:
    """The sentence itself, where it opens the copy with what a named firm has or does."""
    if sentence.zone != "opening" or sentence.question:
        return
    stop = _TURN.search(view.lower, sentence.start, sentence.end)
    end = stop.start() if stop else sentence.end
    if _NOT_HIS.search(view.lower, sentence.start, end):
        return
    for name in names:
        if name.sure and sentence.start <= name.span.start < sentence.start + 40:
            owns = view.lower[name.span.end - 2 : name.span.end] == "'s" and end - name.span.end > LEAST
            if owns or _FACT.match(view.lower, name.span.end, end):
                yield Span(sentence.part, name.span.start, end)
                return
