"""Spelled: where the words of a view stand, by every way in which a pattern may seek them."""

from __future__ import annotations

from collections.abc import Iterable


def spelled_at(keys: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """The words of each spelling, as the bits of an integer; `keys` are those of one word after another."""
    at: dict[str, int] = {}
    place = 1
    for found in keys:
        for spelling in found if len(found) == 1 else _spellings(found):
            at[spelling] = at.get(spelling, 0) | place
        place <<= 1
    return at


def _spellings(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a word, the one without its ending marked by the apostrophe."""
    return (keys[0], keys[1] + "'", *keys[2:]) if "'" in keys[0] else keys


def joints_of(joined: Iterable[bool]) -> int:
    """The words, as bits, that what went before can go on with; `joined` tells of each whether the next goes on."""
    found, place = 0, 2
    for goes_on in joined:
        if goes_on:
            found |= place
        place <<= 1
    return found
