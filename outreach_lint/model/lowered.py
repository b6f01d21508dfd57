"""Lowered: characters in the lower case that expressions take them for when they ignore case."""

from __future__ import annotations

_ALSO = str.maketrans({"\u0130": "i", "\u017f": "s"})
"""Letters that such expressions take for one of the alphabet, and `str.lower` does not."""


def lowered(chars: str) -> str:
    """Characters in lower case. What an expression that ignores case finds in them holds its plain letters here."""
    return chars.lower() if chars.isascii() else chars.translate(_ALSO).lower()
