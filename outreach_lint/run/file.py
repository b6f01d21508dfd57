"""One file: its messages judged in their order, and its own ignores reviewed at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from outreach_lint.model.diagnostic import Diagnostic, Linted, Note, Problem, Score
from outreach_lint.model.message import Message
from outreach_lint.model.record import dataclass, field
from outreach_lint.model.rule import Rule
from outreach_lint.model.settings import Settings
from outreach_lint.rulebook import Rulebook, choose, matches_selector
from outreach_lint.run.clock import Clock
from outreach_lint.run.diagnose import about_source, fingerprinted
from outreach_lint.run.judge import Court, Told, judged, seen_ahead, told
from outreach_lint.run.known import Held, known_under, repeatable
from outreach_lint.run.opened import Opened
from outreach_lint.run.repeats import Repeats
from outreach_lint.run.sequences import batches, in_sequence
from outreach_lint.suppress import FAULTS, Fault, review


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
    known = known_under(Held(book, settings)) if repeatable(rules) else None
    court = Court(opened, rules, book, settings, today, Clock(timed), known)
    repeats = Repeats(rules)
    heard: list[Told] = []
    for batch in batches(seen_ahead(court, messages), any(rule.scope == "sequence" for rule in rules)):
        pairs = [judged(court, message) for message in batch]
        together = court.clock.run("sequence", in_sequence, pairs, opened, rules, book, settings)
        for annotated, hits in pairs:
            more = together.get(annotated.message.order, ())
            heard.append(told(court, annotated, (*hits, *more, *repeats.told(annotated))))
    path = opened.source.path
    return Outcome(
        path,
        tuple(d for one in heard for d in one.kept),
        tuple(d for one in heard for d in one.hidden),
        tuple(one.message for one in heard),
        tuple(one.score for one in heard),
        frozenset(pair for one in heard for pair in one.used),
        notes=tuple(Note(path, _unspoken(one)) for one in heard if one.unspoken),
        format=opened.reading.format,
        spent=court.clock.spent,
    )


def _unspoken(one: Told) -> str:
    return f"message {one.message.id} is in `{one.unspoken}`, for which there are no rules"


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
