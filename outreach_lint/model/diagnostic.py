"""Diagnostic: one finding with its place, its reason and what to do about it; Report: all of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Literal

from outreach_lint.model.record import dataclass, field
from outreach_lint.model.source import Part, Range

Severity = Literal["error", "warning", "info"]
Confidence = Literal["high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")
IN_BASELINE = "in the baseline"
"""Why a finding is suppressed that stands in the baseline."""


class Safety(IntEnum):
    """How freely a suggestion may be applied: shown only, applied on request, or applied by `--fix`."""

    SHOW = 0
    UNSAFE = 1
    SAFE = 2


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for a range of the source. `text` is spelled as the file must hold it, `plain` as a reader sees it."""

    range: Range
    text: str
    plain: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something the writer can do: a named rewrite (edits), or advice in words alone (no edits)."""

    title: str
    safety: Safety = Safety.SHOW
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, and what it has to do with it."""

    range: Range
    message: str


@dataclass(frozen=True, slots=True)
class Story:
    """What several findings of a message amount to together: a composite, and what else in the message is part of it.

    The findings that share one are told as one block.
    """

    name: str
    title: str
    why: str = ""
    advice: str = ""
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """The message and the code points of its decoded part that a finding is about."""

    id: str
    channel: str | None
    step: int | None
    first_contact: bool
    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `text` is the decoded words, `excerpt` the source line around them, from column `excerpt_column`.

    `fingerprint` depends on the rule and the words, never on line numbers. `suppressed` holds the reason of an ignore
    directive or of the baseline that hides the finding; such findings reach only the reports that can tell of them.
    """

    code: str
    name: str
    family: str
    severity: Severity
    confidence: Confidence
    message: str
    why: str
    path: str
    range: Range
    exact: bool
    text: str
    target: Target
    excerpt: str
    excerpt_column: int
    related: tuple[Related, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    fingerprint: str = ""
    suppressed: str | None = None
    composite: Story | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that kept a file or part of it from being linted: one clear line with its place. Exit code 2."""

    path: str
    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something a careful reader of the log may want to know: a file that was skipped, and why."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Score:
    """0-100 for one message, with every deduction as (code, points, range)."""

    path: str
    id: str
    value: int
    deductions: tuple[tuple[str, int, Range], ...] = ()


@dataclass(frozen=True, slots=True)
class Linted:
    """A message as a report shows it: where it begins, its situation and its decoded words."""

    path: str
    line: int
    id: str
    format: str
    sequence: str | None
    subject: str | None
    body: str
    channel: str | None
    step: int | None
    relationship: str | None
    first_contact: bool
    decided_by: str
    language: str | None = None
    alternatives: tuple[str, ...] = ()
    subject_path: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run found, in the order of paths and places. `messages` are all that was linted."""

    diagnostics: tuple[Diagnostic, ...] = ()
    messages: tuple[Linted, ...] = ()
    files: int = 0
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    suppressed: tuple[Diagnostic, ...] = ()
    fixed: Mapping[str, int] = field(default_factory=dict)
    scores: tuple[Score, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(d.severity == severity for d in self.diagnostics)
