"""Weights: a small linear reading of sentences, learned from labelled messages and shipped as data."""

from __future__ import annotations

from collections.abc import Mapping

from outreach_lint.model.record import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """A bias and a weight for each trait of a sentence (`annotate/traits.py` names them)."""

    bias: float
    by_trait: Mapping[str, float]
