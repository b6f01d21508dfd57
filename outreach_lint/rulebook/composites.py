"""Composites: what several findings amount to together, read from `composites.yaml` of a folder of rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from outreach_lint.model.composite import Composite
from outreach_lint.rulebook.error import RuleError

FILE = "composites.yaml"
KEYS = frozenset(["name", "title", "why", "advice", "parts", "least", "needs", "within"])


def composites_in(root: Path) -> list[Any]:
    """The data of a folder's file of composites; none where there is no such file. Raises RuleError."""
    path = root / FILE
    if not path.is_file():
        return []
    from outreach_lint.rulebook.parse import parse_yaml

    data = parse_yaml(path)
    if not isinstance(data, list):
        raise RuleError(str(path), "a file of composites holds one list")
    return data


def composites_of(data: Iterable[Any], path: Path) -> tuple[Composite, ...]:
    """Composites as a file says them, in its order. Raises RuleError."""
    return tuple(_composite(item, str(path)) for item in data)


def _composite(item: Any, path: str) -> Composite:
    if not isinstance(item, Mapping) or "name" not in item:
        raise RuleError(path, "a composite is a mapping with a name")
    name = str(item["name"])
    unknown = sorted(set(item) - KEYS)
    missing = [key for key in ("title", "why", "advice", "parts") if not item.get(key)]
    if unknown or missing:
        says = f"the key '{unknown[0]}' is unknown" if unknown else f"the key '{missing[0]}' is missing"
        raise RuleError(path, f"{name}: {says}")
    parts = {str(part): tuple(map(str, selectors)) for part, selectors in item["parts"].items()}
    needs, least, within = tuple(map(str, item.get("needs") or ())), item.get("least", 2), item.get("within")
    stray = [part for part in needs if part not in parts]
    if stray:
        raise RuleError(path, f"{name}: needs '{stray[0]}', which is none of its parts")
    if not isinstance(least, int) or not 1 <= least <= len(parts):
        raise RuleError(path, f"{name}: 'least' is a number of parts, from 1 to {len(parts)}")
    if within is not None and (not isinstance(within, int) or within < 1):
        raise RuleError(path, f"{name}: 'within' is a number of sentences, from 1 on")
    said = {key: " ".join(str(item[key]).split()) for key in ("title", "why", "advice")}
    return Composite(name, said["title"], said["why"], said["advice"], parts, least, needs, within)
