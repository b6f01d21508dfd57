"""`outreach-lint rules`, `explain` and `ask`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from outreach_lint.cli.options import SELECTING_RULES, completed, given
from outreach_lint.cli.terminal import write
from outreach_lint.model.rule import Rule

FORMATS = click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)


@click.command()
@SELECTING_RULES
@FORMATS
@click.option("--all", "every", is_flag=True, help="Those that are switched off here as well.")
def rules(every: bool, format_: str, **words: Any) -> int:
    """List the rules that are switched on here, with their severities."""
    from outreach_lint.run.catalogue import catalogue

    found = catalogue(Path.cwd(), words["config"] or not words["isolated"], given(words), every)
    if format_ == "json":
        write((json.dumps({"rules": [_data(rule, on) for rule, on in found]}, ensure_ascii=False, indent=1), "\n"))
        return 0
    width = max((len(rule.name) for rule, _ in found), default=0)
    for rule, on in found:
        write((f"{rule.code}  {rule.name:<{width}}  {rule.severity if on else 'off':<7}  {rule.title}\n",))
    return 0


def _data(rule: Rule, on: bool) -> dict[str, object]:
    keys = ("code", "name", "family", "title", "severity", "confidence", "why", "source", "status", "since", "pack")
    return {**{key: getattr(rule, key) for key in keys}, "on": on, "options": dict(rule.options)}


@click.command()
@click.argument("name", metavar="CODE|NAME", shell_complete=completed)
@FORMATS
def explain(name: str, format_: str) -> int:
    """Explain a rule: what it says and why, with its source, good and bad examples, and its options."""
    from outreach_lint.docs import page
    from outreach_lint.run.catalogue import called

    rule = called(Path.cwd(), name)
    if format_ == "json":
        write((json.dumps({**_data(rule, rule.enabled), "page": page(rule)}, ensure_ascii=False, indent=1), "\n"))
    else:
        write((page(rule),))
    return 0


@click.command()
@FORMATS
def ask(format_: str) -> int:
    """Questions that no program can answer from the text: only the author can."""
    from outreach_lint.run.catalogue import questions

    found = questions()
    if format_ == "json":
        write((json.dumps({"questions": [one._asdict() for one in found]}, ensure_ascii=False, indent=1), "\n"))
        return 0
    family = ""
    for one in found:
        if one.family != family:
            family = one.family
            write((f"\n{family}\n" if one is not found[0] else f"{family}\n",))
        write((f"  {one.id}  {one.question}\n",))
    return 0
