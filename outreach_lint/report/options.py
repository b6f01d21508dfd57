"""ReportOptions: how a report is to look, and how it shows the places of files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache

from outreach_lint.model.record import dataclass, field
from outreach_lint.model.rule import Rule


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What the reports need to know besides the findings.

    Paths are shown relative to `root`, with forward slashes. `redact` hides names, addresses and links. `rules` hold
    the rules by code, for the formats that describe them. `width` is in terminal cells. `links` allows terminal
    hyperlinks. `version` is the version of this program.
    """

    color: bool = False
    root: str = ""
    redact: bool = False
    rules: Mapping[str, Rule] = field(default_factory=dict)
    width: int = 100
    links: bool = False
    version: str = "0"

    def path(self, path: str) -> str:
        """A path as every report shows it: relative to the root where it lies below it, with forward slashes."""
        return _shown(path, self.root)


@lru_cache(maxsize=4096)
def _shown(path: str, root: str) -> str:
    if root:
        base, whole = os.path.abspath(root), os.path.abspath(path)
        if whole.startswith(base.rstrip(os.sep) + os.sep):
            path = os.path.relpath(whole, base)
    return path.replace(os.sep, "/").removeprefix("./")
