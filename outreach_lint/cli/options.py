"""Options that several commands share, and the request that they add up to."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from outreach_lint import cache
from outreach_lint.model import kept
from outreach_lint.model.diagnostic import Safety
from outreach_lint.model.message import CHANNELS, RELATIONSHIPS
from outreach_lint.run.request import Request

F = TypeVar("F", bound=Callable[..., Any])
LIST_HELP = "Codes, prefixes, names or families; separate several by commas."


def options(*found: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator, shown in their order."""

    def wrap(function: F) -> F:
        for option in reversed(found):
            function = option(function)
        return function

    return wrap


def listed(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Values given several times, or separated by commas, as one list."""
    return tuple(item.strip() for given in value for item in given.split(",") if item.strip())


def cached(ctx: click.Context, param: click.Parameter, off: bool) -> None:
    """Start from what ships and what earlier runs kept in the user's cache folder; leave there what this one adds."""
    place = None if off else cache.folder(os.environ)
    if place is not None:
        cache.begin(place)
        ctx.call_on_close(lambda: cache.end(place))
    kept.ship(_shipped)


def _shipped() -> Mapping[str, Any]:
    from outreach_lint import expressions

    return expressions.read()


CONFIG = options(
    click.option("--config", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
                 help="Use this configuration for every path."),
    click.option("--isolated", is_flag=True, help="Use no configuration and no baseline."),
    click.option("--no-cache", is_flag=True, envvar="OUTREACH_LINT_NO_CACHE", is_eager=True, expose_value=False,
                 callback=cached, help="Neither read nor write the cache that makes starts fast."),
)  # fmt: skip

PATHS = click.argument("paths", nargs=-1, metavar="[PATHS]...")

READING = options(
    CONFIG,
    click.option("--channel", type=click.Choice(CHANNELS), help="The channel of every message."),
    click.option("--step", type=click.IntRange(1), metavar="N", help="The step of every message."),
    click.option("--relationship", type=click.Choice(RELATIONSHIPS), help="The relationship of every message."),
    click.option("--as", "read_as", metavar="FORMAT", help="Read every file as this format."),
    click.option("--stdin-filename", metavar="NAME", help="The name that `-`, standard input, is read under."),
    click.option("--force-exclude", is_flag=True, help="Leave excluded files out even if they are named."),
)  # fmt: skip


def completed(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The codes, names and families of rules that begin so; of a list, what its last item may become."""
    from outreach_lint.run.catalogue import selectors

    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in selectors(Path.cwd()) if name.lower().startswith(last.lower())]


CHOOSING = options(
    click.option("--select", multiple=True, callback=listed, metavar="RULES", shell_complete=completed,
                 help=f"Rules to run in place of the profile. {LIST_HELP}"),
    click.option("--extend-select", multiple=True, callback=listed, metavar="RULES", shell_complete=completed,
                 help="Rules to run beside them."),
    click.option("--ignore", multiple=True, callback=listed, metavar="RULES", shell_complete=completed,
                 help="Rules to leave out."),
)  # fmt: skip

SELECTING = options(
    CHOOSING,
    click.option("--prospect", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
                 help="The record that messages are written to (JSON, YAML, or a CSV's first row)."),
    click.option("--no-inline", is_flag=True, help="Judge as if there were no ignores: for audits."),
)  # fmt: skip

SELECTING_RULES = options(CHOOSING, CONFIG)

CHANGED = options(
    click.option("--staged", is_flag=True, help="Only files in git's index, as they stand there."),
    click.option("--since", metavar="REV", help="Only files changed since the branch left this revision."),
    click.option("--changed-lines", is_flag=True, help="With --staged or --since: only findings on changed lines."),
)  # fmt: skip


def request(paths: tuple[str, ...], words: dict[str, Any], fix: Safety | None = None) -> Request:
    """The request that a command's words make; words that a command does not know are absent. Raises UsageError."""
    paths = paths or (".",)
    said = given(words)
    if words.get("changed_lines") and not (words.get("staged") or words.get("since")):
        raise click.UsageError("--changed-lines needs --staged or --since REV")
    if words.get("isolated") and words.get("config"):
        raise click.UsageError("--isolated and --config exclude each other")
    prospect = words.get("prospect")
    more: dict[str, Any] = {name: words[name] for name in _SAME if words.get(name) is not None}
    if prospect:
        from outreach_lint.run.prospect import read_prospect

        more["prospect"] = read_prospect(prospect)
    return Request(
        paths=paths,
        config=words.get("config") or not words.get("isolated"),
        given=said,
        forced=frozenset(key for key in ("channel", "step", "relationship") if key in said),
        stdin=_spoken() if "-" in paths else None,
        stdin_name=words.get("stdin_filename"),
        inline=not words.get("no_inline"),
        fix=fix,
        **more,
    )


def _spoken() -> bytes:
    """Standard input; who types or pastes it is told how to end."""
    if sys.stdin.isatty():
        click.echo("Paste the message, then press Ctrl-D (Ctrl-Z and Enter on Windows) on a line of its own.", err=True)
    return sys.stdin.buffer.read()


def given(words: dict[str, Any]) -> dict[str, Any]:
    """The settings among a command's words, by key of the configuration."""
    return {key: words[name] for key, name in _GIVEN.items() if words.get(name) not in (None, ())}


_GIVEN = {
    "select": "select",
    "extend-select": "extend_select",
    "ignore": "ignore",
    "channel": "channel",
    "step": "step",
    "relationship": "relationship",
    "read-as": "read_as",
}
_SAME = ("force_exclude", "staged", "since", "changed_lines", "jobs", "baseline", "timed")
