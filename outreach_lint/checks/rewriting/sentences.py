"""Sentences rewritten: what every suggestion that puts new words in place of old ones has in common."""

from __future__ import annotations

from outreach_lint.model.annotated import Annotated, Change, Proposal, Span
from outreach_lint.model.diagnostic import Safety
from outreach_lint.model.quoting import quotable

LONGEST = 60
"""Quoted words of more characters than this are cut inside a slot."""


def slot(question: str) -> str:
    """A place that only the writer can fill."""
    return f"<ask: {question}>"


def quoted(message: Annotated, span: Span) -> str:
    """The words of a span on one line, short enough to stand in a question."""
    words = quotable(message.words_of(span)).strip(" .,;:!?\"'*()")
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


def rewritten(message: Annotated, span: Span, title: str, text: str) -> Proposal:
    """New words for a span, shown and never applied; in words alone where a merge field would be lost."""
    held = (f.raw for f in message.fields if f.part == span.part and span.start <= f.start < span.end)
    if any(raw not in text for raw in held):
        return Proposal(f"{title}: {text}")
    return Proposal(title, Safety.SHOW, (Change(span, text),))
