"""Names in a greeting that leave a hole where the list has none, in tools that could fill it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from outreach_lint.model.annotated import Annotated, Hit, Proposal, Span
from outreach_lint.model.lazy import lazy

GREETING = lazy(r"^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^\n]*", regex.I | regex.M)
NAMES = "\ue001"


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """A name in the greeting without a fallback. `params['fallback']` tells how each tool writes one."""
    spellings = params.get("fallback")
    tool = message.message.template
    if not isinstance(spellings, Mapping) or tool not in spellings or message.ready:
        return
    plain = message.views["body"].plain
    greeting = GREETING.search(plain)
    if not greeting or greeting.start() > len(plain) - len(plain.lstrip()) + 2:
        return
    inside = any(f.kind == "control" and f.part == "body" and f.start < greeting.end() for f in message.fields)
    for field in message.fields:
        here = field.part == "body" and greeting.start() <= field.start < greeting.end()
        if here and not inside and field.fallback is None and plain[field.start] == NAMES:
            advice = Proposal(f"Write it with a fallback: {spellings[tool]}")
            yield Hit(Span("body", field.start, field.end), says={"tool": tool}, proposals=(advice,))
