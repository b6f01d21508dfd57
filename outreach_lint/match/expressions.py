"""Expressions: the regular expressions of people's own rules, held to a time limit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from outreach_lint.annotate.view import even
from outreach_lint.model.annotated import Annotated, Span
from outreach_lint.model.lexicon import Lexicon
from outreach_lint.model.rule import Rule
from outreach_lint.rulebook import RuleError

SECONDS = 2.0
"""How long an expression may look at one part of a message: a thousand times what a sound one needs."""


def by_expression(rule: Rule, message: Annotated, lexicon: Lexicon) -> Iterator[Span]:
    """The places of a rule's expressions: they read the words as they are, quotes, dashes and blanks made uniform.

    Raises RuleError for an expression that runs out of time.
    """
    for index, source in enumerate(rule.match.regexes):
        if source in lexicon.runaway:
            raise _error(rule, index, lexicon.runaway[source])
        for part, view in message.views.items():
            try:
                for found in lexicon.expression(source).finditer(even(view.chars), timeout=SECONDS):
                    if found.end() > found.start():
                        yield Span(part, found.start(), found.end())
            except TimeoutError as error:
                seen = f"{message.message.path}, message {message.message.id}"
                says = f"this expression took more than {SECONDS:g} seconds on {seen}: `{source}`"
                lexicon.runaway[source] = f"{says}; write it without repetitions inside repetitions, or as a pattern"
                raise _error(rule, index, lexicon.runaway[source]) from error


def _error(rule: Rule, index: int, says: str) -> RuleError:
    from outreach_lint.rulebook.parse import place_of

    return RuleError(rule.path, f"{rule.code}: {says}", *place_of(Path(rule.path), "match", "regex", index))
