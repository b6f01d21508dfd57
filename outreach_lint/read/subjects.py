"""Subjects: the subject in what stands behind a label, where alternatives, quotes and remarks may stand with it."""

from __future__ import annotations

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.text import Text
from outreach_lint.read.layers.markdown import inline

_CODE = lazy(r"[\s*_]*(?:\w{1,2}[.):][ \t]*)?`([^`\n]+)`.*", regex.S)
_QUOTED = lazy(r"[\s*_]*[\"“«]([^\"“”«»\n]+)[\"”»][\s*_.]*(?:(?:/|or\b|\||,|\(|—|-).*)?", regex.S | regex.I)
_CODES = lazy(r"`([^`\n]+)`")
_QUOTES = lazy(r"[\"“«]([^\"“”«»\n]+)[\"”»]")
_BETWEEN = lazy(r"(?:[\s/|,;·—–-]|\bor\b|\b[A-E]\b[:.)]?)*", regex.I)
_REMARK = lazy(r"[ \t]+(?:\*\([^()*\n]*\)\*|_\([^()_\n]*\)_|\(\d+ ?(?:chars?|characters|words)[^()\n]*\)|<!--.*)[ \t]*")
_OPTION = lazy(
    r"[ \t]*(?:>[ \t]*)?(?P<mark>[-*+•][ \t]+|\d{1,2}[.)][ \t]+)?(?P<bold>\*\*)?(?P<name>(?:(?:option|variant|version"
    r"|test|line|subject)[ \t]*)?(?:[A-F]|\d{1,2})(?:[ \t]*\([^)\n]{0,40}\))?[ \t]*[:.)—–-])?"
    r"(?:\*\*)?[ \t]*(?=\S)",
    regex.I,
)


def subject_of(rest: Text) -> Text | None:
    """The first of the subjects behind a label; None where nothing stands there."""
    if found := _CODE.fullmatch(rest.chars) or _QUOTED.fullmatch(rest.chars):
        return rest[slice(*found.span(1))].strip() or None
    line = rest[: len(rest.chars.split("\n", 1)[0])]
    if line.chars.count("**") % 2 and line.chars.rstrip().endswith("**"):
        line = line[: line.chars.rindex("**")]
    if found := _REMARK.search(line.chars):
        line = line[: found.start()]
    plain = inline(line).strip()
    return plain or None


def further_subjects(rest: Text) -> list[Text]:
    """The subjects behind the first one on a line, where each stands in quotes or as code."""
    for pattern in (_CODES, _QUOTES):
        found = [rest[slice(*match.span(1))].strip() for match in pattern.finditer(rest.chars)]
        between = pattern.sub("", rest.chars)
        if len(found) > 1 and _BETWEEN.fullmatch(between):
            return [text for text in found[1:] if text]
    return []


def option_of(line: Text) -> Text | None:
    """The subject on a line of a list of subjects; None where the line is no such item."""
    found = _OPTION.match(line.chars)
    if found is None:
        return None
    rest = line[found.end() :]
    if not (found["mark"] or found["name"] or _CODE.fullmatch(rest.chars) or _QUOTED.fullmatch(rest.chars)):
        return None
    return subject_of(rest)
