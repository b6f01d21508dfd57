"""Place: channel, step, relationship, variant and day of a message, as headings, labels and file names tell them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.record import dataclass

OTHER: Final = "other"
"""The channel of words that name one which is not linted as such: a call, a public post."""

OTHER_DM: Final = "other dm"
"""The channel of a direct message on a network that is not linted as such."""

_CHANNELS: Final = tuple(
    (name, lazy(rf"\b(?:{words})\b", regex.I))
    for name, words in (
        ("inmail", r"in-?mails?"),
        (
            "linkedin-dm",
            r"(?:after|post|once|upon|when)\W+(?:\w+\W+){0,3}(?:connect\w*|accept\w*)|connect(?:ion"
            r"|ed)?\W+(?:accepted|follow\W?up)"
            r"|linked-?in\W+(?:\w+\W+){0,2}(?:messages?|msg|follow\W?ups?|chat|re-?engage\w*)"
            r"|(?:follow\W?up|message)\W+(?:\w+\W+){0,2}linked-?in",
        ),
        (
            "linkedin-note",
            r"connect(?:ion)?\W?(?:requests?|notes?|invit\w*|messages?|msg)|invit(?:e|ation)\W?(?:notes?|messages?"
            r"|requests?)"
            r"|linked-?in\W?(?:\w+\W+){0,2}(?:notes?|invit\w*|connect\w*)|linkedin_?invite",
        ),
        ("linkedin-dm", r"dms?\d?|direct messages?"),
        ("sms", r"sms|text messages?|texts?(?= (?:\d|touch|follow))"),
        (
            OTHER,
            r"twitter|tweets?|x dms?|instagram|facebook|reddit|whats-?app|telegram|discord|slack|tiktok|farcaster"
            r"|(?:cold )?calls?(?! to action)|calling|phone|voice-?mails?|voice notes?|loom|video scripts?"
            r"|scripts?(?= for| \()"
            r"|(?:social|group|blog|forum|community|public) posts?|indie ?hackers|hacker ?news|product ?hunt",
        ),
        ("copy", r"landing pages?|newsletters?|advertisements?|ads?|google ads|ad copy|web ?site copy"),
        ("linkedin", r"linked-?in|sales ?nav(?:igator)?"),
        ("email", r"(?:e-?mail|gmail|mail ?merge|mail)s?\d?"),
    )
)
_OTHER_DM: Final = lazy(
    r"\b(?:twitter(?:/x)?|x|instagram|facebook|ig|fb|reddit|discord)\W+(?:\w+\W+)?(?:dms?|messages?)\b", regex.I
)
_STEP: Final = lazy(
    r"\b(?:e-?mail|step|touch(?: ?point)?|message|msg|dm|sms|mail|letter|part|sequence step|seq|inmail|note|письмо"
    r"|correo|nachricht|mensaje|mensagem|messaggio|étape|passo|paso|schritt)s?[\s_#:.-]*(?:no\.?\s*)?"
    r"(?:(\d{1,2})(?![\d%]|[.:]\d)|(one|two|three|four|five|six|seven|eight)\b)(?!\s*(?:chars?|char\w+|words|min\w*|lines"
    r"|templates|emails|messages|variants))",
    regex.I,
)
_LETTERED: Final = lazy(r"^\W*[A-SUW-Z](\d)\b(?!\.\d)")
_FIRST: Final = lazy(
    r"\b(?:initial|first|opening|intro(?:duction|ductory)?)[\s_-]+(?:\w+[\s_-]+)?(?:touch|e-?mail|message|contact"
    r"|outreach|step)\b"
    r"|^\W*(?:connection request|first touch)\b",
    regex.I,
)
_FOLLOW: Final = lazy(
    r"\b(?:follow[\s_-]?ups?|bumps?|nudges?|reminders?|relances?|seguimiento|nachfassen|sollecito"
    r"|фоллоу-?ап)(?:[\s_]+(?:e-?mail|message|dm|note|touch|sms|mail)s?)?[\s_#:.-]*(?:(\d)(?![\d.])|([A-C])\b)?",
    regex.I,
)
_DAY: Final = lazy(
    r"\b(?:days?|tag|jour|día|dia|giorno|день)\W{0,2}(\d{1,3})\b|\bweek\W?(\d{1,2})\b|\b[JTD]\+(\d{1,3})\b",
    regex.I,
)
_WAIT: Final = lazy(
    r"(?<![\d.–-])\+?(\d{1,3})(?:\s*[-–]\s*\d+)?\s*(?:business |working )?days?\s+(?:later|after)"
    r"|\+\s?(\d{1,3})\s?d(?:ays?)?\b",
    regex.I,
)
_VARIANT: Final = lazy(
    r"\b(?:variant|variation|version|option|alt(?:ernative)?|ab)(?:[\s_#:-]+([A-Z]|\d{1,2})|(\d))\b(?!\.\d)"
    r"|[\s_-]([ab])$|\b[vV](\d{1,2})\b",
    regex.I,
)
_EXISTING: Final = lazy(
    r"\b(?:existing|current|past|former|onboarding|customers? success|renewals?|upsells?|re-?activation|win-?back"
    r"|clients? check-?in)\b"
    r"[\s_-]*(?:clients?|customers?|users?|contacts?|accounts?)?|\bwarm[\s_-]+(?:leads?|intros?|contacts?|network)\b",
    regex.I,
)
_COLD: Final = lazy(r"\bcold\b", regex.I)
_WORDS: Final = {w: n for n, w in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight"), 1)}


@dataclass(frozen=True, slots=True)
class Place:
    """What one heading, label or name says.

    `step` is a number in it; `follow` counts "follow-up 2" (0 without a number); `day` counts from the first message,
    `wait` from the one before.
    """

    channel: str | None = None
    step: int | None = None
    follow: int | None = None
    day: int | None = None
    wait: int | None = None
    variant: str | None = None
    relationship: str | None = None


@lru_cache(maxsize=2048)
def place(words: str) -> Place:
    """What the words of a heading, a label or a file name say about a message's place."""
    words = words.replace("_", " ")[:300]
    return Place(
        channel=channel_in(words),
        step=_step(words),
        follow=_follow(words),
        day=_day(words),
        wait=_wait(words),
        variant=_variant(words),
        relationship="existing" if _EXISTING.search(words) else "cold" if _COLD.search(words) else None,
    )


@lru_cache(maxsize=2048)
def channel_in(words: str) -> str | None:
    """The channel that words name: the most telling name; OTHER or OTHER_DM for one that is not linted."""
    if _OTHER_DM.search(words):
        return OTHER_DM
    return next((name for name, pattern in _CHANNELS if pattern.search(words)), None)


def _step(words: str) -> int | None:
    found = _STEP.search(words)
    follow = _FOLLOW.search(words)
    # "Follow-up email 2" counts the follow-ups, "Email 2: follow-up" all messages.
    if found and not (follow and follow.start() < found.start() < follow.end()):
        return int(found[1]) if found[1] else _WORDS[found[2].lower()]
    if found := _LETTERED.match(words):
        return int(found[1])
    return 1 if _FIRST.search(words) and not _FOLLOW.search(words) else None


def _follow(words: str) -> int | None:
    if not (found := _FOLLOW.search(words)):
        return None
    return int(found[1]) if found[1] else ord(found[2].upper()) - 64 if found[2] else 0


def _day(words: str) -> int | None:
    if not (found := _DAY.search(words)):
        return None
    return int(found[2]) * 7 if found[2] else int(found[1] or found[3])


def _wait(words: str) -> int | None:
    found = _WAIT.search(words)
    return int(found[1] or found[2]) if found else None


def _variant(words: str) -> str | None:
    found = _VARIANT.search(words)
    return next((group.lower() for group in found.groups() if group), None) if found else None
