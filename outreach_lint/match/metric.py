"""Metric rules: a number of the message against a limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outreach_lint.annotate.metrics import METRICS
from outreach_lint.model.annotated import Annotated, Hit
from outreach_lint.model.rule import Rule


def measure(rule: Rule, message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """One hit where the metric is above (or below) the rule's limit; the limit can be set as an option."""
    found = METRICS[str(rule.match.metric)](message)
    if found is None or found.words < rule.match.at_least_words:
        return
    above = _limit(params.get("above", rule.match.above))
    below = _limit(params.get("below", rule.match.below))
    if (above is not None and found.value > above) or (below is not None and found.value < below):
        yield Hit(found.span, says={"value": found.value, "above": above, "below": below})


def _limit(value: object) -> float | None:
    return value if value is None or isinstance(value, float) else float(str(value))
