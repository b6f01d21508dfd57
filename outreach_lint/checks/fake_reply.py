"""A reply or forward mark in the subject of a message that answers nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outreach_lint.model.annotated import Annotated, Change, Hit, Proposal, Span
from outreach_lint.model.diagnostic import Safety
from outreach_lint.model.lazy import lazy

_MARK = lazy(r"(?i)^\s*((?:re|fw|fwd|aw|sv|antw|rif|tr|wg)\s*(?:\[\d+\])?\s*:)\s*")


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """The mark, with the subject without it as an unsafe fix."""
    match = _MARK.match(message.views["subject"].plain)
    if match:
        whole = Span("subject", match.start(1), match.end())
        drop = Proposal(f"Drop '{match[1]}' from the subject", Safety.UNSAFE, (Change(whole, ""),))
        yield Hit(Span("subject", *match.span(1)), proposals=(drop,))
