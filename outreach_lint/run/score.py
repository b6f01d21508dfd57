"""Score: 0 to 100 for one message, every deduction told; a trend, not a verdict."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_lint.model.diagnostic import Confidence, Diagnostic, Score, Severity

POINTS: dict[Severity, int] = {"error": 16, "warning": 8, "info": 2}
"""Points that a finding of high confidence costs."""
SHARE: dict[Confidence, float] = {"high": 1.0, "medium": 0.75, "low": 0.5}
FAMILY_LIMIT = 32
"""The most that one family can cost: a single fault told in many places must not drown all others."""


def score(path: str, id: str, diagnostics: Iterable[Diagnostic]) -> Score:
    """100 less the points of each finding, at most FAMILY_LIMIT a family, in the order of places."""
    left: dict[str, int] = {}
    deductions = []
    for diagnostic in diagnostics:
        points = round(POINTS[diagnostic.severity] * SHARE[diagnostic.confidence])
        points = min(points, left.setdefault(diagnostic.family, FAMILY_LIMIT))
        left[diagnostic.family] -= points
        if points:
            deductions.append((diagnostic.code, points, diagnostic.range))
    return Score(path, id, max(0, 100 - sum(points for _, points, _ in deductions)), tuple(deductions))
