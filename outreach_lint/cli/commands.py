"""Commands: the name of each, where it lives, and what it is for; a module is imported when its command is called."""

from __future__ import annotations

import importlib
from typing import Any, NamedTuple

import click

from outreach_lint import __version__


class Place(NamedTuple):
    """Where a command is defined, and its line in the list of commands."""

    module: str
    name: str
    about: str


COMMANDS: dict[str, Place] = {
    "check": Place("check", "check", "Lint messages; the everyday command."),
    "fix": Place("fixing", "fix", "Walk through the suggestions and choose."),
    "messages": Place("messages", "messages", "Show what is read as a message, and as which format."),
    "rules": Place("rules", "rules", "List the rules."),
    "explain": Place("rules", "explain", "Explain a rule: what, why, good and bad examples, options."),
    "ask": Place("rules", "ask", "Questions that only the author can answer."),
    "init": Place("configure", "init", "Write a small configuration to start from, hooks and workflows."),
    "config": Place("configure", "config", "Show or check the configuration."),
    "ignores": Place("ignores", "ignores", "List every ignore with its reason."),
    "baseline": Place("baselines", "baseline", "Put today's findings off, or prune what is mended."),
    "merge": Place("merge", "merge", "Lint what each prospect of a list would receive."),
    "new": Place("own", "new", "Write a rule file to fill in."),
    "test": Place("own", "test", "Run the examples of rule files."),
    "completion": Place("completion", "completion", "Print the completion script of a shell."),
}


class Commands(click.Group):
    """The group of all commands, each imported only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        found: Any = getattr(importlib.import_module(f"outreach_lint.cli.{place.module}"), place.name)
        return found  # type: ignore[no-any-return]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but with the nearest name where there is no such command."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            from outreach_lint.config.layer import near

            hint = near(args[0], COMMANDS) or f"; to lint it, say `outreach-lint check {args[0]}`"
            raise click.UsageError(f"there is no command `{args[0]}`{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing one of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.about) for name, place in COMMANDS.items()])


@click.command(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="outreach-lint")
@click.pass_context
def group(ctx: click.Context) -> None:
    """A linter for what cold outreach means: pitching at hello, boasting, saying nothing about the reader, and
    selling hammers to people without nails.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
