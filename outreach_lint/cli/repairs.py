"""The fixing part of `check`: repair, show or write, and say what was done."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any, NamedTuple

from outreach_lint.cli.terminal import say, say_problems, write
from outreach_lint.model.diagnostic import Problem, Report
from outreach_lint.model.record import replace
from outreach_lint.run.request import Request


class Repairs(NamedTuple):
    """What to go on with: an exit code where the command is done, the request for what is left, what was fixed."""

    code: int | None
    request: Request
    fixed: dict[str, int]
    problems: tuple[Problem, ...] = ()


def repaired(request: Request, words: dict[str, Any]) -> Repairs:
    """Fix the files of a request."""
    from outreach_lint.run import repair
    from outreach_lint.run.repairs import repairs

    done = repairs(request)
    changed = [one for one in done.files if one.after != one.before]
    if words["diff"]:
        write(repair.diff(one) for one in changed)
        say_problems(Report(problems=done.problems))
        code = 1 if changed and not words["exit_zero"] else 0
        return Repairs(2 if done.problems else code, request, {})
    problems = [*done.problems]
    fixed: Counter[str] = Counter()
    for one in changed:
        if request.stdin is not None and one.path == done.stdin_path:
            request = replace(request, stdin=one.after)
        elif problem := repair.write(one):
            problems.append(problem)
            continue
        fixed.update(one.fixed)
    if request.stdin is not None:
        sys.stdout.buffer.write(request.stdin)
        sys.stdout.buffer.flush()
    if words["fix_only"]:
        say_problems(Report(problems=tuple(problems)))
        if not words["quiet"]:
            say(f"Fixed {fixed.total()} finding{'' if fixed.total() == 1 else 's'} in {len(changed)} files.")
        return Repairs(2 if problems else 0, request, dict(fixed))
    return Repairs(None, request, dict(fixed), tuple(problems))
