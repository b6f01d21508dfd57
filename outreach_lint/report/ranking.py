"""Worst first: the order in which findings are told where only some can be shown."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_lint.model.diagnostic import CONFIDENCES, SEVERITIES, Diagnostic


def worst_first(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By severity, then by confidence, then as they stand."""
    return sorted(diagnostics, key=lambda d: (SEVERITIES.index(d.severity), CONFIDENCES.index(d.confidence)))


def advice(d: Diagnostic) -> str | None:
    """The first suggestion in words: the one thing to do where a format has room for one."""
    for suggestion in d.suggestions:
        new = [edit.plain for edit in suggestion.edits if edit.plain.strip()]
        return f"{suggestion.title}: {' … '.join(new)}" if new else suggestion.title
    return None
