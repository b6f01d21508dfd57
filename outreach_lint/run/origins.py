"""Origins: the settings that hold for a path, each with the place that says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from outreach_lint.config import NAMES, read_layer
from outreach_lint.config.resolve import compose
from outreach_lint.run.project import Project, check_config
from outreach_lint.run.refusal import refused, refusing


def origins(path: Path, config: Path | bool) -> Iterator[tuple[str, Any, str]]:
    """Key, value and origin of each setting of a path, sorted by key. Raises Refused."""
    with refusing():
        project = Project(config)
        for key, found in sorted(project.found(path).items()):
            yield key, found.value, found.origin


def toml(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{json.dumps(key)} = {toml(item)}' for key, item in value.items())}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(toml(item) for item in value)}]"
    return json.dumps(value, ensure_ascii=False)


def checked_files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Check configuration files, or those that hold for folders; yields each that is right. Raises Refused."""
    with refusing():
        for path in paths:
            file = path if path.is_file() else _closest(path)
            layer = read_layer(file)
            if layer is None:
                raise refused("there is no [tool.outreach-lint] table in this file", str(file))
            check_config(compose(layer))
            yield file


def _closest(folder: Path) -> Path:
    config = Project().config(folder)
    if not config.layers:
        raise refused(f"no configuration holds here: none of {', '.join(NAMES)} in it or above", str(folder))
    return config.layers[-1].path
