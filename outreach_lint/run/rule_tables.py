"""Rule tables: `rules/README.md` and `docs/principles.md`, made from the rule files.

`python -m outreach_lint.run.rule_tables` writes both; the tests hold them to the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from outreach_lint.model.rule import Rule
from outreach_lint.rulebook import built_in, load

MADE = "<!-- made by `python -m outreach_lint.run.rule_tables` -->"


class Principle(NamedTuple):
    """What a rule can check: its id, what it asks for, and the book or evidence that it comes from."""

    id: str
    title: str
    seed: str


def principles() -> tuple[Principle, ...]:
    """The principles of `rules/principles.yaml`, in its order."""
    data = yaml.safe_load((built_in() / "principles.yaml").read_text("utf-8"))
    return tuple(Principle(str(one["id"]), str(one["title"]), str(one["seed"])) for one in data)


def rules_table(rules: Mapping[str, Rule]) -> str:
    """The page of all rules, by family and code, in Markdown."""
    head = "| code | name | severity | by default | what | principles |"
    lines = ["# Rules", "", MADE, "", f"{len(rules)} rules. `outreach-lint explain CODE` tells all about one."]
    families: dict[str, list[Rule]] = {}
    for rule in rules.values():
        families.setdefault(rule.family, []).append(rule)
    for family, held in sorted(families.items()):
        lines += ["", f"## {family}", "", head, "|---|---|---|---|---|---|"]
        lines += [_row(rule) for rule in sorted(held, key=lambda rule: rule.code)]
    return "\n".join(lines) + "\n"


def _row(rule: Rule) -> str:
    cells = (rule.code, f"`{rule.name}`", rule.severity, _default(rule), rule.title, ", ".join(rule.principles))
    return f"| {' | '.join(cells)} |"


def _default(rule: Rule) -> str:
    return f"pack `{rule.pack}`" if rule.pack else "on" if rule.enabled and rule.status != "deprecated" else "off"


def principles_table(rules: Mapping[str, Rule]) -> str:
    """The page of principles, each with its rules, its seed and what the defaults rest on, in Markdown."""
    lines = ["# Principles", "", MADE, "", _INTRODUCTION, "", "| id | principle | rules | from |", "|---|---|---|---|"]
    for one in principles():
        named = [f"{rule.code} `{rule.name}`" for rule in rules.values() if one.id in rule.principles]
        lines.append(f"| {one.id} | {one.title} | {', '.join(named)} | {one.seed} |")
    lines += ["", "## What each rule's default rests on", "", _GRADES, "", "| rule | by default | evidence |"]
    lines.append("|---|---|---|")
    for rule in rules.values():
        on = f"{rule.severity}, {_default(rule)}"
        lines.append(f"| {rule.code} `{rule.name}` | {on} | {rule.evidence or 'the principle alone'} |")
    return "\n".join([*lines, "", *_questions()]) + "\n"


def _questions() -> list[str]:
    data = yaml.safe_load((built_in() / "questions.yaml").read_text("utf-8"))
    lines = [
        "## What only the author can tell",
        "",
        "`outreach-lint ask` asks:",
        "",
        "| id | question | from |",
        "|---|---|---|",
    ]
    return lines + [f"| {one['id']} | {one['question']} | {one['seed']} |" for one in data]


_INTRODUCTION = (
    "Each principle that can be told from the words of a message, or from its place in a conversation, has a rule.\n"
    "The legal and platform packs are off until they are chosen; they say what may be missing, and are no advice."
)
_GRADES = (
    "A: an official limit or the text of a rule. B: a large sample with a stated method. C: a vendor's log, which\n"
    "shows what went together, not what caused what. D: small, or seen second-hand only."
)


def write(root: Path) -> None:
    """Write both pages below the root of the repository."""
    rules = load().rules
    (root / "rules" / "README.md").write_text(rules_table(rules), "utf-8")
    (root / "docs" / "principles.md").write_text(principles_table(rules), "utf-8")


if __name__ == "__main__":
    write(built_in().parent)
