"""`outreach-lint messages`."""

from __future__ import annotations

from typing import Any

import click

from outreach_lint.cli import options as shared
from outreach_lint.cli.terminal import report_options, say_notes, say_problems, write
from outreach_lint.report import LISTINGS, listing


@click.command()
@shared.PATHS
@shared.READING
@shared.CHANGED
@click.option("--format", "format_", type=click.Choice(tuple(LISTINGS)), default=next(iter(LISTINGS)))
@click.option("--redact", is_flag=True, help="Hide names, addresses and links.")
@click.option("-v", "--verbose", is_flag=True, help="Show what was left out as well, and why.")
@click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True)
def messages(paths: tuple[str, ...], **words: Any) -> int:
    """Show what is read from PATHS as which format, with what boundaries. Nothing is linted."""
    from outreach_lint.run.messages import messages as run_messages

    request = shared.request(paths, words)
    report = run_messages(request)
    write(listing(report, words["format_"], report_options({}, words["color"], words["redact"])))
    say_problems(report)
    say_notes(report, words["verbose"], () if report.messages else [note.path for note in report.notes][:1])
    return 2 if report.problems else 0
