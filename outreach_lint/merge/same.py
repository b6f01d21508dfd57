"""Same: which rows got word for word the same text, by 64-bit hashes in eight bytes a row."""

from __future__ import annotations

from array import array
from hashlib import blake2b
from typing import NamedTuple


class Repeats(NamedTuple):
    """How many rows share their text with an earlier one, how many texts there are, and the first pairs of rows."""

    rows: int
    texts: int
    pairs: tuple[tuple[int, int], ...]


def hashed(text: str) -> int:
    """64 bits of a text: among a million rows two different texts meet once in some forty million runs."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def repeats(hashes: array[int], most: int) -> Repeats:
    """The repeats among the hashes of rows in their order; `most` pairs at most, counted from 1."""
    seen: set[int] = set()
    again: set[int] = set()
    rows = 0
    for value in hashes:
        if value in seen:
            rows += 1
            again.add(value)
        seen.add(value)
    pairs: list[tuple[int, int]] = []
    first: dict[int, int] = {}
    for row, value in enumerate(hashes, 1) if again else ():
        if len(pairs) >= most:
            break
        if value in again and first.setdefault(value, row) != row:
            pairs.append((first[value], row))
    return Repeats(rows, len(seen), tuple(pairs))
