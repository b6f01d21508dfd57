"""Lexicon: word classes and signals by name, and the compiler of the pattern language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import regex

from outreach_lint.model.annotated import View
from outreach_lint.model.built_in import BUILT_IN
from outreach_lint.model.index import Index, index
from outreach_lint.model.lazy import lazy
from outreach_lint.model.matchers import any_word, commonness, gap, literal, one_of, stem, together
from outreach_lint.model.needs import UNKNOWN, Needs
from outreach_lint.model.part import Part
from outreach_lint.model.pattern import Pattern
from outreach_lint.model.record import dataclass, field, replace
from outreach_lint.model.weights import Weights

_PLAIN = r"(?:[^\W\d_]+[ |])*[^\W\d_]+"
_TOKEN = lazy(rf"\s+|\(({_PLAIN})\)|" r"(\()|(\))|(\|)|(\?)|~(\d{1,2})|(?<!\S)(_)(?!\S)|\{(\w+)\}|([^\s()|?{}]+)")
_SINGLE = lazy(r"[\w'-]+")
_KINDS = ("choice", "(", ")", "|", "?", "gap", "any", "class", "word")


class PatternError(ValueError):
    """A pattern that does not follow the language, or names a class that does not exist."""


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

    def index(self, key: str, groups: Callable[[], Mapping[str, Iterable[str]]]) -> Index:
        """An index over named groups of source lines, made once for each key."""
        made = self._indexes.get(key)
        if made is None:
            made = self._indexes[key] = index(groups(), self.needs_of, self.needs)
        return made

    def needs_of(self, source: str) -> Sequence[Sequence[str]]:
        """Sets of words, the rarest first, of each of which a stretch of text must hold one for a pattern to match."""
        known = self.needs.sets_of(source)
        return [sorted(words) for words in self.pattern(source).needs] if known is None else known

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
            made = self._patterns[source] = self._compile(source)
        return made

    def expression(self, source: str) -> regex.Pattern[str]:
        """The compiled regular expression of a source line. Raises PatternError."""
        try:
            return regex.compile(source)
        except regex.error as error:
            raise PatternError(f"not a regular expression: {error} in `{source}`") from error

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
            if name not in self.classes:
                raise PatternError(f"there is no word class {{{name}}}")
            self._parts[name] = one_of([])
            entries = sorted(self.classes[name], key=len, reverse=True)
            made = self._parts[name] = one_of([together(self._parts_of(entry)) for entry in entries])
        return made

    def _compile(self, source: str) -> Pattern:
        text = source.strip()
        at_start, at_end = text.startswith("^"), text.endswith("$")
        parts = self._parts_of(text.removeprefix("^").removesuffix("$").strip(), final=True)
        found = {part.needs for part in parts if part.needs and not part.optional and not part.gap}
        needs = tuple(sorted(found, key=lambda words: (commonness(words), sorted(words))))
        return Pattern(source, together(parts), needs, at_start, at_end)

    def _parts_of(self, text: str, final: bool = False) -> list[Part]:
        if not final and text.replace(" ", "").isalpha():
            return _plain(text)
        parts, rest = self._parse(_tokens(text), text, final)
        if rest:
            raise PatternError(f"unbalanced brackets in {text!r}")
        if not parts:
            raise PatternError(f"an empty pattern: {text!r}")
        return parts

    def _parse(self, tokens: list[tuple[str, str]], text: str, final: bool) -> tuple[list[Part], list[tuple[str, str]]]:
        """One alternative: its parts, and the tokens from the closing bracket or bar on."""
        parts: list[Part] = []
        while tokens and tokens[0][0] not in (")", "|"):
            kind, value = tokens.pop(0)
            if kind == "(":
                branches = []
                while True:
                    branch, tokens = self._parse(tokens, text, False)
                    if not branch:
                        raise PatternError(f"an empty alternative in {text!r}")
                    branches.append(together(branch))
                    if not tokens:
                        raise PatternError(f"unbalanced brackets in {text!r}")
                    if tokens.pop(0)[0] == ")":
                        break
                parts.append(one_of(branches))
            elif kind == "choice":
                parts.append(one_of([together(_plain(branch)) for branch in value.split("|")]))
            elif kind == "?":
                if not parts:
                    raise PatternError(f"nothing before '?' in {text!r}")
                parts[-1] = replace(parts[-1], optional=True)
            elif kind == "class":
                parts.append(self._class(value))
                if tokens[:1] == [("word", "'s")]:  # a possessive is part of the word before it
                    tokens.pop(0)
            else:
                parts.append(_piece(kind, value, final and not tokens))
        return parts, tokens


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _plain(text: str) -> list[Part]:
    """Words of nothing but letters: most of what patterns and classes hold needs no parser."""
    return [literal(word) for word in text.lower().split()]


def _piece(kind: str, value: str, last: bool) -> Part:
    if kind == "gap":
        return gap(int(value))
    if kind == "any":
        return any_word()
    if value.endswith("*"):
        return stem(value.rstrip("*").lower())
    return literal(value.lower(), lenient=last)


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() != at:
            break
        at = match.end()
        if match.lastindex:
            found.append((_KINDS[match.lastindex - 1], match[match.lastindex]))
    if at < len(text):
        raise PatternError(f"cannot read {text[at:]!r} in {text!r}")
    return found
