"""Error: a rule file that cannot be used."""

from __future__ import annotations


class RuleError(Exception):
    """A rule file that cannot be used: where, and what is wrong."""

    def __init__(self, path: str, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(f"{path}:{line}:{column}: {message}")
        self.path, self.message, self.line, self.column = path, message, line, column
