"""Situation: channel, step, relationship, and whether this message is the first that its reader gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from outreach_lint.model.annotated import Situation, Span, View
from outreach_lint.model.message import Message
from outreach_lint.model.settings import Settings

_REPLY_SUBJECT = regex.compile(r"(?i)^\s*(?:re|aw|sv|antw|fwd?|fw)\s*(?:\[\d+\])?\s*:")


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
    first, unsolicited, decided, confidence = _contact(message, step, relationship, signals, quoted, subject)
    return Situation(channel, step, relationship, first, unsolicited, decided, confidence)


def _field(own, settings: Settings, name: str, given):  # type: ignore[no-untyped-def]
    """The message's own value, unless the command line insists on another."""
    return given if name in settings.forced or own is None else own


def _contact(message, step, relationship, signals, quoted, subject):  # type: ignore[no-untyped-def]
    if message.channel == "copy":
        return False, False, "it is copy, not a message to one person", "high"
    if relationship == "existing":
        return False, False, "relationship: existing", "high"
    if message.thread or quoted:
        return False, relationship == "cold", "it answers a live thread", "high"
    words = _by_words(signals, subject)
    if words:
        first, span = words
        where = f"the words at offset {span.start} of the {span.part}"
        text = message.part(span.part).chars[span.start : span.end]
        return first, True, f"its words {text!r}" if text else where, "high"
    if step is not None:
        return step <= 1, True, f"step {step}", "high"
    if relationship == "cold":
        return True, True, "relationship: cold, and no step is given", "medium"
    if signals.get("not-outreach"):
        span = signals["not-outreach"][0]
        text = message.part(span.part).chars[span.start : span.end]
        return False, False, f"its words {text!r}", "medium"
    return True, True, "nothing is known: taken as a cold first message", "low"


def _by_words(signals: Mapping[str, Sequence[Span]], subject: View) -> tuple[bool, Span] | None:
    if signals.get("just-connected"):
        return True, signals["just-connected"][0]
    if signals.get("earlier-touch"):
        return False, signals["earlier-touch"][0]
    if signals.get("full-introduction"):
        return True, signals["full-introduction"][0]
    return None
