"""Tables: counts by rule, scores and timings as lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from outreach_lint.model.diagnostic import SEVERITIES, Report, Severity
from outreach_lint.model.rule import Rule
from outreach_lint.report.tally import counted

STAGES = ("read", "annotate", "match", "sequence")
SLOWEST = 15
"""Rules whose times are shown one by one."""


def statistics(report: Report) -> list[str]:
    """Findings by rule, the commonest first, with how many of them are of which severity."""
    counts: dict[tuple[str, str], Counter[Severity]] = {}
    for d in report.diagnostics:
        counts.setdefault((d.code, d.name), Counter())[d.severity] += 1
    order = sorted(counts.items(), key=lambda item: (-item[1].total(), item[0]))
    width = len(str(max((levels.total() for levels in counts.values()), default=0)))
    lines = []
    for (code, name), levels in order:
        graded = ", ".join(counted(levels[level], level) for level in SEVERITIES if levels[level])
        lines.append(f"{levels.total():>{width}}  {code}  {name} ({graded})")
    return lines


def scores(report: Report) -> list[str]:
    """The score of each message with all deductions."""
    lines = []
    for score in report.scores:
        spent = ", ".join(
            f"-{points} {code} at {place.line}:{place.column}" for code, points, place in score.deductions
        )
        lines.append(f"{score.value:>3}  {score.path}  message {score.id}{f'  ({spent})' if spent else ''}")
    return lines


def timing(spent: Mapping[str, float], rules: Mapping[str, Rule]) -> list[str]:
    """Milliseconds by stage, then by rule, the slowest first; of many rules the rest as one sum.

    A rule is timed by itself, what is shared with others included: the rules together take longer than `match`.
    """
    by_rule = sorted(((took, name) for name, took in spent.items() if name not in STAGES), reverse=True)
    lines = [_took(spent[stage], stage) for stage in STAGES if stage in spent]
    if by_rule:
        lines += ["", "The slowest rules, each run by itself:"]
    for took, code in by_rule[:SLOWEST]:
        lines.append(_took(took, f"{code} {rules[code].name}" if code in rules else code))
    if rest := by_rule[SLOWEST:]:
        lines.append(_took(sum(took for took, _ in rest), f"{counted(len(rest), 'further rule')}"))
    return lines


def _took(seconds: float, what: str) -> str:
    return f"{seconds * 1000:>10,.1f} ms  {what}"
