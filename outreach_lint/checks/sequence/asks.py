"""What the steps of a sequence want: a pitch too early, the same ask again and again, pressure that grows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from outreach_lint.model.annotated import Hit
from outreach_lint.model.sequence import StepDigest

Steps = Sequence[StepDigest]


def early_pitch(steps: Steps, params: Mapping[str, object]) -> Iterator[tuple[int, Hit]]:
    """The first pitch of each step before the step `params['before']`."""
    before = int(str(params.get("before", 3)))
    for index, step in enumerate(steps):
        if step.step < before and step.pitches:
            yield index, Hit(step.pitches[0], says={"step": step.step})


def same_ask(steps: Steps, params: Mapping[str, object]) -> Iterator[tuple[int, Hit]]:
    """The last ask of a sequence of `params['steps']` steps or more that all ask for the same."""
    asks = {step.ask for step in steps}
    last = steps[-1]
    if len(steps) >= int(str(params.get("steps", 3))) and len(asks) == 1 and last.ask and last.ask_place:
        yield len(steps) - 1, Hit(last.ask_place, says={"ask": last.ask, "steps": len(steps)})


def growing_pressure(steps: Steps, params: Mapping[str, object]) -> Iterator[tuple[int, Hit]]:
    """The step that presses harder than every earlier one, where one of those pressed already."""
    most = 0
    for index, step in enumerate(steps):
        count = len(step.pressures)
        if most and count > most:
            yield index, Hit(step.pressures[0], says={"count": count, "before": most})
        most = max(most, count)
