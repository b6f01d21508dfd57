"""Tones: a pretext that ends in an offer, nothing of use, no reason to write now, notes without a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outreach_lint.model.annotated import Annotated, Hit, Span
from outreach_lint.model.lazy import lazy

_PRETEXT = lazy(
    r"\b(?:pick your brain|(?:conducting|doing|running) (?:a |some |an )?(?:survey|research|study|poll)|"
    r"(?:feature|have) you (?:on|in) (?:our|my|the) (?:podcast|show|series|magazine|blog)|guest on (?:our|my) podcast|"
    r"(?:your|some) (?:advice|feedback|expert opinion)|not (?:a|another) (?:sales )?pitch|not (?:trying to sell|"
    r"selling)|"
    r"you(?:'ve| have) been (?:nominated|shortlisted|selected))\b",
)
_NUMBER = lazy(r"\b\d++(?!\s*-?\s*(?:min|am\b|pm\b|:))")
_NOW = lazy(
    r"\b(?:19|20)\d\d\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"spring|summer|autumn|winter|recently|lately|yesterday|last (?:week|month|year|quarter|spring|night)|"
    r"this (?:week|month|year|quarter)|since|new|newly|just|from now|deadline|announced|launched|opened|opens|opening|"
    r"hiring|hired|raised|joined|moved|posted|wrote|published|acquired|merged|expanding|promoted|shipped|"
    r"congrat\w*)\b",
)
_SHARED = lazy(
    r"\b(?:your (?!network|profile)|you (?:wrote|said|posted|spoke|run|lead|work|teach)|we both|both of us|fellow|"
    r"met|same|suggested|mutual|saw|read|heard|enjoyed|liked|listened|watched|because|since|about)",
)


def pretext(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """The first words that pretend another reason, in a message that offers and asks for a meeting or a purchase."""
    if not any(name in message.signals for name in ("meeting-ask", "booking-link", "closing")):
        return
    if not any("offer" in s.jobs for s in message.copy):
        return
    for match in _PRETEXT.finditer(message.views["body"].lower):
        if _place(message, match.start()):
            yield Hit(Span("body", *match.span()))
            return


def nothing_of_use(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """The ask of a message with an offer, without a fact about the reader, a number or a problem that others have."""
    copy = message.copy
    asks = [s for s in copy if "ask" in s.jobs]
    if not asks or not any("offer" in s.jobs for s in copy):
        return
    lower = message.views["body"].lower
    useful = any(s.anchors or s.jobs & {"insight", "permission", "disqualifier"} for s in copy)
    useful = useful or any(_NUMBER.search(lower, s.start, s.end) for s in copy) or "peer-problem" in message.signals
    if not useful:
        yield Hit(Span("body", asks[-1].start, asks[-1].end))


def no_reason_now(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """The first sentence of a message that names no date, event or change."""
    copy = message.copy
    lower = message.views["body"].lower
    if copy and not any(_NOW.search(lower, s.start, s.end) or s.anchors for s in copy):
        yield Hit(Span("body", copy[0].start, copy[0].end))


def note_reason(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """A connection note that holds nothing of the reader or of what both share."""
    seen = message.views["body"]
    known = any(field.kind == "content" for field in message.fields) or any(s.anchors for s in message.sentences)
    if seen.chars.strip() and not known and not _SHARED.search(seen.lower):
        yield Hit(Span("body", 0, len(seen.chars.rstrip())))


def note_promotion(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """The sentences of a connection note that offer something or ask for a meeting."""
    meetings = message.signals.get("meeting-ask", ())
    for sentence in message.sentences:
        asks = any(sentence.start <= span.start < sentence.end for span in meetings)
        if sentence.part == "body" and ("offer" in sentence.jobs or asks):
            yield Hit(Span("body", sentence.start, sentence.end))


def _place(message: Annotated, at: int) -> bool:
    return any(s.start <= at < s.end for s in message.copy)
