"""Apply: which findings of one message its directives hide, and which codes of which directive were of use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from outreach_lint.model.diagnostic import Diagnostic
from outreach_lint.model.message import Message
from outreach_lint.suppress.directive import Directive

Place = tuple[int, int]
"""The source range of a sentence."""


class Applied(NamedTuple):
    """Findings kept and hidden, and the (directive, code) pairs that hid something, by index of the directive."""

    kept: tuple[Diagnostic, ...]
    hidden: tuple[Diagnostic, ...]
    used: frozenset[tuple[int, str]]


def targets(directives: Sequence[Directive], messages: Sequence[Message]) -> tuple[int | None, ...]:
    """For each directive the order of the message that it is for; None where it is for the whole file.

    A directive inside or before a message is for that message; one behind the last message is for none (-1).
    """
    ends = [(message.order, _end(message)) for message in messages]
    found: list[int | None] = []
    for directive in directives:
        if directive.carrier == "sidecar":
            named = next((m.order for m in messages if m.id == directive.message), -1)
            found.append(None if directive.message is None else named)
        elif directive.scope == "file":
            found.append(None)
        else:
            found.append(next((order for order, end in ends if end > directive.end), -1))
    return tuple(found)


def _end(message: Message) -> int:
    subject = None if message.subject_source else message.subject
    return max((piece.end for text in (subject, message.body) if text for piece in text.pieces), default=-1)


def apply(
    found: Iterable[Diagnostic],
    directives: Sequence[Directive],
    aims: Sequence[int | None],
    order: int,
    sentences: Sequence[Place],
    today: date,
) -> Applied:
    """Split the findings of the message at `order`; `sentences` are its sentences' source ranges in their order."""
    aimed = [
        (i, d, _sentence(d, sentences))
        for i, d in enumerate(directives)
        if aims[i] in (None, order) and not (d.until and d.until < today)
    ]
    kept: list[Diagnostic] = []
    hidden: list[Diagnostic] = []
    used: set[tuple[int, str]] = set()
    for diagnostic in found:
        by = [(i, code, d) for i, d, place in aimed if _covers(d, place, diagnostic) for code in _codes(d, diagnostic)]
        if by:
            used.update((i, code) for i, code, _ in by)
            hidden.append(_because(diagnostic, by[0][2].reason))
        else:
            kept.append(diagnostic)
    return Applied(tuple(kept), tuple(hidden), frozenset(used))


def _because(diagnostic: Diagnostic, reason: str) -> Diagnostic:
    from outreach_lint.model.record import replace

    return replace(diagnostic, suppressed=reason)


def _sentence(directive: Directive, sentences: Sequence[Place]) -> Place | None:
    return next((place for place in sentences if place[0] >= directive.end), None)


def _covers(directive: Directive, place: Place | None, diagnostic: Diagnostic) -> bool:
    if directive.text is not None and directive.text not in diagnostic.text:
        return False
    if directive.carrier == "sidecar" or directive.scope != "sentence":
        return True
    if diagnostic.path != directive.path or place is None:
        return False
    return place[0] <= diagnostic.range.start < place[1]


def _codes(directive: Directive, diagnostic: Diagnostic) -> list[str]:
    return [code for code in directive.codes if names(code, diagnostic.code, diagnostic.name, diagnostic.family)]


def names(selector: str, code: str, name: str, family: str) -> bool:
    """Whether a selector means a rule: its code, the letters of its code, its name or its family."""
    upper = selector.upper()
    return selector in (name, family) or upper in (code, code.rstrip("0123456789"))
