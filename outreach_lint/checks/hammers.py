"""Hammers: sentences in which the sender knows the reader's problem, or that his own thing is its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outreach_lint.checks.boasts import names, shown, whole_of
from outreach_lint.checks.ownership import claims
from outreach_lint.checks.rewriting.questions import REWRITES
from outreach_lint.checks.rewriting.sentences import quoted
from outreach_lint.model.annotated import Annotated, Hit, Sentence, Span
from outreach_lint.model.lazy import lazy

_CITED = lazy(
    r"\byou (?:wrote|said|mentioned|posted|shared|noted|told|asked|described)\b|\byour (?:\w+ ){0,2}(?:post|"
    r"article|ad|"
    r"posting|page|report|letter|talk|interview|podcast|listing|reviews?|changelog|filing|site|website|newsletter)"
    r"(?: \w+){0,2} (?:says?|said|mentions?|asks?|lists?|shows?|calls?)\b|\baccording to your\b|"
    r"\bas you (?:said|put|wrote|"
    r"mentioned)\b"
)
_OPEN = lazy(
    r"\b(?:curious|wondering|not sure|unsure|i may be wrong|might be wrong|could be wrong|am i (?:off|wrong|right)|"
    r"correct me|tell me if|is that|does that (?:match|sound|ring)|or (?:has|is|have|are|does|did) (?:it|that|you))\b"
)
_TAGGED = lazy(
    r"(?:,|[—-]) ?(?:right|correct|no|yes|huh|eh|am i right|(?:is|are|does|do|has|have|was|can|would)n't "
    r"(?:it|you|they|that|he|she)|is it not|aren't they)\?\W*$"
)
_SUPPOSED = lazy(r"^\W*(?:but |and |so )?(?:if|whether|unless|in case)\b[^,]*$")


def presumed(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Sentences with one of `signals` that show no evidence, ask no open question and suppose nothing.

    `asked` tells whether they must be questions (true), must not be (false), or may be either (absent); a statement
    with a tag ("isn't it?") is none.
    """
    told: set[tuple[str, int]] = set()
    for signal in names(params.get("signals")):
        for sentence, clause, span in claims(message, signal):
            asked = sentence.question and not _tagged(message, sentence)
            if (span.part, sentence.start) in told or params.get("asked", asked) != asked:
                continue
            if not _open(message, sentence, span):
                told.add((span.part, sentence.start))
                place = shown(sentence, clause, span)
                proposals = REWRITES[str(params["rewrite"])](message, whole_of(sentence), span)
                yield Hit(place, says={"words": quoted(message, span)}, proposals=proposals)


def _tagged(message: Annotated, sentence: Sentence) -> bool:
    """Whether a question is a statement that only asks for a nod."""
    return bool(_TAGGED.search(message.views[sentence.part].lower[sentence.start : sentence.end]))


def _open(message: Annotated, sentence: Sentence, span: Span) -> bool:
    """Whether the sentence rests on the reader's own words, or is offered as a guess to be corrected."""
    lower = message.views[span.part].lower
    whole, before = lower[sentence.start : sentence.end], lower[sentence.start : span.start]
    return bool(_CITED.search(whole) or _OPEN.search(whole) or _SUPPOSED.search(before))
