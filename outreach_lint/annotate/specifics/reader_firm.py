"""Sentences that open a filled-in message with a fact about its reader: what a named firm, or "you", have or do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outreach_lint.annotate.specifics.proper_names import Name
from outreach_lint.model.annotated import Sentence, Span, View
from outreach_lint.model.lazy import lazy

_FACT = lazy(
    r"(?:\s+(?:itself|team|is clearly|is currently))?\s+(?:just|recently|already|still|now|currently|also)?\s*"
    r"(?:(?:runs?|leads?|operates?|opened|announced|raised|hired|acquired|won|moved|ran|names?|lists|publishes|"
    r"(?:is|are) (?:running|hiring|opening|moving|closing|midway|the (?:only|first|largest))|has no|has \d|"
    r"has (?:been|deep|always)|seems?|keeps?|kept|(?<=already )\p{Ll}+s)\b)"
    r"\s+(?=\S+\s+\S+)"
)
_TURN = lazy(r",? (?:but|so|and (?:i|we|my|our))\b|;")
REACH = 60
"""A sentence about a firm names it within so many characters."""
_VAGUE = lazy(
    r"\s+(?:[\w-]+\s+){0,2}?(?:work|team|growth|portfolio|mission|values|website|site|brand|business|workflow|audience|"
    r"needs|position|role|profile|success|culture|products?|services?|name|reputation|clients|customers|company|firm|industry|largest|"
    r"best|leading|top|office|head|ceo|founder)\b"
)
"""What every firm has."""
_CLIENTS = lazy(r"\b(?:saw|cut|reduced|increased|saved|replaced|grew|clients?|customers?|with us|our)\b")
_NOT_HIS = lazy(
    r"\b(?:we|our|us|my|i|clients?|customers?|saw|cut|reduced|increased|saved|replaced|using|platform|tool|software|app)\b"
)
"""A sentence with one of these tells of the sender's customers or of his product."""
_YOU = lazy(
    r"(?:[\w' ]{0,24}, )?(?:you(?:'re|'ve| have| guys)?|your (?:[\w-]+ ){1,3}?(?:division|arm|line|programme|program|"
    r"department|practice|unit|chapter|fleet|roster|network|series|label|fund|lab|studio|collection))\s+"
    r"(?:(?:recently|just|also|already|clearly|still) )*"
    r"(?:been (?:active|building|writing|working|shipping|running|covering|hiring|selling|growing .{0,12}since)|"
    r"focus\w*|"
    r"built|run|sell|place[sd]?|ship|make|serve[sd]?|publish|cover|invest\w*|backed|specialis\w*|specializ\w*|teach|"
    r"operate|own|organi[sz]e|curate|maintain|wrote|write|brew|bake|grow|restore|design|host|represent|started|founded|"
    r"took over|moved|opened|bought|closed|left|joined|spent)\b"
)
_SUPPOSED = lazy(
    r"\b(?:probably|likely|may|might|must|should|could|can|need|want|deserve|know|if|when|would|will|every|any|most|"
    r"likewise|better|faster|more|great|amazing|best|businesses|companies|we|our|i|us|too|manually|hours)\b|'ll\b"
)
"""A sentence with one of these supposes or promises, and states nothing."""
_PRAISE = lazy(
    r"\b(?:love|loved|like|liked|impressed|impressive|admire|inspired|inspiring|following|fan|came across)\b"
)
_WHERE = lazy(r"\b(?:at|for|with|like|as|in|across|into|to)\s+(?:the\s+)?$")
"""A name behind one of these tells only where the reader works or who else does."""
_YOUR = lazy(r"\b(?:your|you|you've|you're)\b")
_COUNTED = lazy(
    r"(?<![\w$£€.,-])(?:(?:19|20)\d\d\b|\d{1,4}(?=\s+\p{Ll}{3,})(?!\s+(?:min|hour|day|week|second|month|year)))"
)
BEHIND = 20
"""So many characters before a name tell what it stands behind."""
WORDS = 7
"""A statement about "you" of fewer words says too little to be about this reader alone."""


def told_of(sentence: Sentence, view: View, names: Sequence[Name], personal: bool) -> Iterator[Span]:
    """The clause of an opening with a fact about a named firm, or, in a mail to a named person, about "you"."""
    stop = _TURN.search(view.lower, sentence.start, sentence.end)
    end = stop.start() if stop else sentence.end
    if personal and _stated(view.lower, sentence.start, end):
        yield Span(sentence.part, sentence.start, end)
        return
    if personal and _definite(sentence, view.lower, end, names):
        yield Span(sentence.part, sentence.start, end)
        return
    ours = _NOT_HIS.search(view.lower, sentence.start, end) is not None
    for name in names:
        start, behind = name.span.start, name.span.end
        near = name.sure and sentence.start <= start < sentence.start + REACH and end > behind
        if near and (_owned(view.lower, behind, end) or (not ours and _FACT.match(view.lower, behind, end))):
            yield Span(sentence.part, start, end)
            return


def told_of_team(sentence: Sentence, view: View, names: Sequence[Name]) -> Iterator[Span]:
    """In a mail to the people of a named firm: an opening that a name, a year or a number pins down."""
    if _NOT_HIS.search(view.lower, sentence.start, sentence.end):
        return
    named = any(name.sure and not name.opens and sentence.start < name.span.start < sentence.end for name in names)
    if named or _COUNTED.search(view.lower, sentence.start, sentence.end):
        yield Span(sentence.part, sentence.start, sentence.end)


def names_team(sentence: Sentence, view: View, firm: str) -> Iterator[Span]:
    """In a mail to the people of a named firm: its name told again, unless only as whom something is for."""
    at = view.lower.find(firm, sentence.start, sentence.end)
    while at >= 0:
        end = at + len(firm)
        alone = not view.lower[at - 1 : at].isalnum() and not view.lower[end : end + 1].isalnum()
        if alone and view.plain[at].isupper() and not _WHERE.search(view.lower, max(sentence.start, at - BEHIND), at):
            yield Span(sentence.part, at, end)
            return
        at = view.lower.find(firm, end, sentence.end)


def _definite(sentence: Sentence, lower: str, end: int, names: Sequence[Name]) -> bool:
    """Whether a sentence says of "your" something that it pins down with a name, a year or a number."""
    if not _YOUR.search(lower, sentence.start, end) or _SUPPOSED.search(lower, sentence.start, end):
        return False
    if _PRAISE.search(lower, sentence.start, end):
        return False
    named = any(
        name.sure
        and not name.opens
        and sentence.start < name.span.start < end
        and not _WHERE.search(lower, max(sentence.start, name.span.start - BEHIND), name.span.start)
        for name in names
    )
    return named or _COUNTED.search(lower, sentence.start, end) is not None


def _owned(lower: str, behind: int, end: int) -> bool:
    """Whether a name stands in the possessive, before something that not every firm has."""
    if lower[behind - 2 : behind] != "'s" or _CLIENTS.search(lower, behind, end):
        return False
    return _VAGUE.match(lower, behind, end) is None


def _stated(lower: str, start: int, end: int) -> bool:
    if not _YOU.match(lower, start, end) or _SUPPOSED.search(lower, start, end):
        return False
    return len(lower[start:end].split()) >= WORDS
