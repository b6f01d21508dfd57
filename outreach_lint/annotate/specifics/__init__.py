"""Specifics: the checkable facts about this prospect that a message holds, weighed sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from outreach_lint.annotate.specifics.known_names import COMMON, words
from outreach_lint.annotate.specifics.objects import objects, quotations
from outreach_lint.annotate.specifics.proper_names import Name, foreign
from outreach_lint.annotate.specifics.reader_firm import names_team, told_of, told_of_team
from outreach_lint.model.annotated import Clause, MergeField, Sentence, Span, View
from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import Message, Part
from outreach_lint.model.record import replace

ENOUGH = 2
"""The weight from which the evidence of a sentence is a fact that only a look at this reader gives."""

WEIGHTS: Mapping[str, int] = {
    "hires": 2,
    "reader-deed": 2,
    "page-fault": 2,
    "reader-number": 2,
    "referral": 2,
    "shared-history": 2,
    "reader-paper": 2,
}
"""What each signal weighs by itself; what stands behind words of looking is weighed object by object."""

_TELLING = (*WEIGHTS, "looking", "deed")

STARTERS = words(
    "you your you're you've the with across for over of after following since as like one right google performance "
    "lighthouse pagespeed mobile ssl ran put checked scanned compared reviewed saw noticed spotted see currently "
    "today at where what post posting ad listing opening role vacancy hired welcomed our my a i we both referred "
    "introduced recommended connected pointed spoke talking talked chatting chatted worked studied met"
)
"""Words other than names with which a match may open a sentence."""

_READER = lazy(r"(?i)you\b|your|\uE002")
READERS = "\ue001\ue002\ue003"
"""Masks of fields that hold who the reader is: a message with one of them is a template."""

NAMED = lazy(
    r"(?:(?i:hi|hey|hello|dear|good morning|good afternoon)[ ]+)?"
    r"(?!(?i:there|all|team|sir|madam|friend|business|hi|hey)\b)"
    r"(?:\p{Lu}[\w.'-]*[ ]?){1,3}(?<![ ](?i:team))[ ]*(?:[,!—.:-]|$)"
)

TEAM = lazy(r"(?i:hi|hey|hello|dear|good morning|good afternoon)[ ]+((?:\p{Lu}[\w.&'-]*[ ]){1,4})(?i:team)[ ]*[,!—.:-]")
"""A greeting to the people of a named firm."""

SILENT = ("quoted", "footer", "signature", "greeting", "sign-off")


def anchors(
    message: Message,
    views: Mapping[Part, View],
    fields: tuple[MergeField, ...],
    sentences: tuple[Sentence, ...],
    signals: Mapping[str, tuple[Span, ...]],
    sellers: frozenset[str],
) -> tuple[Sentence, ...]:
    """The same sentences, each clause with its anchors."""

    @cache
    def names(part: Part) -> tuple[Name, ...]:
        return tuple(foreign(views[part], part, sentences, sellers))

    told = [(signal, span) for signal in _TELLING for span in signals.get(signal, ())]
    filled = not any(mask in view.plain for mask in READERS for view in views.values())
    personal = any(_greets(sentence, views[sentence.part]) for sentence in sentences[:2])
    firm = _firm(views["body"], sentences)
    found: list[Sentence] = []
    for sentence in sentences:
        view = views[sentence.part]
        spans = [] if sentence.zone in SILENT else list(_found(sentence, view, fields, told, names))
        opens = sentence.zone == "opening" and not sentence.question
        if opens and filled and not spans:
            spans = list(told_of(sentence, view, names(sentence.part), personal))
        if opens and firm and not spans:
            spans = list(told_of_team(sentence, view, names(sentence.part)))
        if firm and not spans and sentence.part == "body" and sentence.zone not in SILENT:
            spans = list(names_team(sentence, view, firm))
        found.append(_anchored(sentence, spans))
    return tuple(found)


def _firm(body: View, sentences: Sequence[Sentence]) -> str:
    """The firm whose people a message greets, in lower case; an empty text where it greets none."""
    for sentence in sentences[:2]:
        match = TEAM.match(body.plain, sentence.start) if sentence.part == "body" else None
        if match:
            return match[1].strip().lower()
    return ""


def _greets(sentence: Sentence, view: View) -> bool:
    """Whether a message begins with somebody's name: `Hi Dana,`."""
    return sentence.part == "body" and NAMED.match(view.plain, sentence.start, sentence.end) is not None


def _found(
    sentence: Sentence,
    view: View,
    fields: tuple[MergeField, ...],
    told: Sequence[tuple[str, Span]],
    names: Callable[[Part], tuple[Name, ...]],
) -> Iterator[Span]:
    """The spans of a sentence that are facts about this reader: looked-up fields, and evidence that weighs enough."""
    inside = tuple(field for field in fields if field.part == sentence.part and _within(sentence, field.start))
    yield from (Span(field.part, field.start, field.end) for field in inside if field.kind == "content")
    yield from quotations(sentence, view)
    held = [(signal, span) for signal, span in told if _holds(sentence, span)]
    if not held:
        return
    named = names(sentence.part)
    looking = [span for signal, span in held if signal == "looking"]
    deeds = [span for signal, span in held if signal == "deed"]
    weighed = [(span, _weight(signal, view, span, named, bool(looking))) for signal, span in held if signal in WEIGHTS]
    weighed += objects(sentence, view, inside, looking, deeds, named)
    if sum(weight for _, weight in weighed) >= ENOUGH:
        yield from (span for span, weight in weighed if weight)


def _weight(signal: str, view: View, span: Span, names: tuple[Name, ...], looked: bool) -> int:
    """What a match weighs. Its somebody must be the reader, a merge field or a real name, since any word may open a
    sentence; of a third party, only what the sender says he looked at is a fact about the reader.
    """
    said = view.plain[span.start : span.end].split()
    subject = any(name.span.start <= span.start < name.span.end for name in names)
    if signal == "referral":
        capitals = [word for word in said[1:] if word[0].isupper() and word.lower() not in COMMON]
        if capitals and not any(_meet(name.span, span) for name in names):
            return 0
    elif signal == "reader-paper":
        return 1 if any(mask in view.plain for mask in READERS) else WEIGHTS[signal]
    elif subject and not looked and signal in ("reader-deed", "hires"):
        return 1
    first = said[0].lower()
    known = subject or looked or not said[0][0].isupper() or signal == "shared-history" or first in STARTERS
    ours = first in ("we", "i", "our", "my", "both", "a") and not any(map(_READER.match, said))
    if signal in ("reader-deed", "hires") and ours:
        return 0
    return WEIGHTS[signal] if known else 0


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _holds(sentence: Sentence, span: Span) -> bool:
    return span.part == sentence.part and _within(sentence, span.start)


def _within(sentence: Sentence, offset: int) -> bool:
    return sentence.start <= offset < sentence.end


def _anchored(sentence: Sentence, found: list[Span]) -> Sentence:
    if not found:
        return sentence
    whole = sorted(set(found), key=lambda span: (span.start - span.end, span.start))
    kept: list[Span] = []
    for span in whole:
        if not any(_meet(span, other) for other in kept):
            kept.append(span)
    kept.sort()
    return replace(sentence, clauses=tuple(_observing(clause, kept) for clause in sentence.clauses))


def _observing(clause: Clause, kept: list[Span]) -> Clause:
    """A clause with the anchors that stand in it; one that holds any is an observation."""
    held = tuple(span for span in kept if clause.start <= span.start < clause.end)
    return replace(clause, anchors=held, jobs=clause.jobs | {"observation"}) if held else clause
