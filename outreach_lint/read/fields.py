"""Fields: what headers or front matter say about a message, under the names that people give these things."""

from __future__ import annotations

from collections.abc import Mapping

from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import Message
from outreach_lint.model.record import replace
from outreach_lint.model.text import Text
from outreach_lint.read.settle import channel_named, relationship_named

NAMES: dict[str, str] = {
    "subject": "subject",
    "subject line": "subject",
    "email subject": "subject",
    "channel": "channel",
    "medium": "channel",
    "platform": "channel",
    "step": "step",
    "step number": "step",
    "touch": "step",
    "day": "day",
    "send day": "day",
    "delay": "delay",
    "delay days": "delay",
    "wait": "delay",
    "wait days": "delay",
    "relationship": "relationship",
    "sequence": "sequence",
    "sequence name": "sequence",
    "campaign": "sequence",
    "variant": "variant",
    "language": "language",
    "lang": "language",
    "template": "template",
    "tool": "template",
    "id": "id",
}
"""A field's name in lower case, with spaces for its separators, to the property that it sets."""

_BETWEEN = lazy(r"[\s_-]+")
_NUMBER = lazy(r"\d+(?:\.\d+)?")


def known(name: str) -> str | None:
    """The property that a field name sets, or None."""
    return NAMES.get(_BETWEEN.sub(" ", name.strip().lower()))


def with_fields(message: Message, fields: Mapping[str, Text]) -> Message:
    """A message with every property set that its fields name; unknown fields become metadata."""
    said: dict[str, Text] = {}
    others = dict(message.metadata)
    for name, value in fields.items():
        key = known(name)
        if key is None or not value.chars.strip():
            others[name] = value.chars
        else:
            said.setdefault(key, value)
    words = {key: value.chars.strip() for key, value in said.items()}
    if "day" in words:
        others["day"] = words["day"]
    return replace(
        message,
        id=words.get("id", message.id),
        subject=said.get("subject", message.subject),
        channel=channel_named(words["channel"]) if "channel" in words else message.channel,
        step=_whole(words.get("step")) or message.step,
        relationship=relationship_named(words["relationship"]) if "relationship" in words else message.relationship,
        sequence=words.get("sequence", message.sequence),
        variant=words.get("variant", message.variant),
        language=words.get("language", message.language),
        template=words.get("template", message.template),
        delay=_number(words.get("delay")) if "delay" in words else message.delay,
        metadata=others,
    )


def _number(words: str | None) -> float | None:
    found = _NUMBER.search(words or "")
    return float(found[0]) if found else None


def _whole(words: str | None) -> int | None:
    number = _number(words)
    return int(number) if number else None
