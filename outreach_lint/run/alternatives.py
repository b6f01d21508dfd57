"""Alternatives: what the rules find in the further subjects that one body is tried under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outreach_lint.annotate import annotate
from outreach_lint.match import match
from outreach_lint.model.annotated import Annotated
from outreach_lint.model.diagnostic import Diagnostic
from outreach_lint.model.record import replace
from outreach_lint.model.rule import Rule
from outreach_lint.model.settings import Settings
from outreach_lint.model.source import Source
from outreach_lint.rulebook import Rulebook
from outreach_lint.run.diagnose import diagnose


def other_subjects(
    source: Source, annotated: Annotated, rules: Sequence[Rule], book: Rulebook, settings: Settings
) -> Iterator[Diagnostic]:
    """The findings in each further subject, at its own place. The body was read with the first one already."""
    message = annotated.message
    language = (message.language or settings.language or "en").lower()
    for subject in message.alternatives:
        variant = replace(message, subject=subject, alternatives=())
        read = annotate(variant, book.lexicon, settings, annotated.declared_fields)
        speaking = [rule for rule in rules if language.startswith(rule.language)]
        for rule, hit in match(read, speaking, book.lexicon, settings):
            if hit.span.part == "subject":
                yield diagnose(source, read, rule, hit)
