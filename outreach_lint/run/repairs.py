"""Repairs: every file of a request, fixed in memory."""

from __future__ import annotations

from typing import NamedTuple

from outreach_lint.model.diagnostic import Problem, Safety
from outreach_lint.run.check import inputs_of, jobs_of, project_of
from outreach_lint.run.refusal import refusing
from outreach_lint.run.repair import Repaired, repair
from outreach_lint.run.request import Request


class Done(NamedTuple):
    """Files before and after, what went wrong, and the name that standard input was read under."""

    files: tuple[Repaired, ...]
    problems: tuple[Problem, ...]
    stdin_path: str | None


def repairs(request: Request) -> Done:
    """Fix the files of a request in memory. Raises Refused."""
    with refusing():
        project = project_of(request)
        project.check_given()
        gathered = inputs_of(request, project)
        least = Safety.SAFE if request.fix is None else request.fix
        files = tuple(
            one
            for job in jobs_of(request, project, gathered.inputs)
            for one in repair(job, least, request.changed_lines)
        )
    stdin = next((item.path for item in gathered.inputs if item.data is not None and request.stdin is not None), None)
    return Done(files, tuple(one.problem for one in files if one.problem), stdin)
