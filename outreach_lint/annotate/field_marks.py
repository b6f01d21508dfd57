"""Merge fields without braces: `*|X|*`, `<% %>`, `%X%`, `<<X>>`, `[[X]]`, `[X]`, `<x>`, `__X__`, `$x`, `#if`."""

from __future__ import annotations

from collections.abc import Callable

import regex

from outreach_lint.annotate.field_dialects import EITHER
from outreach_lint.annotate.field_found import Found, named
from outreach_lint.annotate.field_names import known_kind, names
from outreach_lint.annotate.field_slots import is_slot
from outreach_lint.model.lazy import lazy

Mark = Callable[[str, int, str | None, bool], Found | None]
"""A recogniser: characters, offset of the opening mark, tool, and whether the part is a subject."""

REACH = 520
"""Code points that a recogniser may look ahead: without an end, a pattern is sought for to the end of the text."""
MAILCHIMP = lazy(r"\*\|([^|*]{1,80})(?:\|([^|*]{0,80}))?\|\*")
SCRIPT = lazy(r"<%(?:[^<%]|%(?!>)|<(?!%)){1,500}+%>")
WRAPPED = lazy(r"<<([^<>\n]{1,80})>>|«([^«»\n]{1,80})»")
SQUARES = lazy(r"\[\[([^\[\]\n]{1,120})\]\]")
SQUARE = lazy(r"\[((?:[^\[\]\n]|\n(?!\s*\n)){1,300})\]")
ANGLE = lazy(r"<((?:[^<>\n]|\n(?!\s*\n)){2,200})>")
PERCENT = lazy(
    r"%%([A-Za-z][\w .-]{0,60})%%|%((?:sender|signature|[A-Za-z]+[_-])[\w-]{0,40}|[A-Z][A-Z_]{2,}[\w-]{0,40})%"
)
UNDERSCORES = lazy(r"__([A-Za-z][A-Za-z0-9 ]*(?:_[A-Za-z0-9 ]+){0,6})__(?!_)")
DOLLARS = lazy(r"\$([A-Za-z][A-Za-z_]{2,40})\$")
VARIABLE = lazy(r"\$!?\{?([A-Za-z][\w.]{1,40})\}?")
DIRECTIVE = lazy(r"#\{?(?:set|if|elseif)\b\}?\s*\([^()\n]{0,200}\)|#\{(?:else|end)\}|#(?:else|end)\b")
CONDITION = lazy(r"(?:IF|ELSE|ELSEIF|END|IFNOT|INTERESTED|RSS)\b")
NAMED = lazy(r"[\w .'’/-]+")
ASK = lazy(r"ask\s*:", regex.IGNORECASE)
WORD = lazy(r"[\w-]+")
NO_LABEL = lazy(r"[=@\\{};*]|://|/$|\.\w+$")
SEVERAL = lazy(r"[ _-]")
LAST_WORD = lazy(r"([\w.]+)\W*$")
TARGET = lazy(r":\s*(?:https?:|<|/|#)")
BULLET = lazy(r"(?:^|\n)\s*(?:[-*+]|\d+[.)])\s$")
CAPITALS = lazy(r"[A-Z0-9_ ]{3,}")
START = lazy(r"\s*(?:(?:re|fwd?)\s*:\s*)*", regex.IGNORECASE)
HTML = names(
    "a abbr address article aside b base big blockquote body br button caption center cite code col div dl dd dt em "
    "fieldset figure font footer form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins del label "
    "legend li link main map meta nav noscript object ol option p param pre q s script section select small source "
    "span strike strong style sub summary sup svg table tbody td textarea tfoot th thead title tr tt u ul var video "
    "mjml"
)


def star(chars: str, at: int, template: str | None, subject: bool) -> Found | None:
    """Mailchimp's `*|FNAME|*`."""
    match = MAILCHIMP.match(chars, at, at + REACH)
    if not match:
        return None
    if CONDITION.match(match[1]):
        return Found(at, match.end(), match[1], "mailchimp", "control")
    return named(at, match.end(), match[1], "mailchimp", match[2])


def less_than(chars: str, at: int, template: str | None, subject: bool) -> Found | None:
    """`<% %>`, `<<X>>` and `<first name>`; never a tag, an address or a link."""
    script = SCRIPT.match(chars, at, at + REACH)
    if script:
        return _script(at, script.end(), script.group()[2:-2])
    wrapped = WRAPPED.match(chars, at, at + REACH)
    if wrapped and NAMED.fullmatch(wrapped[1]):
        return named(at, wrapped.end(), wrapped[1], "angles")
    match = ANGLE.match(chars, at, at + REACH)
    if not match:
        return None
    text = match[1].strip()
    if ASK.match(text):
        return Found(at, match.end(), text, "ask", "content")
    first = WORD.match(text)
    if not first or first.group().lower() in HTML or NO_LABEL.search(text):
        return None
    if known_kind(text) or (SEVERAL.search(text) and is_slot(text.replace("-", " "))):
        return named(at, match.end(), text, "tag")
    return None


def _script(at: int, end: int, inside: str) -> Found:
    if not inside.startswith("="):
        return Found(at, end, inside.strip(), "erb", "control")
    key = LAST_WORD.search(inside[1:].split("||")[0])
    fallback = EITHER.search(inside)
    return named(at, end, key[1] if key else inside[1:], "erb", fallback[1] if fallback else None)


def guillemet(chars: str, at: int, template: str | None, subject: bool) -> Found | None:
    """Word's `«First Name»`, which other languages use as quotation marks: names on the lists only."""
    match = WRAPPED.match(chars, at, at + REACH)
    if match and (known_kind(match[2]) or template == "word"):
        return named(at, match.end(), match[2], "guillemets")
    return None


def percent(chars: str, at: int, template: str | None, subject: bool) -> Found | None:
    """`%%x%%`, `%FNAME%`, `%sender-name%`; never `50% to 20%` nor the escapes of an address."""
    if at and (chars[at - 1].isalnum() or chars[at - 1] == "%"):
        return None
    match = PERCENT.match(chars, at, at + REACH)
    return named(at, match.end(), match[1] or match[2], "percent") if match else None


def square(chars: str, at: int, template: str | None, subject: bool) -> Found | None:
    """`[X]` and `[[X]]`; never a link, a task box, a footnote, a citation or a list's tag."""
    double = SQUARES.match(chars, at, at + REACH)
    if double and double[1].startswith("MISSING TOKEN"):
        return Found(at, double.end(), double[1], "double-bracket", "unknown")
    if double:
        return named(at, double.end(), double[1], "double-bracket")
    match = SQUARE.match(chars, at, at + REACH)
    if not match or "{{" in match[1]:
        return None
    before, after = chars[at - 1 : at], chars[match.end() : match.end() + 1]
    if (before and before in "]!") or (after and after in "(["):
        return None
    text = match[1].strip()
    if after == ":" and (known_kind(text) is None or TARGET.match(chars[match.end() : match.end() + 12])):
        return None
    if text == "X" and BULLET.search(chars[max(0, at - 12) : at]):
        return None
    if not is_slot(text, loose=subject and START.fullmatch(chars, endpos=at) is not None):
        return None
    return named(at, match.end(), text, "bracket")


def underscore(chars: str, at: int, template: str | None, subject: bool) -> Found | None:
    """`__COMPANY__`; never Markdown's strong words."""
    match = UNDERSCORES.match(chars, at, at + REACH)
    if match and not chars[at - 1 : at].isalnum() and (known_kind(match[1]) or CAPITALS.fullmatch(match[1])):
        return named(at, match.end(), match[1], "underscores")
    return None


def dollar(chars: str, at: int, template: str | None, subject: bool) -> Found | None:
    """Splio's `$firstname$`; Velocity's `$variable` where the tool is known to use it."""
    match = DOLLARS.match(chars, at, at + REACH)
    if match and known_kind(match[1]):
        return named(at, match.end(), match[1], "dollars")
    variable = VARIABLE.match(chars, at, at + REACH) if template == "woodpecker" else None
    return named(at, variable.end(), variable[1], "velocity") if variable else None


def sharp(chars: str, at: int, template: str | None, subject: bool) -> Found | None:
    """Velocity's directives, where the tool is known to use them."""
    match = DIRECTIVE.match(chars, at, at + REACH) if template == "woodpecker" else None
    return Found(at, match.end(), match.group(), "velocity", "control") if match else None


MARKS: dict[str, Mark] = {
    "*": star,
    "<": less_than,
    "«": guillemet,
    "%": percent,
    "[": square,
    "_": underscore,
    "$": dollar,
    "#": sharp,
}
