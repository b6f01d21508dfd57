"""Pages of the site that are made while it is built: one a rule, from its file, and the list of them."""

from __future__ import annotations

from typing import Any

from mkdocs.structure.files import File, Files

from outreach_lint.docs import page
from outreach_lint.model.rule import Rule
from outreach_lint.rulebook import load


def on_files(files: Files, config: Any) -> Files:
    """Add the pages of all rules."""
    for rule in _rules():
        files.append(File.generated(config, f"rules/{rule.code}.md", content=_escaped(page(rule))))
    files.append(File.generated(config, "rules/index.md", content=_index()))
    return files


def on_config(config: Any) -> Any:
    """Add the rules to the navigation, by family."""
    families: dict[str, list[Any]] = {}
    for rule in _rules():
        families.setdefault(rule.family, []).append({f"{rule.code} {rule.name}": f"rules/{rule.code}.md"})
    config.nav = [*config.nav, {"Rules": ["rules/index.md", *({name: pages} for name, pages in families.items())]}]
    return config


def _rules() -> list[Rule]:
    return sorted(load().rules.values(), key=lambda rule: (rule.family, rule.code))


def _escaped(text: str) -> str:
    """Text in which `<ask: …>` and merge fields between angles are shown, as they are in the command's output."""
    fenced, lines = False, []
    for line in text.split("\n"):
        fenced ^= line.startswith("```")
        lines.append(line if fenced or "<" not in line else line.replace("<", "&lt;"))
    return "\n".join(lines)


def _index() -> str:
    lines = ["# Rules", "", "| rule | what | severity | by default |", "|---|---|---|---|"]
    for rule in _rules():
        on = f"pack `{rule.pack}`" if rule.pack else "on" if rule.enabled and rule.status == "stable" else "off"
        lines.append(f"| [{rule.code} {rule.name}]({rule.code}.md) | {rule.title} | {rule.severity} | {on} |")
    return "\n".join(lines) + "\n"
