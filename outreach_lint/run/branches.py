"""Branches: what the rules find in the branches of spintax that a first look at the message does not show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from outreach_lint.annotate import annotate
from outreach_lint.annotate.spintax import variants
from outreach_lint.match import match
from outreach_lint.model.annotated import Annotated, Hit, Span
from outreach_lint.model.message import Message, Part
from outreach_lint.model.record import replace
from outreach_lint.model.rule import Rule
from outreach_lint.model.settings import Settings
from outreach_lint.model.text import Text
from outreach_lint.rulebook import Rulebook

Found = tuple[Rule, Hit]


def branch_hits(
    annotated: Annotated, found: Iterable[Found], rules: Sequence[Rule], book: Rulebook, settings: Settings
) -> Iterator[Found]:
    """Findings in all branches but the first of each block, in offsets of the message itself.

    Only those that meet a block are new; all others were found already. Their advice stays, their edits do not, since
    new words belong into a branch that the writer has to choose.
    """
    blocks = [field for field in annotated.fields if field.kind == "spintax"]
    if not blocks:
        return
    seen = {(rule.code, hit.span) for rule, hit in found}
    for variant, places in _variants(annotated.message):
        read = annotate(variant, book.lexicon, settings, annotated.declared_fields)
        for rule, hit in match(read, rules, book.lexicon, settings):
            span = _moved(hit.span, places)
            inside = any(
                block.part == span.part and block.start < span.end and span.start < block.end for block in blocks
            )
            if inside and (rule.code, span) not in seen:
                seen.add((rule.code, span))
                advice = tuple(proposal for proposal in hit.proposals if not proposal.changes)
                yield rule, replace(hit, span=span, related=(), proposals=advice)


def _variants(message: Message) -> Iterator[tuple[Message, dict[Part, Text]]]:
    """Every variant of a message but its first, with the offsets of its words in the message."""
    parts: tuple[Part, ...] = ("subject", "body")
    made = {part: variants(part, Text.of(message.part(part).chars), message.template) for part in parts}
    for k in range(1, max(len(texts) for texts in made.values())):
        places = {part: texts[k % len(texts)] for part, texts in made.items()}
        subject = places["subject"] if message.subject is not None else None
        yield replace(message, body=places["body"], subject=subject), places


def _moved(span: Span, places: dict[Part, Text]) -> Span:
    text = places[span.part]
    return Span(span.part, *text.source(span.start, span.end)) if text.pieces else Span(span.part, 0, 0)
