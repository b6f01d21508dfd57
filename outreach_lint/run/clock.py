"""Clock: where the time of a run goes, by stage and rule."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Clock:
    """Adds up seconds by name; one that is not `on` does the work alone."""

    def __init__(self, on: bool) -> None:
        self.on = on
        self.spent: dict[str, float] = {}

    def run(self, name: str, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Do some work and book its time under a name."""
        if not self.on:
            return work(*args, **kwargs)
        start = perf_counter()
        try:
            return work(*args, **kwargs)
        finally:
            self.spent[name] = self.spent.get(name, 0.0) + perf_counter() - start
