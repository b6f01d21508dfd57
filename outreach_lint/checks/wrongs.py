"""Wrongs: sentences that call a past choice, a vendor or a way of working of the reader wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outreach_lint.checks.boasts import LONG, names, shown, whole_of
from outreach_lint.checks.ownership import claims
from outreach_lint.checks.rewriting.questions import REWRITES
from outreach_lint.checks.rewriting.sentences import quoted
from outreach_lint.model.annotated import Annotated, Clause, Hit, Sentence, Span
from outreach_lint.model.lazy import lazy

_TOLD = lazy(
    r"\byou (?:wrote|said|mentioned|posted|shared|noted|told|asked|complained|called|describe[ds]?)\b|"
    r"\bas you (?:said|put)\b|"
    r"\b(?:my|our) (?:own )?(?:site|website|process|team|spreadsheets?|old)\b|\bwe (?:used to|were) (?:still )?"
)
_SUPPOSED = lazy(r"^\W*(?:but |and |so )?(?:if|whether|unless|in case)\b[^,]*$")


def wronging(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Sentences with one of `signals`, unless they quote the reader, speak of the sender or only suppose.

    `supposed` lets a supposition pass as a finding: to ask whether somebody still does it by hand is to say so.
    """
    supposed = params.get("supposed", False) is True
    told: set[tuple[str, int]] = set()
    for signal in names(params.get("signals")):
        for sentence, clause, span in claims(message, signal):
            if (span.part, sentence.start) not in told and not _fair(message, sentence, span, supposed):
                told.add((span.part, sentence.start))
                place = _place(sentence, clause, span)
                proposals = REWRITES[str(params["rewrite"])](message, whole_of(sentence), span)
                yield Hit(place, says={"words": quoted(message, span)}, proposals=proposals)


def _place(sentence: Sentence, clause: Clause, span: Span) -> Span:
    """The sentence or clause; of one too long to show, the words with all that they govern."""
    place = shown(sentence, clause, span)
    if place.end > span.end or place.end >= sentence.end:
        return place
    return Span(span.part, span.start, min(sentence.end, span.start + LONG))


def _fair(message: Annotated, sentence: Sentence, span: Span, supposed: bool) -> bool:
    lower = message.views[span.part].lower
    told = _TOLD.search(lower[sentence.start : sentence.end])
    return bool(told or (not supposed and _SUPPOSED.search(lower[sentence.start : span.start])))
