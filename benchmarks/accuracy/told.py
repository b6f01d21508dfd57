"""Told: the figures as a table for people, the errors one by one, and everything as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isnan
from typing import Any

from benchmarks.accuracy.figures import Agreement, agreement, quiet, rule_figures
from benchmarks.accuracy.intervals import Share
from benchmarks.accuracy.labelled import FAMILIES
from benchmarks.accuracy.linted import Judged

EXCERPT = 300


def table(judged: Sequence[Judged]) -> Iterator[str]:
    """The families line by line, and how quiet the linter is on clean messages."""
    still = quiet(judged)
    yield (
        f"{len(judged)} messages, {still.families.whole} without a fault: silent on {_number(still.families.value)} "
        f"in the families, on {_number(still.all_rules.value)} in all rules ({still.findings} findings)"
    )
    yield f"first contacts without a pitch: {_number(still.unpitched.value)} of {still.unpitched.whole} free of one"
    yield (
        f"{'family':10}{'labelled':>9}{'flagged':>9}{'precision':>18}{'recall':>18}{'F1':>6}"
        f"{'span precision':>16}{'span recall':>13}"
    )
    for family in FAMILIES:
        one = agreement(judged, family)
        yield (
            f"{family:10}{one.recall.whole:9}{one.precision.whole:9}{_ranged(one.precision):>18}"
            f"{_ranged(one.recall):>18}{_number(one.f1):>6}"
            f"{_number(one.span_precision.value):>16}{_number(one.span_recall.value):>13}"
        )


def rules(judged: Sequence[Judged]) -> Iterator[str]:
    """The rules, those that err most in the first lines."""
    yield f"{'rule':10}{'family':10}{'findings':>9}{'precision':>18}{'recall':>18}"
    for one in sorted(rule_figures(judged), key=lambda rule: rule.precision.value):
        yield (
            f"{one.code:10}{one.family:10}{one.precision.whole:9}{_ranged(one.precision):>18}{_ranged(one.recall):>18}"
        )


def errors(judged: Iterable[Judged], family: str) -> Iterator[str]:
    """The confusion list of one family: every false alarm and every miss, with the words."""
    for one in judged:
        found, truth = one.of(family), family in one.message.faults
        if bool(found) == truth:
            continue
        item = one.message
        yield f"{'missed' if truth else 'false alarm'}: {item.id} ({item.kind}, step {item.step or 'unknown'})"
        for finding in found:
            yield f"    {finding.code} {finding.text!r}"
        for quote in item.quotes.get(family, ()):
            text = (item.subject or "") if quote.part == "subject" else item.body
            yield f"    labelled {text[quote.start : quote.end]!r}"
        if family == "generic":
            yield "    " + " / ".join(item.body[:EXCERPT].split("\n"))


def as_json(judged: Sequence[Judged]) -> dict[str, Any]:
    """Everything the tables hold, with nothing rounded; null where nothing was counted."""
    still = quiet(judged)
    return {
        "messages": len(judged),
        "families": {family: _agreement(agreement(judged, family)) for family in FAMILIES},
        "rules": {
            one.code: {"family": one.family, "precision": _share(one.precision), "recall": _share(one.recall)}
            for one in rule_figures(judged)
        },
        "clean": {
            "silent_in_families": _share(still.families),
            "silent_in_all": _share(still.all_rules),
            "findings": still.findings,
        },
        "first_contacts_without_pitch_silent": _share(still.unpitched),
    }


def _agreement(one: Agreement) -> dict[str, Any]:
    shares = {
        "precision": one.precision,
        "recall": one.recall,
        "span_precision": one.span_precision,
        "span_recall": one.span_recall,
    }
    return {name: _share(share) for name, share in shares.items()} | {"f1": None if isnan(one.f1) else one.f1}


def _share(share: Share) -> dict[str, Any]:
    value = None if isnan(share.value) else share.value
    return {"part": share.part, "whole": share.whole, "value": value, "interval": list(share.interval)}


def _number(value: float) -> str:
    return "-" if isnan(value) else f"{value:.2f}"


def _ranged(share: Share) -> str:
    low, high = share.interval
    return f"{_number(share.value)} ({low:.2f}-{high:.2f})"
