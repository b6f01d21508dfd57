"""`outreach-lint baseline`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from outreach_lint.cli import options as shared
from outreach_lint.cli.terminal import say, say_problems


@click.command()
@shared.PATHS
@shared.SELECTING
@shared.READING
@click.option("--baseline", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="The file to write.")
@click.option("--prune", is_flag=True, help="Only take out what is mended; put nothing new off.")
def baseline(paths: tuple[str, ...], prune: bool, **words: Any) -> int:
    """Put the findings of PATHS off: write them to a baseline, so that only new ones are told."""
    from outreach_lint.run.put_off import put_off

    written, report = put_off(shared.request(paths, words), prune)
    say_problems(report)
    for code, count in written.by_rule.items():
        say(f"{count:>6}  {code}")
    total = sum(written.by_rule.values())
    dropped = f"; {written.dropped} taken out" if prune else ""
    say(f"{written.path} holds {total} finding{'' if total == 1 else 's'}{dropped}.")
    return 2 if report.problems else 0
