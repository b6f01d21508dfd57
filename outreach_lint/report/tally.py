"""What a report adds up to: counts by severity, rule and family, and the one-line summary."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter

from outreach_lint.model.diagnostic import IN_BASELINE, Diagnostic, Report, Safety
from outreach_lint.model.record import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one report. `fixable` can be fixed safely, `fixable_unsafe` only on request.

    `suppressed` counts what ignores and the baseline hide, `in_baseline` the latter alone.
    """

    files: int
    messages: int
    errors: int
    warnings: int
    infos: int
    suppressed: int
    in_baseline: int
    fixable: int
    fixable_unsafe: int
    fixed: int
    problems: int
    by_rule: dict[str, int]
    by_family: dict[str, int]


def tally(report: Report) -> Tally:
    """Count everything once; rules and families stand commonest first, then by name."""
    found = report.diagnostics
    levels = Counter(map(attrgetter("severity"), found))
    best = Counter([safety_of(d) for d in found if d.suggestions])
    return Tally(
        files=report.files,
        messages=len(report.messages),
        errors=levels["error"],
        warnings=levels["warning"],
        infos=levels["info"],
        suppressed=len(report.suppressed),
        in_baseline=sum(d.suppressed == IN_BASELINE for d in report.suppressed),
        fixable=best[Safety.SAFE],
        fixable_unsafe=best[Safety.UNSAFE],
        fixed=sum(report.fixed.values()),
        problems=len(report.problems),
        by_rule=_ranked(Counter(map(attrgetter("code"), found))),
        by_family=_ranked(Counter(map(attrgetter("family"), found))),
    )


def safety_of(diagnostic: Diagnostic) -> Safety:
    """The freest safety among the suggestions that hold edits; SHOW where nothing can be applied."""
    return max([s.safety for s in diagnostic.suggestions if s.edits], default=Safety.SHOW)


def _ranked(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def summary(report: Report) -> str:
    """One or two lines for standard error: what was found, where, and what `--fix` can do about it."""
    t = tally(report)
    levels = ((t.errors, "error"), (t.warnings, "warning"), (t.infos, "info"))
    where = f"in {counted(t.messages, 'message')} from {counted(t.files, 'file')}"
    found = ", ".join(counted(number, level) for number, level in levels if number)
    line = f"Found {found} {where}" if found else f"No findings {where}"
    ignored = t.suppressed - t.in_baseline
    extra = [f"{t.in_baseline} put off by the baseline"] if t.in_baseline else []
    extra += [f"{ignored} ignored"] if ignored else []
    extra += [f"{t.fixed} fixed"] if t.fixed else []
    extra += [f"{counted(t.problems, 'problem')} kept something from being read"] if t.problems else []
    lines = ["; ".join([line, *extra]) + "."]
    if t.fixable or t.fixable_unsafe:
        lines.append(_offer(t))
    return "\n".join(lines)


def _offer(t: Tally) -> str:
    safe = f"{t.fixable} can be fixed by --fix" if t.fixable else ""
    more = " more" if safe else " can be fixed"
    unsafe = f"{t.fixable_unsafe}{more} by --unsafe-fixes (read what comes out)" if t.fixable_unsafe else ""
    return ", ".join(part for part in (safe, unsafe) if part) + "."


def counted(number: int, noun: str) -> str:
    """A number and its noun, which takes an s where there is not one of it: '1 file', '20,000 files'."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
