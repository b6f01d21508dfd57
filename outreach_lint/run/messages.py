"""Messages: what is read as which format, with nothing linted."""

from __future__ import annotations

from pathlib import Path

from outreach_lint.annotate import annotate
from outreach_lint.model.diagnostic import Note, Problem, Report
from outreach_lint.model.source import SourceError
from outreach_lint.run.check import inputs_of, jobs_of, project_of
from outreach_lint.run.judge import linted
from outreach_lint.run.many import Job, opened_for
from outreach_lint.run.project import rulebook
from outreach_lint.run.refusal import refusing
from outreach_lint.run.request import Request

SHOWN = 60
"""Characters of a stretch left out that its note repeats."""


def messages(request: Request) -> Report:
    """The messages of the files asked for, and notes on what was left out. Raises Refused."""
    with refusing():
        project = project_of(request)
        gathered = inputs_of(request, project)
        reports = [_read(job) for job in jobs_of(request, project, gathered.inputs)]
    return Report(
        messages=tuple(m for report in reports for m in report.messages),
        files=sum(report.files for report in reports),
        problems=(*gathered.problems, *(p for report in reports for p in report.problems)),
        notes=(*gathered.notes, *(n for report in reports for n in report.notes)),
    )


def _read(job: Job) -> Report:
    try:
        opened = opened_for(job)
    except SourceError as error:
        return Report(problems=(Problem(error.path, error.line, error.column, error.message),))
    source, reading, path = opened.source, opened.reading, job.input.path
    lexicon = rulebook(job.folders).lexicon
    read = tuple(linted(source, annotate(m, lexicon, job.settings, reading.fields)) for m in reading.messages)
    notes = [Note(path, reading.note)] if reading.note else []
    for stretch in reading.left_out:
        place = source.range(stretch.start, stretch.end)
        words = " ".join(source.text[stretch.start : stretch.end][: SHOWN * 2].split())
        shown = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
        notes.append(Note(f"{path}:{place.line}-{place.end_line}", f"left out ({stretch.reason}): {shown}"))
    return Report(messages=read, files=1, notes=tuple(notes))


def is_named(path: str, request: Request) -> bool:
    """Whether a path was named on the command line."""
    return any(Path(path) == Path(given) for given in request.paths)
