"""Situation: channel, step, relationship, and whether this message is the first that its reader gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from outreach_lint.model.annotated import Situation, Span, View
from outreach_lint.model.diagnostic import Confidence
from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import Message
from outreach_lint.model.settings import Settings

GREETING_LENGTH, GREETING_WORDS = 40, 4
"""What may stand before the first words of a body: a greeting no longer than this."""

PARTING = 0.8
"""Behind so much of a body, a mail takes its leave."""

Value = TypeVar("Value", str, int)

_BY_WORDS = (
    ("not-outreach", False, False, False),
    ("earlier-touch", False, True, False),
    ("parting", False, True, False),
    ("later-opening", False, True, True),
    ("just-connected", True, True, False),
    ("full-introduction", True, True, False),
    ("self-introduction", True, True, False),
)
"""Strong words by falling weight: the signal, whether it means first contact, whether the message is unsolicited, and
whether it counts in the first words alone."""
_ASKED = ("answering", *(name for name, _, _, _ in _BY_WORDS))

_REPLY_SUBJECT = lazy(r"(?i)^\s*(?:\[[\w .-]+\]\s*)*(?:re|aw|sv|antw|fwd?|fw)\s*(?:\[\d+\])?\s*:")
_LIST_SUBJECT = lazy(r"\s*\[\p{L}[\w-]+\](?!\S)")
"""A tag that no merge field is: those are masked."""


def situation(
    message: Message,
    settings: Settings,
    signals: Mapping[str, Sequence[Span]],
    quoted: bool,
    subject: View,
) -> Situation:
    """What the message is to its reader, from its own fields, then the settings, then its words."""
    channel = _field(message.channel, settings, "channel", settings.channel)
    step = _field(message.step, settings, "step", settings.step)
    relationship = _field(message.relationship, settings, "relationship", settings.relationship)
    own = {name: [span for span in signals.get(name, ()) if _speaks(message, span)] for name in _ASKED}
    first, unsolicited, decided, confidence = _contact(message, step, relationship, own, quoted, subject)
    return Situation(channel, step, relationship, first, unsolicited, decided, confidence)


def _field(own: Value | None, settings: Settings, name: str, given: Value | None) -> Value | None:
    """The message's own value, unless the command line insists on another."""
    return given if name in settings.forced or own is None else own


def _contact(
    message: Message,
    step: int | None,
    relationship: str | None,
    signals: Mapping[str, Sequence[Span]],
    quoted: bool,
    subject: View,
) -> tuple[bool, bool, str, Confidence]:
    """First contact or not, unsolicited or not, what decided it, and how sure that is."""
    if message.channel == "copy":
        return False, False, "it is copy, not a message to one person", "high"
    if relationship == "existing":
        return False, False, "relationship: existing", "high"
    if message.thread or quoted:
        return False, relationship == "cold", "it answers a live thread", "high"
    cold = relationship == "cold"
    answer = next((span for span in signals.get("answering", ()) if _begins(message, span)), None)
    late = (step or 0) > 1
    if answer and (late or (not cold and step is None)) and not signals.get("just-connected"):
        return False, False, f"it begins like an answer: {_quoted(message, answer)}", "medium"
    for name, first, unsolicited, opening in _BY_WORDS:
        places = (span for span in signals.get(name, ()) if not opening or _begins(message, span))
        span = next((span for span in places if not (cold and _parts(message, name, span))), None)
        if span and not (step == 1 and name == "parting"):
            return first, unsolicited, f"its words {_quoted(message, span)}", "high"
    if step is not None:
        return step <= 1, True, f"step {step}", "high"
    if _REPLY_SUBJECT.match(subject.chars):
        return False, cold, "its subject is a reply's", "medium"
    if cold:
        return True, True, "relationship: cold, and no step is given", "medium"
    if _LIST_SUBJECT.match(subject.plain):
        return False, False, "its subject has the tag of a mailing list", "medium"
    return True, True, "nothing is known: taken as a cold first message", "low"


def _begins(message: Message, span: Span) -> bool:
    """Whether a span stands in the first words of the body, a greeting line aside."""
    before = message.body.chars[: span.start].strip()
    return span.part == "body" and len(before) < GREETING_LENGTH and len(before.split()) <= GREETING_WORDS


def _parts(message: Message, name: str, span: Span) -> bool:
    """Whether words that a customer would read are no more than the courtesy at the end of a cold mail."""
    return name == "not-outreach" and span.part == "body" and span.start > PARTING * len(message.body.chars)


def _speaks(message: Message, span: Span) -> bool:
    """Whether words speak of this message: not those in quotation marks, nor those of an answered mail's subject."""
    chars = message.part(span.part).chars
    if span.part == "subject" and _REPLY_SUBJECT.match(chars):
        return False
    line_end = chars.find("\n", span.end)
    before = chars[chars.rfind("\n", 0, span.start) + 1 : span.start]
    after = chars[span.end : line_end if line_end >= 0 else len(chars)]
    marks = before.count('"') % 2 == 1 and '"' in after
    return not (marks or (before.rfind("“") > before.rfind("”") and "”" in after))


def _quoted(message: Message, span: Span) -> str:
    words = message.part(span.part).chars[span.start : span.end]
    return "'" + " ".join(words.split()) + "'"
