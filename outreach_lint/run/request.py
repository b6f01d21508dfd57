"""Request: everything that a run is asked for, free of command line words."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from outreach_lint.model.diagnostic import Report, Safety, Severity
from outreach_lint.model.record import dataclass, field


@dataclass(frozen=True, slots=True)
class Request:
    """What to lint and how. `given` are settings by configuration key that win over every file.

    `config` is a file that holds for every path, True the closest file of each, False none. `since` is a revision;
    `fix` the least safety of edits that are made, None where nothing is edited.
    """

    paths: tuple[str, ...]
    config: Path | bool = True
    given: Mapping[str, Any] = field(default_factory=dict)
    forced: frozenset[str] = frozenset()
    prospect: Mapping[str, str] | None = None
    stdin: bytes | None = None
    stdin_name: str | None = None
    force_exclude: bool = False
    inline: bool = True
    staged: bool = False
    since: str | None = None
    changed_lines: bool = False
    baseline: Path | bool = True
    fix: Safety | None = None
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    timed: bool = False
    today: date = field(default_factory=date.today)


@dataclass(frozen=True, slots=True)
class Limits:
    """What makes a run fail. None leaves it to the configuration, and there to the default."""

    fail_level: Severity | None = None
    max_warnings: int | None = None
    min_score: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A report, and why the run fails by it: one line a reason, none where it passes."""

    report: Report
    reasons: tuple[str, ...] = ()
    timing: Mapping[str, float] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
