"""United: several views as one, so that a pattern that many messages need is tried once for all of them.

Between two views stand two line ends, which no match reaches over, and which count before a word and behind one as the
edge of a view does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from outreach_lint.model.annotated import View, Word
from outreach_lint.model.stretches import Stretch, stretches_of

BETWEEN = "\n\n"


def united(views: Sequence[View]) -> tuple[View, list[Stretch]]:
    """One view of all the words of some, and their stretches as each of them tells them, counted through."""
    words: list[Word] = []
    runs: list[tuple[int, int]] = []
    held: list[Stretch] = []
    at: dict[str, int] = {}
    joints = offset = 0
    for view in views:
        first = len(words)
        words += [Word(text, start + offset, end + offset) for text, start, end in view.words]
        runs += [(start + first, stop + first) for start, stop in view.stretches]
        held += [Stretch(key, start + offset) for key, start in stretches_of(view)]
        for spelling, places in view.at.items():
            at[spelling] = at.get(spelling, 0) | places << first
        joints |= view.joints << first
        offset += len(view.plain) + len(BETWEEN)
    whole = View(
        chars=BETWEEN.join([view.chars for view in views]),
        plain=BETWEEN.join([view.plain for view in views]),
        lower=BETWEEN.join([view.lower for view in views]),
        words=tuple(words),
        starts=[word.start for word in words],
        joined=tuple(chain.from_iterable([view.joined[: len(view.words)] for view in views])),
        keys=tuple(chain.from_iterable([view.keys for view in views])),
        vocabulary=frozenset().union(*[view.vocabulary for view in views]),
        stretches=tuple(runs),
        at=at,
        spelled=frozenset(at),
        joints=joints,
    )
    return whole, held
