"""What an empty merge field leaves behind: `Hi ,`, `undefined`, `[[MISSING TOKEN]]`, empty braces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from outreach_lint.model.annotated import Annotated, Hit, Span
from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import Part

NOTHINGS = ("undefined", "null", "nil", "NaN", "None", "N/A", "n/a", "(blank)", "(empty)")
NOTHING = f"(?:{'|'.join(map(regex.escape, NOTHINGS))})"
ANYWHERE = lazy(
    rf"(?P<token>\[\[MISSING TOKEN[^\]\n]*\]\]|\[object Object\]|#(?:N/A|REF!|VALUE!|NAME\?)|"
    rf"(?<![\w$}}])\{{\{{\s*\}}\}}|(?<=(?:\bHi|\bHello|\bHey|\bDear|\bat|\bfor|\bof)[ ]?)(?:\{{\s*\}}|\[\s?\](?!\()))"
    rf"|^[ \t]*(?:Hi|Hello|Hey|Dear)[ ]+(?P<greeted>{NOTHING})(?=[ ]*(?:[,!:.—-]|$))"
    rf"|\b(?:at|with|from|for|of|about)[ ]+(?P<named>{NOTHING})(?=[,.;:!?](?:\s|$)|['’]s\b)",
    regex.MULTILINE,
)
GAP = lazy(
    r"^[ \t]*(?P<hi>(?:Hi|Hello|Hey|Dear|Good (?:morning|afternoon))[ ]+[,!:])(?=[ ]*(?:$|\S))"
    r"|\b(?P<at>(?:at|of|with|from|about)[ ]+[,;](?=\s)|(?:at|with|from)[ ]+\.(?=\s|$)|\bat[ ]+['’]s\b)",
    regex.MULTILINE | regex.IGNORECASE,
)
PARTS: tuple[Part, ...] = ("subject", "body")
_TRACES = ("[[MISSING TOKEN", "[object Object]", "#N/A", "#REF!", "#VALUE!", "#NAME?", *NOTHINGS)
_EMPTY = lazy(r"[{\[]\s*[}\]]")
_GAPS = (" ,", " !", " :", " ;", " .", " '", " ’")
"""What each match of the two expressions holds: cheap to look for, and seldom there."""


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Every trace of a value that was not there when the message was made."""
    for part in PARTS:
        seen = message.views[part]
        for match in ANYWHERE.finditer(seen.chars) if leaves_a_trace(seen.chars) else ():
            start, end = next(match.span(name) for name in ("token", "greeted", "named") if match[name])
            yield Hit(Span(part, start, end))
        if not leaves_a_gap(seen.plain):
            continue
        # The masked view is read for gaps, so that a conditional or a branch in between is no gap.
        blanked = [(field.start, field.end) for field in message.fields if field.part == part]
        for match in GAP.finditer(seen.plain):
            if not any(start < match.end() and match.start() < end for start, end in blanked):
                yield Hit(Span(part, *match.span("hi" if match["hi"] else "at")))


def leaves_a_trace(chars: str) -> bool:
    """Whether anything stands in a part without which `ANYWHERE` matches nowhere."""
    empty = ("{" in chars or "[" in chars) and _EMPTY.search(chars) is not None
    return empty or any(trace in chars for trace in _TRACES)


def leaves_a_gap(plain: str) -> bool:
    """Whether anything stands in a part without which `GAP` matches nowhere."""
    return any(gap in plain for gap in _GAPS)
