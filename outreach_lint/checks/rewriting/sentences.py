"""Sentences rewritten: what every suggestion that puts new words in place of old ones has in common."""

from __future__ import annotations

from outreach_lint.model.annotated import Annotated, Change, Proposal, Span
from outreach_lint.model.diagnostic import Safety
from outreach_lint.model.quoting import quotable

LONGEST = 60
"""Quoted words of more characters than this are cut inside a slot."""


LEADING_ON = frozenset(
    "a an the of to for with and or in on at by from into about like as than that which who whose where when while if "
    "so our your my their its this these those every each per very more most is are was be not including such "
    "actually".split()
)
"""Words after which something has to follow."""


def slot(question: str) -> str:
    """A place that only the writer can fill."""
    return f"<ask: {question}>"


def quoted(message: Annotated, span: Span) -> str:
    """The words of a span on one line, short enough to stand in a question."""
    words = quotable(message.words_of(span)).strip(" .,;:!?\"'*()")
    if len(words) > LONGEST:
        return trimmed(words[:LONGEST].rsplit(" ", 1)[0]) + " …"
    return trimmed(words) or words


def trimmed(text: str) -> str:
    """Words without those at their end that lead on to something that is not there (`the`, `of our`, `like`)."""
    words = text.split()
    while words and words[-1].lower().strip(",") in LEADING_ON:
        words.pop()
    return " ".join(words).rstrip(" ,;:—–-")


def opened(text: str) -> bool:
    """Whether a bracket or quotation mark is opened and not closed."""
    return text.count("(") != text.count(")") or text.count('"') % 2 == 1


def rewritten(message: Annotated, span: Span, title: str, text: str) -> Proposal:
    """New words for a span, shown and never applied; in words alone where a merge field would be lost."""
    held = (f.raw for f in message.fields if f.part == span.part and span.start <= f.start < span.end)
    if any(raw not in text for raw in held):
        return Proposal(f"{title}: {text}")
    return Proposal(title, Safety.SHOW, (Change(span, text),))
