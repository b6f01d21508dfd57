"""Annotated: a message with what a careful reader notices in it, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

from outreach_lint.model.diagnostic import Confidence, Safety, Severity
from outreach_lint.model.message import Message, Part
from outreach_lint.model.record import dataclass, field
from outreach_lint.model.view import View as View
from outreach_lint.model.view import Word as Word

Zone = Literal[
    "subject", "greeting", "opening", "body", "ask", "sign-off", "signature", "postscript", "quoted", "footer"
]
WRITTEN: tuple[Zone, ...] = ("subject", "opening", "body", "ask", "postscript")
"""The zones that the sender wrote for this reader; lexical rules read no others unless they ask."""

Owner = Literal["seller", "prospect", "third"]
Job = Literal[
    "introduction", "observation", "problem", "insight", "offer", "proof", "ask", "permission", "disqualifier"
]
FieldClass = Literal["sender", "identity", "content", "system", "control", "spintax", "unknown"]


class Span(NamedTuple):
    """Code points start..end of one part of a message."""

    part: Part
    start: int
    end: int


class MergeField(NamedTuple):
    """A merge field. `name` is normalised (lower case, no separators); `kind` says whose fact it will hold."""

    part: Part
    start: int
    end: int
    raw: str
    name: str
    kind: FieldClass
    syntax: str
    fallback: str | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with one subject at most. Owners, jobs and anchors are sets, since clauses share them."""

    start: int
    end: int
    subject: Owner | None
    owners: frozenset[Owner]
    jobs: frozenset[Job]
    anchors: tuple[Span, ...] = ()
    hedged: bool = False
    cited: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, where it stands in the message, and its clauses. `index` counts within the part, from 0."""

    part: Part
    start: int
    end: int
    zone: Zone
    question: bool
    paragraph: int
    index: int
    clauses: tuple[Clause, ...]

    @property
    def jobs(self) -> frozenset[Job]:
        """All jobs that its clauses do."""
        return frozenset().union(*[clause.jobs for clause in self.clauses])

    @property
    def owners(self) -> frozenset[Owner]:
        """All owners that its clauses speak of."""
        return frozenset().union(*[clause.owners for clause in self.clauses])

    @property
    def anchors(self) -> tuple[Span, ...]:
        """The checkable facts about this prospect that it holds."""
        return tuple([anchor for clause in self.clauses for anchor in clause.anchors])

    @property
    def hedged(self) -> bool:
        """Whether any clause is offered as a guess."""
        return any(clause.hedged for clause in self.clauses)


@dataclass(frozen=True, slots=True)
class Situation:
    """What the message is to its reader. `decided_by` says in words what settled first contact."""

    channel: str | None
    step: int | None
    relationship: str | None
    first_contact: bool
    unsolicited: bool
    decided_by: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Annotated:
    """A message and everything noticed in it: the only thing that rules and checks read.

    `signals` are the places of named patterns that more than one rule needs, by name. `sellers` are lower-case names
    of the sender's company and products, configured or introduced by the message itself. `weighed` holds, by the name
    of learned weights, how much each sentence reads like that fault. `lengths` are the characters of each part as a
    reader would receive it, from and to. `kept` remembers what several rules ask of the message, by what was asked.
    """

    message: Message
    situation: Situation
    views: Mapping[Part, View]
    fields: tuple[MergeField, ...]
    sentences: tuple[Sentence, ...]
    signals: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    sellers: frozenset[str] = frozenset()
    declared_fields: frozenset[str] = frozenset()
    ready: bool = False
    weighed: Mapping[str, tuple[Weighed, ...]] = field(default_factory=dict)
    lengths: Mapping[Part, tuple[int, int]] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def copy(self) -> tuple[Sentence, ...]:
        """The sentences of the body that the sender wrote for this reader."""
        found: tuple[Sentence, ...] | None = self.kept.get("copy")
        if found is None:
            found = tuple([one for one in self.sentences if one.part == "body" and one.zone in WRITTEN])
            self.kept["copy"] = found
        return found

    def words_of(self, span: Span) -> str:
        """The decoded characters of a span."""
        return self.views[span.part].chars[span.start : span.end]

    def sentence_at(self, part: Part, offset: int) -> Sentence | None:
        """The sentence that holds an offset of a part."""
        for sentence in self.sentences:
            if sentence.part == part and sentence.start <= offset < sentence.end:
                return sentence
        return None


class Weighed(NamedTuple):
    """How much a sentence reads like a fault, from 0 to 1; `because()` tells what speaks loudest for it, in words."""

    span: Span
    share: float
    because: Callable[[], tuple[str, ...]]


class Change(NamedTuple):
    """New words for a span of a part; an empty text deletes, an empty span inserts."""

    span: Span
    text: str


class Proposal(NamedTuple):
    """A suggestion in decoded offsets: becomes an edit of the source where the source allows it."""

    title: str
    safety: Safety = Safety.SHOW
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found. `says` fills the rule's message; `severity` and `confidence` replace the rule's own."""

    span: Span
    says: Mapping[str, object] = field(default_factory=dict)
    related: tuple[tuple[Span, str], ...] = ()
    proposals: tuple[Proposal, ...] = ()
    severity: Severity | None = None
    confidence: Confidence | None = None
