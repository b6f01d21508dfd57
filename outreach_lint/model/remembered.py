"""Remembered: what was worked out for the keys that were met last, within a bound."""

from __future__ import annotations

from typing import Generic, TypeVar

V = TypeVar("V")


class Remembered(Generic[V]):
    """Values by key: the last `most` that were asked for, and up to as many more. None is no value."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._young: dict[object, V] = {}
        self._old: dict[object, V] = {}

    def get(self, key: object) -> V | None:
        """The value of a key, which is kept for a while again; None where none is known."""
        found = self._young.get(key)
        if found is None:
            found = self._old.get(key)
            if found is not None:
                self.put(key, found)
        return found

    def put(self, key: object, value: V) -> V:
        """Keep a value."""
        if len(self._young) >= self._most:
            self._old, self._young = self._young, {}
        self._young[key] = value
        return value
