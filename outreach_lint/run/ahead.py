"""Ahead: messages annotated some at a time before they are judged one by one, so that patterns meet all at once.

What is found in a message does not change by this. It is found sooner, since a pattern is tried once for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from outreach_lint.annotate import annotate
from outreach_lint.annotate.looked import look
from outreach_lint.match import foresee
from outreach_lint.model.annotated import Annotated
from outreach_lint.model.lexicon import Lexicon
from outreach_lint.model.message import Message
from outreach_lint.model.rule import Rule
from outreach_lint.model.settings import Settings

MOST = 32
"""So many messages are annotated together at most."""
LONGEST = 60_000
"""Characters of their bodies together, from which on no further message is taken in."""


def annotated_together(
    messages: Sequence[Message],
    lexicon: Lexicon,
    settings: Settings,
    fields: Sequence[str],
    speaking: Callable[[Message], Sequence[Rule]],
) -> list[Annotated]:
    """Some messages annotated, with what their patterns need known to the indexes of the lexicon."""
    looked = [look(message, settings) for message in messages]
    lexicon.learn_signals(view for one in looked for view in one.views.values())
    pairs = zip(messages, looked, strict=True)
    found = [annotate(message, lexicon, settings, fields, seen) for message, seen in pairs]
    foresee([(one, speaking(one.message)) for one in found], lexicon, settings)
    return found


def groups(messages: Iterable[Message]) -> Iterator[list[Message]]:
    """Messages in runs that are worth annotating together."""
    group: list[Message] = []
    held = 0
    for message in messages:
        group.append(message)
        held += len(message.body)
        if len(group) == MOST or held > LONGEST:
            yield group
            group, held = [], 0
    if group:
        yield group
