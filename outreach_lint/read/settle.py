"""Settle: what a message's own fields leave open is taken from settings, then headings, then file and folder names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePath

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import CHANNELS, RELATIONSHIPS, Message
from outreach_lint.model.record import replace
from outreach_lint.read.options import Options
from outreach_lint.read.place import OTHER, OTHER_DM, Place, channel_in, place

_CONNECTED = lazy(
    r"\b(?:thanks|thank you|appreciate|great|glad|nice|good)\b[^.!?\n]{0,30}\bconnect(?:ing|ion|ed)?\b", regex.I
)
_INVITES = lazy(
    r"\b(?:like|love|happy|want|hope|great|glad|keen|good|nice) to connect\b(?! you)|\blet['’]s connect\b", regex.I
)
_LINKEDIN = lazy(r"linked-?in", regex.I)
_NOTE_LIMIT = 300
_EXTENSIONS = lazy(r"\.[A-Za-z0-9]{1,8}$")


def channel_named(value: str) -> str | None:
    """The channel that a field's value names: one of CHANNELS as it stands, or the tool's own word for it."""
    value = value.strip().lower()
    if value in CHANNELS:
        return value
    found = channel_in(value.replace("_", " ").replace("-", " "))
    return None if found in (OTHER, OTHER_DM) else found


def relationship_named(value: str) -> str | None:
    """The relationship that a field's value names."""
    value = value.strip().lower()
    if value in RELATIONSHIPS:
        return value
    return place(value).relationship


@lru_cache(maxsize=64)
def names_of(path: str) -> tuple[str, ...]:
    """A path's file stem and the names of its two nearest folders, nearest first, as words."""
    parts = PurePath(path).parts[-3:]
    return tuple(_EXTENSIONS.sub("", part).replace("_", " ").replace("-", " ") for part in reversed(parts))


def settle(message: Message, options: Options, labels: Sequence[str] = (), *, alone: bool = True) -> Message:
    """A message with channel, step, relationship and variant filled in where its fields say nothing.

    `labels` are the words around it, nearest first: a bold label, its heading, the heading above. `alone` says that
    the file holds no other message, so that its name may tell the step.
    """
    names = names_of(message.path)
    near = [place(words) for words in labels]
    far = [place(words) for words in names]
    settings = options.settings
    open_ = message.channel in (None, "linkedin") and settings.channel is None
    return replace(
        message,
        channel=_channel(message, near, names, (*labels, *names)) if open_ else message.channel or settings.channel,
        step=message.step or settings.step or _step(near) or (_step(far[:1]) if alone else None),
        relationship=message.relationship or settings.relationship or _relationship(near, far),
        variant=message.variant or next((at.variant for at in near[:1] + far[:1] if at.variant), None),
    )


def _step(places: Sequence[Place]) -> int | None:
    for at in places:
        if at.step is not None:
            return at.step
        if at.follow is not None:
            return at.follow + 1 if at.follow else 2
    return None


def _relationship(near: Sequence[Place], far: Sequence[Place]) -> str | None:
    return next((at.relationship for at in (*near, *far) if at.relationship), None)


def _channel(message: Message, near: Sequence[Place], names: Sequence[str], heard: Sequence[str]) -> str | None:
    told = [message.channel] if message.channel else []
    told += [at.channel for at in near if at.channel] + [found for name in names if (found := _last_named(name))]
    first = told[0] if told else None
    if first == OTHER_DM:
        return None
    if first == OTHER or (first == "linkedin-dm" and message.subject and not any(_LINKEDIN.search(at) for at in heard)):
        return "email" if message.subject is not None else None
    connected = _CONNECTED.search(message.body.chars[:200]) is not None
    if first == "linkedin":
        more = next((channel for channel in told if channel and channel.startswith("linkedin-")), None)
        if connected:
            return "linkedin-dm"
        if (message.step or 1) > 1 and not _invites(message):
            return "linkedin-dm"
        return more or _linkedin(message)
    if first is not None:
        return "linkedin-dm" if first == "linkedin-note" and connected and message.step != 1 else first
    if connected and message.subject is None:
        return "linkedin-dm"
    return "email"


def _invites(message: Message) -> bool:
    body = message.body.chars
    return message.subject is None and len(body) <= _NOTE_LIMIT and _INVITES.search(body) is not None


def _linkedin(message: Message) -> str:
    if message.subject is not None:
        return "inmail"
    body = message.body.chars
    asks = regex.search(r"\bconnect\b", body, regex.I) is not None
    return "linkedin-note" if asks and len(body) <= _NOTE_LIMIT else "linkedin-dm"


def _last_named(name: str) -> str | None:
    """The channel in a file name; of several vendors in one name the last counts, for what it is stands at its end."""
    tail = name.split()
    for start in range(len(tail) - 1, -1, -1):
        if found := channel_in(" ".join(tail[start:])):
            if found in ("linkedin", "email") and start:
                wider = channel_in(" ".join(tail[max(0, start - 2) :]))
                return wider if wider not in ("linkedin", "email", OTHER, OTHER_DM) and wider else found
            return found
    return None
