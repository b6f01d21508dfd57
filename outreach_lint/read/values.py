"""What the values of well-known keys mean: channels, steps, relationships and delays, as data files spell them."""

from __future__ import annotations

import re

from outreach_lint.model.message import CHANNELS, RELATIONSHIPS

_CHANNELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("inmail", re.compile(r"in-?\s?mail")),
    (
        "linkedin-note",
        re.compile(r"\b(connect|connection|invite|invitation|linkedin-?(invite|connect\w*|note))|\bnote\b|connection"),
    ),
    ("linkedin-dm", re.compile(r"linkedin-?(dm|message|send|chat|voice)|\bli-?(dm|message)|\bdms?\b")),
    ("linkedin", re.compile(r"linked-?in")),
    ("sms", re.compile(r"\b(sms|text-?message|whats-?app\w*|imessage)\b")),
    ("copy", re.compile(r"\b(landing|newsletter|advert\w*|ads?|copy|blog)\b")),
    ("email", re.compile(r"e-?mail|\bmail\b|gmail|outlook|smtp")),
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPOKEN = re.compile(
    r"\b(call|phone|dial|voice-?mail|task|visit|view|like|follow|endorse|wait|delay|condition\w*|manual-task|research)\b"
)
_NUMBER = re.compile(r"\d{1,4}")


def channel(*words: str | None) -> str | None:
    """The channel that the values of keys such as `channel`, `type` and `action` name together."""
    said = "-".join(_CAMEL.sub("-", word) for word in words if word).lower().replace("_", "-").replace(" ", "-")
    if said in CHANNELS:
        return said
    for name, pattern in _CHANNELS:
        if pattern.search(said):
            if name == "linkedin" and re.search(r"message|send|-dm|chat", said):
                return "linkedin-dm"
            return name
    return None


def silent(*words: str | None) -> bool:
    """Whether these values name a touch that sends no words: a call, a visit, a task."""
    said = "-".join(_CAMEL.sub("-", word) for word in words if word).lower().replace("_", "-").replace(" ", "-")
    return bool(_SPOKEN.search(said)) and not re.search(r"mail|message|sms|-dm|connect|invite", said)


def number(value: str | int | float | bool | None) -> int | None:
    """A whole number, or the first one in words such as "Day 3"."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    if isinstance(value, int):
        return value if 0 <= value < 10_000 else None
    match = _NUMBER.search(value)
    return int(match[0]) if match else None


def relationship(word: str | None) -> str | None:
    """`cold` or `existing`, where a value says one of them."""
    said = (word or "").strip().lower()
    return said if said in RELATIONSHIPS else None
