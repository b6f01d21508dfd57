"""`outreach-lint fix`: walk through the suggestions, and choose, edit, skip or quit."""

from __future__ import annotations

from typing import Any

import click

from outreach_lint.cli import options as shared
from outreach_lint.cli.terminal import report_options, say, say_problems, write
from outreach_lint.model.diagnostic import Diagnostic, Report
from outreach_lint.report import render


@click.command()
@shared.PATHS
@shared.SELECTING
@shared.READING
@shared.CHANGED
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True)
def fix(paths: tuple[str, ...], color: str, **words: Any) -> int:
    """Walk through the findings of PATHS and choose what to do with each.

    Each choice is written at once and in one step, so that stopping at any time, by `q` or Ctrl-C, loses nothing.
    """
    from outreach_lint.run.walk import Walk

    if "-" in paths:
        raise click.UsageError("standard input cannot be walked: the answers come from there")
    walk = Walk(shared.request(paths, words))
    done = 0
    while (step := walk.next()) is not None:
        # Not `click.echo`, which would take the colour off that was asked for.
        write((render(Report(diagnostics=(step,)), "text", report_options({}, color)), "\n"))
        answer = _answer(step)
        if answer == "q":
            break
        if answer == "s":
            walk.skip()
            continue
        new = _own_words(step) if answer == "e" else None
        if answer == "e" and new is None:
            continue
        problem = walk.apply(int(answer) - 1 if answer != "e" else None, new)
        if problem:
            say(f"error: {problem}")
            walk.skip()
        else:
            done += 1
    say_problems(Report(problems=walk.problems))
    say(f"{done} change{'' if done == 1 else 's'} made.")
    return 2 if walk.problems else 0


def _answer(step: Diagnostic) -> str:
    """What the writer wants done: the number of a suggestion with edits, `e`, `s` or `q`."""
    choices = [str(i) for i, one in enumerate(step.suggestions, 1) if one.edits]
    for i, one in enumerate(step.suggestions, 1):
        if one.edits:
            new = " … ".join(edit.plain for edit in one.edits)
            click.echo(f"  {i}) {one.title}{f': {new}' if new and new not in one.title else ''}")
    own = ["e"] if step.exact and step.target.id else []
    keys = [*choices, *own, "s", "q"]
    words = {"e": "e) in my own words", "s": "s) skip", "q": "q) quit"}
    click.echo("  " + "   ".join(words[key] for key in keys if key in words))
    answer: str = click.prompt("Choose", type=click.Choice(keys), show_choices=True, default="s")
    return answer


def _own_words(step: Diagnostic) -> str | None:
    new: str = click.prompt("In place of these words", default=step.text, show_default=True)
    return None if new == step.text else new
