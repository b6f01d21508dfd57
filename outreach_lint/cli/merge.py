"""`outreach-lint merge`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from outreach_lint.cli import options as shared
from outreach_lint.cli.terminal import write
from outreach_lint.model.message import CHANNELS
from outreach_lint.model.record import replace


@click.command()
@shared.PATHS
@shared.SELECTING_RULES
@click.option("--prospects", required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False),
              metavar="FILE", help="The list: a CSV or TSV file whose first line names the fields.")  # fmt: skip
@click.option("--tool", metavar="NAME", help="The tool that fills in the fields, such as instantly.")
@click.option("--channel", type=click.Choice(CHANNELS), help="The channel of every template.")
@click.option("--as", "read_as", metavar="FORMAT", help="Read every template as this format.")
@click.option("--lint-rows", type=click.IntRange(0), default=25, show_default=True, metavar="N",
              help="Rows whose whole text the rules read; the values of all rows are looked at anyway.")  # fmt: skip
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--exit-zero", is_flag=True, help="Succeed whatever is found.")
def merge(paths: tuple[str, ...], **words: Any) -> int:
    """Lint what each prospect of a list would receive from the templates in PATHS.

    Exit codes: 0 no error, 1 errors, 2 wrong use or unreadable input.
    """
    from outreach_lint.run.merged import merged
    from outreach_lint.run.merged_report import as_json, as_lines

    request = shared.request(paths, words)
    if words["tool"]:
        request = replace(request, given={**request.given, "template": words["tool"]})
    found = merged(request, words["prospects"], words["lint_rows"])
    write((as_json(found),) if words["format_"] == "json" else as_lines(found))
    if words["exit_zero"]:
        return 0
    return int(any(each.diagnostic.severity == "error" for one in found for each in one.found))
