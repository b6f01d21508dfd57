"""Names, addresses, phone numbers and links in copy, found by their shape and hidden character by character."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.record import dataclass

HIDDEN = "•"
WORD = lazy(r"(?:(?<![^\W_])|(?<=\\[nrt]))\p{Lu}[\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*")
"""A word with a capital; `\\n` before it is the line end of a JSON or YAML string."""

LOWER = lazy(r"(?<![\p{L}\p{N}'’-])\p{Ll}{2,}(?![\p{L}\p{N}'’-])")
SHIELDED = lazy(r"\{\{[^{}\n]*\}\}|\{[A-Za-z_ .]+\}|%[A-Z_]+%|<ask:[^<>]*>")
"""Merge fields and slots: they hold no fact about anyone yet."""

STREETS = r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Boulevard|Blvd|Drive|Dr|Way|Court|Ct|Place|Pl|Square|Suite|Floor)"
ENDINGS = r"(?:com|org|net|io|ai|co|dev|app|eu|uk|de|fr|es|it|nl|us|ca|me|info|biz)"
PATTERNS = tuple(
    (lazy(hint), lazy(pattern))
    for hint, pattern in (
        (r"@|=40|%40", r"[\w.+%-]+(?:@|=40|%40)[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w{2,}"),
        (r"(?i)http|www", r"(?i:https?:|www\.)[^\s<>\"')\]]+"),
        (rf"(?i)\.{ENDINGS}\b", rf"\b(?i:(?:[a-z0-9-]+\.)+{ENDINGS})\b(?:/[^\s<>\"')\]]*)?"),
        (r"\d.*\d", r"(?<![\w.])\+?\(?\d(?:[ ().\-/]{0,2}\d){6,}"),
        (r"\d", rf"\b\d{{1,5}}[A-Za-z]?,? (?:\p{{Lu}}[\p{{L}}.'’-]* ){{1,4}}{STREETS}\b\.?"),
        (r"\d", r"\b\p{Lu}\p{Ll}+(?:straße|strasse|weg|platz|gasse|allee) \d+"),
        (r"\d", r"\bP\.? ?O\.? Box \d+|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]{2} \d{5}(?:-\d{4})?\b"),
        (r"=|\\u|&", r"[\w=\\;&#]*(?:=[0-9A-F]{2}|\\u[0-9a-fA-F]{4}|&#?\w+;)[\w=\\;&#]*"),
        (r"\S{40}", r"[A-Za-z0-9+/]{40,}={0,2}"),
    )
)
"""Mail addresses and handles, links, phone numbers, postal addresses, and encoded words, which may spell any of them.

The first pattern of each pair is a quick look that spares most texts the second.
"""

GREETING = lazy(
    r"(?m)^\W*(?i:hi|hello|hey|dear|good (?:morning|afternoon|evening)|morning)[ ,]+((?:\p{Lu}[\p{L}'’.-]* ?){1,4})"
)
SIGN_OFF = lazy(
    r"(?im)^\W*(?:best|kind|warm|many|regards|thanks|thank you|cheers|sincerely|yours|talk soon)\b[^\n]{0,25}\n+"
    r"([^\n]{1,60})"
)
ALSO_NAMES = frozenset(
    (
        "april",
        "august",
        "chance",
        "don",
        "drew",
        "grace",
        "guy",
        "hope",
        "june",
        "mark",
        "may",
        "trust",
        "will",
        "worth",
    )
)
"""Ordinary words that are names where somebody is greeted or signs."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a report's copy shows: words taken for names, and words seen in lower case, which are none."""

    hidden: frozenset[str]
    seen: frozenset[str]


def hidden_names(texts: Iterable[str]) -> Names:
    """The names in some copy: words of greetings and sign-offs, and capitals that neither grammar nor use explains."""
    kept = [SHIELDED.sub(" ", text) for text in texts]
    seen = frozenset(word for text in kept for word in LOWER.findall(text))
    hidden = {word for text in kept for word in _addressed(text)}
    for text in kept:
        for match in WORD.finditer(text):
            inside = match.start() > 1 and regex.match(r"[\p{Ll}\p{N},;] ", text[match.start() - 2 : match.start()])
            known = frozenset[str]() if inside else seen
            hidden.update(part for part in _parts(match.group()) if part and _odd(part, known))
    return Names(frozenset(hidden), seen)


def _addressed(text: str) -> Iterator[str]:
    for pattern in (GREETING, SIGN_OFF):
        for match in pattern.finditer(text):
            words = (part for word in WORD.findall(match[1]) for part in _parts(word))
            yield from (word for word in words if word.lower() in ALSO_NAMES or word.lower() not in _ordinary())


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, ...]:
    """The words of a compound, without the ending of a possessive or a contraction."""
    return tuple(part.replace("’", "'").split("'")[0] if len(part) > 2 else part for part in word.split("-"))


def _odd(word: str, seen: frozenset[str]) -> bool:
    return any(not part or (part.lower() not in _ordinary() and part.lower() not in seen) for part in _parts(word))


def hide_all(text: str, names: Names) -> str:
    """Copy with everything hidden that may name somebody: known names, odd capitals, addresses, numbers, links."""
    return _hide(text, lambda word: _known(word, names) or _odd(word, names.seen))


def hide_known(text: str, names: Names) -> str:
    """Words about copy, with the names that the copy holds hidden in them, and addresses, numbers and links."""
    return _hide(text, lambda word: _known(word, names))


def hide_patterns(text: str) -> str:
    """A text with addresses, numbers and links hidden."""
    return _outside_fields(text, _without_patterns)


def _without_patterns(text: str) -> str:
    for hint, pattern in PATTERNS:
        if hint.search(text):
            text = pattern.sub(_dots, text)
    return text


def _known(word: str, names: Names) -> bool:
    return any(part in names.hidden for part in _parts(word))


def _hide(text: str, is_name: Callable[[str], bool]) -> str:
    def words(part: str) -> str:
        return WORD.sub(lambda match: _dots(match) if is_name(match.group()) else match.group(), part)

    return _outside_fields(text, lambda part: words(_without_patterns(part)))


def _outside_fields(text: str, change: Callable[[str], str]) -> str:
    out, at = [], 0
    for match in SHIELDED.finditer(text):
        out += [change(text[at : match.start()]), match.group()]
        at = match.end()
    return "".join([*out, change(text[at:])])


def _dots(match: regex.Match[str]) -> str:
    return HIDDEN * len(match.group())


@cache
def _ordinary() -> frozenset[str]:
    return frozenset((files("outreach_lint.report") / "ordinary.txt").read_text(encoding="utf-8").split())
