"""Walk: the findings of a request one by one; what is chosen is written at once, and the file is read again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from outreach_lint.files import write_atomic
from outreach_lint.model.diagnostic import Diagnostic, Edit, Problem
from outreach_lint.model.record import replace
from outreach_lint.run.check import inputs_of, jobs_of, project_of
from outreach_lint.run.file import finished, lint_messages
from outreach_lint.run.many import Job, opened_for, problem_of
from outreach_lint.run.opened import Opened
from outreach_lint.run.project import rulebook
from outreach_lint.run.refusal import refusing
from outreach_lint.run.repair import Unproven, proven
from outreach_lint.run.request import Request

Key = tuple[str, str]


class Walk:
    """The way through the files of a request. Skipped findings are remembered by rule and words."""

    def __init__(self, request: Request) -> None:
        with refusing():
            project = project_of(request)
            project.check_given()
            gathered = inputs_of(request, project)
            jobs = jobs_of(request, project, gathered.inputs)
        # The walk edits the files themselves, so that it reads them again from where they lie.
        self._jobs: Iterator[Job] = iter([replace(job, input=replace(job.input, data=None)) for job in jobs])
        self._job: Job | None = next(self._jobs, None)
        self._skipped: dict[Key, int] = {}
        self._now: tuple[Opened, Diagnostic] | None = None
        self.problems: tuple[Problem, ...] = gathered.problems

    def next(self) -> Diagnostic | None:
        """The next finding, from the file as it is now; None at the end of the last file."""
        while self._job is not None:
            try:
                opened, found = self._linted(self._job)
            except Exception as error:
                self.problems += (problem_of(self._job.input.path, error, self._job.folders),)
                found = ()
            left = dict(self._skipped)
            for diagnostic in found:
                key = (diagnostic.code, diagnostic.text)
                if left.get(key, 0) > 0:
                    left[key] -= 1
                    continue
                self._now = (opened, diagnostic)
                return diagnostic
            self._job, self._skipped = next(self._jobs, None), {}
        return None

    def skip(self) -> None:
        """Leave the present finding as it is."""
        if self._now:
            key = (self._now[1].code, self._now[1].text)
            self._skipped[key] = self._skipped.get(key, 0) + 1

    def apply(self, choice: int | None, words: str | None) -> str | None:
        """Apply a suggestion by its index, or the writer's own words; what went wrong, or None."""
        if self._now is None or self._job is None:
            return "there is nothing to change"
        opened, diagnostic = self._now
        edits = diagnostic.suggestions[choice].edits if choice is not None else _edit(opened, diagnostic, words or "")
        if not edits:
            return "these words cannot be written at this place; change the file by hand"
        try:
            data = proven(self._job, opened, edits)
            write_atomic(Path(self._job.input.path), data)
        except Unproven as error:
            return str(error)
        except OSError as error:
            return f"{self._job.input.path}: cannot be written: {error.strerror}"
        return None

    @staticmethod
    def _linted(job: Job) -> tuple[Opened, tuple[Diagnostic, ...]]:
        opened = opened_for(job)
        book = rulebook(job.folders)
        part = lint_messages(opened, opened.reading.messages, book, job.settings, job.today)
        found = finished(opened, [part], book, job.settings, job.today).diagnostics
        return opened, tuple(d for d in found if d.path == job.input.path)


def _edit(opened: Opened, diagnostic: Diagnostic, words: str) -> tuple[Edit, ...]:
    target = diagnostic.target
    message = next((m for m in opened.reading.messages if m.id == target.id), None)
    if message is None:
        return ()
    text = message.part(target.part)
    written = text.written(words)
    if written is None or not text.whole(target.start, target.end):
        return ()
    return (Edit(diagnostic.range, written, words),)
