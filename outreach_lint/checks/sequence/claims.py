"""The ledger of claims: the same customer or the same measure, told with another number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from outreach_lint.model.annotated import Hit
from outreach_lint.model.sequence import Claim, StepDigest

NAMED, UNNAMED = 1, 3
"""Words besides the number that two claims must share to be about the same: with a customer's name, and without."""


def differ(steps: Sequence[StepDigest], params: Mapping[str, object]) -> Iterator[tuple[int, Hit]]:
    """Claims that give another number than an earlier step did of the same thing, each told once."""
    ledger: list[tuple[StepDigest, Claim]] = []
    for index, step in enumerate(steps):
        for claim in step.claims:
            told = next((old for old in ledger if _contradict(old[1], claim)), None)
            if told:
                says = {"claim": claim.words, "other": told[1].words, "step": told[0].step}
                yield index, Hit(claim.span, says=says)
        ledger += [(step, claim) for claim in step.claims]


def _contradict(one: Claim, other: Claim) -> bool:
    if one.customer != other.customer or one.unit != other.unit or one.number == other.number:
        return False
    shared = len(one.about & other.about)
    if one.customer:
        return shared >= NAMED
    return shared >= UNNAMED and shared / max(1, min(len(one.about), len(other.about))) > 0.6
