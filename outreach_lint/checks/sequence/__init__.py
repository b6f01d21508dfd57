"""Checks of sequences: each reads the digests of all steps and yields (index of the step, hit)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from outreach_lint.checks.sequence import asks, claims, texts, timing
from outreach_lint.model.annotated import Hit
from outreach_lint.model.sequence import StepDigest

SequenceCheck = Callable[[Sequence[StepDigest], Mapping[str, object]], Iterator[tuple[int, Hit]]]

SEQUENCE_CHECKS: Mapping[str, SequenceCheck] = {
    "claims-differ": claims.differ,
    "early-pitch": asks.early_pitch,
    "growing-pressure": asks.growing_pressure,
    "many-touches": timing.many_touches,
    "note-repeats-mail": texts.note_repeats_mail,
    "nothing-new": texts.nothing_new,
    "repeated-opener": texts.repeated_opener,
    "same-ask": asks.same_ask,
    "short-gap": timing.short_gap,
}
