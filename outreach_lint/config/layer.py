"""One configuration file, read and checked: every fault with its line, unknown keys with the nearest known one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from outreach_lint.config.keys import EXTRACT_KEYS, EXTRACT_REQUIRED, KEYS, LEVELS, OVERRIDE_KEYS, PATHS, Key
from outreach_lint.config.places import KeyPath, place
from outreach_lint.model.diagnostic import Problem
from outreach_lint.model.limits import LIMITS
from outreach_lint.model.record import dataclass

TOOL = "outreach-lint"


class ConfigError(Exception):
    """A configuration that cannot be used: all its faults, each with its place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(f"{p.path}:{p.line}:{p.column}: {p.message}" for p in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file says, checked. `values` are by canonical key (with hyphens), `root` is where they are in it."""

    path: Path
    text: str
    root: KeyPath
    values: Mapping[str, Any]

    def place(self, *keys: str | int) -> tuple[int, int]:
        """Line and column of a key of this file."""
        return place(self.text, (*self.root, *keys))

    def error(self, message: str, *keys: str | int) -> ConfigError:
        """A fault at a key of this file."""
        return ConfigError((Problem(str(self.path), *self.place(*keys), message),))


def read_layer(path: Path) -> Layer | None:
    """Read a configuration file; None for a pyproject.toml without a table for us."""
    import tomllib

    try:
        text = path.read_bytes().decode("utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        raise _fault(path, f"cannot read this configuration: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise _fault(path, "this configuration is not UTF-8: save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise _syntax(path, text, str(error)) from error
    if path.name != "pyproject.toml":
        return checked(path, text, (), data)
    table = data.get("tool", {}).get(TOOL)
    return None if table is None else checked(path, text, ("tool", TOOL), table)


def checked(path: Path, text: str, root: KeyPath, data: object) -> Layer:
    """Check a table key by key; raises ConfigError with every fault."""
    faults: list[tuple[KeyPath, str]] = []
    values = _table(data, KEYS, (), faults)
    if faults:
        raise ConfigError(tuple(Problem(str(path), *place(text, (*root, *keys)), says) for keys, says in faults))
    return Layer(path, text, root, values)


def _fault(path: Path, message: str, line: int = 1, column: int = 1) -> ConfigError:
    return ConfigError((Problem(str(path), line, column, message),))


def _syntax(path: Path, text: str, message: str) -> ConfigError:
    where = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)", message)
    line, column = (int(where[1]), int(where[2])) if where and where[1] else (text.count("\n") + 1, 1)
    says = message[: where.start()] if where else message
    return _fault(path, f"not valid TOML: {says[:1].lower()}{says[1:]}", line, column)


def _table(data: object, keys: Mapping[str, Key], at: KeyPath, faults: list[tuple[KeyPath, str]]) -> dict[str, Any]:
    if not isinstance(data, dict):
        faults.append((at, f"expected a table, found {_kind(data)}"))
        return {}
    values: dict[str, Any] = {}
    for name, value in data.items():
        canonical = name.replace("_", "-")
        if key := keys.get(canonical):
            values[canonical] = _FORMS[key.form](key, value, (*at, name), faults)
        else:
            faults.append(((*at, name), f"unknown key `{name}`{near(canonical, keys)}"))
    return values


def near(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """A hint at the nearest known word, or nothing."""
    from difflib import get_close_matches

    found = get_close_matches(word, list(known), 1)
    return f"; did you mean `{found[0]}`?" if found else ""


def _kind(value: object) -> str:
    names = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return names.get(type(value), f"a {type(value).__name__}")


def _text(key: Key, value: object, at: KeyPath, faults: list[tuple[KeyPath, str]]) -> object:
    if not isinstance(value, str):
        faults.append((at, f"`{at[-1]}` must be text, not {_kind(value)}"))
    elif key.choices and value not in key.choices:
        faults.append((at, f"`{value}` is none of {', '.join(key.choices)}{near(value, key.choices)}"))
    return value


def _texts(key: Key, value: object, at: KeyPath, faults: list[tuple[KeyPath, str]]) -> object:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        faults.append((at, f"`{at[-1]}` must be a list of texts, not {_kind(value)}"))
        return ()
    return tuple(values)


def _flag(key: Key, value: object, at: KeyPath, faults: list[tuple[KeyPath, str]]) -> object:
    if not isinstance(value, bool):
        faults.append((at, f"`{at[-1]}` must be true or false, not {_kind(value)}"))
    return value


def _count(key: Key, value: object, at: KeyPath, faults: list[tuple[KeyPath, str]]) -> object:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        faults.append((at, f"`{at[-1]}` must be a whole number from 0, not {_kind(value)}"))
    return value


def _severities(key: Key, value: object, at: KeyPath, faults: list[tuple[KeyPath, str]]) -> object:
    if not isinstance(value, dict):
        faults.append((at, f"`{at[-1]}` must be a table of rule = severity, not {_kind(value)}"))
        return {}
    for rule, level in value.items():
        _text(Key("text", "", LEVELS), level, (*at, rule), faults)
    return value


def _options(key: Key, value: object, at: KeyPath, faults: list[tuple[KeyPath, str]]) -> object:
    if not isinstance(value, dict) or not all(isinstance(v, dict) for v in value.values()):
        faults.append((at, f"`{at[-1]}` must hold one table a rule"))
        return {}
    return value


def _limits(key: Key, value: object, at: KeyPath, faults: list[tuple[KeyPath, str]]) -> object:
    counts = {name: Key("count", "") for name in LIMITS}
    return _table(value, counts, at, faults)


def _extract(key: Key, value: object, at: KeyPath, faults: list[tuple[KeyPath, str]]) -> object:
    values = _table(value, {name: Key("text", "") for name in EXTRACT_KEYS}, at, faults)
    faults.extend((at, f"`extract` needs `{name}`") for name in EXTRACT_REQUIRED if name not in values)
    return values


def _overrides(key: Key, value: object, at: KeyPath, faults: list[tuple[KeyPath, str]]) -> object:
    if not isinstance(value, list):
        faults.append((at, "`overrides` must be written as [[overrides]] tables"))
        return ()
    found = []
    for i, item in enumerate(value):
        values = _table(item, {"paths": PATHS, **OVERRIDE_KEYS}, (*at, i), faults)
        if not values.get("paths"):
            faults.append(((*at, i), "this override needs `paths`"))
        found.append(values)
    return tuple(found)


_FORMS: dict[str, Callable[[Key, object, KeyPath, list[tuple[KeyPath, str]]], object]] = {
    "text": _text,
    "texts": _texts,
    "flag": _flag,
    "count": _count,
    "severities": _severities,
    "options": _options,
    "limits": _limits,
    "extract": _extract,
    "overrides": _overrides,
}
