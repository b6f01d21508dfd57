"""Patterns that are compiled when they are first used: a start pays only for what its files need."""

from __future__ import annotations

import copyreg
from typing import Any, cast

import regex

from outreach_lint.model.kept import keep, recall


def lazy(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """Like `regex.compile`, put off until the first use, and not done where it ships or an earlier run did it."""
    return cast("regex.Pattern[str]", Lazy(pattern, flags))


class Lazy:
    """Stands in for a compiled pattern; its methods are those of the pattern once one of them was asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, int(flags)

    def __getattr__(self, name: str) -> Any:
        compiled = _compiled(self.pattern, self.flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def _compiled(pattern: str, flags: int) -> regex.Pattern[str]:
    """A pattern made of what is kept of it, as unpickling would make it, or else of its text."""
    name = f"{flags}:{pattern}"
    data = recall(name)
    if data is not None:
        try:
            made = _made()(*data)
            if made.pattern == pattern:
                return cast("regex.Pattern[str]", made)
        except (TypeError, ValueError, RuntimeError, AttributeError, regex.error):
            pass
    found = regex.compile(pattern, flags)
    function, arguments = taken_apart(found)
    if function is not None and function is _made():
        keep(name, arguments)
    return found


def _made() -> Any:
    """What `regex` calls to unpickle a pattern; None in a version that does it otherwise."""
    return getattr(getattr(regex, "_regex", None), "compile", None)


def taken_apart(pattern: regex.Pattern[str]) -> tuple[Any, Any]:
    """What pickling would store of a pattern: a function and its arguments."""
    reduce: Any = copyreg.dispatch_table.get(regex.Pattern)
    return reduce(pattern) if reduce else (None, None)
