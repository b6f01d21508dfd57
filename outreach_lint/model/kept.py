"""Kept: what is slow to make and depends on versions and rules alone, as plain data, for a later run to start from.

Nothing here touches the disk: whoever starts a run hands in what an earlier one left, and takes what is new.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

_FOUND: dict[str, bytes] = {}
_NEW: dict[str, bytes] = {}
_SHIPPED: list[Callable[[], Mapping[str, Any]]] = []
"""What tells what comes with the package, if anything; asked once."""
_KEEPING: list[bool] = []
"""Not empty once anybody wants to have what is new."""


def start(found: Mapping[str, bytes]) -> None:
    """Begin to keep; `found` is what `everything` told an earlier run of the same versions."""
    forget()
    _FOUND.update(found)
    _KEEPING.append(True)


def ship(read: Callable[[], Mapping[str, Any]]) -> None:
    """Take from what comes with the package what no earlier run kept; it is read when there is anything of that."""
    _SHIPPED[:] = [cache(read)]


def forget() -> None:
    """Keep nothing, and know nothing of earlier runs nor of what ships."""
    for held in (_FOUND, _NEW, _SHIPPED, _KEEPING):
        held.clear()


def recall(name: str) -> Any:
    """What this run or an earlier one kept under a name, or what ships; None where nothing does or can be read."""
    data = _NEW.get(name) or _FOUND.get(name)
    try:
        return _shipped(name) if data is None else marshal.loads(data)
    except (ValueError, EOFError, TypeError):
        return None


def _shipped(name: str) -> Any:
    found = next((read().get(name) for read in _SHIPPED), None)
    if found is not None:
        keep(name, found)
    return found


def keep(name: str, value: Any) -> None:
    """Keep a value of plain data: None, numbers, texts, bytes, and tuples, lists, sets and dicts of them."""
    if _KEEPING:
        try:
            _NEW[name] = marshal.dumps(value)
        except ValueError:  # something else is in it: the next run makes it again
            return


def everything() -> Mapping[str, bytes] | None:
    """All that is kept, by name; None where nothing is new."""
    return {**_FOUND, **_NEW} if _NEW else None
