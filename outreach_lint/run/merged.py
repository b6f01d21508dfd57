"""Merged: the templates of a file merged with a list, each row looked at, the first ones linted in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from outreach_lint.annotate import annotate
from outreach_lint.merge import MergeFinding, MergeReport, merge, renderings
from outreach_lint.model.annotated import Annotated
from outreach_lint.model.diagnostic import Diagnostic
from outreach_lint.model.message import Message
from outreach_lint.model.record import dataclass, replace
from outreach_lint.model.rule import Rule
from outreach_lint.rulebook import choose
from outreach_lint.run.check import inputs_of, jobs_of, project_of
from outreach_lint.run.file import lint_messages
from outreach_lint.run.judge import sentence_places
from outreach_lint.run.many import Job, opened_for
from outreach_lint.run.merge_rules import diagnosed, rules_of, spoken
from outreach_lint.run.opened import Opened
from outreach_lint.run.project import rulebook
from outreach_lint.run.prospects import opened_prospects
from outreach_lint.run.refusal import refused, refusing
from outreach_lint.run.request import Request
from outreach_lint.suppress import apply

OWN_FAULTS = frozenset({"TPL003", "TPL004", "TPL010", "TPL014"})
"""Rules of the family `template` that still say something of a merged text; the others are about fields and values."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with its place in the template's file, the number of rows that it hits and the first of them.

    `examples` are row numbers from 1, the header not counted, with the words that the finding is about.
    """

    diagnostic: Diagnostic
    rows: int
    examples: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a list makes of one template. `linted` is the number of rows whose text was linted by the rules."""

    path: str
    id: str
    report: MergeReport
    found: tuple[Found, ...]
    linted: int


def merged(request: Request, prospects: Path, most: int) -> tuple[Merged, ...]:
    """Every template of the request merged with every row of the list; the rules read the texts of `most` rows.

    Raises Refused. The list is read once a template, a row at a time.
    """
    with refusing():
        project = project_of(request)
        gathered = inputs_of(request, project)
        jobs = jobs_of(request, project, gathered.inputs)
        found = tuple(one for job in jobs for one in _file(job, prospects, most))
    if not found:
        raise refused(f"no message was found in {', '.join(request.paths)}; see `outreach-lint messages -v`")
    return found


def _file(job: Job, prospects: Path, most: int) -> Iterator[Merged]:
    opened, settings = opened_for(job), job.settings
    book = rulebook(job.folders)
    rules = rules_of(choose(book.rules.values(), settings))
    for message in opened.reading.messages:
        tool = message.template or settings.template
        template = replace(message, channel=message.channel or settings.channel)
        annotated = annotate(template, book.lexicon, settings, opened.reading.fields)
        with opened_prospects(prospects) as table:
            report = merge(template, table.rows, table.columns, tool, settings.limits, spoken(rules, annotated))
        with opened_prospects(prospects) as table:
            linted, said = _linted(opened, job, template, tool, islice(table.rows, most))
        told = [*diagnosed(opened.source, annotated, rules, report)]
        for subject in message.alternatives:
            told += _other_subject(opened, job, replace(template, subject=subject, alternatives=()), prospects, rules)
        found = [Found(diagnostic, one.rows, one.examples) for diagnostic, one in told]
        kept = _kept(opened, annotated, found, job.today)
        ordered = sorted((*kept, *said), key=lambda one: (one.diagnostic.range.start, one.diagnostic.code))
        yield Merged(opened.source.path, message.id, report, tuple(ordered), linted)


def _other_subject(
    opened: Opened, job: Job, template: Message, prospects: Path, rules: Mapping[str, Rule]
) -> Iterator[tuple[Diagnostic, MergeFinding]]:
    """What the list makes of a further subject; the body was merged with the first one already."""
    settings = job.settings
    annotated = annotate(template, rulebook(job.folders).lexicon, settings, opened.reading.fields)
    kinds = spoken(rules, annotated) - {"same-text"}
    alone = replace(template, body=template.body[:0])
    with opened_prospects(prospects) as table:
        tool = template.template or settings.template
        report = merge(alone, table.rows, table.columns, tool, settings.limits, kinds)
    yield from diagnosed(opened.source, annotated, rules, report)


def _kept(opened: Opened, annotated: Annotated, found: Sequence[Found], today: date) -> list[Found]:
    """What no ignore in the template hides."""
    if not opened.directives:
        return list(found)
    places, order = sentence_places(annotated), annotated.message.order
    told = [one.diagnostic for one in found]
    applied = apply(told, opened.directives, opened.aims, order, places, today)
    return [one for one in found if one.diagnostic in applied.kept]


def _linted(
    opened: Opened, job: Job, template: Message, tool: str | None, rows: Iterable[Mapping[str, str | None]]
) -> tuple[int, tuple[Found, ...]]:
    """How many rows were linted, and the rules' findings added up by their place in the template."""
    book = rulebook(job.folders)
    first: dict[tuple[str, int, int], Diagnostic] = {}
    hit: dict[tuple[str, int, int], list[int]] = {}
    number = 0
    for number, message in enumerate(renderings(template, rows, tool), 1):
        outcome = lint_messages(opened, (replace(message, template=None),), book, job.settings, job.today)
        for diagnostic in outcome.diagnostics:
            key = (diagnostic.code, diagnostic.range.start, diagnostic.range.end)
            if _tells(diagnostic) and hit.setdefault(key, [])[-1:] != [number]:
                first.setdefault(key, diagnostic)
                hit[key].append(number)
    return number, tuple(_told(first[key], rows_hit) for key, rows_hit in hit.items() if rows_hit)


def _tells(diagnostic: Diagnostic) -> bool:
    return diagnostic.family != "template" or diagnostic.code in OWN_FAULTS


def _told(diagnostic: Diagnostic, rows: list[int]) -> Found:
    words = " ".join(diagnostic.text.split())
    return Found(diagnostic, len(rows), tuple((row, words) for row in rows[:5]))
