"""Sentences that open a filled-in message with a fact about its reader: what a named firm, or "you", have or do."""

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
_TURN = regex.compile(r",? (?:but|so|and (?:i|we|my|our))\b|;")
LEAST = 24
"""So many characters must follow `Acme's` for a fact to be told of it."""
_NOT_HIS = regex.compile(
    r"\b(?:we|our|us|my|i|clients?|customers?|saw|cut|reduced|increased|saved|replaced|using|platform|tool|software|app)\b"
)
"""A sentence with one of these tells of the sender's customers or of his product."""
_YOU = regex.compile(
    r"(?:[\w' ]{0,24}, )?(?:you(?:'re|'ve| have| guys)?|your (?:[\w-]+ ){1,3}?(?:division|arm|line|programme|program|"
    r"department|practice|unit|chapter|fleet|roster|network|series|label|fund|lab|studio|collection))\s+"
    r"(?:(?:recently|just|also|already|clearly|still) )*"
    r"(?:been (?:active|building|writing|working|shipping|running|covering|hiring|selling|growing .{0,12}since)|focus\w*|"
    r"built|run|sell|place[sd]?|ship|make|serve[sd]?|publish|cover|invest\w*|backed|specialis\w*|specializ\w*|teach|"
    r"operate|own|organi[sz]e|curate|maintain|wrote|write|brew|bake|grow|restore|design|host|represent|started|founded|"
    r"took over|moved|opened|bought|closed|left|joined|spent)\b"
)
_SUPPOSED = regex.compile(
    r"\b(?:probably|likely|may|might|must|should|could|can|need|want|deserve|know|if|when|would|will|every|any|most|"
    r"likewise|better|faster|more|great|amazing|best|businesses|companies|we|our|i|us|too|manually|hours)\b|'ll\b"
)
"""A sentence with one of these supposes or promises, and states nothing."""
WORDS = 7
"""A statement about "you" of fewer words says too little to be about this reader alone."""


def told_of(sentence: Sentence, view: View, names: Sequence[Name], personal: bool) -> Iterator[Span]:
    """The clause that opens the copy with a fact about a named firm, or, in a mail to a named person, about "you"."""
    if sentence.zone != "opening" or sentence.question:
        return
    stop = _TURN.search(view.lower, sentence.start, sentence.end)
    end = stop.start() if stop else sentence.end
    if personal and _stated(view.lower, sentence.start, end):
        yield Span(sentence.part, sentence.start, end)
        return
    if _NOT_HIS.search(view.lower, sentence.start, end):
        return
    for name in names:
        if name.sure and sentence.start <= name.span.start < sentence.start + 40:
            owns = view.lower[name.span.end - 2 : name.span.end] == "'s" and end - name.span.end > LEAST
            if owns or _FACT.match(view.lower, name.span.end, end):
                yield Span(sentence.part, name.span.start, end)
                return


def _stated(lower: str, start: int, end: int) -> bool:
    if not _YOU.match(lower, start, end) or _SUPPOSED.search(lower, start, end):
        return False
    return len(lower[start:end].split()) >= WORDS
