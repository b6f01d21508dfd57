"""Sidecar: `NAME.outreach-lint.toml` holds the ignores of a file whose own comments would be sent or do not exist."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.source import Source, SourceError
from outreach_lint.suppress.directive import Directive

SUFFIX = ".outreach-lint.toml"
_KEYS = frozenset({"rules", "reason", "until", "message", "text"})
_TABLE = lazy(r"(?m)^[ \t]*\[\[[ \t]*ignore[ \t]*\]\].*$")


def read_sidecar(source: Source) -> tuple[Directive, ...]:
    """The directives of a sidecar file, `[[ignore]]` tables with rules, reason, until, message and text.

    Raises SourceError with the line of the first fault.
    """
    import tomllib

    try:
        data = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        where = regex.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(where[1]), int(where[2])) if where else (1, 1)
        raise SourceError(source.path, f"not valid TOML: {str(error).split(' (at ')[0]}", line, column) from error
    if extra := set(data) - {"ignore"}:
        raise SourceError(source.path, f"unknown key `{min(extra)}`: a sidecar holds [[ignore]] tables alone")
    tables = data.get("ignore", [])
    starts = [match.start() for match in _TABLE.finditer(source.text)]
    if not isinstance(tables, list) or len(starts) != len(tables):
        raise SourceError(source.path, "write each ignore as an [[ignore]] table of its own")
    ends = [*starts[1:], len(source.text)]
    return tuple(_directive(source, *item) for item in zip(tables, starts, ends, strict=True))


def _directive(source: Source, table: dict[str, Any], start: int, end: int) -> Directive:
    line, column = source.position(start)

    def fault(message: str) -> SourceError:
        return SourceError(source.path, message, line, column)

    if extra := set(table) - _KEYS:
        raise fault(f"unknown key `{min(extra)}` in [[ignore]]; known are {', '.join(sorted(_KEYS))}")
    rules, reason = table.get("rules"), table.get("reason")
    if not isinstance(rules, list) or not rules or not all(isinstance(rule, str) for rule in rules):
        raise fault("this ignore needs `rules`, a list of codes, names or families")
    if not isinstance(reason, str) or not reason.strip():
        raise fault("this ignore needs a `reason`")
    until = table.get("until")
    if until is not None and (not isinstance(until, date) or isinstance(until, datetime)):
        raise fault("`until` must be a date, such as until = 2027-01-31")
    for key in ("message", "text"):
        if not isinstance(table.get(key, ""), str):
            raise fault(f"`{key}` must be text")
    words_end = source.text.find("\n", start)
    words_end = end if words_end < 0 else words_end
    scope = "message" if "message" in table else "file"
    return Directive(
        source.path,
        scope,  # type: ignore[arg-type]
        tuple(rules),
        reason.strip(),
        until,
        start,
        words_end,
        (start, end),
        "sidecar",
        table.get("message"),
        table.get("text"),
    )
