"""Merged: the templates of a file merged with a list, each row looked at, the first ones linted in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from outreach_lint.merge import MergeFinding, MergeReport, merge, renderings
from outreach_lint.model.annotated import Span
from outreach_lint.model.diagnostic import Diagnostic
from outreach_lint.model.message import Message
from outreach_lint.model.source import Range
from outreach_lint.run.check import inputs_of, jobs_of, project_of
from outreach_lint.run.diagnose import located
from outreach_lint.run.file import lint_messages
from outreach_lint.run.many import Job, opened_for
from outreach_lint.run.opened import Opened
from outreach_lint.run.project import rulebook
from outreach_lint.run.prospects import opened_prospects
from outreach_lint.run.refusal import refused, refusing
from outreach_lint.run.request import Request

OWN_FAULTS = frozenset({"TPL003", "TPL004", "TPL010", "TPL014"})
"""Rules of the family `template` that still say something of a merged text; the others are about fields and values."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with its place in the template's file."""

    range: Range
    finding: MergeFinding


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
    opened = opened_for(job)
    for message in opened.reading.messages:
        tool = message.template or job.settings.template
        template = replace(message, channel=message.channel or job.settings.channel)
        with opened_prospects(prospects) as table:
            report = merge(template, table.rows, table.columns, tool)
        with opened_prospects(prospects) as table:
            linted, said = _linted(opened, job, template, tool, islice(table.rows, most))
        found = [Found(_place(opened, template, one), one) for one in report.findings]
        ordered = sorted((*found, *said), key=lambda one: (one.range.start, one.finding.code))
        yield Merged(opened.source.path, message.id, report, tuple(ordered), linted)


def _place(opened: Opened, message: Message, finding: MergeFinding) -> Range:
    return located(opened.source, message, Span(finding.part, finding.start, finding.end))[0]


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
    examples = tuple((row, words) for row in rows[:5])
    place = (diagnostic.target.part, diagnostic.target.start, diagnostic.target.end)
    finding = MergeFinding(
        diagnostic.code, diagnostic.name, diagnostic.severity, diagnostic.message, *place, len(rows), examples
    )
    return Found(diagnostic.range, finding)
