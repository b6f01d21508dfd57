"""Outline: the bones of a clause: whose its subject is, its mood, and the words that follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from outreach_lint.annotate.owners import owner_of
from outreach_lint.model.annotated import Owner

Mood = Literal["statement", "question", "order"]

_LEAD = frozenset(
    "and but so because since while as or plus also then though although now well just perhaps maybe "
    "honestly frankly clearly obviously surely recently lately currently today yesterday please when where".split()
)
_SHORT = {"m": "am", "ve": "have", "re": "are", "ll": "will", "d": "would"}
AUXILIARIES = frozenset(
    "do does did is are am was were have has had can could may might must shall should will would".split()
)
ASKING = frozenset("who what when where why how which whose".split())
ORDERS = frozenset(
    "reply respond answer let tell send pick grab book choose call ping drop give reserve schedule try turn use paint "
    "put keep start stop switch move check ask take look read add leave cut make feel ignore forget delete skip pass "
    "see".split()
)
_PLACED = frozenset("in on at from since by with without for under over of during after before".split())
_TIMES = frozenset(
    "week month year quarter night day morning evening weekend spring summer autumn fall winter time monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)
_FRAGMENTS = frozenset("want interested sick tired still fed worried struggling free open curious keen ready".split())
"""Words that open a question of which its subject and verb are left out."""


class Outline(NamedTuple):
    """A clause as a reader skims it.

    `subject` says whom its subject belongs to, `head` is the first word of the subject, `rest` what follows that word,
    `words` all without the lead, contractions written out; `condition` tells that it begins with an if.
    """

    mood: Mood
    subject: Owner | None
    head: str
    rest: tuple[str, ...]
    words: tuple[str, ...]
    condition: bool


def outline(words: Sequence[str], sellers: frozenset[str], question: bool) -> Outline | None:
    """The outline of a clause; None where it has no words."""
    said = [text for word in words for text in (_written_out(word) if "'" in word or word == "im" else (word,))]
    condition = False
    while said and (said[0] in _LEAD or said[0] in ("if", "once")) and len(said) > 1:
        condition |= said[0] in ("if", "when", "once")
        said = said[1:]
    if not said:
        return None
    at = _subject_at(said, sellers)
    first, owner = said[0], owner_of(said[at], sellers)
    mood: Mood = "statement"
    if question and (first in AUXILIARIES or first in ASKING or first in _FRAGMENTS):
        mood = "question"
    elif first in ORDERS and (len(said) < 2 or said[1] not in AUXILIARIES):
        mood = "order"
    return Outline(mood, owner, said[at], tuple(said[at + 1 :]), tuple(said), condition)


def _written_out(text: str) -> tuple[str, ...]:
    """A word with its contraction as words of their own."""
    stem, mark, end = text.partition("'")
    if mark and end in _SHORT:
        return stem, _SHORT[end]
    if text.endswith("n't"):
        stem = "can" if text == "can't" else "will" if text == "won't" else text[:-3]
        return (stem, "not") if stem else ("not",)
    if mark and end == "s" and stem in ("it", "that", "there", "he", "she", "what", "who", "here", "where", "how"):
        return stem, "is"
    if text in ("im", "let's"):
        return ("i", "am") if text == "im" else ("let", "us")
    return (text,)


def _subject_at(said: list[str], sellers: frozenset[str]) -> int:
    """Where the subject begins: behind a preamble of place or time (`Last autumn you …`), if one opens the clause."""
    if said[0] not in _PLACED and not (said[0] in ("last", "this", "next") and said[1:2] and said[1] in _TIMES):
        return 1 if len(said) > 1 and said[0] in AUXILIARIES else 0
    for i, word in enumerate(said[1:7], 1):
        if word in ("i", "we", "you", "our", "my", "your", "it", "they") and (word in ("i", "we", "you") or i > 1):
            return i
    return 0
