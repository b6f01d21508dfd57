"""Intervals: how far a share measured on few messages may be from the true one."""

from __future__ import annotations

from math import nan, sqrt
from typing import NamedTuple

Z = 1.959964


class Share(NamedTuple):
    """`part` out of `whole`, as a number from 0 to 1 (not a number where nothing was counted)."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The measured share."""
        return self.part / self.whole if self.whole else nan

    @property
    def interval(self) -> tuple[float, float]:
        """Its Wilson 95 % interval; everything is possible where nothing was counted."""
        if not self.whole:
            return 0.0, 1.0
        weight = Z * Z / self.whole
        middle = (self.value + weight / 2) / (1 + weight)
        reach = Z * sqrt((self.value * (1 - self.value) + weight / 4) / self.whole) / (1 + weight)
        return max(0.0, middle - reach), min(1.0, middle + reach)


def harmonic(precision: float, recall: float) -> float:
    """F1: one number for both; not a number where either is none."""
    total = precision + recall
    return 2 * precision * recall / total if total else nan
