"""Notes from one writer to another that would reach the reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from outreach_lint.model.annotated import Annotated, Hit, Span
from outreach_lint.model.diagnostic import Severity
from outreach_lint.model.lazy import lazy
from outreach_lint.model.lowered import lowered
from outreach_lint.model.message import Part

NOTE = lazy(
    r"\b(?:TODO|FIXME|TBD|TBC|TK)\b(?:[:\s][^\n]{0,60})?|<!--.{0,200}?-->"
    r"|\(\s*(?i:note to (?:self|editor|sdr|team)|"
    r"optional(?=[):,])|if (?:applicable|relevant|known)|personali[sz]e|customi[sz]e|"
    r"delete (?:this|if)|remove (?:this|if)|swap (?:in|out)|change this|adjust (?:this|for)|insert) ?[^)\n]{0,80}\)"
    r"|(?m:^[ \t]*(?i:note to (?:self|editor|sdr|reviewer)|editor'?s note|internal note|draft note)\s*:[^\n]*)",
    regex.DOTALL,
)
NOTED = lazy(r"[\[<{(]+\s*(?:todo|tbd|fixme|note|optional|internal|if (?:applicable|relevant))\b", regex.I)
PARTS: tuple[Part, ...] = ("subject", "body")
_SIGNS = ("TODO", "FIXME", "TBD", "TBC", "TK", "<!--")
_BRACKETED = (
    "optional",
    "applicable",
    "relevant",
    "known",
    "personali",
    "customi",
    "delete ",
    "remove ",
    "swap ",
    "change this",
    "adjust ",
    "insert",
)
"""What each match of `NOTE` holds, behind a bracket or anywhere, or else the word `note`."""


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Every note in or between the sentences: info in a template, an error in a message that is ready to send."""
    severity: Severity = "error" if message.ready else "info"
    for field in message.fields:
        if NOTED.match(field.raw):
            yield Hit(Span(field.part, field.start, field.end), severity=severity)
    for part in PARTS:
        chars = message.views[part].chars
        if not may_hold(chars):
            continue
        fields = [(field.start, field.end) for field in message.fields if field.part == part]
        for match in NOTE.finditer(chars):
            if not any(start < match.end() and match.start() < end for start, end in fields):
                yield Hit(Span(part, match.start(), match.start() + len(match.group().rstrip())), severity=severity)


def may_hold(chars: str) -> bool:
    """Whether anything stands in a part without which `NOTE` matches nowhere."""
    if any(sign in chars for sign in _SIGNS):
        return True
    lower = lowered(chars)
    return "note" in lower or ("(" in chars and any(words in lower for words in _BRACKETED))
