"""The rule book: rule files and word classes, read, checked and chosen from."""

from __future__ import annotations

from outreach_lint.rulebook.choose import choose, matches_selector, severity_of
from outreach_lint.rulebook.load import Rulebook, RuleError, built_in, load

__all__ = ["RuleError", "Rulebook", "built_in", "choose", "load", "matches_selector", "severity_of"]
