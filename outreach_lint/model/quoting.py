"""Quoting: words of a message as a finding quotes them."""

from __future__ import annotations

from outreach_lint.model.lazy import lazy
from outreach_lint.model.lowered import lowered

LOOSE = lazy(
    r"(?i)^(?:and|but|so|or|because)[ ]+|(?:,?[ ]+(?:an?|the|and|or|of|for|per|to|with|in|at|by|your|our|my))+$|[,;:]$"
)
_FIRST = frozenset("and but so or because".split())
_LAST = frozenset("a an the and or of for per to with in at by your our my".split())
"""The words that hang loose at the beginning and at the end."""


def quotable(words: str) -> str:
    """The words on one line, without little ones and commas that hang loose at either end."""
    held = words.split()
    found = " ".join(held)
    loose = held and (found[-1] in ",;:" or lowered(held[0]) in _FIRST or lowered(held[-1]) in _LAST)
    whole = LOOSE.sub("", found) if loose else found
    return whole if len(whole) > 3 else found
