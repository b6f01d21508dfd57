"""Schema: the JSON Schema of a configuration, made from the table of keys."""

from __future__ import annotations

from typing import Any

from outreach_lint.config.keys import EXTRACT_KEYS, EXTRACT_REQUIRED, KEYS, LEVELS, OVERRIDE_KEYS, PATHS, Key
from outreach_lint.model.limits import LIMITS

TEXT: dict[str, Any] = {"type": "string"}
FORMS: dict[str, dict[str, Any]] = {
    "text": TEXT,
    "texts": {"anyOf": [TEXT, {"type": "array", "items": TEXT}]},
    "flag": {"type": "boolean"},
    "count": {"type": "integer", "minimum": 0},
    "severities": {"type": "object", "additionalProperties": {"enum": list(LEVELS)}},
    "options": {"type": "object", "additionalProperties": {"type": "object"}},
    "limits": {
        "type": "object",
        "properties": {
            name: {
                "type": "integer",
                "minimum": 0,
                "description": f"{limit.about}: {limit.characters} unless set.",
            }
            for name, limit in LIMITS.items()
        },
        "additionalProperties": False,
    },
    "extract": {
        "type": "object",
        "properties": {name: {**TEXT, "description": about} for name, about in EXTRACT_KEYS.items()},
        "required": list(EXTRACT_REQUIRED),
        "additionalProperties": False,
    },
}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 7, which editors know) of `outreach-lint.toml`."""
    override = _table({"paths": PATHS, **OVERRIDE_KEYS})
    properties = _table(KEYS)["properties"]
    properties["overrides"] = {
        "type": "array",
        "items": {**override, "required": ["paths"]},
        "description": KEYS["overrides"].help,
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "outreach-lint",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _table(keys: dict[str, Key]) -> dict[str, Any]:
    found = {name: _property(key) for name, key in keys.items() if key.form in FORMS}
    spelled = {name.replace("-", "_"): value for name, value in found.items()}
    return {"type": "object", "properties": {**found, **spelled}, "additionalProperties": False}


def _property(key: Key) -> dict[str, Any]:
    form = {"enum": list(key.choices)} if key.choices else FORMS[key.form]
    return {**form, "description": key.help}
