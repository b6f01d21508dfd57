"""The settings of one path: the closest file, what it extends, its overrides, and the command line, in this order."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from outreach_lint.config.layer import Layer, read_layer
from outreach_lint.model.record import dataclass, field
from outreach_lint.model.settings import Extract, Settings

MERGED = ("severity", "options", "limits")
"""Tables in which a later layer replaces entries, not the whole."""


class Found(NamedTuple):
    """A value and who says it: a place in a file, or the command line."""

    value: Any
    origin: str


class Override(NamedTuple):
    """Values for the paths that match, relative to the folder of the file that says so."""

    folder: Path
    paths: tuple[str, ...]
    values: Mapping[str, Found]


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration with all that it extends. `layers` are its files, the base first."""

    folder: Path
    values: Mapping[str, Found] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    layers: tuple[Layer, ...] = ()

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key for the whole project."""
        found = self.values.get(key)
        return default if found is None else found.value

    def at(self, path: Path, given: Mapping[str, Any] | None = None) -> dict[str, Found]:
        """Every value that holds for a path, with its origin; `given` comes from the command line and wins."""
        found = dict(self.values)
        for override in self.overrides:
            if matches(override.folder, override.paths, path):
                _merge(found, override.values)
        _merge(found, {key: Found(value, "command line") for key, value in (given or {}).items()})
        return found

    def excludes(self, path: Path) -> bool:
        """Whether a path is left out by `exclude`."""
        return any(
            matches(layer.path.parent, layer.values["exclude"], path)
            for layer in self.layers
            if "exclude" in layer.values
        )

    def rule_folders(self) -> tuple[Path, ...]:
        """The folders of the project's own rules."""
        return tuple(
            (layer.path.parent / folder).resolve() for layer in self.layers for folder in layer.values.get("rules", ())
        )


def _merge(found: dict[str, Found], values: Mapping[str, Found]) -> None:
    for key, new in values.items():
        old = found.get(key)
        found[key] = Found({**old.value, **new.value}, new.origin) if key in MERGED and old else new


@lru_cache(maxsize=64)
def _spec(patterns: tuple[str, ...]) -> Any:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def matches(folder: Path, patterns: tuple[str, ...], path: Path) -> bool:
    """Whether a path under a folder matches patterns written as in `.gitignore`."""
    try:
        relative = path.absolute().relative_to(folder.absolute())
    except ValueError:
        return False
    return bool(patterns) and bool(_spec(patterns).match_file(relative.as_posix()))


def compose(layer: Layer) -> Config:
    """A configuration from its file and all that it extends; raises ConfigError."""
    layers = _chain(layer, ())
    values: dict[str, Found] = {}
    overrides: list[Override] = []
    for one in layers:
        own = {key: value for key, value in one.values.items() if key not in ("extends", "overrides")}
        _merge(values, {key: Found(value, _origin(one, key)) for key, value in own.items()})
        for i, item in enumerate(one.values.get("overrides", ())):
            said = {k: Found(v, _origin(one, "overrides", i, k)) for k, v in item.items() if k != "paths"}
            overrides.append(Override(one.path.parent, item["paths"], said))
    return Config(layer.path.parent, values, tuple(overrides), layers)


def _origin(layer: Layer, *keys: str | int) -> str:
    return f"{layer.path}:{layer.place(*keys)[0]}"


def _chain(layer: Layer, above: tuple[Path, ...]) -> tuple[Layer, ...]:
    path = layer.path.resolve()
    if path in above:
        raise layer.error(f"`extends` runs in a circle: {' -> '.join(p.name for p in (*above, path))}", "extends")
    found: list[Layer] = []
    for base in layer.values.get("extends", ()):
        target = _base(layer, base)
        other = read_layer(target)
        if other is None:
            raise layer.error(f"`{base}` has no [tool.outreach-lint] table", "extends")
        found += _chain(other, (*above, path))
    return (*found, layer)


def _base(layer: Layer, base: str) -> Path:
    """The file that an `extends` entry names. A package is found, never imported: configuration runs no code."""
    package, colon, name = base.partition(":")
    if not colon or len(package) == 1:
        target = layer.path.parent / base
    else:
        from importlib.util import find_spec

        spec = find_spec(package) if package.isidentifier() else None
        if spec is None or not spec.submodule_search_locations:
            raise layer.error(f"`extends`: no installed package `{package}`; install it, or give a path", "extends")
        target = Path(next(iter(spec.submodule_search_locations)), f"{name.removesuffix('.toml')}.toml")
    if not target.is_file():
        raise layer.error(f"`extends`: there is no file {target}", "extends")
    return target


def settings(found: Mapping[str, Found], forced: frozenset[str] = frozenset(), **more: Any) -> Settings:
    """Values by key as the settings of one file."""
    names = set(Settings.__match_args__)
    said = {key.replace("-", "_"): item.value for key, item in found.items()}
    kept = {key: value for key, value in said.items() if key in names}
    if isinstance(kept.get("extract"), dict):
        kept["extract"] = Extract(**kept["extract"])
    return Settings(**{**kept, **more, "forced": forced})
