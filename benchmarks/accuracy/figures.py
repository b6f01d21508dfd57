"""Figures: agreement per family and per rule, on messages and on their quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.accuracy.intervals import Share, harmonic
from benchmarks.accuracy.labelled import FAMILIES, Quote
from benchmarks.accuracy.linted import Judged
from outreach_lint import Diagnostic

REACH = 3
SLACK = 40
"""A finding points at a quote while it is no longer than REACH times the quote and SLACK characters more."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """One family. Messages count once; spans count one by one, and a family that judges whole messages has none."""

    family: str
    precision: Share
    recall: Share
    span_precision: Share
    span_recall: Share

    @property
    def f1(self) -> float:
        """Of messages."""
        return harmonic(self.precision.value, self.recall.value)


@dataclass(frozen=True, slots=True)
class RuleFigure:
    """How often the findings of a rule point at a quote of its family (or, of `generic`, at a message so labelled),
    and the share of the labels of that family that it finds.
    """

    code: str
    family: str
    precision: Share
    recall: Share


@dataclass(frozen=True, slots=True)
class Quiet:
    """Clean messages (no family at fault): silent in the families, silent in all rules, findings in all.

    `unpitched` are the first contacts without a pitch on which none is found.
    """

    families: Share
    all_rules: Share
    findings: int
    unpitched: Share


def points_at(found: Diagnostic, quote: Quote) -> bool:
    """Whether a finding covers half of the shorter of the two, without pointing at everything around it."""
    place = found.target
    if place.part != quote.part:
        return False
    common = min(place.end, quote.end) - max(place.start, quote.start)
    length, quoted = place.end - place.start, quote.end - quote.start
    return common > 0 and 2 * common >= min(length, quoted) and length <= REACH * quoted + SLACK


def agreement(judged: Sequence[Judged], family: str) -> Agreement:
    """The figures of one family."""
    right = sum(family in one.message.faults for one in judged if one.of(family))
    flagged = sum(bool(one.of(family)) for one in judged)
    labelled = sum(family in one.message.faults for one in judged)
    rows = [(one.of(family), one.message.quotes.get(family, ())) for one in judged] if family != "generic" else []
    hits = [any(points_at(found, quote) for quote in quotes) for findings, quotes in rows for found in findings]
    seen = [any(points_at(found, quote) for found in findings) for findings, quotes in rows for quote in quotes]
    return Agreement(
        family,
        Share(right, flagged),
        Share(right, labelled),
        Share(sum(hits), len(hits)),
        Share(sum(seen), len(seen)),
    )


def rule_figures(judged: Sequence[Judged]) -> tuple[RuleFigure, ...]:
    """The figures of every rule of the families that spoke, by code."""
    grouped: dict[tuple[str, str], list[tuple[int, Diagnostic]]] = defaultdict(list)
    for number, one in enumerate(judged):
        for found in one.findings:
            if found.family in FAMILIES:
                grouped[found.code, found.family].append((number, found))
    return tuple(_rule(judged, *key, grouped[key]) for key in sorted(grouped))


def _rule(judged: Sequence[Judged], code: str, family: str, findings: list[tuple[int, Diagnostic]]) -> RuleFigure:
    if family == "generic":
        right = {number for number, _ in findings if family in judged[number].message.faults}
        labelled = sum(family in one.message.faults for one in judged)
        flagged = {number for number, _ in findings}
        return RuleFigure(code, family, Share(len(right), len(flagged)), Share(len(right), labelled))
    pairs = [(number, found, judged[number].message.quotes[family]) for number, found in findings]
    right_spans = sum(any(points_at(found, quote) for quote in quotes) for _, found, quotes in pairs)
    caught = {
        (number, at) for number, found, quotes in pairs for at, quote in enumerate(quotes) if points_at(found, quote)
    }
    total = sum(len(one.message.quotes[family]) for one in judged)
    return RuleFigure(code, family, Share(right_spans, len(findings)), Share(len(caught), total))


def quiet(judged: Iterable[Judged]) -> Quiet:
    """How still the linter is where there is nothing to say."""
    items = tuple(judged)
    clean = [one for one in items if not one.message.faults]
    first = [one for one in items if one.message.first_contact and "pitch" not in one.message.faults]
    return Quiet(
        Share(sum(all(f.family not in FAMILIES for f in one.findings) for one in clean), len(clean)),
        Share(sum(not one.findings for one in clean), len(clean)),
        sum(len(one.findings) for one in clean),
        Share(sum(not one.of("pitch") for one in first), len(first)),
    )
