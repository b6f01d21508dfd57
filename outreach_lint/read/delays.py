"""Delays: how many days each step of a list waits after the step before, in every way that tools count them."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_lint.read import keys
from outreach_lint.read.tree import Mapping, Scalar, text_of

_UNITS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0}
_BY_KEY = {"delaymillis": 1 / 86_400_000, "delayhours": 1 / 24}


def delays(steps: Sequence[Mapping], tool: str | None) -> list[float | None]:
    """One delay in days for each step; None where the file does not say.

    Smartlead and most files count before a step, Instantly counts after it; `day` counts from the start.
    """
    waits = [_wait(step) for step in steps]
    if tool == "instantly":
        return [None, *waits[:-1]] if waits else []
    days = [_number(keys.scalar(step, keys.DAY)) for step in steps]
    found: list[float | None] = []
    for index, wait in enumerate(waits):
        day, before = days[index], days[index - 1] if index else None
        found.append(wait if wait is not None else day - before if day is not None and before is not None else None)
    return found


def _wait(step: Mapping) -> float | None:
    have = keys.table(step)
    details = have.get("seqdelaydetails", ("", None))[1]
    holder = details if isinstance(details, Mapping) else step
    names = have if holder is step else keys.table(holder)
    for name in keys.DELAY:
        value = _number(keys.scalar(holder, (name,))) if name in names else None
        if value is not None:
            unit = text_of(keys.scalar(holder, ("delayunit", "unit", "waitmode", "delaytype", "intervalunit"))) or "day"
            return value * _BY_KEY.get(name, next((days for u, days in _UNITS.items() if unit.startswith(u)), 1.0))
    return None


def _number(node: Scalar | None) -> float | None:
    if node is None or isinstance(node.value, bool) or node.value is None:
        return None
    if isinstance(node.value, str):
        digits = "".join(c if c.isdigit() or c == "." else " " for c in node.value).split()
        number = digits[0] if digits else ""
        return float(number) if number.replace(".", "", 1).isdigit() and len(number) < 9 else None
    return float(node.value)
