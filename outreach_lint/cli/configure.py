"""`outreach-lint config` and `outreach-lint init`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from outreach_lint import __version__
from outreach_lint.cli import options as shared
from outreach_lint.cli.terminal import say, write


@click.group()
def config() -> None:
    """Show or check the configuration."""


@config.command()
@click.argument("path", type=click.Path(path_type=Path), default=".")
@shared.CONFIG
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
def show(path: Path, config: Path | None, isolated: bool, format_: str) -> int:
    """The settings that hold for PATH, and where each comes from."""
    from outreach_lint.run.origins import origins, toml

    found = list(origins(path, config or not isolated))
    if format_ == "json":
        data = {key: {"value": value, "origin": origin} for key, value, origin in found}
        write((json.dumps(data, ensure_ascii=False, indent=1), "\n"))
        return 0
    lines = [(f"{key} = {toml(value)}", origin) for key, value, origin in found]
    width = max((len(left) for left, _ in lines if len(left) < 60), default=0)
    write(f"{left:<{width}}  # {origin}\n" for left, origin in lines)
    if not lines:
        say("No configuration holds here: every setting is the default.")
    return 0


@config.command()
@click.argument("paths", type=click.Path(path_type=Path, exists=True), nargs=-1)
def check(paths: tuple[Path, ...]) -> int:
    """Check configuration files (default: the one that holds here)."""
    from outreach_lint.run.origins import checked_files

    for file in checked_files(paths or (Path("."),)):
        say(f"{file}: fine")
    return 0


@config.command()
def schema() -> int:
    """Print the JSON Schema of a configuration, for editors."""
    from outreach_lint.config.schema import schema as made

    write((json.dumps(made(), indent=1), "\n"))
    return 0


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), default=".")
@click.option(
    "--with",
    "kinds",
    multiple=True,
    type=click.Choice(("pre-commit", "github", "gitlab")),
    help="Write the file that runs the linter there, too; may be given several times.",
)
def init(folder: Path, kinds: tuple[str, ...]) -> int:  # fmt: skip
    """Look at FOLDER and write a small configuration to start from.

    What runs the linter before a commit and in CI is printed, or written where `--with` names it.
    """
    from outreach_lint.run import snippets, starter

    seen = starter.look(folder)
    path = starter.write_configuration(folder, seen)
    say(f"Saw {seen.messages} messages in {seen.files} files; wrote {path}.")
    for broken in seen.broken:
        say(f"{broken.path}:{broken.line}:{broken.column}: {broken.message}; left out by `exclude`")
    for kind in kinds:
        say(f"Wrote {snippets.written(folder, snippets.snippet(kind, seen, __version__))}.")
    for kind in ("pre-commit", "github"):
        if kind not in kinds:
            made = snippets.snippet(kind, seen, __version__)
            write((f"# {made.path}\n{made.text}\n",))
    say("To begin with a clean slate and mend the rest later: outreach-lint baseline")
    return 0
