"""Composite: what several findings of one message amount to when they stand together."""

from __future__ import annotations

from collections.abc import Mapping

from outreach_lint.model.record import dataclass, field


@dataclass(frozen=True, slots=True)
class Composite:
    """One story as data. `parts` are what fills each part of it: selectors of rules, or `signal:` and a signal's name.

    At least `least` parts must be filled, those of `needs` always, within `within` sentences where that is given.
    `selectors` are those of all parts.
    """

    name: str
    title: str
    why: str
    advice: str
    parts: Mapping[str, tuple[str, ...]]
    least: int = 2
    needs: tuple[str, ...] = ()
    within: int | None = None
    selectors: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "selectors", frozenset().union(*self.parts.values()))
