"""`outreach-lint completion`."""

from __future__ import annotations

import click

from outreach_lint.cli.terminal import write

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> int:
    """Print the completion script of a shell, to be read by its start-up file."""
    from click.shell_completion import get_completion_class

    from outreach_lint.cli.commands import group

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"no completion for {shell}")
    write((found(group, {}, "outreach-lint", "_OUTREACH_LINT_COMPLETE").source(), "\n"))
    return 0
