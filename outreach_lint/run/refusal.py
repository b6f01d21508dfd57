"""Refusal: what keeps a whole run from starting, told as problems with their places."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from outreach_lint.config import ConfigError
from outreach_lint.gitfiles import GitError
from outreach_lint.installed import InstalledError
from outreach_lint.model.diagnostic import Problem
from outreach_lint.model.source import SourceError
from outreach_lint.rulebook.error import RuleError


class Refused(Exception):
    """A run that cannot be made. Each problem is one line for the user; one without a path is about the command."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(shown(problem) for problem in problems))
        self.problems = problems


def refused(message: str, path: str = "") -> Refused:
    """A refusal that is about the command itself, or about a whole file."""
    return Refused(Problem(path, 1, 1, message))


def shown(problem: Problem) -> str:
    """A problem as one line."""
    return f"{problem.path}:{problem.line}:{problem.column}: {problem.message}" if problem.path else problem.message


@contextmanager
def refusing() -> Iterator[None]:
    """Turn the errors of the rooms below into a refusal."""
    try:
        yield
    except ConfigError as error:
        raise Refused(*error.problems) from error
    except (RuleError, SourceError) as error:
        raise Refused(Problem(error.path, error.line, error.column, error.message)) from error
    except (GitError, InstalledError) as error:
        raise refused(str(error)) from error


def bug(error: Exception) -> str:
    """One line on an error that nobody foresaw."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    at = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    says = " ".join(f"{type(error).__name__}: {error}".split())
    return f"internal error ({says}{at}); this is our bug: please report it (OUTREACH_LINT_TRACEBACK=1 tells more)"
