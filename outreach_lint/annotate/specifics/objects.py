"""Objects: what a sender says that he has seen, and how much of it only a look at this reader would show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outreach_lint.annotate.specifics.proper_names import Name
from outreach_lint.model.annotated import MergeField, Sentence, Span, View
from outreach_lint.model.lazy import lazy

_CONTENT = lazy(
    r"\W{0,2}\s*(?:\uE010|\((?!s\))|\"|(?:last|this|yesterday|today|in|from) (?:week|month|year|morning|spring|summer|"
    r"autumn|fall|winter|monday|tuesday|wednesday|thursday|friday|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|yesterday|last)"
    r"|(?:on|about|regarding|where|comparing|covering|featuring|called|titled|with|around|of|for|from|into|at|over|"
    r"against|to|in|that|asks|says|mentions|lists|says|showed|argues)\s+"
    r"(?!\uE000|(?:linkedin|instagram|twitter|x|facebook|social|social media|your|our|my|us|me|you|it|this|that|"
    r"the (?:web|internet))\b))"
)
"""What makes a post more than any post: a topic, a title, a day."""
_YOURS = lazy(
    r"(?:\byour|(?<!\b(?:here|that|it|what|there|let|who|how|he|she))'s|[\uE002]+'?s?)(?:\s+(?!(?:free|next|own|first|custom|complimentary|personali[sz]ed|copy)\b)[\w'-]+){0,3}\s+$"
)
_SAID = lazy(
    r"(?:post|article|talk|keynote|piece|interview|essay|paper|thread|tweet|comment|episode|speech|book|op-ed|column|"
    r"story|partnership|acquisition|merger|announcement|press release|award|nomination|job ad|posting|opening|round|"
    r"rollout|rebrand|query|quote|lecture|preprint|thesis|study|incident|outage)s?$"
)
"""Things that are mostly the reader's own when they are called "yours"; a report or demo may be what is offered."""
_CONGRATS = lazy(r"\b(?:congrat\w*|kudos|well done|hats off|bravo|luck)\b")
_BARE = lazy(
    r"\b(?:do|doing|building|built|build|work|working|are|you're|role|team|job|profile|company)"
    r"[ ](?:at|with|for|in)[ ]$"
)
_EVENT = lazy(r"(?:series [a-e]|round|ipo|acquisition|merger|rebrand|layoffs|lawsuit|recall|outage)$")
"""What happens once, and needs no topic to be a fact."""
_QUOTE = lazy(r"\"[^\"\n]{4,120}\"")
_HIS_WORDS = lazy(
    r"(?i)(?<!\b(?:with|in|as|by) )\byour(?: (?!reply|answer|word|free|subject)[\w-]+){0,3}(?: that)? "
    r"\"(?=[^\"\n]{3,160}\")[^\"\n]*\w \w[^\"\n]*\""
)
"""A few words in quotation marks that are called the reader's."""
_NUMBER = lazy(r"(?<![\w$£€-])\d[\d,.]*\+?(?:%| ?percent)?\s+(?!min|hour|day|week|second|am\b|pm\b|month|year)\p{Ll}")
_SENDER = lazy(r"\b(?:i|i'm|i'd|i've|i'll|we|we're|we've|our|my|us)\b|\uE000")


def objects(
    sentence: Sentence,
    view: View,
    fields: Sequence[MergeField],
    looking: Sequence[Span],
    deeds: Sequence[Span],
    names: Sequence[Name],
) -> Iterator[tuple[Span, int]]:
    """The objects of a sentence with their weights: things done in public, quotations, numbers, names, open fields.

    Only what stands behind words of looking counts, up to where the sender speaks of himself again; and things that
    are said to be the reader's own.
    """
    part, lower = sentence.part, view.lower
    seen = [(span.end, _until(lower, span.end, sentence.end)) for span in looking]
    for deed in deeds:
        looked = _inside(seen, deed.start)
        told = _SAID.search(lower, deed.start, deed.end) and _YOURS.search(lower, sentence.start, deed.start)
        if looked or told:
            once = _EVENT.search(lower, deed.start, deed.end) or _CONTENT.match(lower, deed.end, sentence.end)
            full = once or (looked and _CONGRATS.search(lower, sentence.start, deed.start))
            yield deed, 2 if full else 1
    for start, end in seen:
        for pattern in (_QUOTE, _NUMBER):
            for match in pattern.finditer(view.plain, start, end):
                yield Span(part, match.start(), match.end()), 1
    for field in fields:
        if field.kind == "unknown" and _inside(seen, field.start):
            yield Span(part, field.start, field.end), 1
    for name in names:
        since = min((start for start, end in seen if start <= name.span.start < end), default=None)
        if since is not None and name.sure:
            yield name.span, _weight(lower, since, name.span)


def quotations(sentence: Sentence, view: View) -> Iterator[Span]:
    """What a sender quotes of the reader, wherever he says that he read it."""
    if '"' in view.plain[sentence.start : sentence.end]:
        for match in _HIS_WORDS.finditer(view.plain, sentence.start, sentence.end):
            yield Span(sentence.part, match.start(), match.end())


def _until(lower: str, start: int, end: int) -> int:
    """Where the sender speaks of himself again."""
    match = _SENDER.search(lower, start, end)
    return match.start() if match else end


def _inside(seen: Sequence[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in seen)


def _weight(lower: str, since: int, name: Span) -> int:
    """A name right behind the words of looking is only whom they looked at; one further on is what they saw."""
    between = lower[since : name.start].split()
    if not between or between in (["that"], ["the"]) or _BARE.search(lower, since, name.start):
        return 0
    return 1 if between[-1] in ("in", "across", "around", "near", "throughout", "by") else 2
