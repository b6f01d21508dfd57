"""Blocks: what the text report tells at once, a lone finding or all findings that share a composite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from outreach_lint.model.diagnostic import SEVERITIES, Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Block:
    """One story. `title` is the composite's, or None for a finding that stands alone; members are in reading order."""

    members: tuple[Diagnostic, ...]
    title: str | None = None

    @property
    def severity(self) -> Severity:
        """The worst severity among the members."""
        return min((d.severity for d in self.members), key=SEVERITIES.index)


def blocks(diagnostics: tuple[Diagnostic, ...]) -> Iterator[Block]:
    """The findings of a report as blocks, each where its first member stands. A composite never leaves its message."""
    groups: dict[tuple[str, str, str], list[Diagnostic]] = {}
    for d in diagnostics:
        if d.composite is not None:
            groups.setdefault((d.path, d.target.id, d.composite), []).append(d)
    for d in diagnostics:
        if d.composite is None:
            yield Block((d,))
            continue
        members = groups.pop((d.path, d.target.id, d.composite), None)
        if members:
            yield Block(tuple(members), d.composite if len(members) > 1 else None)
