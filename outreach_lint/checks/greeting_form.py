"""How a name stands in a greeting: capitals, a company's legal form, two greetings, the full name of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import regex

from outreach_lint.model.annotated import Annotated, Hit, Span
from outreach_lint.model.lazy import lazy

HELLO = (
    r"(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|HI|HELLO|HEY|DEAR|[Hh]iya|[Gg]reetings|[Gg]ood (?:morning|afternoon|evening))"
)
_HELLO_LINE = lazy(rf"\A\s*{HELLO}\b[^\n]*")
LINE = lazy(rf"\A\s*{HELLO}\b[ ]*(?P<name>[^,!:\n]{{0,80}}?,?[^,!:\n—]{{0,20}})(?P<end>[,!:—]|$)", regex.M)
CAPITALS = lazy(r"\b\p{Lu}{4,}(?:[-' ]\p{Lu}{2,})*\b")
SUFFIX = lazy(
    r"\b[\p{Lu}\d][\w&.'-]*(?:[ ][\w&.'-]+){0,4}?,?[ ](?:Inc|LLC|L\.L\.C|Ltd|GmbH|AG|S\.?A\.?S|S\.?A|B\.?V|N\.?V|"
    r"Limited|Corp|Corporation|PLC|plc|Pty|SARL|S\.r\.l|LLP|Co|ApS|AB|Oy|K\.?K)\b\.?"
)
TWICE = lazy(rf"\A\s*(?P<both>{HELLO}[ ,]+(?i:hi|hello|hey|dear|greetings)\b)")
FULL = lazy(r"\A\s*(?:[Hh]i|[Hh]ello|[Hh]ey)[ ](?P<name>(?:\p{Lu}[\p{Ll}'-]+[ ]){2,3}\p{Lu}[\p{Ll}'-]+)(?=[ ]*[,!:—])")
NOT_NAMES = frozenset({"TEAM", "EVERYONE", "FRIEND", "FRIENDS", "SIR", "MADAM", "THERE", "FOLKS"})
TITLES = lazy(r"(?i)\b(?:dr|prof|professor|mr|mrs|ms|sir|dame|rev|judge|team|and)\b")


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """The one fault that `params['form']` names (capitals, suffix, twice or full), where the greeting has it."""
    span = FORMS[str(params["form"])](message.views["body"].plain)
    if span:
        yield Hit(Span("body", *span))


def _capitals(plain: str) -> tuple[int, int] | None:
    line = LINE.match(plain)
    match = CAPITALS.search(plain, *line.span("name")) if line else None
    return match.span() if match and match.group() not in NOT_NAMES else None


def _suffix(plain: str) -> tuple[int, int] | None:
    line = _HELLO_LINE.match(plain)
    match = SUFFIX.search(plain, plain.find(" ", line.start()), line.end()) if line and line.end() < 90 else None
    return match.span() if match else None


def _twice(plain: str) -> tuple[int, int] | None:
    match = TWICE.match(plain)
    return match.span("both") if match else None


def _full(plain: str) -> tuple[int, int] | None:
    match = FULL.match(plain)
    return match.span("name") if match and not TITLES.search(match["name"]) else None


FORMS: Mapping[str, Callable[[str], tuple[int, int] | None]] = {
    "capitals": _capitals,
    "suffix": _suffix,
    "twice": _twice,
    "full": _full,
}
