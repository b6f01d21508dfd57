"""Patterns that are compiled when they are first used: a start pays only for what its files need."""

from __future__ import annotations

from typing import Any, cast

import regex


def lazy(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """Like `regex.compile`, put off until the first use."""
    return cast("regex.Pattern[str]", _Lazy(pattern, flags))


class _Lazy:
    """Stands in for a compiled pattern; its methods are those of the pattern once one of them was asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = regex.compile(self.pattern, self.flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
