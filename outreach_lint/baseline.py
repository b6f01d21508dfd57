"""Baseline: findings that are known and left for later, as counts of content fingerprints, without line numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from outreach_lint.model.diagnostic import IN_BASELINE, Diagnostic
from outreach_lint.model.record import dataclass, field, replace
from outreach_lint.model.source import SourceError

DEFAULT = "outreach-lint-baseline.json"
VERSION = 1

Counts = Mapping[str, Mapping[str, Mapping[str, int]]]
"""Path, then rule code, then fingerprint, to the number of such findings."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings that a project has put off. Paths are relative to the baseline file, with forward slashes."""

    counts: Counts = field(default_factory=dict)

    def by_rule(self) -> dict[str, int]:
        """How many findings of each rule it holds."""
        total: Counter[str] = Counter()
        for rules in self.counts.values():
            for code, prints in rules.items():
                total[code] += sum(prints.values())
        return dict(sorted(total.items()))


class Stale(NamedTuple):
    """An entry that no finding matches any more: so many of them are left over."""

    path: str
    code: str
    fingerprint: str
    left: int


class Compared(NamedTuple):
    """Findings that are new, those that the baseline hides, and its stale entries."""

    new: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]
    stale: tuple[Stale, ...]


def read(path: str, text: str) -> Baseline:
    """Read a baseline file; raises SourceError."""
    import json

    try:
        data = json.loads(text)
    except ValueError as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        raise SourceError(
            path, "is no valid JSON; write it again with `outreach-lint baseline`", line, column
        ) from None
    if not isinstance(data, dict) or data.get("version") != VERSION or not _formed(data.get("findings")):
        raise SourceError(path, "is no baseline of this version; write it again with `outreach-lint baseline`")
    return Baseline(data["findings"])


def _formed(findings: object) -> bool:
    return isinstance(findings, dict) and all(
        isinstance(rules, dict)
        and all(isinstance(p, dict) and all(type(n) is int and n > 0 for n in p.values()) for p in rules.values())
        for rules in findings.values()
    )


def write(baseline: Baseline) -> str:
    """A baseline as text: sorted, one fingerprint a line, so that two branches seldom collide."""
    import json

    return json.dumps({"version": VERSION, "findings": baseline.counts}, indent=1, sort_keys=True) + "\n"


def made(diagnostics: Iterable[tuple[str, Diagnostic]], kept: Counts | None = None) -> Baseline:
    """A baseline of findings, each with its relative path; `kept` are entries of files that were not looked at."""
    counts: dict[str, dict[str, dict[str, int]]] = {
        path: {code: dict(prints) for code, prints in rules.items()} for path, rules in (kept or {}).items()
    }
    for path, diagnostic in diagnostics:
        prints = counts.setdefault(path, {}).setdefault(diagnostic.code, {})
        prints[diagnostic.fingerprint] = prints.get(diagnostic.fingerprint, 0) + 1
    return Baseline(counts)


def compare(baseline: Baseline, diagnostics: Iterable[tuple[str, Diagnostic]], looked_at: Iterable[str]) -> Compared:
    """Hold findings, each with its relative path, against a baseline. Stale are only entries of files looked at."""
    left = {
        (path, code, fingerprint): count
        for path, rules in baseline.counts.items()
        for code, prints in rules.items()
        for fingerprint, count in prints.items()
    }
    new: list[Diagnostic] = []
    known: list[Diagnostic] = []
    for path, diagnostic in diagnostics:
        key = (path, diagnostic.code, diagnostic.fingerprint)
        if left.get(key, 0) > 0:
            left[key] -= 1
            known.append(replace(diagnostic, suppressed=IN_BASELINE))
        else:
            new.append(diagnostic)
    seen = set(looked_at)
    stale = tuple(Stale(*key, count) for key, count in sorted(left.items()) if count and key[0] in seen)
    return Compared(tuple(new), tuple(known), stale)


def pruned(baseline: Baseline, stale: Iterable[Stale]) -> Baseline:
    """A baseline without its stale entries."""
    counts = {path: {code: dict(prints) for code, prints in rules.items()} for path, rules in baseline.counts.items()}
    for entry in stale:
        prints = counts[entry.path][entry.code]
        prints[entry.fingerprint] -= entry.left
        if not prints[entry.fingerprint]:
            del prints[entry.fingerprint]
    kept = {path: {code: p for code, p in rules.items() if p} for path, rules in counts.items()}
    return Baseline({path: rules for path, rules in kept.items() if rules})
