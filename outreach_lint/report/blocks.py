"""Blocks: what the text report tells at once: one story, findings on the same words, or a lone finding."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.model.diagnostic import SEVERITIES, Diagnostic, Severity, Story
from outreach_lint.model.record import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """What is told together, in reading order. `story` is the composite's, or None where the words alone are shared."""

    members: tuple[Diagnostic, ...]
    story: Story | None = None

    @property
    def severity(self) -> Severity:
        """The worst severity among the members."""
        return min((d.severity for d in self.members), key=SEVERITIES.index)

    @property
    def worst_first(self) -> tuple[Diagnostic, ...]:
        """The members by severity, then as they stand."""
        return tuple(sorted(self.members, key=lambda d: SEVERITIES.index(d.severity)))


def blocks(diagnostics: tuple[Diagnostic, ...]) -> Iterator[Block]:
    """The findings of a report as blocks, each where its first member stands; a block never leaves its message."""
    groups: list[list[Diagnostic]] = []
    stories: dict[tuple[str, str, str], list[Diagnostic]] = {}
    last: list[Diagnostic] = []
    for d in diagnostics:
        key = (d.path, d.target.id, d.composite.name) if d.composite else None
        if key in stories:
            stories[key].append(d)
        elif key is not None:
            stories[key] = [d]
            groups.append(stories[key])
        elif last and _share(last, d):
            last.append(d)
        else:
            last = [d]
            groups.append(last)
    for group in groups:
        yield Block(tuple(group), group[0].composite if len(group) > 1 else None)


def _share(group: list[Diagnostic], d: Diagnostic) -> bool:
    """Whether a finding is about words that one of a group is about, too."""
    return any(
        (known.path, known.target.id, known.target.part) == (d.path, d.target.id, d.target.part)
        and known.range.start < d.range.end
        and d.range.start < known.range.end
        for known in group
    )
