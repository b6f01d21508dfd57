"""Pattern: the small closed language of rules, from which both the matcher and its prefilter are made.

A pattern is words separated by spaces. A space stands for any run of blanks, commas, hyphens and quotation marks, and
for one line end.

    word        itself, whatever the case          word*       any word that begins so
    (a|b c)     one of several                     (a)?        may be missing
    {class}     one entry of a word class          ~3          up to three words of the same sentence
    _           exactly one word                   ^ … $       only at the start or end of a sentence

Matching walks over the words of a view, not over its characters, and is linear by construction: there is no unbounded
repetition, and a pattern is only tried at words where it can begin, which is told of all words at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.model.annotated import View
from outreach_lint.model.edges import closes, opens
from outreach_lint.model.part import Part
from outreach_lint.model.places import listed, places_in, words_of
from outreach_lint.model.record import dataclass


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern, which may be held to the start or the end of a sentence."""

    source: str
    part: Part
    at_start: bool = False
    at_end: bool = False

    def find(self, view: View) -> Iterator[tuple[int, int]]:
        """The places of this pattern in a view, from left to right; they may overlap."""
        return self.within(view, (1 << len(view.stretches)) - 1)

    def within(self, view: View, stretches: int) -> Iterator[tuple[int, int]]:
        """Its places in some stretches of a view, which are those that hold all that it needs."""
        starts = self.part.back(view, places_in(view, stretches)) & words_of(view)
        for index in listed(starts):
            if self.at_start and not opens(view.plain, view.words[index].start):
                continue
            for behind in self.part.matches(view, index):
                if behind > index and (not self.at_end or closes(view.plain, view.words[behind - 1].end)):
                    yield _place(view, index, behind)
                    break


_BEFORE = "$£€#~"
_BEHIND = "%+"


def _place(view: View, index: int, behind: int) -> tuple[int, int]:
    start, end = view.words[index].start, view.words[behind - 1].end
    while start > 0 and view.plain[start - 1] in _BEFORE:
        start -= 1
    while end < len(view.plain) and view.plain[end] in _BEHIND:
        end += 1
    return start, end
