"""`outreach-lint new` and `outreach-lint test`: rules of one's own."""

from __future__ import annotations

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
    from outreach_lint.run.own_rules import write_rule

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
        which = f"{one.kind} example {one.number}" if one.number else "examples"
        write((f"{one.rule.path}: {one.rule.code} {one.rule.name}: {which}: {one.says}\n",))
    say(f"{done.rules} rules, {done.examples} examples, {len(done.failed)} failed.")
    return 1 if done.failed else 0
