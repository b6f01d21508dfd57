"""Baselines: find a project's baseline file, hold a report against it, write it and prune it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from outreach_lint import baseline
from outreach_lint.baseline import Baseline
from outreach_lint.config import Config
from outreach_lint.files import write_atomic
from outreach_lint.model.diagnostic import Diagnostic, Report
from outreach_lint.model.record import replace
from outreach_lint.run.gather import Gathered
from outreach_lint.run.opened import bytes_of
from outreach_lint.run.project import Project
from outreach_lint.run.refusal import refused
from outreach_lint.run.request import Request


def baseline_path(asked: Path | bool, config: Config) -> Path:
    """The baseline file: the one asked for, the configured one, or the default beside the configuration."""
    if isinstance(asked, Path):
        return asked
    for layer in reversed(config.layers):
        if "baseline" in layer.values:
            return layer.path.parent / str(layer.values["baseline"])
    return config.folder / baseline.DEFAULT


def read_baseline(path: Path) -> Baseline | None:
    """A baseline file; None where there is none. Raises SourceError."""
    if not path.is_file():
        return None
    return baseline.read(str(path), bytes_of(str(path)).decode("utf-8", "replace"))


def relative(path: str, file: Path) -> str:
    """A path as a baseline file names it: seen from the file's folder, with forward slashes."""
    return os.path.relpath(os.path.abspath(path), file.absolute().parent).replace(os.sep, "/")


def _named(diagnostics: Iterable[Diagnostic], file: Path) -> list[tuple[str, Diagnostic]]:
    return [(relative(d.path, file), d) for d in diagnostics]


def against_baseline(
    report: Report, request: Request, project: Project, gathered: Gathered
) -> tuple[Report, tuple[str, ...]]:
    """The report without known findings, and a reason to fail where entries of the baseline are stale."""
    file = baseline_path(request.baseline, project.config(Path.cwd()))
    known = read_baseline(file)
    if known is None:
        if isinstance(request.baseline, Path):
            raise refused("there is no such baseline; `outreach-lint baseline` writes one", str(request.baseline))
        return report, ()
    # A run over some lines alone cannot tell whether an entry is stale.
    failed = {problem.path for problem in report.problems}
    whole = [i.path for i in gathered.inputs if i.path not in failed and not request.changed_lines]
    compared = baseline.compare(known, _named(report.diagnostics, file), [relative(path, file) for path in whole])
    suppressed = (*report.suppressed, *compared.known)
    reasons: tuple[str, ...] = ()
    if compared.stale:
        count = sum(entry.left for entry in compared.stale)
        entries = "1 entry of the baseline is" if count == 1 else f"{count} entries of the baseline are"
        reasons = (f"{entries} out of date; run `outreach-lint baseline --prune`",)
    return replace(report, diagnostics=compared.new, suppressed=suppressed), reasons


class Written(NamedTuple):
    """A baseline that was written: where, and how many findings of each rule it holds; `dropped` were stale."""

    path: Path
    by_rule: dict[str, int]
    dropped: int = 0


def write_baseline(report: Report, request: Request, project: Project, gathered: Gathered, prune: bool) -> Written:
    """Write the findings of a report as a baseline, or take out of the old one what no longer stands."""
    file = baseline_path(request.baseline, project.config(Path.cwd()))
    old = read_baseline(file) or Baseline()
    looked_at = {relative(item.path, file) for item in gathered.inputs}
    # Files that were deleted or renamed are looked at, too: nothing is left of their findings.
    looked_at |= {path for path in old.counts if not (file.absolute().parent / path).exists()}
    found = _named(report.diagnostics, file)
    if prune:
        stale = baseline.compare(old, found, looked_at).stale
        made = baseline.pruned(old, stale)
        dropped = sum(entry.left for entry in stale)
    else:
        made = baseline.made(found, {path: rules for path, rules in old.counts.items() if path not in looked_at})
        dropped = 0
    write_atomic(file, baseline.write(made).encode())
    return Written(file, made.by_rule(), dropped)
