"""Tables: counts by rule, scores and timings as lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from outreach_lint.model.diagnostic import Report


def statistics(report: Report) -> list[str]:
    """Findings by rule, the commonest first."""
    counts = Counter((d.code, d.name, d.severity) for d in report.diagnostics)
    order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    width = len(str(max(counts.values(), default=0)))
    return [f"{count:>{width}}  {code}  {name} ({severity})" for (code, name, severity), count in order]


def scores(report: Report) -> list[str]:
    """The score of each message with all deductions."""
    lines = []
    for score in report.scores:
        spent = ", ".join(
            f"-{points} {code} at {place.line}:{place.column}" for code, points, place in score.deductions
        )
        lines.append(f"{score.value:>3}  {score.path}  message {score.id}{f'  ({spent})' if spent else ''}")
    return lines


def timing(spent: Mapping[str, float]) -> list[str]:
    """Milliseconds by stage and rule, the slowest first."""
    order = sorted(spent.items(), key=lambda item: -item[1])
    return [f"{seconds * 1000:>10.1f} ms  {name}" for name, seconds in order]
