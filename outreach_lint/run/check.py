"""Check: gather files, lint them, hold them against the baseline, and judge the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from outreach_lint.model.diagnostic import SEVERITIES, Report, Severity
from outreach_lint.model.record import replace
from outreach_lint.run import gather
from outreach_lint.run.file import Outcome
from outreach_lint.run.gather import Gathered, Input
from outreach_lint.run.many import Job, run_jobs, within_lines
from outreach_lint.run.project import Project
from outreach_lint.run.refusal import refusing
from outreach_lint.run.request import Limits, Request, Result

NO_LIMITS = Limits()
Progress = Callable[[int, int], None]
"""Called with the number of files done and of all files."""


def check(request: Request, limits: Limits = NO_LIMITS, progress: Progress | None = None) -> Result:
    """Lint what is asked for. Raises Refused where the run cannot be made at all."""
    with refusing():
        project = project_of(request)
        project.check_given()
        gathered = inputs_of(request, project)
        outcomes = list(outcomes_of(request, project, gathered, progress))
        report = reported(gathered, outcomes)
        extra: tuple[str, ...] = ()
        if (request.baseline is not False and request.config is not False) or isinstance(request.baseline, Path):
            from outreach_lint.run.baselines import against_baseline

            report, extra = against_baseline(report, request, project, gathered)
    config = project.config(Path.cwd())
    reasons = (*failures(report, settled(limits, config)), *extra)
    return Result(report, reasons, _timing(outcomes), frozenset(i.path for i in gathered.inputs if i.named))


def project_of(request: Request) -> Project:
    """The project that a request is about."""
    more = {"prospect": request.prospect} if request.prospect else {}
    return Project(request.config, request.given, request.forced, more)


def inputs_of(request: Request, project: Project) -> Gathered:
    """The files of a request."""
    paths = [path for path in request.paths if path != gather.STDIN]
    found = gather.gather(paths, project, request.force_exclude)
    if request.staged:
        found = gather.staged(found, from_index=request.fix is None)
    if request.since:
        found = gather.since(found, request.since)
    if request.stdin is not None:
        spoken = Input(request.stdin_name or "stdin.txt", named=True, data=request.stdin)
        found = replace(found, inputs=(*found.inputs, spoken))
    return found


def jobs_of(request: Request, project: Project, inputs: Iterable[Input]) -> list[Job]:
    """One job a file, under the settings that hold for its path."""
    jobs = []
    for item in inputs:
        ruling = project.ruling(Path(item.path))
        jobs.append(Job(item, ruling.settings, ruling.folders, request.today, request.inline, request.timed))
    return jobs


def outcomes_of(
    request: Request, project: Project, gathered: Gathered, progress: Progress | None = None
) -> Iterator[Outcome]:
    """The outcome of each file, in order."""
    jobs = jobs_of(request, project, gathered.inputs)
    for i, (job, outcome) in enumerate(zip(jobs, run_jobs(jobs, request.jobs), strict=True), 1):
        yield within_lines(outcome, job.input.lines) if request.changed_lines else outcome
        if progress:
            progress(i, len(jobs))


def reported(gathered: Gathered, outcomes: Sequence[Outcome]) -> Report:
    """All outcomes as one report."""
    return Report(
        diagnostics=tuple(d for outcome in outcomes for d in outcome.diagnostics),
        messages=tuple(m for outcome in outcomes for m in outcome.messages),
        files=sum(not outcome.problems for outcome in outcomes),
        # A rule that cannot run says the same of every file.
        problems=tuple(dict.fromkeys((*gathered.problems, *(p for outcome in outcomes for p in outcome.problems)))),
        notes=(*gathered.notes, *(n for outcome in outcomes for n in outcome.notes)),
        suppressed=tuple(d for outcome in outcomes for d in outcome.suppressed),
        scores=tuple(s for outcome in outcomes for s in outcome.scores),
    )


def settled(limits: Limits, config: Any) -> Limits:
    """Limits with the configuration's where none are given."""
    most, least = limits.max_warnings, limits.min_score
    return Limits(
        limits.fail_level or config.get("fail-level", "error"),
        config.get("max-warnings") if most is None else most,
        config.get("min-score") if least is None else least,
    )


def failures(report: Report, limits: Limits) -> tuple[str, ...]:
    """Why a run fails by its findings; nothing where it passes."""
    reasons = []
    level: Severity = limits.fail_level or "error"
    grave = SEVERITIES[: SEVERITIES.index(level) + 1]
    if any(d.severity in grave for d in report.diagnostics):
        reasons.append("")
    warnings = report.count("warning")
    if limits.max_warnings is not None and warnings > limits.max_warnings:
        reasons.append(f"{warnings} warnings, but at most {limits.max_warnings} are allowed (max-warnings)")
    least = limits.min_score or 0
    low = [score for score in report.scores if score.value < least]
    reasons += [f"{s.path}: message {s.id} scores {s.value}, below {least} (min-score)" for s in low]
    return tuple(reasons)


def _timing(outcomes: Iterable[Outcome]) -> dict[str, float]:
    total: dict[str, float] = {}
    for outcome in outcomes:
        for name, seconds in outcome.spent.items():
            total[name] = total.get(name, 0.0) + seconds
    return total
