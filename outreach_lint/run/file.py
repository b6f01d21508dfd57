"""One file: each of its messages annotated, matched and told, then its ignores applied and themselves reviewed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from time import perf_counter
from typing import ParamSpec, TypeVar

from outreach_lint.annotate import annotate
from outreach_lint.match import match
from outreach_lint.model.annotated import Annotated, Hit
from outreach_lint.model.diagnostic import Diagnostic, Linted, Note, Problem, Score
from outreach_lint.model.message import Message
from outreach_lint.model.record import dataclass, field, replace
from outreach_lint.model.rule import Rule
from outreach_lint.model.settings import Settings
from outreach_lint.model.source import Source
from outreach_lint.rulebook import Rulebook, choose, matches_selector
from outreach_lint.run.alternatives import other_subjects
from outreach_lint.run.branches import branch_hits
from outreach_lint.run.compose import composed
from outreach_lint.run.diagnose import about_source, diagnose, fingerprinted
from outreach_lint.run.opened import Opened
from outreach_lint.run.repeats import Repeats
from outreach_lint.run.score import score
from outreach_lint.run.sequences import Pair, batches, in_sequence
from outreach_lint.suppress import FAULTS, Fault, apply, review

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file, or a part of it, gave."""

    path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    suppressed: tuple[Diagnostic, ...] = ()
    messages: tuple[Linted, ...] = ()
    scores: tuple[Score, ...] = ()
    used: frozenset[tuple[int, str]] = frozenset()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    format: str = ""
    spent: dict[str, float] = field(default_factory=dict)


def lint_messages(
    opened: Opened, messages: Iterable[Message], book: Rulebook, settings: Settings, today: date, timed: bool = False
) -> Outcome:
    """The findings of some messages of a file; its ignores are applied, but not reviewed yet."""
    rules = choose(book.rules.values(), settings)
    source, fields = opened.source, (*opened.reading.fields, *settings.prospect_fields)
    kept: list[Diagnostic] = []
    hidden: list[Diagnostic] = []
    told: list[Linted] = []
    scores: list[Score] = []
    notes: list[Note] = []
    used: set[tuple[int, str]] = set()
    spent: dict[str, float] = {}
    clock = Clock(spent if timed else None)
    repeats = Repeats(rules)
    for batch in batches(messages, any(rule.scope == "sequence" for rule in rules)):
        judged: list[Pair] = []
        for message in batch:
            message = completed(message, settings)
            annotated = clock.run("annotate", annotate, message, book.lexicon, settings, fields)
            told.append(linted(source, annotated))
            language = message.language or settings.language or "en"
            speaking = [rule for rule in rules if language.lower().startswith(rule.language)]
            if not speaking and rules:
                notes.append(
                    Note(source.path, f"message {message.id} is in `{language}`, for which there are no rules")
                )
            hits = _matched(clock, timed, annotated, speaking, book, settings)
            judged.append((annotated, (*hits, *branch_hits(annotated, hits, speaking, book, settings))))
        together = clock.run("sequence", in_sequence, judged, opened, rules, book, settings)
        for annotated, hits in judged:
            message = annotated.message
            every = (*hits, *together.get(message.order, ()), *repeats.told(annotated))
            found = [diagnose(source, annotated, rule, hit) for rule, hit in every]
            found += other_subjects(source, annotated, rules, book, settings)
            if opened.directives:
                places = sentence_places(annotated)
                applied = apply(found, opened.directives, opened.aims, message.order, places, today)
                found = list(applied.kept)
                hidden += applied.hidden
                used |= applied.used
            kept += composed(source, annotated, found, book.composites)
            scores.append(score(source.path, message.id, found))
    return Outcome(
        source.path,
        tuple(kept),
        tuple(hidden),
        tuple(told),
        tuple(scores),
        frozenset(used),
        notes=tuple(notes),
        format=opened.reading.format,
        spent=spent,
    )


def completed(message: Message, settings: Settings) -> Message:
    """A message with the tool and the prospect that the settings name, where its file names none."""
    template, prospect = message.template or settings.template, message.prospect or settings.prospect
    if template == message.template and prospect == message.prospect:
        return message
    return replace(message, template=template, prospect=prospect)


class Clock:
    """Adds up seconds by name; without a place to add them, it does the work alone."""

    def __init__(self, spent: dict[str, float] | None) -> None:
        self._spent = spent

    def run(self, name: str, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Do some work and book its time under a name."""
        if self._spent is None:
            return work(*args, **kwargs)
        start = perf_counter()
        try:
            return work(*args, **kwargs)
        finally:
            self._spent[name] = self._spent.get(name, 0.0) + perf_counter() - start


def _matched(
    clock: Clock, timed: bool, annotated: Annotated, rules: Sequence[Rule], book: Rulebook, settings: Settings
) -> tuple[tuple[Rule, Hit], ...]:
    if timed:
        for rule in rules:
            clock.run(rule.code, match, annotated, [rule], book.lexicon, settings)
    return match(annotated, rules, book.lexicon, settings)


def linted(source: Source, annotated: Annotated) -> Linted:
    """A message as reports show it."""
    message, said = annotated.message, annotated.situation
    subject = None if message.subject_source else message.subject
    first = next((text for text in (subject, message.body) if text and text.pieces), None)
    return Linted(
        path=source.path,
        line=source.position(first.pieces[0].start)[0] if first else 1,
        id=message.id,
        format=message.format,
        sequence=message.sequence,
        subject=message.subject.chars if message.subject is not None else None,
        body=message.body.chars,
        channel=said.channel,
        step=said.step,
        relationship=said.relationship,
        first_contact=said.first_contact,
        decided_by=said.decided_by,
        language=message.language,
        alternatives=tuple(text.chars for text in message.alternatives),
        subject_path=message.subject_source.path if message.subject_source else None,
    )


def sentence_places(annotated: Annotated) -> list[tuple[int, int]]:
    """The source ranges of a message's sentences, in their order."""
    places = []
    for sentence in annotated.sentences:
        text = annotated.message.part(sentence.part)
        beside = sentence.part == "subject" and annotated.message.subject_source is not None
        if text.pieces and not beside:
            places.append(text.source(sentence.start, sentence.end))
    return sorted(places)


def finished(
    opened: Opened, parts: Sequence[Outcome], book: Rulebook, settings: Settings, today: date, named: bool = False
) -> Outcome:
    """The parts of a file as one: fingerprints made, and the file's own ignores reviewed."""
    rules = choose(book.rules.values(), settings)
    used = frozenset(pair for part in parts for pair in part.used)
    faults = (*opened.faults, *review(opened.directives, used, today, lambda code: _runs(code, rules, book)))
    own = [d for fault in faults if (d := _fault(fault, opened, rules))]
    found = sorted(
        (*(d for part in parts for d in part.diagnostics), *own), key=lambda d: (d.path, d.range[:2], d.code)
    )
    spent: dict[str, float] = {}
    for part in parts:
        for name, seconds in part.spent.items():
            spent[name] = spent.get(name, 0.0) + seconds
    note = opened.reading.note
    notes = [Note(opened.source.path, note)] if note else []
    return Outcome(
        opened.source.path,
        fingerprinted(found),
        fingerprinted(d for part in parts for d in part.suppressed),
        tuple(m for part in parts for m in part.messages),
        tuple(s for part in parts for s in part.scores),
        problems=tuple(p for part in parts for p in part.problems),
        notes=(*notes, *(n for part in parts for n in part.notes)),
        format=opened.reading.format,
        spent=spent,
    )


def _runs(selector: str, rules: Sequence[Rule], book: Rulebook) -> bool | None:
    # Rules about merges speak in `merge` alone: elsewhere an ignore of theirs cannot be idle.
    if any(matches_selector(rule, selector) for rule in rules if rule.scope != "merge"):
        return True
    return False if any(matches_selector(rule, selector) for rule in book.rules.values()) else None


def _fault(fault: Fault, opened: Opened, rules: Sequence[Rule]) -> Diagnostic | None:
    rule = next((rule for rule in rules if rule.code == FAULTS[fault.kind]), None)
    source = opened.sidecar if opened.sidecar and fault.path == opened.sidecar.path else opened.source
    return about_source(rule, source, fault.start, fault.end, fault.says, fault.remove) if rule else None
