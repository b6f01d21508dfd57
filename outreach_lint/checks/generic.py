"""Generic messages: no fact about this reader in them, and what only looks like one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from outreach_lint.checks.generic_record import Fact, facts_of, used
from outreach_lint.checks.generic_swap import share
from outreach_lint.model.annotated import Annotated, Change, Hit, Proposal, Sentence, Span

COPY = ("opening", "body", "ask", "postscript")
SHOWN = 4
"""So many phrases or facts are named in a finding; the rest are there as related places."""
LOOKS: Mapping[str, str] = {
    "empty-praise": "looks personal, but is praise that would fit anybody",
    "bare-trigger": "looks personal, but is an occasion that would fit anybody",
}
WANTS = (
    "offer",
    "meeting-ask",
    "commercial-terms",
    "interest-ask",
    "reply-ask",
    "full-introduction",
    "self-introduction",
    "job-seeking",
    "product-statement",
    "client-claim",
    "availability",
    "sale-reason",
    "result-claim",
    "just-connected",
    "earlier-touch",
    "self-praise",
    "rank-claim",
    "booking-link",
    "presumed-problem",
    "gain-first",
    "loaded-question",
    "tell-about",
    "explore-fit",
    "connection-request",
    "empty-praise",
    "bare-trigger",
    "later-opening",
    "peer-problem",
    "asserted-fit",
    "cure-all",
    "prescription",
    "seller-goal",
    "permission",
    "referral-ask",
    "bare-thoughts",
    "opt-out",
)
"""Signals of somebody who wants something of a stranger."""
COMPANY = "\ue002"
"""The mask of a field that holds the name of the reader's firm."""
MERGED = "looks personal, but is filled in from a list"


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """One finding for a message without a fact about its reader.

    `looks_personal` says which messages are meant: those with praise or an occasion that would fit anybody (the finding
    stands at the first such sentence), or those without (it stands at the first sentence of the copy).
    """
    if not is_generic(message):
        return
    phrases = list(_seeming(message))
    if bool(phrases) != bool(params.get("looks_personal")):
        return
    sentence = message.sentence_at(phrases[0][0].part, phrases[0][0].start) if phrases else _first(message)
    if sentence is None:
        return
    facts = facts_of(message.message.prospect)
    merged = list(_merged(message))
    related = (*phrases, *merged)
    yield Hit(
        Span(sentence.part, sentence.start, sentence.end),
        says={
            "found": _told(message, [span for span, _ in related]),
            "share": f"{share(message):.0%}",
            "record": _record(message, facts),
        },
        related=related,
        proposals=tuple(_proposals(message, sentence, facts, bool(phrases))),
        severity="error" if facts else None,
        confidence=None if message.situation.confidence == "high" else "medium",
    )


def is_generic(message: Annotated) -> bool:
    """Whether nothing in an unsolicited message could be known only from looking at its reader."""
    found: bool | None = message.kept.get("generic")
    if found is None:
        found = message.kept["generic"] = _is_generic(message)
    return found


def _is_generic(message: Annotated) -> bool:
    if not message.situation.unsolicited or any(sentence.anchors for sentence in message.sentences):
        return False
    if not _wants(message):
        return False
    return not any(used(message, fact) for fact in facts_of(message.message.prospect))


def _wants(message: Annotated) -> bool:
    """Whether a message wants something of a stranger: mail between colleagues lacks facts about its reader too.

    Cold mail with the reader's name to be merged in goes to many, whatever it wants.
    """
    if any(name in message.signals for name in WANTS):
        return True
    if "not-outreach" in message.signals:
        return False
    merged = any(field.kind == "identity" for field in message.fields)
    known = message.situation.confidence != "low"
    return merged and (known or any(sentence.question for sentence in message.sentences))


def _first(message: Annotated) -> Sentence | None:
    """The first sentence of the copy; of a message without copy, its first sentence."""
    body = [sentence for sentence in message.sentences if sentence.part == "body"]
    return next((s for s in body if s.zone in COPY), next(iter(body or message.sentences), None))


def _seeming(message: Annotated) -> Iterator[tuple[Span, str]]:
    """Phrases of the copy that look personal and are not, one a sentence."""
    told: set[tuple[str, int]] = set()
    found = [(span, why) for name, why in LOOKS.items() for span in message.signals.get(name, ())]
    for span, why in sorted(found):
        sentence = message.sentence_at(span.part, span.start)
        if sentence and sentence.zone in (*COPY, "subject") and (span.part, sentence.start) not in told:
            told.add((span.part, sentence.start))
            yield span, why


def _merged(message: Annotated) -> Iterator[tuple[Span, str]]:
    """Each merge field of the reader's identity in the copy or subject, once a name."""
    told: set[str] = set()
    for field in message.fields:
        sentence = message.sentence_at(field.part, field.start)
        if field.kind == "identity" and field.name not in told and sentence and sentence.zone in (*COPY, "subject"):
            told.add(field.name)
            yield Span(field.part, field.start, field.end), MERGED


def _told(message: Annotated, spans: Sequence[Span]) -> str:
    words = [f"'{' '.join(message.words_of(span).split())}'" for span in spans]
    if not words:
        return "nothing that even looks so"
    more = f" and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
    return f"only {', '.join(words[:SHOWN])}{more}, which would fit anybody"


def _record(message: Annotated, facts: Sequence[Fact]) -> str:
    """Which parts of the prospect's record the message uses and which it leaves, as a sentence; empty without one."""
    record = message.message.prospect
    if not record:
        return ""
    known = [key for key in record if key not in {fact.key for fact in facts}]
    taken = [key for key in known if used(message, Fact(key, record[key]))]
    uses = f"uses {', '.join(taken)}" if taken else "uses nothing"
    leaves = f" and leaves {', '.join(fact.key for fact in facts[:SHOWN])}" if facts else " and holds nothing more"
    return f" Of the prospect's record it {uses}{leaves}."


def _after_greeting(message: Annotated, sentence: Sentence) -> int:
    """Where a sentence begins once its reader has been greeted: `Hi Dana, we …` at the `we`."""
    greets = message.views[sentence.part].lower.startswith(("hi ", "hello ", "hey ", "dear "), sentence.start)
    return sentence.clauses[1].start if greets and len(sentence.clauses) > 1 else sentence.start


def _proposals(message: Annotated, sentence: Sentence, facts: Sequence[Fact], replace: bool) -> Iterator[Proposal]:
    """Each unused fact of the record as a first line; without a record, the line with a question in its place.

    The line stands for a sentence that only sounds personal, unless that sentence has a merge field to keep.
    """
    inside = [f for f in message.fields if f.part == sentence.part and sentence.start <= f.start < sentence.end]
    company = (
        inside[0].raw if len(inside) == 1 and message.views[sentence.part].lower[inside[0].start] == COMPANY else ""
    )
    instead = replace and (bool(company) or not inside)
    start = _after_greeting(message, sentence)
    place = Span(sentence.part, start, sentence.end if instead else start)
    gap = "" if instead else " "
    where = f" at {company}" if instead and company else ""
    for fact in facts[:SHOWN]:
        line = f'I saw your {fact.words}{where}, "{fact.value}": <ask: what has it to do with your reason for writing?>'
        yield Proposal(f"Use {fact.key}", changes=(Change(place, line + gap),))
    if not facts:
        line = f"I saw <ask: what did this reader write, announce, ship or hire for, and where is it seen?>{where}."
        yield Proposal("Say what you have seen of this reader", changes=(Change(place, line + gap),))
