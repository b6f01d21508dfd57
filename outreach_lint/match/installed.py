"""Installed checks: functions of other packages, called with care: what they yield is looked at before it is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from outreach_lint.checks import CHECKS, Check
from outreach_lint.installed import InstalledError, check_function
from outreach_lint.model.annotated import Annotated, Hit


def check_called(name: str) -> Check:
    """The check of a name: a built-in one, else one that an installed package offers. Raises InstalledError."""
    return CHECKS.get(name) or _installed(name)


@cache
def _installed(name: str) -> Check:
    found = check_function(name)
    if found is None:
        raise InstalledError(f"no installed package offers the check `{name}`")
    function, offered = found
    about = f"the check `{name}` of {offered.package}"

    def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
        try:
            hits = tuple(function(message, params))
        except Exception as error:
            where = f"{about} failed on message {message.message.id} ({_told(error)})"
            raise InstalledError(f"{where}: tell its author, or ignore the rule until it is mended") from error
        return iter(_sound(hits, message, about))

    return check


def _told(error: Exception) -> str:
    from traceback import extract_tb

    frame = extract_tb(error.__traceback__)[-1]
    return f"{' '.join(f'{type(error).__name__}: {error}'.split())} at {Path(frame.filename).name}:{frame.lineno}"


def _sound(hits: Iterable[object], message: Annotated, about: str) -> Iterator[Hit]:
    """The hits, each of which must stand in the message. Raises InstalledError."""
    for hit in hits:
        if not isinstance(hit, Hit):
            raise InstalledError(f"{about} yields {type(hit).__name__} where a Hit is expected: tell its author")
        part, start, end = hit.span
        if part not in message.views or not 0 <= start <= end <= len(message.views[part].chars):
            raise InstalledError(f"{about} yields {hit.span}, which is no place of message {message.message.id}")
        yield hit
