"""Diagnose: what a rule hit, in decoded offsets, becomes a diagnostic with its place in the file and its edits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from outreach_lint.model.annotated import Annotated, Hit, Proposal, Span
from outreach_lint.model.diagnostic import Diagnostic, Edit, Related, Safety, Suggestion, Target
from outreach_lint.model.message import Message, Part
from outreach_lint.model.quoting import quotable
from outreach_lint.model.record import replace
from outreach_lint.model.rule import Rule
from outreach_lint.model.source import Range, Source

LONG = 400
"""Characters of a source line that a report may show; of a longer one, a stretch around the finding."""


def diagnose(source: Source, annotated: Annotated, rule: Rule, hit: Hit) -> Diagnostic:
    """One finding of one message."""
    message, span, said = annotated.message, hit.span, annotated.situation
    place, exact = located(source, message, span)
    words = message.part(span.part).chars[span.start : span.end]
    own = source_of(source, message, span.part)
    excerpt, column = excerpted(own, place)
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        family=rule.family,
        severity=hit.severity or rule.severity,
        confidence=hit.confidence or rule.confidence,
        message=_message(rule, hit, words),
        why=rule.why,
        path=own.path,
        range=place,
        exact=exact,
        text=words,
        target=Target(message.id, said.channel, said.step, said.first_contact, span.part, span.start, span.end),
        excerpt=excerpt,
        excerpt_column=column,
        related=tuple([Related(located(source, message, other)[0], says) for other, says in hit.related]),
        suggestions=tuple([suggestion(source, annotated, proposal) for proposal in hit.proposals]),
    )


def _message(rule: Rule, hit: Hit, words: str) -> str:
    if "{" not in rule.message and "}" not in rule.message:
        return rule.message
    matched = {"match": quotable(words)} if "{match" in rule.message else {}
    limits = {**rule.match.params, "above": rule.match.above, "below": rule.match.below}
    return worded(rule.message, {**matched, **limits, **hit.says})


class _Open(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def worded(template: str, values: Mapping[str, Any]) -> str:
    """A rule's message with its values filled in; a hole that nothing fills stays as it is written."""
    try:
        return template.format_map(_Open(values))
    except (ValueError, TypeError, AttributeError, IndexError, KeyError):
        return template


def source_of(source: Source, message: Message, part: Part) -> Source:
    """The file that a part of a message stands in: its own, or the one beside it that holds the subject."""
    return message.subject_source or source if part == "subject" else source


def located(source: Source, message: Message, span: Span) -> tuple[Range, bool]:
    """The place of a span in the file, and whether it is exact. An absent part stands where the body begins."""
    text = message.part(span.part)
    if text.pieces:
        return source_of(source, message, span.part).range(*text.source(span.start, span.end)), text.exact
    body = message.body
    at = body.pieces[0].start if body.pieces else 0
    return source.range(at, at), False


def excerpted(source: Source, place: Range) -> tuple[str, int]:
    """The source line of a place and the column at which the excerpt of it begins."""
    line = source.line(place.line)
    if len(line) <= LONG:
        return line, 1
    start = max(0, place.column - 1 - LONG // 4)
    return line[start : start + LONG], start + 1


def suggestion(source: Source, annotated: Annotated, proposal: Proposal) -> Suggestion:
    """A proposal as edits of the file, where every change is one whole source range that no merge field meets."""
    if not proposal.changes:
        return Suggestion(proposal.title)
    edits: list[Edit] = []
    for span, new in proposal.changes:
        text = annotated.message.part(span.part)
        written = text.written(new)
        if written is None or not text.whole(span.start, span.end) or _meets_field(annotated, span):
            return Suggestion(_in_words(proposal))
        own = source_of(source, annotated.message, span.part)
        edits.append(Edit(own.range(*text.source(span.start, span.end)), written, new))
    return Suggestion(proposal.title, proposal.safety, tuple(edits))


def _meets_field(annotated: Annotated, span: Span) -> bool:
    return any(
        field.part == span.part and field.start < span.end and span.start < field.end for field in annotated.fields
    )


def _in_words(proposal: Proposal) -> str:
    """The title of a suggestion that cannot be applied here: it has to say the new words itself."""
    new = " ".join(proposal.changes[0].text.split())
    return f"{proposal.title}: {new}" if new and new not in proposal.title else proposal.title


def fingerprinted(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings of one file with fingerprints of rule, words and how many alike came before: never of a line."""
    told = tuple(diagnostics)
    if not told:
        return ()
    import hashlib  # slow to load, and a file without findings needs none

    seen: dict[str, int] = {}
    found: list[Diagnostic] = []
    for diagnostic in told:
        words = " ".join(diagnostic.text.lower().split())
        key = f"{diagnostic.code}\0{diagnostic.target.part}\0{words}"
        before = seen.get(key, 0)
        seen[key] = before + 1
        digest = hashlib.sha256(f"{key}\0{before}".encode("utf-8", "surrogatepass"))
        found.append(replace(diagnostic, fingerprint=digest.hexdigest()[:16]))
    return tuple(found)


def about_source(
    rule: Rule, source: Source, start: int, end: int, says: Mapping[str, object], remove: tuple[int, int] | None
) -> Diagnostic:
    """A finding about words of the file that belong to no message: a directive. Removing them is a safe fix."""
    place = source.range(start, end)
    excerpt, column = excerpted(source, place)
    advice = [Suggestion(worded(line, says)) for line in rule.advice]
    if remove:
        fix = rule.fixes[0].title if rule.fixes else "Remove it."
        advice.insert(0, Suggestion(fix, Safety.SAFE, (Edit(source.range(*remove), "", ""),)))
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        family=rule.family,
        severity=rule.severity,
        confidence=rule.confidence,
        message=worded(rule.message, says),
        why=rule.why,
        path=source.path,
        range=place,
        exact=True,
        text=source.text[start:end],
        target=Target("", None, None, False, "body", 0, 0),
        excerpt=excerpt,
        excerpt_column=column,
        suggestions=tuple(advice),
    )
