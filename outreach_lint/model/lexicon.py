"""Lexicon: word classes and signals by name, and the compiler of the pattern language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import regex

from outreach_lint.model.pattern import BUILT_IN, CASED, SPACE, WORD, Part, Pattern

COMMON = frozenset(
    "a an and are as at be can do for have i if in is it of on or our the that this to we with you your".split()
)
"""Words that nearly every message holds, and that a prefilter should not lean on."""

CONTRACTED = frozenset("that what here there where when".split())
"""Longer words that take a verb, not a possessive, behind the apostrophe."""

_TOKEN = regex.compile(r"\s+|(\()|(\))|(\|)|(\?)|~(\d)|(?<!\S)(_)(?!\S)|\{(\w+)\}|([^\s()|?{}]+)")
_KINDS = ("(", ")", "|", "?", "gap", "any", "class", "word")


class PatternError(ValueError):
    """A pattern that does not follow the language, or names a class that does not exist."""


@dataclass(slots=True)
class Lexicon:
    """Word classes by name (each a tuple of patterns), signals by name, and what is compiled of them so far.

    A signal is a named list of patterns that the sentence model and several rules share; entries that begin with `!`
    are its exceptions.
    """

    classes: Mapping[str, tuple[str, ...]]
    signals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _parts: dict[str, Part] = field(default_factory=dict, repr=False)
    _patterns: dict[str, Pattern] = field(default_factory=dict, repr=False)

    def pattern(self, source: str) -> Pattern:
        """The compiled pattern of a source line. Raises PatternError."""
        made = self._patterns.get(source)
        if made is None:
            made = self._patterns[source] = self._compile(source)
        return made

    def _class(self, name: str) -> Part:
        """One entry of a class, as a piece of a pattern."""
        built_in = BUILT_IN.get(name) or CASED.get(name)
        if built_in:
            return built_in
        made = self._parts.get(name)
        if made is None:
            if name not in self.classes:
                raise PatternError(f"there is no word class {{{name}}}")
            self._parts[name] = Part("(?!)")
            entries = sorted(self.classes[name], key=len, reverse=True)
            made = self._parts[name] = _any([self._sequence(entry) for entry in entries])
        return made

    def _compile(self, source: str) -> Pattern:
        text = source.strip()
        at_start, at_end = text.startswith("^"), text.endswith("$")
        text = text.removeprefix("^").removesuffix("$").strip()
        parts = self._parts_of(text)
        whole = _all(parts)
        found = {part.needs for part in parts if part.needs and not part.optional and not part.gap}
        needs = tuple(sorted(found, key=_commonness))
        cased = any("{" + name + "}" in text for name in CASED)
        return Pattern(source, whole.regex, needs, whole.words, at_start, at_end, cased)

    def _sequence(self, text: str) -> Part:
        return _all(self._parts_of(text))

    def _parts_of(self, text: str) -> list[Part]:
        parts, rest = self._parse(_tokens(text), text)
        if rest:
            raise PatternError(f"unbalanced brackets in {text!r}")
        return parts

    def _parse(self, tokens: list[tuple[str, str]], text: str) -> tuple[list[Part], list[tuple[str, str]]]:
        """One alternative: its parts, and the tokens from the closing bracket or bar on."""
        parts: list[Part] = []
        while tokens and tokens[0][0] not in (")", "|"):
            kind, value = tokens.pop(0)
            if kind == "(":
                branches = []
                while True:
                    branch, tokens = self._parse(tokens, text)
                    branches.append(_all(branch))
                    if not tokens:
                        raise PatternError(f"unbalanced brackets in {text!r}")
                    if tokens.pop(0)[0] == ")":
                        break
                parts.append(_any(branches))
            elif kind == "?":
                if not parts:
                    raise PatternError(f"nothing before '?' in {text!r}")
                parts[-1] = replace(parts[-1], optional=True)
            elif kind == "gap":
                parts.append(Part(value, words=2 * int(value), gap=True))
            elif kind == "any":
                parts.append(Part(WORD, words=2))
            elif kind == "class":
                parts.append(self._class(value))
            else:
                parts.append(_word(value))
        return parts, tokens


def _tokens(text: str) -> list[tuple[str, str]]:
    found = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise PatternError(f"cannot read {text[at:]!r} in {text!r}")
        at = match.end()
        found += [(kind, match[index]) for index, kind in enumerate(_KINDS, 1) if match[index] is not None]
    return found


def _word(value: str) -> Part:
    stem = value.endswith("*")
    literal = value.rstrip("*").lower()
    spelled = SPACE.join(regex.escape(piece, literal_spaces=True) for piece in literal.split("-"))
    words = regex.findall(r"\w+(?:'\w+)*", literal)
    if stem:
        return Part(spelled + r"[\w'-]*+", words=max(1, len(words)) + 1)
    if len(literal) > 3 and literal.isalpha() and literal not in CONTRACTED:
        spelled += "(?:'s)?"
    return Part(spelled, frozenset(words[-1:]) if words else None, max(1, len(words)))


def _any(branches: list[Part]) -> Part:
    """One of several parts."""
    needs: frozenset[str] | None = frozenset()
    for branch in branches:
        needs = None if needs is None or branch.needs is None else needs | branch.needs
    words = max((branch.words for branch in branches), default=1)
    return Part("(?:" + "|".join(branch.regex for branch in branches) + ")", needs, words)


def _all(parts: list[Part]) -> Part:
    """One part after another; the rarest mandatory one speaks for the whole in the prefilter."""
    out, begun = [], False
    for part in parts:
        if part.gap:
            out.append(rf"(?:{SPACE}{WORD}){{0,{part.regex}}}?" if begun else "")
        elif not begun:
            out.append(f"(?:{part.regex}{SPACE})?" if part.optional else part.regex)
            begun = not part.optional
        else:
            out.append(f"(?:{SPACE}{part.regex})" + ("?" if part.optional else ""))
    known = [part.needs for part in parts if part.needs and not part.optional and not part.gap]
    return Part("".join(out), min(known, key=_commonness) if known else None, sum(part.words for part in parts))


def _commonness(words: frozenset[str]) -> tuple[bool, int]:
    return not words.isdisjoint(COMMON), len(words)
