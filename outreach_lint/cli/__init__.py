"""Command line: words in, exit code out; what happens in between is done in `run`."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

ALLOCATIONS = 1_000_000
"""New objects after which Python looks for garbage; it would after 700, dozens of times in a start. What a run makes
holds hardly a cycle: nearly all of it is given back without that search."""
INTERRUPTED = 130
"""The exit code after SIGINT."""
PIPE_CLOSED = 141
"""The exit code when whoever reads the output has gone."""
WRONG = 2
"""The exit code of wrong use, wrong configuration or unreadable input."""


def main() -> NoReturn:
    """Run the command that the arguments name, and leave with its exit code. No traceback ever reaches the user."""
    # Rules and patterns live as long as the process: looking through them for garbage again and again frees nothing.
    gc.set_threshold(ALLOCATIONS)
    code = code_of(sys.argv[1:])
    # On its way out Python would do so several times more; the system takes back all of it in one go.
    gc.freeze()
    sys.exit(code)


def code_of(words: list[str]) -> int:
    """The exit code of a command."""
    try:
        return _run(words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes at exit and would fail again: what is left to say goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED


def _run(words: list[str]) -> int:
    import click

    from outreach_lint.cli.commands import group

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", **({} if stream.isatty() else {"encoding": "utf-8"}))
    try:
        if "_OUTREACH_LINT_COMPLETE" in os.environ:
            group.main(words, "outreach-lint")
        # Not `main`: it would swallow a closed pipe.
        with group.make_context("outreach-lint", list(words)) as context:
            code = group.invoke(context)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.exceptions.Abort as error:
        raise KeyboardInterrupt from error
    except click.ClickException as error:
        error.show()
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:
        _tell(error)
    return WRONG


def _tell(error: Exception) -> None:
    """Say what kept a run from being made; of an error that nobody foresaw, what to do about it."""
    import click

    # Only here, since what can be refused takes most of the program, and `--version` refuses nothing.
    from outreach_lint.run.refusal import Refused, bug, shown

    if isinstance(error, Refused):
        for problem in error.problems:
            click.echo(f"error: {shown(problem)}", err=True)
    elif os.environ.get("OUTREACH_LINT_TRACEBACK"):
        raise error
    else:
        click.echo(f"error: {bug(error)}", err=True)
