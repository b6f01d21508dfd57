"""Pieces: a source line of the pattern language cut into what it is built of, one level of brackets at a time."""

from __future__ import annotations

from itertools import accumulate
from typing import Literal, NamedTuple

from outreach_lint.model.lazy import lazy

_GROUP = r"(?P<group>\((?:[^()]++|(?&group))*+\))"
_PIECES = lazy(rf"(?:\s*+(?P<piece>(?:{_GROUP}|~\d{{1,2}}|\{{\w+\}}|[^\s()|?{{}}]+)(?:\s*+\?)*+))*+\s*+")
_BRANCHES = lazy(rf"(?P<branch>(?:[^()|]++|{_GROUP})*+)(?:\|(?P<branch>(?:[^()|]++|(?&group))*+))*+")

DEEPEST = 20
"""So many brackets may stand within one another."""

Kind = Literal["group", "class", "gap", "any", "stem", "word", "last"]
"""What a piece is; the `last` is the word that a line ends with."""


class PatternError(ValueError):
    """A pattern that does not follow the language, or names a class that does not exist."""


class Piece(NamedTuple):
    """One piece: a group in its brackets, the name of a class, a number of words, or a word."""

    kind: Kind
    text: str
    optional: bool = False


def pieces(text: str) -> list[Piece]:
    """The pieces of a line, or of a branch of a group, in their order. Raises PatternError."""
    if text.count("(") > DEEPEST and _depth(text) > DEEPEST:
        raise PatternError(f"more than {DEEPEST} brackets within one another in {text[:40]!r}…")
    found = _PIECES.match(text)
    if not found or found.end() < len(text):
        raise _error(text, found.end() if found else 0)
    cut = [_piece(piece) for piece in found.captures("piece")]
    if not cut:
        raise PatternError(f"an empty pattern: {text!r}")
    return _without_possessives(cut) if "'s" in text else cut


def _depth(text: str) -> int:
    return max(accumulate([(sign == "(") - (sign == ")") for sign in text]))


def _piece(text: str) -> Piece:
    if text[-1] == "?":
        return _piece(text[:-1].rstrip())._replace(optional=True)
    if text[0] == "(":
        return Piece("group", text)
    if text[0] == "{":
        return Piece("class", text[1:-1])
    if text == "_":
        return Piece("any", text)
    if text[0] == "~" and text[1:].isdecimal():
        return Piece("gap", text[1:])
    return Piece("stem", text.rstrip("*").lower()) if text[-1] == "*" else Piece("word", text.lower())


def _without_possessives(cut: list[Piece]) -> list[Piece]:
    """Behind a class, a possessive is part of the word before it."""
    kept: list[Piece] = []
    for piece in cut:
        if piece.text == "'s" and kept and kept[-1].kind == "class" and not kept[-1].optional:
            kept[-1] = kept[-1]._replace(optional=piece.optional)
        else:
            kept.append(piece)
    return kept


def _error(text: str, at: int) -> PatternError:
    if text[at] in "()|":
        return PatternError(f"unbalanced brackets in {text!r}")
    if text[at] == "?":
        return PatternError(f"nothing before '?' in {text!r}")
    return PatternError(f"cannot read {text[at:]!r} in {text!r}")


def branches(group: str) -> list[str]:
    """The alternatives of a group. Raises PatternError."""
    inner = group[1:-1]
    if "(" in inner:
        found = _BRANCHES.match(inner)
        cut = found.captures("branch") if found else []
    else:
        cut = inner.split("|")
    if not all(map(str.strip, cut)):
        raise PatternError(f"an empty alternative in {group!r}")
    return cut


def is_plain(text: str) -> bool:
    """Whether a branch is nothing but words, without signs in them but apostrophes."""
    if text.replace(" ", "").isalpha():
        return True
    if not text.isascii() or text[0] == "'" or " '" in text:
        return False
    return text.replace(" ", "").replace("'", "").isalnum()
