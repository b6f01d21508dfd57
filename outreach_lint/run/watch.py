"""Watch: look at a request's files, rules and configuration over and over, and tell when any has changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from time import sleep

from outreach_lint.run.check import inputs_of, project_of
from outreach_lint.run.packs import folders_of
from outreach_lint.run.project import rulebook
from outreach_lint.run.refusal import refusing
from outreach_lint.run.request import Request

PAUSE = 0.5
"""Seconds between two looks."""


def changes(request: Request, pause: float = PAUSE) -> Iterator[None]:
    """Yield at once, and then whenever a file was changed, added or taken away."""
    last: dict[str, tuple[int, int]] | None = None
    while True:
        now = _state(request)
        if now != last:
            last = now
            rulebook.cache_clear()
            yield
        sleep(pause)


def _state(request: Request) -> dict[str, tuple[int, int]]:
    with refusing():
        project = project_of(request)
        paths = [item.path for item in inputs_of(request, project).inputs]
        config = project.config(Path.cwd())
    own = [str(path) for folder in folders_of(config) for path in folder.path.rglob("*")]
    paths += [*own, *(str(layer.path) for layer in config.layers)]
    found = {}
    for path in paths:
        try:
            stat = os.stat(path)
        except OSError:
            continue
        found[path] = (stat.st_mtime_ns, stat.st_size)
    return found
