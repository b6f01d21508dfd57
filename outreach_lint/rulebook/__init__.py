"""The rule book: rule files and word classes, read, checked and chosen from."""

from __future__ import annotations

from outreach_lint.rulebook.choose import PACKS, choose, matches_selector, severity_of
from outreach_lint.rulebook.load import Folder, Rulebook, RuleError, built_in, load

__all__ = ["PACKS", "Folder", "RuleError", "Rulebook", "built_in", "choose", "load", "matches_selector", "severity_of"]
