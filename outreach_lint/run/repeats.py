"""Repeats: the same text to several recipients of one file, told at every message after the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outreach_lint.match import speaks
from outreach_lint.model.annotated import WRITTEN, Annotated, Hit, Proposal, Span
from outreach_lint.model.content import content
from outreach_lint.model.rule import Rule

CHECK = "same-text"
"""The check that rules of the scope `file` name to have repeats told."""
ENOUGH = 5
"""Content words below which two messages may well be alike."""


def about_repeats(rules: Sequence[Rule]) -> list[Rule]:
    """The rules that have repeats within a file told."""
    return [rule for rule in rules if rule.scope == "file" and rule.match.check == CHECK]


class Repeats:
    """The texts of a file so far, by the content words that are left when the recipient's own facts are taken away."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = about_repeats(rules)
        self._seen: dict[tuple[str | None, int], tuple[str, str]] = {}

    def told(self, message: Annotated) -> Iterator[tuple[Rule, Hit]]:
        """What is found in the next message; nothing where the file does not say to whom it is written."""
        record = message.message.prospect
        if not self._rules or not record or not message.situation.unsolicited:
            return
        facts = {word for value in record.values() for word in value.lower().replace("@", " ").split()}
        copy = [s for s in message.sentences if s.part == "body" and s.zone in WRITTEN]
        words = [w for w in message.views["body"].words if any(s.start <= w.start < s.end for s in copy)]
        kept = content(word for word in words if word.text.removesuffix("'s") not in facts)
        if len(kept) < ENOUGH:
            return
        reader = "|".join(sorted(record.values()))
        first = self._seen.setdefault((message.situation.channel, hash(kept)), (reader, message.message.id))
        if first[0] != reader:
            span = Span("body", copy[0].start, copy[0].end)
            for rule in self._rules:
                if speaks(rule, message.situation):
                    yield rule, Hit(span, {"first": first[1]}, proposals=tuple(Proposal(line) for line in rule.advice))
