"""Pattern: the small closed language of rules, from which both the matcher and its prefilter are made.

A pattern is words separated by spaces. A space stands for any run of blanks, commas, hyphens and quotation marks, and
for one line end.

    word        itself, whatever the case          word*       any word that begins so
    (a|b c)     one of several                     (a)?        may be missing
    {class}     one entry of a word class          ~3          up to three words of the same sentence
    _           exactly one word                   ^ … $       only at the start or end of a sentence

Matching walks over the words of a view, not over its characters, and is linear by construction: there is no unbounded
repetition, and a pattern is only tried at words that it can begin with, near words that it cannot do without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from outreach_lint.model.annotated import View
from outreach_lint.model.lazy import lazy

Matcher = Callable[[View, int], Sequence[int]]
"""From a view and the index of a word: the indexes behind every way to match there, the preferred one first."""


@dataclass(frozen=True, slots=True)
class Part:
    """A compiled piece of a pattern.

    `needs` are words of which a text must hold at least one, `firsts` the words that a match can begin with (None:
    any), `words` the most words that a match can span. `word` is the word that a plain literal is.
    """

    matches: Matcher
    needs: frozenset[str] | None = None
    firsts: frozenset[str] | None = None
    words: int = 1
    optional: bool = False
    gap: bool = False
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern. `needs` are sets of words, the rarest first, of each of which a text must hold one."""

    source: str
    part: Part
    needs: tuple[frozenset[str], ...]
    at_start: bool = False
    at_end: bool = False

    def find(self, view: View) -> Iterator[tuple[int, int]]:
        """The places of this pattern in a view, from left to right; they may overlap."""
        vocabulary = view.vocabulary
        for words in self.needs:
            if vocabulary.isdisjoint(words):
                return
        for index in self._starts(view):
            if self.at_start and not _opens(view.plain, view.words[index].start):
                continue
            for behind in self.part.matches(view, index):
                if behind > index and (not self.at_end or _closes(view.plain, view.words[behind - 1].end)):
                    yield _place(view, index, behind)
                    break

    def _starts(self, view: View) -> Sequence[int]:
        """The words at which a match can begin."""
        firsts = self.part.firsts
        if firsts is None:
            starts: Sequence[int] = range(len(view.words))
        else:
            starts = [place for word in firsts & view.vocabulary for place in view.places[word]]
        if self.needs and self.needs[0] is not firsts:
            reach = self.part.words
            near = {
                start
                for word in self.needs[0] & view.vocabulary
                for place in view.places[word]
                for start in range(max(0, place - reach), place + 1)
            }
            return sorted(near.intersection(starts))
        return sorted(set(starts))


_BEFORE = "$£€#~"
_BEHIND = "%+"
_GREETED = lazy(r"(?i)(?:^|\n)[ ]*(?:hi|hey|hello|dear)?[ ]*[\w\uE000-\uE0FF]+[ ]*(?:[,—!]|-)$")
_BULLETED = lazy(r"(?:^|\n)[ ]*(?:[-*•]|\d{1,2}[.)])$")


def _place(view: View, index: int, behind: int) -> tuple[int, int]:
    start, end = view.words[index].start, view.words[behind - 1].end
    while start > 0 and view.plain[start - 1] in _BEFORE:
        start -= 1
    while end < len(view.plain) and view.plain[end] in _BEHIND:
        end += 1
    return start, end


def _opens(plain: str, start: int) -> bool:
    """Whether a sentence begins here: at a line's start, after an end mark, a greeting or a bullet."""
    before = plain[max(0, start - 60) : start].rstrip(" \"'(*_$£€#~")
    return not before or before[-1] in "\n.!?:" or bool(_GREETED.search(before) or _BULLETED.search(before))


def _closes(plain: str, end: int) -> bool:
    """Whether a sentence ends here."""
    after = plain[end : end + 20].lstrip(" \"')*_%+")
    return not after or after[0] in "\n.!?"
