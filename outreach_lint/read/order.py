"""Order: drafts become messages with their ids, steps, days and sequences, as siblings and tables tell them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import Message
from outreach_lint.model.record import replace
from outreach_lint.model.text import Text
from outreach_lint.read.draft import Draft, Heading
from outreach_lint.read.fields import with_fields
from outreach_lint.read.options import Options
from outreach_lint.read.place import OTHER, OTHER_DM, place
from outreach_lint.read.settle import settle
from outreach_lint.read.tables import Touch, touches

_NOTES = lazy(r"\b(?:requests?|notes?|invit\w+)\b", regex.I)
_MORE = lazy(r"follow|sequence|cadence|flow|campaign|messages\b|\bdms?\b|[&+]|\band\b", regex.I)

Group = tuple[Heading | None, bool]
"""A heading, and whether its messages are told apart by labels below it or by headings of their own."""


def messages_of(
    drafts: Sequence[Draft], base: Message, fields: Mapping[str, Text], doc: Text, options: Options
) -> tuple[Message, ...]:
    """Messages in the order of the file. `fields` are those of the whole file, `base` has what all share."""
    table = touches(doc.chars)
    days = [_day(draft) for draft in drafts]
    groups = _groups(drafts)
    ranks = _ranks(drafts, groups, days)
    several = len(set(groups)) > 1
    found: list[Message] = []
    for order, draft in enumerate(drafts):
        if draft.message is not None:
            found.append(
                replace(
                    draft.message,
                    id=str(order + 1),
                    order=order,
                    heading=draft.heading.words if draft.heading else None,
                )
            )
            continue
        message = replace(
            base,
            id=str(order + 1),
            order=order,
            body=draft.body,
            subject=draft.subject,
            alternatives=draft.alternatives,
            heading=draft.heading.words if draft.heading else None,
        )
        message = with_fields(message, draft.fields)
        message = with_fields(message, {name: value for name, value in fields.items() if name not in draft.fields})
        if draft.subject is not None and len(drafts) > 1:
            message = replace(message, subject=draft.subject)
        if message.step is None and ranks[order] is not None:
            message = replace(message, step=ranks[order])
        before = found[-1] if found and groups[order - 1] == groups[order] else None
        message = _by_table(message, draft, table)
        message = _connected(settle(message, options, draft.labels, alone=len(drafts) == 1), draft, before)
        sequence = message.sequence or (_named(groups[order]) if several else None)
        found.append(replace(message, sequence=sequence, id=message.id if len(drafts) == 1 else str(order + 1)))
    waits = [
        next((at.wait for words in draft.labels[:2] if (at := place(words)).wait is not None), None) for draft in drafts
    ]
    return tuple(_delays(found, days, waits))


def _day(draft: Draft) -> int | None:
    return next((at.day for words in draft.labels[:2] if (at := place(words)).day is not None), None)


def _numbered(draft: Draft) -> bool:
    return any(place(words).step is not None for words in draft.labels[:3])


def _groups(drafts: Sequence[Draft]) -> list[Group]:
    """The heading that each message shares with the others of its sequence: its own where labels set them apart."""
    labelled = {draft.heading for draft in drafts if draft.labelled}
    groups: list[Group] = []
    for draft in drafts:
        own = draft.labelled or draft.heading in labelled
        above = draft.headings if own else draft.headings[:-1]
        groups.append((above[-1] if above else None, own))
    return groups


def _named(group: Group) -> str | None:
    return group[0].words if group[0] else None


def _ranks(drafts: Sequence[Draft], groups: Sequence[Group], days: Sequence[int | None]) -> list[int | None]:
    """Steps of messages that are told apart by days alone: their rank within their group."""
    ranks: list[int | None] = [None] * len(drafts)
    start = 0
    for end in range(1, len(drafts) + 1):
        if end < len(drafts) and groups[end] == groups[start]:
            continue
        group = range(start, end)
        known = [day for index in group if (day := days[index]) is not None]
        first_open = days[start] is None and all(days[index] is not None for index in group[1:])
        rising = len(known) > 1 and all(a < b for a, b in pairwise(known))
        follows = any(place(words).follow is not None for words in drafts[start].labels[:2])
        if (
            rising
            and not follows
            and (first_open or len(known) == len(group))
            and not any(_numbered(drafts[i]) for i in group[1:])
        ):
            for rank, index in enumerate(group, 1):
                ranks[index] = rank
        start = end
    return ranks


def _by_table(message: Message, draft: Draft, table: Mapping[int, Touch]) -> Message:
    """A channel from the file's table of touches, where the words nearest to the message name none."""
    step = message.step or next((at.step for words in draft.labels if (at := place(words)).step), None)
    touch = table.get(step) if step else None
    if touch is None or message.channel or not touch.channel or touch.channel in (OTHER, OTHER_DM):
        return message
    if any(place(words).channel for words in draft.labels[:2]):
        return message
    return replace(message, channel=None if touch.channel == "linkedin" else touch.channel)


def _connected(message: Message, draft: Draft, before: Message | None) -> Message:
    """On LinkedIn whatever follows a connection note in its sequence is a direct message."""
    if before is None or before.channel not in ("linkedin-note", "linkedin-dm"):
        return message
    if message.channel != "linkedin-note" or any(place(words).channel == "linkedin-note" for words in draft.labels[:1]):
        return message
    if any(_notes(words) for words in draft.labels[1:]):
        return message
    return replace(message, channel="linkedin-dm")


def _notes(words: str) -> bool:
    """Whether a heading stands above connection notes alone, and not above what follows them."""
    return place(words).channel == "linkedin-note" and _NOTES.search(words) is not None and not _MORE.search(words)


def _delays(messages: Sequence[Message], days: Sequence[int | None], waits: Sequence[int | None]) -> list[Message]:
    found: list[Message] = []
    for index, message in enumerate(messages):
        day, last = days[index], days[index - 1] if index else None
        wait = waits[index]
        if message.delay is None and wait is not None:
            message = replace(message, delay=float(wait))
        elif message.delay is None and day is not None and last is not None and day >= last:
            message = replace(message, delay=float(day - last))
        found.append(message)
    return found
