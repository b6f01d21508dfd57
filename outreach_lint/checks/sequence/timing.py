"""When and how often a sequence writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from outreach_lint.model.annotated import Hit
from outreach_lint.model.sequence import StepDigest

Steps = Sequence[StepDigest]


def many_touches(steps: Steps, params: Mapping[str, object]) -> Iterator[tuple[int, Hit]]:
    """The touch from which the sequence is long: from `params['warning']`, or as an error from `params['error']`."""
    warn, most = int(str(params.get("warning", 4))), int(str(params.get("error", 6)))
    if len(steps) >= most:
        yield most - 1, Hit(steps[most - 1].place, says={"touches": len(steps)}, severity="error")
    elif len(steps) >= warn:
        yield warn - 1, Hit(steps[warn - 1].place, says={"touches": len(steps)}, severity="warning")


def short_gap(steps: Steps, params: Mapping[str, object]) -> Iterator[tuple[int, Hit]]:
    """Steps that follow less than `params['days']` days after the one before, where the file tells the delay."""
    days = float(str(params.get("days", 2)))
    for index, step in enumerate(steps):
        if index and step.delay is not None and step.delay < days and step.channel == steps[index - 1].channel:
            yield index, Hit(step.place, says={"gap": step.delay, "days": days})
