"""Pattern: the small closed language of rules, from which both the matcher and its prefilter are made.

A pattern is words separated by spaces. A space matches white space (one line end at most, a
comma before it or not) or a hyphen.

    word        itself, whatever the case          word*       any word that begins so
    (a|b c)     one of several                     (a)?        may be missing
    {class}     one entry of a word class          ~3          up to three words of the same sentence
    _           exactly one word                   ^ … $       only at the start or end of a sentence

Matching is linear by construction: there is no unbounded repetition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import regex

from outreach_lint.model.annotated import View

SPACE = r"(?:(?:[ \t]?,)?[ \t]+|,?[ \t]*\n[ \t]*|-)"
WORD = r"[^\s]*[^\s.!?;:]"
BUILT_IN = {
    "number": r"(?:[$£€#~]?\d[\d,.]*(?:[-—]\d[\d,.]*)?(?:k|m|bn|b|x|%|\+|st|nd|rd|th)*|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|"
    r"hundred|hundreds|thousand|thousands|million|millions|dozens|[\uE000-\uE006]+(?:%|\+|x)?)",
    "money": r"(?:[$£€]\s?\d[\d,.]*(?:k|m|bn)?|\d[\d,.]*\s?(?:dollars|euros|pounds|usd|eur|gbp))",
    "percent": r"(?:[\d.,]+(?:[-—][\d.,]+)?\s?(?:%|percent|per cent)|[\uE000-\uE006]+\s?%)",
    "multiple": r"\d[\d.]*x",
    "rate": r"[$£€]\s?\d[\d,.]*k?\s?/\s?[a-z]+",
    "field": r"[\uE000-\uE006]+",
    "sender_field": r"\uE000+",
    "name_field": r"\uE001+",
    "company_field": r"\uE002+",
    "identity_field": r"[\uE001-\uE003]+",
    "content_field": r"\uE004+",
    "url": r"[\uE010\uE011]+",
    "booking_url": r"\uE011+",
    "address": r"\uE012+",
}
CASED = {"Name": r"(?-i:\p{Lu}[\w&'-]+(?:[ ]\p{Lu}[\w&'-]+){0,3})"}
"""Classes that need the letters' case: a pattern with one of them is matched against `plain`, not `lower`."""

COMMON = frozenset("a an and are as at be can do for have i if in is it of on or our the that this to we with you your".split())
"""Words that nearly every message holds, and that a prefilter should not lean on."""

CONTRACTED = frozenset("that what here there where when".split())
"""Longer words that take a verb, not a possessive, behind the apostrophe."""

_TOKEN = regex.compile(r"\s+|(\()|(\))|(\|)|(\?)|~(\d)|(?<!\S)(_)(?!\S)|\{(\w+)\}|([^\s()|?{}]+)")
_EDGE_LEFT = r"(?<![\w@])"
_EDGE_RIGHT = r"(?![\w@])"
_CLOSES = r"(?=[ \"')*_]*(?:[.!?\n]|$))"


class PatternError(ValueError):
    """A pattern that does not follow the language, or names a class that does not exist."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a compiled pattern: its regex, and the words of which a text must hold at least one."""

    regex: str
    needs: frozenset[str] | None = None
    optional: bool = False
    gap: bool = False


@dataclass(slots=True)
class Pattern:
    """A compiled pattern. The regex is made when a text first gets past the prefilter."""

    source: str
    body: str
    needs: tuple[frozenset[str], ...]
    at_start: bool = False
    at_end: bool = False
    cased: bool = False
    _regex: regex.Pattern[str] | None = field(default=None, repr=False)

    def find(self, view: View) -> Iterator[tuple[int, int]]:
        """The places of this pattern in a view, from left to right."""
        vocabulary = view.vocabulary
        for words in self.needs:
            if vocabulary.isdisjoint(words):
                return
        if self._regex is None:
            flags = regex.VERSION1 | (regex.IGNORECASE if self.cased else 0)
            right = _EDGE_RIGHT + (_CLOSES if self.at_end else "")
            self._regex = regex.compile(_EDGE_LEFT + "(?:" + self.body + ")" + right, flags)
        for match in self._regex.finditer(view.plain if self.cased else view.lower):
            start, end = match.span()
            if not self.at_start or _opens(view.plain, start):
                yield start, end


_GREETED = regex.compile(r"(?i)(?:^|\n)[ ]*(?:hi|hey|hello|dear)?[ ]*[\w\uE000-\uE0FF]+[ ]*(?:[,—!]|-)$")
_BULLETED = regex.compile(r"(?:^|\n)[ ]*(?:[-*•]|\d{1,2}[.)])$")


def _opens(plain: str, start: int) -> bool:
    """Whether a sentence begins here: at a line's start, after an end mark, a greeting or a bullet."""
    before = plain[max(0, start - 60) : start].rstrip(" \"'(*_")
    return not before or before[-1] in "\n.!?:" or bool(_GREETED.search(before) or _BULLETED.search(before))


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
        """The compiled pattern of a source line."""
        made = self._patterns.get(source)
        if made is None:
            made = self._patterns[source] = self._compile(source)
        return made

    def class_part(self, name: str) -> Part:
        """One entry of a class, as a piece of a pattern."""
        if name in BUILT_IN:
            return Part(BUILT_IN[name])
        if name in CASED:
            return Part(CASED[name])
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
        part = self._sequence(text)
        needs = self._needs(text)
        cased = any("{" + name + "}" in text for name in CASED)
        return Pattern(source, part.regex, needs, at_start, at_end, cased)

    def _sequence(self, text: str) -> Part:
        parts, rest = self._parse(_tokens(text), text)
        if rest:
            raise PatternError(f"unbalanced brackets in {text!r}")
        return _all(parts)

    def _needs(self, text: str) -> tuple[frozenset[str], ...]:
        parts, _ = self._parse(_tokens(text), text)
        found = {part.needs for part in parts if part.needs and not part.optional and not part.gap}
        return tuple(sorted(found, key=_commonness))

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
                last = parts[-1]
                parts[-1] = Part(last.regex, last.needs, optional=True)
            elif kind == "gap":
                parts.append(Part(value, gap=True))
            elif kind == "any":
                parts.append(Part(WORD))
            elif kind == "class":
                parts.append(self.class_part(value))
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
        for index, kind in enumerate(("(", ")", "|", "?", "gap", "any", "class", "word"), 1):
            if match[index] is not None:
                found.append((kind, match[index]))
    return found


def _word(value: str) -> Part:
    stem = value.endswith("*")
    literal = value.rstrip("*").lower()
    spelled = SPACE.join(regex.escape(piece, literal_spaces=True) for piece in literal.split("-"))
    if stem:
        return Part(spelled + r"[\w'-]*")
    if len(literal) > 3 and literal.isalpha() and literal not in CONTRACTED:
        spelled += "(?:'s)?"
    words = regex.findall(r"\w+(?:'\w+)*", literal)
    return Part(spelled, frozenset(words[-1:]) if words else None)


def _any(branches: list[Part]) -> Part:
    """One of several parts."""
    needs: frozenset[str] | None = frozenset()
    for branch in branches:
        needs = None if needs is None or branch.needs is None else needs | branch.needs
    return Part("(?:" + "|".join(branch.regex for branch in branches) + ")", needs)


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
    return Part("".join(out), min(known, key=_commonness) if known else None)


def _commonness(words: frozenset[str]) -> tuple[bool, int]:
    return not words.isdisjoint(COMMON), len(words)
