"""Compose: findings of one message that tell one story are marked with it, so that reports can tell them together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from outreach_lint.model.annotated import Annotated, Span
from outreach_lint.model.composite import Composite
from outreach_lint.model.diagnostic import Diagnostic, Related, Story
from outreach_lint.model.record import dataclass, replace
from outreach_lint.model.source import Source
from outreach_lint.run.diagnose import located, worded

SIGNAL = "signal:"
JUDGING = frozenset("pitch boast generic hammer pressure one-down wronging opener ask tone".split())
"""Families whose findings are drawn into a story that is told of their words; others are about something else."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What fills a part: the index of a finding, or the span of a signal; `sentence` is where it stands."""

    part: str
    sentence: int
    finding: int | None = None
    span: Span | None = None


def composed(
    source: Source, annotated: Annotated, found: Sequence[Diagnostic], composites: Iterable[Composite]
) -> list[Diagnostic]:
    """The findings in their order, each with the first composite that it is part of."""
    told = list(found)
    if len(told) < 2:
        return told
    names = [frozenset((d.code, d.name, d.family)) for d in told]
    at: list[int] = []
    for composite in composites:
        free = [i for i, d in enumerate(told) if d.composite is None]
        if len(free) < 2:
            break
        fitting = [i for i in free if not names[i].isdisjoint(composite.selectors)]
        if len(fitting) < 2:
            continue
        at = at or [_sentence(annotated, d.target.part, d.target.start) for d in told]
        fillings = [*_findings(composite, [(i, names[i], at[i]) for i in fitting]), *_signals(composite, annotated)]
        chosen = _window(composite, fillings)
        members = {f.finding for f in chosen if f.finding is not None}
        if len(members) < 2:
            continue
        story = _story(source, annotated, composite, chosen, [told[i] for i in members])
        for i in members:
            told[i] = replace(told[i], composite=story)
    return _drawn_in(told)


def _drawn_in(told: list[Diagnostic]) -> list[Diagnostic]:
    """Findings on the words of a story's members are told with it: the reader looks at those words once."""
    members = [d for d in told if d.composite]
    if not members:
        return told
    drawn = []
    for d in told:
        free = d.composite is None and d.family in JUDGING
        story = next((m.composite for m in members if _meets(d, _span(m))), None) if free else None
        drawn.append(replace(d, composite=story) if story else d)
    return drawn


def _span(d: Diagnostic) -> Span:
    return Span(d.target.part, d.target.start, d.target.end)


def _findings(composite: Composite, findings: list[tuple[int, frozenset[str], int]]) -> list[Filling]:
    """The parts that findings fill, each of them given by its index, its names and the sentence where it stands."""
    return [
        Filling(part, sentence, finding=i)
        for part, selectors in composite.parts.items()
        for i, named, sentence in findings
        if not named.isdisjoint(selectors)
    ]


def _signals(composite: Composite, annotated: Annotated) -> list[Filling]:
    return [
        Filling(part, _sentence(annotated, span.part, span.start), span=span)
        for part, selectors in composite.parts.items()
        for selector in selectors
        if selector.startswith(SIGNAL)
        for span in annotated.signals.get(selector.removeprefix(SIGNAL), ())
    ]


def _sentence(annotated: Annotated, part: str, offset: int) -> int:
    """The index of the sentence of a place among all; that of the last one before it where it is in none."""
    before = [i for i, s in enumerate(annotated.sentences) if (s.part == part == "body") and s.start <= offset]
    return before[-1] if before else 0


def _window(composite: Composite, fillings: list[Filling]) -> list[Filling]:
    """What lies in the first stretch of sentences that holds enough parts; nothing where there is none."""
    reach = composite.within
    for first in sorted({f.sentence for f in fillings}) if reach else [0]:
        inside = [f for f in fillings if reach is None or first <= f.sentence < first + reach]
        parts = {f.part for f in inside}
        if len(parts) >= composite.least and parts.issuperset(composite.needs):
            return inside
    return []


def _story(
    source: Source, annotated: Annotated, composite: Composite, chosen: list[Filling], members: list[Diagnostic]
) -> Story:
    """The composite as told of this message; wording that no member points at is pointed at as its part."""
    related: dict[str, Related] = {}
    for filling in chosen:
        span = filling.span
        if span and not any(_meets(d, span) for d in members) and filling.part not in related:
            words = " ".join(annotated.words_of(span).split())
            related[filling.part] = Related(
                located(source, annotated.message, span)[0], f"'{words}' is part of it ({filling.part})"
            )
    present = [part for part in composite.parts if any(filling.part == part for filling in chosen)]
    values = {"parts": ", ".join(present), "count": len(present), "of": len(composite.parts)}
    title = worded(composite.title, values)
    return Story(composite.name, title, composite.why, composite.advice, tuple(related.values()))


def _meets(d: Diagnostic, span: Span) -> bool:
    return d.target.part == span.part and d.target.start < span.end and span.start < d.target.end
