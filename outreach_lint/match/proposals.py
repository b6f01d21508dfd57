"""Proposals: a rule's fixes and advice, filled with the words of the message."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.match.phrase import clause_at
from outreach_lint.model.annotated import Annotated, Change, Hit, Proposal, Span
from outreach_lint.model.lazy import lazy
from outreach_lint.model.rule import Fix, Rule

_BULLET = lazy(r"[ \t]*(?:[-*+•●▪◦‣·»→]|\p{So}\uFE0F?|\d{1,2}[.)])[ \t]*")


def proposals(rule: Rule, message: Annotated, hit: Hit) -> Iterator[Proposal]:
    """The rule's own fixes as changes of the message, then its advice in words."""
    for fix in rule.fixes:
        span = _place(message, hit.span, fix)
        text = _filled(fix.text, message, hit)
        yield Proposal(_filled(fix.title, message, hit), fix.safety, (Change(_tidy(message, span, text), text),))
    for line in rule.advice:
        yield Proposal(_filled(line, message, hit))


def _values(message: Annotated, span: Span) -> dict[str, object]:
    sentence = message.sentence_at(span.part, span.start)
    words = " ".join(message.words_of(span).split())
    whole = " ".join(message.views[span.part].chars[sentence.start : sentence.end].split()) if sentence else words
    return {"match": words, "sentence": whole}


def _filled(template: str, message: Annotated, hit: Hit) -> str:
    if "{" not in template:
        return template
    try:
        return template.format_map({**_values(message, hit.span), **hit.says})
    except (KeyError, ValueError, IndexError):
        return template


def _place(message: Annotated, span: Span, fix: Fix) -> Span:
    if fix.replace == "match":
        return span
    sentence = message.sentence_at(span.part, span.start)
    if sentence is None:
        return span
    if fix.replace == "clause":
        clause = clause_at(sentence, span.start)
        return Span(span.part, clause.start, clause.end)
    if fix.replace == "line":
        chars = message.views[span.part].chars
        start = chars.rfind("\n", 0, span.start) + 1
        end = chars.find("\n", span.end)
        return Span(span.part, start, len(chars) if end < 0 else end)
    return Span(span.part, sentence.start, sentence.end)


def _tidy(message: Annotated, span: Span, text: str) -> Span:
    """A deletion takes the white space after it along (before it, at the end of a part), so that no gap is left, and
    the bullet of an item of which nothing is left.
    """
    if text:
        return span
    chars = message.views[span.part].chars
    end = span.end
    while end < len(chars) and chars[end] in " \t":
        end += 1
    line = chars.rfind("\n", 0, span.start) + 1
    if chars[end : end + 1] in ("", "\n") and _BULLET.fullmatch(chars, line, span.start):
        return Span(span.part, line, min(end + 1, len(chars)))
    at_line_start = span.start == 0 or chars[span.start - 1] == "\n"
    if at_line_start and (end == len(chars) or chars[end] == "\n"):
        while end < len(chars) and chars[end] == "\n":
            end += 1
        return Span(span.part, span.start, end)
    if end == len(chars) or chars[end] == "\n":
        start = span.start
        while start > 0 and chars[start - 1] in " \t":
            start -= 1
        return Span(span.part, start, span.end)
    return Span(span.part, span.start, end)
