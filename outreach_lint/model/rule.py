"""Rule: what a rule file says, validated and frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from outreach_lint.model.diagnostic import Confidence, Safety, Severity
from outreach_lint.model.record import dataclass, field

Contact = Literal["any", "first", "unsolicited", "followup"]
Kind = Literal["phrase", "sentence", "metric", "check"]
Scope = Literal["message", "file", "sequence", "merge"]
Status = Literal["preview", "stable", "deprecated"]


@dataclass(frozen=True, slots=True)
class When:
    """The situations in which a rule speaks. `first` is first contact, `followup` an unsolicited later step."""

    contact: Contact = "any"
    channels: tuple[str, ...] = ()
    not_channels: tuple[str, ...] = ()
    min_step: int | None = None
    max_step: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """How a rule finds its places. Which fields matter depends on `kind`; the rule book's page tells of each.

    `where` holds conditions on the sentence or clause of a match (owner, subject, job, anchored, hedged, question …).
    """

    kind: Kind
    zones: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    regexes: tuple[str, ...] = ()
    where: Mapping[str, object] = field(default_factory=dict)
    span: Literal["match", "clause", "sentence"] = "match"
    once: bool = False
    check: str | None = None
    metric: str | None = None
    above: float | None = None
    below: float | None = None
    at_least_words: int = 0
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fix:
    """What to do about a match: a replacement or a deletion, its safety, and how it is named."""

    title: str
    safety: Safety
    replace: Literal["match", "clause", "sentence", "line"] = "match"
    text: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A message that a rule must (bad) or must not (good) speak of. `spans` are the marked places in `body`.

    `situation` overrides channel, step, relationship, prospect and format for the example.
    """

    good: bool
    body: str
    subject: str | None = None
    spans: tuple[tuple[str, int, int], ...] = ()
    says: tuple[str, ...] = ()
    fixed: str | None = None
    note: str | None = None
    situation: Mapping[str, object] = field(default_factory=dict)
    params: Mapping[str, object] = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `principles` are the catalogue's ids that it checks, `source` says where they come from.

    `enabled` tells whether it belongs to the default set; `pack` names the optional pack that it belongs to. A sentence
    that by the learned weights of the family reads less like its fault than `doubt` (0 to 1) is none.
    """

    code: str
    name: str
    family: str
    title: str
    severity: Severity
    confidence: Confidence
    message: str
    why: str
    source: str
    match: Match
    when: When = When()
    scope: Scope = "message"
    unless: tuple[str, ...] = ()
    doubt: float | None = None
    fixes: tuple[Fix, ...] = ()
    advice: tuple[str, ...] = ()
    examples: Sequence[Example] = ()
    principles: tuple[str, ...] = ()
    evidence: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    enabled: bool = True
    pack: str | None = None
    language: str = "en"
    status: Status = "stable"
    since: str = "0.1.0"
    path: str = ""
    line: int = 1
