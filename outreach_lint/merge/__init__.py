"""Merge: what each prospect of a list would receive from a template, and what is wrong with it, row by row."""

from __future__ import annotations

from outreach_lint.merge.findings import KINDS
from outreach_lint.merge.render import Row, normal
from outreach_lint.merge.tally import MergeFinding, MergeReport, merge, renderings

__all__ = ["KINDS", "MergeFinding", "MergeReport", "Row", "merge", "normal", "renderings"]
