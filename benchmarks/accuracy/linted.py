"""Linted: the findings of labelled messages, in process, with what the file would say of them or without."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmarks.accuracy.labelled import Labelled
from outreach_lint import Diagnostic, lint

COUNTED = frozenset({"error", "warning"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled message beside its findings that count."""

    message: Labelled
    findings: tuple[Diagnostic, ...]

    def of(self, family: str) -> tuple[Diagnostic, ...]:
        """The findings of one family."""
        return tuple(found for found in self.findings if found.family == family)


def judge(items: Iterable[Labelled], untold: bool = False, severities: frozenset[str] = COUNTED) -> tuple[Judged, ...]:
    """Every message with its findings. `untold` keeps step and relationship back: the words must do."""
    return tuple(Judged(item, _findings(item, untold, severities)) for item in items)


def _findings(item: Labelled, untold: bool, severities: frozenset[str]) -> tuple[Diagnostic, ...]:
    settings: Mapping[str, object] = {}
    found = lint(
        item.body,
        subject=item.subject,
        channel=item.channel,
        # A step says something of unsolicited messages alone: a reply has none.
        step=None if untold or item.relationship == "existing" else item.step,
        relationship=None if untold else item.relationship,
        config=settings,
    )
    return tuple(diagnostic for diagnostic in found if diagnostic.severity in severities)
