"""Merge: what each prospect of a list would receive from a template, and what is wrong with it, row by row."""

from __future__ import annotations

from outreach_lint.merge.render import Row, normal
from outreach_lint.merge.tally import LIMITS, MergeFinding, MergeReport, merge, renderings

__all__ = ["LIMITS", "MergeFinding", "MergeReport", "Row", "merge", "normal", "renderings"]
