"""Find: the directives of a file, each judged by the place that it stands in, so that none is ever sent unseen."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_lint.model.message import Message
from outreach_lint.model.source import Source
from outreach_lint.suppress.directive import MARK, Carrier, Directive, Fault

_NEVER_SENT: dict[str, tuple[Carrier, ...]] = {
    "markdown": ("html", "template", "front matter", "yaml"),
    "yaml": ("yaml", "template"),
}
"""The carriers that a format's own sending drops; every other format has its template comments alone."""


def find(source: Source, format: str, messages: Sequence[Message]) -> tuple[tuple[Directive, ...], tuple[Fault, ...]]:
    """The directives of a source in their order, and the faults of those that are none or stand in a wrong place."""
    directives: list[Directive] = []
    faults: list[Fault] = []
    if MARK not in source.text:
        return (), ()
    # Most files hold none, and should not pay for the patterns that find them.
    from outreach_lint.suppress.written import written

    for start, words, carrier, outer in written(source):
        end = start + words.length
        if carrier not in _NEVER_SENT.get(format, ("template",)) or _sent(source, carrier, start, end, messages):
            faults.append(Fault("sent", source.path, start, end, {"format": format or "this"}, outer))
        elif words.fault:
            faults.append(Fault(words.fault, source.path, start, end, words.says, None))
        else:
            made = Directive(
                source.path, words.scope, words.codes, words.reason, words.until, start, end, outer, carrier
            )
            directives.append(made)
    return tuple(directives), tuple(faults)


def _sent(source: Source, carrier: Carrier, start: int, end: int, messages: Sequence[Message]) -> bool:
    """Whether the words of a directive are part of a message; a template engine drops its own comments."""
    if carrier == "template":
        return False
    if carrier == "html":
        from outreach_lint.suppress.written import in_fence

        if in_fence(source.text, start):
            return True
    return any(
        piece.start < end and start < piece.end
        for message in messages
        for text in (message.subject, message.body)
        if text
        for piece in text.pieces
    )
