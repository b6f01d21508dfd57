"""Edges: where a sentence begins and ends, as far as the signs around its words tell; for patterns with `^` and `$`."""

from __future__ import annotations

from outreach_lint.model.lazy import lazy

_GREETED = lazy(r"(?i)(?:^|\n)[ ]*(?:hi|hey|hello|dear)?[ ]*[\w\uE000-\uE0FF]+[ ]*(?:[,—!]|-)$")
_BULLETED = lazy(r"(?:^|\n)[ ]*(?:[-*•]|\d{1,2}[.)])$")


BEFORE, AFTER = 60, 20
"""How far around a word is looked."""


def opens(plain: str, start: int) -> bool:
    """Whether a sentence begins here: at a line's start, after an end mark, a greeting or a bullet."""
    before = plain[max(0, start - BEFORE) : start].rstrip(" \"'(*_$£€#~")
    if not before or before[-1] in "\n.!?:":
        return True
    if before[-1] not in ",—-•)":  # without which no greeting and no bullet ends
        return False
    return bool(_GREETED.search(before) or _BULLETED.search(before))


def closes(plain: str, end: int) -> bool:
    """Whether a sentence ends here."""
    after = plain[end : end + AFTER].lstrip(" \"')*_%+")
    return not after or after[0] in "\n.!?"
