"""Pitches: sentences that offer, ask for time, name terms or hand out a brochure before any conversation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from outreach_lint.checks.rewriting.topics import interest, plain
from outreach_lint.checks.weighed import read_as
from outreach_lint.model.annotated import WRITTEN, Annotated, Hit, Sentence, Span
from outreach_lint.model.diagnostic import Severity
from outreach_lint.model.quoting import quotable
from outreach_lint.model.record import replace

ALWAYS_SPARED = ("opt-out",)
"""Signals of sentences that sell nothing, whatever else they hold."""

REWRITES = {"interest": interest, "plain": plain}
"""The suggestions that a rule can ask for by the parameter `rewrite`."""

SHOWN_WORDS = 8
"""A finding's message repeats so many of the words that gave it away."""

DOUBT = 0.45
"""A sentence that as a whole reads less like a pitch than this is none, whatever words it holds."""

SURE = 0.85
"""From here on a learned reading counts as sure."""

NOTES = ("linkedin-note",)
"""Channels that are connection notes whatever their words."""


def pitch(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """One hit for each sentence that holds one of `signals` and none of `unless`.

    `place` limits it to a connection note or an answer to an acceptance; `near` asks for one of its signals in one of
    the `reach` sentences before, so that a line which means nothing alone is read as what it goes on with.
    `owned` asks for the sender in the sentence where nothing is known of the situation: notices to members hold links
    as well.
    """
    if params.get("place") and params["place"] not in places(message):
        return
    written = _written(message)
    held = _held(message, written, _names(params["signals"]))
    if not held:
        return
    spared = _held(message, written, (*_names(params.get("unless")), *ALWAYS_SPARED))
    near, reach = _names(params.get("near")), int(str(params.get("reach", 2)))
    beside = set(_held(message, written, near))
    doubt = float(str(params.get("doubt", DOUBT)))
    owned = params.get("owned") and message.situation.confidence == "low"
    for at, words in sorted(held.items()):
        sentence = written[at]
        if at in spared or read_as(message, sentence, "pitch") < doubt:
            continue
        if owned and "seller" not in sentence.owners:
            continue
        if near and beside.isdisjoint(range(max(0, at - reach), at)):
            continue
        beside.add(at)
        observed = seen_before(message, sentence)
        related = ((observed, "the observation that stands before it"),) if observed else ()
        place = Span(sentence.part, sentence.start, sentence.end)
        rewrite = REWRITES.get(str(params.get("rewrite")))
        yield Hit(
            place,
            says={"words": _told(message, words)},
            related=related,
            proposals=(rewrite(message, place, observed),) if rewrite and sentence.part == "body" else (),
            severity=_severity(message, observed),
        )


def words(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """As `pitch`, for findings whose weight does not depend on what stands before them."""
    for hit in pitch(message, {"doubt": 0.0, **params}):
        yield replace(hit, severity=None, related=())


def reads_like_a_pitch(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """One hit for each sentence that, by all that is noticed of it, reads like a pitch at least as much as `above`."""
    above = float(str(params["above"]))
    pitches = {row.span: row for row in message.weighed.get("pitch", ()) if row.share >= above}
    if not pitches:
        return
    written = _written(message)
    spared = _held(message, written, ALWAYS_SPARED)
    for at, sentence in enumerate(written):
        place = Span(sentence.part, sentence.start, sentence.end)
        found = pitches.get(place)
        if found is None or at in spared:
            continue
        observed = seen_before(message, sentence)
        yield Hit(
            place,
            says={"because": _listed(found.because())},
            related=((observed, "the observation that stands before it"),) if observed else (),
            proposals=(plain(message, place, observed),) if sentence.part == "body" else (),
            severity=_severity(message, observed),
            confidence="medium" if found.share < SURE else "high",
        )


def _listed(reasons: Sequence[str]) -> str:
    """Reasons as a phrase: one, two and three."""
    if len(reasons) < 2:
        return "".join(reasons) or "the sum of its words"
    return f"{', '.join(reasons[:-1])} and {reasons[-1]}"


def places(message: Annotated) -> frozenset[str]:
    """`note` for a connection note, `accept` for the first message after an acceptance."""
    found = set()
    if message.situation.channel in NOTES:
        found.add("note")
    elif "just-accepted" in message.signals:
        found.add("accept")
    elif "connection-request" in message.signals and (message.situation.channel or "").startswith("linkedin"):
        found.add("note")
    return frozenset(found)


def seen_before(message: Annotated, sentence: Sentence) -> Span | None:
    """The first checkable fact about this prospect that stands before a sentence of the body."""
    if sentence.part != "body":
        return None
    before = (other for other in message.sentences if other.part == "body" and other.start < sentence.start)
    return next((anchor for other in before for anchor in other.anchors), None)


def _severity(message: Annotated, observed: Span | None) -> Severity:
    return "warning" if observed and not places(message) else "error"


def _written(message: Annotated) -> list[Sentence]:
    found: list[Sentence] | None = message.kept.get("written")
    if found is None:
        found = message.kept["written"] = [one for one in message.sentences if one.zone in WRITTEN]
    return found


def _held(message: Annotated, sentences: Sequence[Sentence], signals: Sequence[str]) -> dict[int, Span]:
    """The longest place of some signals in each sentence that has any, by the sentence's number."""
    found: dict[int, Span] = {}
    for span in (span for name in signals for span in message.signals.get(name, ())):
        for at, sentence in enumerate(sentences):
            if span.part == sentence.part and sentence.start <= span.start < sentence.end:
                known = found.get(at)
                if known is None or span.end - span.start > known.end - known.start:
                    found[at] = span
    return found


def _told(message: Annotated, span: Span) -> str:
    words = quotable(message.words_of(span)).split()
    return " ".join(words[:SHOWN_WORDS]) + (" …" if len(words) > SHOWN_WORDS else "")


def _names(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(str(item) for item in value) if isinstance(value, list) else ()
