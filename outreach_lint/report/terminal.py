"""Text fit for a terminal: hostile characters made visible, widths in cells, colours and links."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.record import dataclass

Style = Literal["bold", "dim", "red", "yellow", "blue", "cyan", "green", "magenta"]

CODES: dict[Style, str] = {
    "bold": "1",
    "dim": "2",
    "red": "1;31",
    "yellow": "1;33",
    "blue": "1;34",
    "cyan": "36",
    "green": "32",
    "magenta": "1;35",
}
HOSTILE = lazy(r"(?![\u200d\ufe0e\ufe0f])[\p{C}\u2028\u2029]|(?<!\p{So}[\ufe0f\p{Sk}]?)\u200d|\u200d(?!\p{So})")
"""Controls, invisible and steering characters; the joiner and selectors inside an emoji are part of it."""
TAB = 4


@dataclass(frozen=True, slots=True)
class Paint:
    """Writes styles and links, or leaves them out."""

    color: bool
    links: bool = False

    def __call__(self, text: str, *styles: Style) -> str:
        """The text in the given styles."""
        if not self.color or not text:
            return text
        return f"\x1b[{';'.join(CODES[style] for style in styles)}m{text}\x1b[0m"

    def link(self, text: str, address: str) -> str:
        """The text as a terminal hyperlink (OSC 8); the address must be clean already."""
        return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\" if self.links else text


def clean(text: str) -> str:
    """The text with every control, steering and invisible character written out: `<U+202E>`, `␛`."""
    if text.isprintable():
        return text
    return HOSTILE.sub(lambda match: visible(match.group()), text)


def line(text: str) -> str:
    """The text on one line: line ends and tabs become spaces, the rest as in `clean`."""
    if text.isprintable():
        return text.strip()
    return clean(" ".join(regex.split(r"[\t\n\r\v\f]+", text.strip())))


def visible(char: str) -> str:
    """One character as one that can be seen: control pictures for the old controls, code points for the others."""
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


@cache
def cells(char: str) -> int:
    """How many terminal cells a printable character takes: 0, 1 or 2."""
    if char < "\u0300":
        return 1
    if char == "\u200d" or "\ufe00" <= char <= "\ufe0f" or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """The cells that clean text takes."""
    return len(text) if text.isascii() else sum(map(cells, text))


def widths(pieces: list[str]) -> list[int]:
    """The cells that each piece of a shown line takes."""
    whole = "".join(pieces)
    return [1] * len(pieces) if len(whole) == len(pieces) and whole.isascii() else [width(piece) for piece in pieces]


def shown(text: str) -> list[str]:
    """For each character of a source line, what a terminal shows for it; tabs reach to the next stop."""
    if text.isprintable():
        return list(text)
    hostile = {match.start() for match in HOSTILE.finditer(text)}
    out: list[str] = []
    column = 0
    for at, char in enumerate(text):
        piece = " " * (TAB - column % TAB) if char == "\t" else visible(char) if at in hostile else char
        column += width(piece)
        out.append(piece)
    return out


def wrapped(text: str, columns: int, first: str, rest: str) -> list[str]:
    """Clean words in lines of at most `columns` cells, where words allow; `first` and `rest` begin the lines."""
    lines: list[str] = []
    current, empty = first, True
    for word in text.split():
        if not empty and width(current) + 1 + width(word) > columns:
            lines.append(current)
            current, empty = rest, True
        current += word if empty else f" {word}"
        empty = False
    return [*lines, current]
