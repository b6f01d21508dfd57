"""Listed ignores: every directive of a request's files, with its place, scope, reason and date."""

from __future__ import annotations

from typing import NamedTuple

from outreach_lint.model.diagnostic import Problem
from outreach_lint.run.check import inputs_of, jobs_of, project_of
from outreach_lint.run.many import opened_for, problem_of
from outreach_lint.run.refusal import refusing
from outreach_lint.run.request import Request


class Ignore(NamedTuple):
    """One directive, as a list shows it."""

    path: str
    line: int
    scope: str
    codes: tuple[str, ...]
    reason: str
    until: str | None
    expired: bool


def listed_ignores(request: Request) -> tuple[tuple[Ignore, ...], tuple[Problem, ...]]:
    """The well-formed directives in the order of files, and what could not be read. Raises Refused."""
    found: list[Ignore] = []
    problems: list[Problem] = []
    with refusing():
        project = project_of(request)
        gathered = inputs_of(request, project)
        problems += gathered.problems
        for job in jobs_of(request, project, gathered.inputs):
            try:
                opened = opened_for(job)
            except Exception as error:
                problems.append(problem_of(job.input.path, error, job.folders))
                continue
            for one in opened.directives:
                source = opened.sidecar if opened.sidecar and one.carrier == "sidecar" else opened.source
                late = bool(one.until and one.until < request.today)
                until = one.until.isoformat() if one.until else None
                line = source.position(one.start)[0]
                found.append(Ignore(one.path, line, one.scope, one.codes, one.reason, until, late))
    return tuple(found), tuple(problems)
