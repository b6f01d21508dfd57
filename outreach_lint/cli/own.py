"""`outreach-lint new` and `outreach-lint test`: rules of one's own."""

from __future__ import annotations

import os
from pathlib import Path

import click

from outreach_lint.cli.terminal import say, write


@click.command()
@click.argument("name", metavar="FAMILY/NAME")
@click.option("--code", metavar="ABC001", help="The rule's code. [the next free code of X and the family's letters]")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default="outreach-rules",
    show_default=True,
    help="Where your rules are; name it under `rules` in the configuration.",
)
def new(name: str, code: str | None, folder: Path) -> int:  # fmt: skip
    """Write a rule file to fill in."""
    from outreach_lint.run.scaffold import write_rule

    path, told = write_rule(name, code, folder)
    say(f"Wrote {path}. Fill it in, then run: outreach-lint test {folder}")
    if not told:
        say(f'Name the folder in outreach-lint.toml: rules = ["{folder}"]')
    return 0


@click.command()
@click.argument("paths", type=click.Path(path_type=Path, exists=True), nargs=-1)
def test(paths: tuple[Path, ...]) -> int:
    """Run the examples of the rule files of PATHS (default: the folders of the configuration)."""
    from outreach_lint.run.own_rules import tested

    done = tested(paths)
    for one in done.failed:
        which = f"{one.kind} example {one.number}: " if one.number else ""
        path = os.path.relpath(one.rule.path) if Path(one.rule.path).is_relative_to(Path.cwd()) else one.rule.path
        line, column = one.place
        write((f"{path}:{line}:{column}: {one.rule.code} {one.rule.name}: {which}{one.says}\n",))
    counts = ((done.rules, "rule"), (done.examples, "example"))
    told = ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts)
    say(f"{told}, {len(done.failed)} failed.")
    return 1 if done.failed else 0
