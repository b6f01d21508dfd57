"""What an empty merge field leaves behind: `Hi ,`, `undefined`, `[[MISSING TOKEN]]`, empty braces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from outreach_lint.model.annotated import Annotated, Hit, Span
from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import Part

NOTHING = r"(?:undefined|null|nil|NaN|None|N/A|n/a|\(blank\)|\(empty\))"
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


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Every trace of a value that was not there when the message was made."""
    for part in PARTS:
        seen = message.views[part]
        for match in ANYWHERE.finditer(seen.chars):
            start, end = next(match.span(name) for name in ("token", "greeted", "named") if match[name])
            yield Hit(Span(part, start, end))
        # The masked view is read for gaps, so that a conditional or a branch in between is no gap.
        blanked = [(field.start, field.end) for field in message.fields if field.part == part]
        for match in GAP.finditer(seen.plain):
            if not any(start < match.end() and match.start() < end for start, end in blanked):
                yield Hit(Span(part, *match.span("hi" if match["hi"] else "at")))
