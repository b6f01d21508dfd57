"""Lexicon: word classes and signals by name, and the compiler of the pattern language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import regex

from outreach_lint.model.annotated import View
from outreach_lint.model.built_in import BUILT_IN
from outreach_lint.model.choices import Branch, OneOf
from outreach_lint.model.index import MANY, Index, index
from outreach_lint.model.lazy import lazy
from outreach_lint.model.matchers import any_word, commonness, gap, literal, stem, together
from outreach_lint.model.needs import UNKNOWN, Needs
from outreach_lint.model.part import Later, Part
from outreach_lint.model.pattern import Pattern
from outreach_lint.model.pieces import PatternError, Piece, branches, is_plain, pieces
from outreach_lint.model.record import dataclass, field
from outreach_lint.model.weights import Weights

__all__ = ["Lexicon", "PatternError"]

_SINGLE = lazy(r"[\w'-]+")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word classes by name (each a tuple of patterns), signals by name, and what is compiled of them so far.

    A signal is a named list of patterns that the sentence model and several rules share; entries that begin with `!`
    are its exceptions. `weights` are learned readings of sentences, by the name of the fault. `needs` is what
    is known of patterns without compiling them. `runaway` holds what was said of expressions that ran out of time, so
    that no second message has to wait for them.
    """

    classes: Mapping[str, Sequence[str]]
    signals: Mapping[str, Sequence[str]] = field(default_factory=dict)
    weights: Mapping[str, Weights] = field(default_factory=dict)
    needs: Needs = UNKNOWN
    runaway: dict[str, str] = field(default_factory=dict, repr=False)
    _parts: dict[str, Part] = field(default_factory=dict, repr=False)
    _patterns: dict[str, Pattern] = field(default_factory=dict, repr=False)
    _indexes: dict[str, Index] = field(default_factory=dict, repr=False)
    _words: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _sound: set[str] = field(default_factory=set, repr=False)

    def index(self, key: str, groups: Callable[[], Mapping[str, Iterable[str]]], most: int = MANY) -> Index:
        """An index over named groups of source lines, made once for each key; it remembers so many stretches."""
        made = self._indexes.get(key)
        if made is None:
            made = self._indexes[key] = index(groups(), self.needs_of, self.needs, most)
        return made

    def needs_of(self, source: str) -> Sequence[Sequence[str]]:
        """Sets of words, the rarest first, of each of which a stretch of text must hold one for a pattern to match."""
        known = self.needs.sets_of(source)
        return [sorted(words) for words in self._worked_out(source)] if known is None else known

    def words(self, name: str) -> frozenset[str]:
        """The entries of a word class that are single words; none of a class that does not exist."""
        if name not in self._words:
            self._words[name] = frozenset(entry for entry in self.classes.get(name, ()) if _SINGLE.fullmatch(entry))
        return self._words[name]

    def signals_in(self, view: View) -> Mapping[str, list[tuple[int, int]]]:
        """The places of every signal of a view, those that meet an exception taken off."""
        found = self.index("signals", self._finders).find(view, self.pattern)
        told = {name: places for name, places in found.items() if not name.startswith("!")}
        for name, places in told.items():
            barred = found.get(f"!{name}")
            if barred:
                told[name] = [place for place in places if not any(_meet(place, other) for other in barred)]
        return told

    def learn_signals(self, views: Iterable[View]) -> None:
        """Seek the signals of several views at once; each is told of them sooner then."""
        self.index("signals", self._finders).learn(views, self.pattern)

    def pattern(self, source: str) -> Pattern:
        """The compiled pattern of a source line. Raises PatternError."""
        made = self._patterns.get(source)
        if made is None:
            text = _bare(source)
            if source not in self.needs.by_line:  # of a line that is known all is sound, and compiled as it is needed
                self._check(text)
            cut, line = pieces(text), source.strip()
            if cut[-1].kind == "word" and not cut[-1].optional:
                cut[-1] = cut[-1]._replace(kind="last")
            made = Pattern(source, self._together(cut), line.startswith("^"), line.endswith("$"))
            self._patterns[source] = made
        return made

    def expression(self, source: str) -> regex.Pattern[str]:
        """The compiled regular expression of a source line. Raises PatternError."""
        try:
            return regex.compile(source)
        except regex.error as error:
            raise PatternError(f"not a regular expression: {error} in `{source}`") from error

    def _worked_out(self, source: str) -> Sequence[frozenset[str]]:
        """The words that the parts of a pattern need, the rarest first."""
        self.pattern(source)
        parts = self._parts_of(pieces(_bare(source)))
        found = {part.needs for part in parts if not part.optional and not part.gap and part.needs}
        return sorted(found, key=lambda words: (commonness(words), sorted(words)))

    def _finders(self) -> Mapping[str, Iterable[str]]:
        """The patterns of each signal under its name, its exceptions under its name behind `!`."""
        found = {name: [line for line in lines if not line.startswith("!")] for name, lines in self.signals.items()}
        for name, lines in self.signals.items():
            found[f"!{name}"] = [line.removeprefix("!") for line in lines if line.startswith("!")]
        return found

    def _class(self, name: str) -> Part:
        """One entry of a class, as a piece of a pattern."""
        if name in BUILT_IN:
            return BUILT_IN[name]
        made = self._parts.get(name)
        if made is None:
            entries = sorted(self._entries(name), key=len, reverse=True)
            made = self._parts[name] = OneOf(self._branches(entries))
        return made

    def _entries(self, name: str) -> Sequence[str]:
        if name in BUILT_IN:
            return ()
        if name not in self.classes:
            raise PatternError(f"there is no word class {{{name}}}")
        return self.classes[name]

    def _branches(self, texts: Sequence[str]) -> list[Branch]:
        """The entries of a class, or the alternatives inside of a group."""
        whole = " ".join(texts)
        if is_plain(whole) and "  " not in whole and whole.strip() == whole:  # most often, and told at once
            return [text.lower() for text in texts]
        return [
            " ".join(text.lower().split()) if is_plain(text) else Later(partial(self._branch, text)) for text in texts
        ]

    def _branch(self, text: str) -> Part:
        return self._together(pieces(text))

    def _together(self, cut: Sequence[Piece]) -> Part:
        sure = [one.text for one in cut if one.kind == "word" and not one.optional and one.text.isalnum()]
        return together(self._parts_of(cut), frozenset(sure))

    def _parts_of(self, cut: Sequence[Piece]) -> list[Part]:
        return [Later(partial(self._part, one), one.optional, one.kind == "gap") for one in cut]

    def _part(self, piece: Piece) -> Part:
        match piece.kind:
            case "group":
                return OneOf(self._branches(branches(piece.text)))
            case "class":
                return self._class(piece.text)
            case "gap":
                return gap(int(piece.text))
            case "any":
                return any_word()
            case "stem":
                return stem(piece.text)
        return literal(piece.text, lenient=piece.kind == "last")

    def _check(self, text: str, within: tuple[str, ...] = ()) -> None:
        """Look through all of a line or a branch, within some classes. Raises PatternError."""
        for kind, value, _ in pieces(text):
            if kind == "group":
                self._check_all(branches(value), within)
            elif kind == "class" and value not in self._sound:
                if value in within:
                    raise PatternError(f"the word class {{{value}}} holds itself")
                self._check_all(self._entries(value), (*within, value))
                self._sound.add(value)

    def _check_all(self, held: Sequence[str], within: tuple[str, ...]) -> None:
        for text in held:
            if not is_plain(text):
                self._check(text, within)


def _bare(source: str) -> str:
    """A line without the marks that hold it to the start or the end of a sentence."""
    return source.strip().removeprefix("^").removesuffix("$").strip()


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
