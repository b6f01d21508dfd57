"""Many: files and parts of long files over processes; the results stand in one order whatever their number."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from outreach_lint.installed import InstalledError
from outreach_lint.model.diagnostic import Problem
from outreach_lint.model.lexicon import PatternError
from outreach_lint.model.record import dataclass, replace
from outreach_lint.model.settings import Settings
from outreach_lint.model.source import SourceError
from outreach_lint.rulebook import Folder, RuleError, choose
from outreach_lint.rulebook.load import check_patterns
from outreach_lint.run.clock import Clock
from outreach_lint.run.file import Outcome, finished, lint_messages
from outreach_lint.run.gather import Input
from outreach_lint.run.opened import Opened, bytes_of, open_file, without_messages
from outreach_lint.run.parts import parts
from outreach_lint.run.project import rulebook
from outreach_lint.run.refusal import bug

LONG = 400_000
"""Bytes from which a file's messages are shared out between processes."""
ENOUGH = 300_000
"""Bytes in all below which starting processes costs more than it saves."""
PART = 250
"""Messages of a long file that one task takes, or a few more: no sequence is cut."""
GROUP = 24
"""Small files that one task takes."""


@dataclass(frozen=True, slots=True)
class Job:
    """One file to lint under its settings."""

    input: Input
    settings: Settings
    folders: tuple[Folder, ...] = ()
    today: date = date.min
    inline: bool = True
    timed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Some messages of a long file: those with an order from `start` to `stop`."""

    job: Job
    start: int
    stop: int


_OPEN: dict[str, Opened] = {}
"""Long files that are being shared out. Processes that are forked find them here; others read the file once."""


def run_jobs(jobs: Sequence[Job], processes: int) -> Iterator[Outcome]:
    """The outcome of each job, in the order of the jobs."""
    sizes = [_size(job.input) for job in jobs]
    if processes < 2 or sum(sizes) < ENOUGH:
        yield from (lint_job(job) for job in jobs)
        return
    yield from _shared(jobs, sizes, processes)


def lint_job(job: Job) -> Outcome:
    """One whole file. What keeps it from being linted is a problem of the outcome, never an exception."""
    book = rulebook(job.folders)
    try:
        clock = Clock(job.timed)
        opened = clock.run("read", opened_for, job)
        part = lint_messages(opened, opened.reading.messages, book, job.settings, job.today, job.timed)
        done = finished(opened, [part], book, job.settings, job.today)
        return replace(done, spent={**clock.spent, **done.spent})
    except Exception as error:
        return failed(job, error)


def opened_for(job: Job) -> Opened:
    """The file of a job; raises SourceError."""
    item = job.input
    data = bytes_of(item.path) if item.data is None else item.data
    return open_file(item.path, data, job.settings, job.inline)


def failed(job: Job, error: Exception) -> Outcome:
    """The outcome of a file that cannot be read, or (our bug) cannot be judged: the others are linted all the same."""
    return Outcome(job.input.path, problems=(problem_of(job.input.path, error, job.folders),))


def problem_of(path: str, error: Exception, folders: tuple[Folder, ...] = ()) -> Problem:
    """What an error tells the user."""
    if isinstance(error, (SourceError, RuleError)):
        return Problem(error.path, error.line, error.column, error.message)
    if isinstance(error, InstalledError):
        return Problem(path, 1, 1, str(error))
    if isinstance(error, PatternError):
        try:
            check_patterns(rulebook(folders))
        except RuleError as wrong:
            return Problem(wrong.path, wrong.line, wrong.column, wrong.message)
    if os.environ.get("OUTREACH_LINT_TRACEBACK"):
        raise error
    return Problem(path, 1, 1, bug(error))


def _size(item: Input) -> int:
    if item.data is not None:
        return len(item.data)
    try:
        return os.stat(item.path).st_size
    except OSError:
        return 0


def _shared(jobs: Sequence[Job], sizes: Sequence[int], processes: int) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_all_start_methods, get_context

    # Forked processes share the rule book and the long files that are already read; elsewhere they read them again.
    context = get_context("fork" if "fork" in get_all_start_methods() else "spawn")
    for folders in {job.folders for job in jobs}:
        rulebook(folders)
    tasks, openings = _tasks(jobs, sizes)
    try:
        with ProcessPoolExecutor(processes, context) as pool:
            done = pool.map(_work, tasks)
            _OPEN.clear()  # the processes have them
            try:
                yield from _joined(tasks, done, openings)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    finally:
        _OPEN.clear()


Task = tuple[Job, ...] | Part


def _tasks(jobs: Sequence[Job], sizes: Sequence[int]) -> tuple[list[Task], dict[str, Opened | Outcome]]:
    tasks: list[Task] = []
    openings: dict[str, Opened | Outcome] = {}
    group: list[Job] = []
    for job, size in zip(jobs, sizes, strict=True):
        if size < LONG:
            group.append(job)
            if len(group) == GROUP:
                tasks.append(tuple(group))
                group = []
            continue
        if group:
            tasks.append(tuple(group))
            group = []
        try:
            opened = opened_for(job)
        except Exception as error:
            openings[job.input.path] = failed(job, error)
            tasks.append(Part(job, 0, 0))
            continue
        _OPEN[job.input.path] = opened
        openings[job.input.path] = without_messages(opened)
        rules = choose(rulebook(job.folders).rules.values(), job.settings)
        tasks += [Part(job, start, stop) for start, stop in parts(opened.reading.messages, rules, PART)]
    if group:
        tasks.append(tuple(group))
    return tasks, openings


def _work(task: Task) -> tuple[Outcome, ...]:
    if not isinstance(task, Part):
        return tuple(lint_job(job) for job in task)
    if task.stop <= task.start:
        return (Outcome(task.job.input.path),)
    job = task.job
    try:
        if job.input.path not in _OPEN:
            _OPEN.clear()
            _OPEN[job.input.path] = opened_for(job)
        opened = _OPEN[job.input.path]
        messages = opened.reading.messages[task.start : task.stop]
        return (lint_messages(opened, messages, rulebook(job.folders), job.settings, job.today, job.timed),)
    except Exception as error:
        return (failed(job, error),)


def _joined(
    tasks: Sequence[Task], done: Iterable[tuple[Outcome, ...]], openings: dict[str, Opened | Outcome]
) -> Iterator[Outcome]:
    """The outcomes of tasks as those of files: the parts of a long file stand next to each other."""
    parts: list[Outcome] = []
    for i, (task, outcomes) in enumerate(zip(tasks, done, strict=True)):
        if not isinstance(task, Part):
            yield from outcomes
            continue
        parts += outcomes
        after = tasks[i + 1] if i + 1 < len(tasks) else None
        if isinstance(after, Part) and after.job is task.job:
            continue
        job, opened = task.job, openings.pop(task.job.input.path)
        if isinstance(opened, Outcome):
            yield opened
        else:
            yield finished(opened, parts, rulebook(job.folders), job.settings, job.today)
        parts = []


def within_lines(outcome: Outcome, lines: frozenset[int] | None) -> Outcome:
    """Only the findings that touch certain lines of the file."""
    if lines is None:
        return outcome
    kept = tuple(d for d in outcome.diagnostics if any(n in lines for n in range(d.range.line, d.range.end_line + 1)))
    return replace(outcome, diagnostics=kept)
