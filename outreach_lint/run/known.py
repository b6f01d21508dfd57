"""Known: what was found in messages already, so that the same words in the same situation are judged once.

Files of sent mail repeat their templates word for word. What `annotate` and `match` read of a message is its key; its
id, its places in the file and its neighbours are not part of it, since findings are told in offsets of the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from outreach_lint.checks import CHECKS
from outreach_lint.model.annotated import Annotated, Hit
from outreach_lint.model.message import Message
from outreach_lint.model.record import replace
from outreach_lint.model.rule import Rule
from outreach_lint.model.settings import Settings
from outreach_lint.rulebook import Rulebook

MOST = 1000
"""So many messages are remembered, those that were met last; each takes some 75 kB."""
LONGEST = 10_000
"""Characters of the longest body that is remembered; longer ones are seldom sent twice."""
METADATA = ("from", "list-unsubscribe")
"""The metadata that checks read."""

Pair = tuple[Annotated, tuple[tuple[Rule, Hit], ...]]
"""A message with what was found in it."""
Key = tuple[object, ...]


class Held:
    """A rule book and settings that a cache can be asked by: the same objects mean the same key."""

    def __init__(self, book: Rulebook, settings: Settings) -> None:
        self.book, self.settings = book, settings

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held) and other.book is self.book and other.settings == self.settings

    def __hash__(self) -> int:
        return id(self.book)


class Known:
    """The messages that were judged last under one rule book and settings."""

    def __init__(self) -> None:
        self._pairs: dict[Key, Pair] = {}

    def __contains__(self, key: Key) -> bool:
        return key in self._pairs

    def recalled(self, key: Key, message: Message) -> Pair | None:
        """What was found in a message of this key, told of this message."""
        known = self._pairs.pop(key, None)
        if known is None:
            return None
        self._pairs[key] = known
        annotated, hits = known
        return replace(annotated, message=message), hits

    def remember(self, key: Key, pair: Pair) -> None:
        """Keep what was found in a message, without what its patterns shared."""
        if len(pair[0].message.body) > LONGEST:
            return
        if len(self._pairs) >= MOST:
            del self._pairs[next(iter(self._pairs))]
        for view in pair[0].views.values():
            view.kept.clear()
        self._pairs[key] = pair


@lru_cache(maxsize=2)
def known_under(held: Held) -> Known:
    """What is known under a rule book and settings, in all files of a process."""
    return Known()


def key_of(message: Message, fields: tuple[str, ...]) -> Key:
    """What findings depend on, besides the rules and the settings. `fields` are the merge fields known to exist."""
    return (
        message.body.chars,
        None if message.subject is None else message.subject.chars,
        message.format,
        message.channel,
        message.step,
        message.relationship,
        message.thread,
        message.language,
        message.template,
        repr(message.prospect),
        tuple(message.metadata.get(name) for name in METADATA),
        fields,
    )


def repeatable(rules: Sequence[Rule]) -> bool:
    """Whether the rules find the same in the same words: what the checks of other packages read is not known."""
    return all(rule.match.kind != "check" or rule.match.check in CHECKS for rule in rules if rule.scope == "message")
