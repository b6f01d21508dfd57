"""Parts: where a long file may be cut, so that its parts judged apart tell what the whole file would."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outreach_lint.model.message import Message
from outreach_lint.model.rule import Rule
from outreach_lint.run.repeats import about_repeats
from outreach_lint.run.sequences import batches


def parts(messages: Sequence[Message], rules: Sequence[Rule], most: int) -> Iterator[tuple[int, int]]:
    """From and to, by the order of messages, of parts that hold `most` messages or a few more; no sequence is cut.

    A text may be repeated anywhere to another recipient, so that a file that names its recipients is one part.
    """
    told = bool(about_repeats(rules)) and any(message.prospect for message in messages)
    start = stop = 0
    for batch in batches(messages, any(rule.scope == "sequence" for rule in rules)):
        stop += len(batch)
        if stop - start >= most and not told:
            yield start, stop
            start = stop
    if stop > start or not messages:
        yield start, stop
