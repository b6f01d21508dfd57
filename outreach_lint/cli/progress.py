"""A progress line on standard error: on a terminal alone, and only once a run takes long."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import monotonic

from outreach_lint.cli.terminal import capable

PATIENCE = 2.0
"""Seconds before the line appears."""
EVERY = 0.1
"""Seconds between two changes of it."""


def bar() -> Callable[[int, int], None] | None:
    """Something to call with the files done and all files; None where nobody watches."""
    if not capable(sys.stderr):
        return None
    begun, last = monotonic(), [0.0]

    def show(done: int, total: int) -> None:
        now = monotonic()
        if now - begun < PATIENCE or (done < total and now - last[0] < EVERY):
            return
        last[0] = now
        line = "" if done == total else f"Linting {done:,} of {total:,} files"
        sys.stderr.write(f"\r\033[K{line}")
        sys.stderr.flush()

    return show
