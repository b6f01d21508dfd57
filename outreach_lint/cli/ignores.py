"""`outreach-lint ignores`."""

from __future__ import annotations

import json
from typing import Any

import click

from outreach_lint.cli import options as shared
from outreach_lint.cli.terminal import say, say_problems, write
from outreach_lint.model.diagnostic import Report


@click.command()
@shared.PATHS
@shared.READING
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
def ignores(paths: tuple[str, ...], format_: str, **words: Any) -> int:
    """List every ignore of PATHS with its reason."""
    from outreach_lint.run.listed_ignores import listed_ignores

    found, problems = listed_ignores(shared.request(paths, words))
    if format_ == "json":
        write((json.dumps({"ignores": [one._asdict() for one in found]}, ensure_ascii=False, indent=1), "\n"))
    else:
        for one in found:
            until = f" (until {one.until}{', which is past' if one.expired else ''})" if one.until else ""
            write((f"{one.path}:{one.line}: {one.scope} [{', '.join(one.codes)}] {one.reason}{until}\n",))
        say(f"{len(found)} ignore{'' if len(found) == 1 else 's'}.")
    say_problems(Report(problems=problems))
    return 2 if problems else 0
