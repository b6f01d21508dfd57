"""Directive: one ignore as it was written, `ignore[CODE, name] -- reason until=2027-01-31`, and its faults."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from outreach_lint.model.lazy import lazy
from outreach_lint.model.record import dataclass, field

MARK = "outreach-lint:"
"""What every directive begins with."""
Scope = Literal["sentence", "message", "file"]
Carrier = Literal["html", "template", "yaml", "front matter", "sidecar", "none"]
FaultKind = Literal["unused", "reasonless", "expired", "malformed", "sent", "unknown"]

FAULTS: dict[FaultKind, str] = {
    "unused": "IGN001",
    "reasonless": "IGN002",
    "expired": "IGN003",
    "malformed": "IGN004",
    "sent": "IGN005",
    "unknown": "IGN006",
}
"""The rule that speaks of each fault."""


@dataclass(frozen=True, slots=True)
class Directive:
    """An ignore. `start..end` are its words in the file at `path`, `outer` is what removing it takes away.

    A sidecar's directive may be for one message (`message`) or for findings on given words (`text`) alone.
    """

    path: str
    scope: Scope
    codes: tuple[str, ...]
    reason: str
    until: date | None
    start: int
    end: int
    outer: tuple[int, int]
    carrier: Carrier
    message: str | None = None
    text: str | None = None


class Fault(NamedTuple):
    """Something wrong with a directive. `remove` is the source range whose removal mends it, where one does."""

    kind: FaultKind
    path: str
    start: int
    end: int
    says: Mapping[str, object]
    remove: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The parsed words of a directive, or (in `fault`) what keeps them from being one."""

    scope: Scope = "sentence"
    codes: tuple[str, ...] = ()
    reason: str = ""
    until: date | None = None
    length: int = 0
    fault: FaultKind | None = None
    says: Mapping[str, object] = field(default_factory=dict)


_SHAPE = lazy(r"(?P<verb>[\w-]+)[ \t]*(?:\[(?P<codes>[^\]\n]*)\])?[ \t]*(?:--[ \t]*(?P<reason>[^\n]*))?")
_UNTIL = lazy(r"\buntil=(\S+)")
_SCOPES: dict[str, Scope] = {"ignore": "sentence", "ignore-message": "message", "ignore-file": "file"}


def parse(words: str) -> Words:
    """Parse the words after `outreach-lint:`."""
    shape = _SHAPE.match(words)
    if shape is None or shape["verb"] not in _SCOPES:
        verb = shape["verb"] if shape else words.split()[0] if words.split() else ""
        says = {"problem": f"`{verb}` is none of ignore, ignore-message, ignore-file"}
        return Words(length=len(words.split("\n")[0].rstrip()), fault="malformed", says=says)
    scope, length = _SCOPES[shape["verb"]], len(shape[0].rstrip())
    codes = tuple(code.strip() for code in (shape["codes"] or "").split(",") if code.strip())
    reason, until, wrong = _dated(shape["reason"] or "")
    made = Words(scope, codes, reason, until, length)
    if not codes:
        return _faulty(made, "malformed", problem="it names no rule; write ignore[CODE]")
    if wrong:
        return _faulty(made, "malformed", problem=f"`{wrong}` is no date; write until=2027-01-31")
    return made if reason else _faulty(made, "reasonless", codes=", ".join(codes))


def _faulty(words: Words, kind: FaultKind, **says: object) -> Words:
    return Words(words.scope, words.codes, words.reason, words.until, words.length, kind, says)


def _dated(reason: str) -> tuple[str, date | None, str | None]:
    """A reason without its date, the date, and the words that should have been one."""
    match = _UNTIL.search(reason)
    if match is None:
        return reason.strip(), None, None
    rest = (reason[: match.start()] + reason[match.end() :]).strip()
    try:
        return rest, date.fromisoformat(match[1]), None
    except ValueError:
        return rest, None, match[1]
