"""Lowered: characters in the lower case that expressions take them for when they ignore case."""

from __future__ import annotations


def lowered(chars: str) -> str:
    """Characters in lower case. What an expression that ignores case finds in them holds its plain letters here.

    Such expressions take two letters for one of the alphabet that `str.lower` does not.
    """
    return chars.replace("\u0130", "i").replace("\u017f", "s").lower()
