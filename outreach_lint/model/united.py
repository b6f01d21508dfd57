"""United: stretches of several views as one view, so that a pattern that many need is tried once for all of them.

Each stretch stands there among the signs that it has in its own view, as far as they tell whether a sentence opens or
closes. Between two of them stand two line ends, which no match reaches over, and which count before a word and behind
one as the edge of a view does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from outreach_lint.model.annotated import View, Word
from outreach_lint.model.edges import AFTER, BEFORE
from outreach_lint.model.stretches import Stretch, stretches_of

BETWEEN = "\n\n"
_word: Callable[[tuple[str, int, int]], Word] = partial(tuple.__new__, Word)
"""As `Word._make`, which takes twice the time to count to three."""


def united(pieces: Sequence[tuple[View, int]]) -> tuple[View, list[Stretch]]:
    """One view of some stretches, each given by its view and its number, and those stretches as they are in it."""
    words: list[Word] = []
    joined: list[bool] = []
    keys: list[tuple[str, ...]] = []
    runs: list[tuple[int, int]] = []
    held: list[Stretch] = []
    around: list[tuple[View, int, int]] = []
    offset = 0
    for view, number in pieces:
        start, stop = view.stretches[number]
        key, begins = stretches_of(view)[number]
        low, high = _around(view, start, stop, begins)
        around.append((view, low, high))
        moved = offset - low
        runs.append((len(words), len(words) + stop - start))
        held.append(Stretch(key, begins + moved))
        words += [_word((text, begun + moved, end + moved)) for text, begun, end in view.words[start:stop]]
        joined += view.joined[start:stop]
        keys += view.keys[start:stop]
        offset += high - low + len(BETWEEN)
    whole = View(
        chars=BETWEEN.join([view.chars[low:high] for view, low, high in around]),
        plain=BETWEEN.join([view.plain[low:high] for view, low, high in around]),
        lower=BETWEEN.join([view.lower[low:high] for view, low, high in around]),
        words=tuple(words),
        starts=[word.start for word in words],
        joined=tuple(joined),
        keys=tuple(keys),
        stretches=tuple(runs),
    )
    return whole, held


def _around(view: View, start: int, stop: int, begins: int) -> tuple[int, int]:
    """A stretch with the signs around it, and as much beyond as is looked at to tell where sentences begin and end."""
    low = min(begins, max(0, view.words[start].start - BEFORE))
    if stop == len(view.words):
        return low, len(view.plain)
    return low, min(max(view.words[stop].start, view.words[stop - 1].end + AFTER), len(view.plain))
