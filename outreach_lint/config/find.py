"""Which configuration holds for a path: the closest file upwards, and no other."""

from __future__ import annotations

from pathlib import Path

from outreach_lint.config.layer import Layer, read_layer
from outreach_lint.config.resolve import Config, compose

NAMES = ("outreach-lint.toml", ".outreach-lint.toml", "pyproject.toml")


class Configs:
    """The configurations of a run, each file read once. `only` is a file that holds for every path, or False: none."""

    def __init__(self, only: Path | bool = True) -> None:
        self._only = only
        self._found: dict[Path, Config | None] = {}
        self._fixed: Config | None = None

    def for_path(self, path: Path) -> Config:
        """The configuration of a file or folder; an empty one where there is none. Raises ConfigError."""
        if isinstance(self._only, Path):
            if self._fixed is None:
                self._fixed = compose(_must(self._only))
            return self._fixed
        folder = path.absolute()
        folder = folder if folder.is_dir() else folder.parent
        return (self._only and self._in(folder)) or Config(Path.cwd())

    def _in(self, folder: Path) -> Config | None:
        if folder not in self._found:
            layer = _layer(folder)
            if layer:
                self._found[folder] = compose(layer)
            else:
                self._found[folder] = self._in(folder.parent) if folder.parent != folder else None
        return self._found[folder]


def _layer(folder: Path) -> Layer | None:
    for name in NAMES:
        path = folder / name
        if path.is_file() and (layer := read_layer(path)):
            return layer
    return None


def _must(path: Path) -> Layer:
    layer = read_layer(path)
    if layer is None:
        from outreach_lint.config.layer import ConfigError
        from outreach_lint.model.diagnostic import Problem

        raise ConfigError((Problem(str(path), 1, 1, "there is no [tool.outreach-lint] table in this file"),))
    return layer
