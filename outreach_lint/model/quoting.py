"""Quoting: words of a message as a finding quotes them."""

from __future__ import annotations

from outreach_lint.model.lazy import lazy

_LOOSE = lazy(
    r"(?i)^(?:and|but|so|or|because)[ ]+|(?:,?[ ]+(?:an?|the|and|or|of|for|per|to|with|in|at|by|your|our|my))+$|[,;:]$"
)


def quotable(words: str) -> str:
    """The words on one line, without little ones and commas that hang loose at either end."""
    found = " ".join(words.split())
    whole = _LOOSE.sub("", found)
    return whole if len(whole) > 3 else found
