"""Terminal: colour, width, where reports go, and what is said on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO

import click

from outreach_lint import __version__
from outreach_lint.model.diagnostic import Report
from outreach_lint.model.rule import Rule
from outreach_lint.report import ReportOptions
from outreach_lint.run.refusal import shown


def capable(stream: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether a stream is a terminal that knows more than plain characters."""
    return stream.isatty() and environ.get("TERM") != "dumb"


def wants_color(choice: str, stream: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether to colour: the option decides, then FORCE_COLOR, NO_COLOR, CLICOLOR_FORCE, CLICOLOR, then the stream.

    A variable counts where it is not empty; FORCE_COLOR=0 and CLICOLOR=0 say no. Nothing else decides on colour.
    """
    if choice != "auto":
        return choice == "always"
    if environ.get("FORCE_COLOR"):
        return environ["FORCE_COLOR"] != "0"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return environ.get("CLICOLOR") != "0" and capable(stream, environ)


def columns(environ: Mapping[str, str]) -> int:
    """As `shutil.get_terminal_size` tells it, which brings along every archiver of the standard library."""
    said = environ.get("COLUMNS", "")
    if said.isdecimal() and int(said) > 0:
        return int(said)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 80


def root(environ: Mapping[str, str]) -> str:
    """What paths are shown relative to: the checkout of a CI job that runs in a folder of it, else the folder."""
    here = Path.cwd()
    checkout = environ.get("GITHUB_WORKSPACE") or environ.get("CI_PROJECT_DIR")
    return checkout if checkout and here.is_relative_to(Path(checkout).resolve()) else str(here)


def report_options(rules: Mapping[str, Rule], color: str = "auto", redact: bool = False) -> ReportOptions:
    """How reports on standard output look."""
    colored = wants_color(color, sys.stdout)
    return ReportOptions(
        color=colored,
        root=root(os.environ),
        redact=redact,
        rules=rules,
        width=min(120, max(60, columns(os.environ))),
        links=colored and capable(sys.stdout),
        version=__version__,
    )


def write(pieces: Iterable[str]) -> None:
    """Write a report to standard output, piece by piece."""
    for piece in pieces:
        sys.stdout.write(piece)
    sys.stdout.flush()


def say(message: str) -> None:
    """One line on standard error."""
    click.echo(message, err=True)


def say_problems(report: Report) -> None:
    """One line for each thing that kept a file from being read."""
    for problem in report.problems:
        say(f"error: {shown(problem)}")


def say_notes(report: Report, verbose: bool, named: Iterable[str] = ()) -> None:
    """What was skipped and why: all of it when asked, else only what was named on the command line."""
    names = set(named)
    for note in report.notes:
        if verbose or note.path in names:
            say(f"note: {note.path}: {note.message}")
