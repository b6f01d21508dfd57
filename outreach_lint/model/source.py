"""Source: one file as decoded characters, its places as line and column, and its bytes again."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, NamedTuple

from outreach_lint.model.record import dataclass, field

Part = Literal["subject", "body"]
"""The part of a message that places in decoded words are counted in."""


class Range(NamedTuple):
    """A place in a file: source offsets, and 1-based lines and columns of characters, the end exclusive."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file's characters. `text` has no byte order mark; `bom` holds its bytes, `charset` the codec of the rest.

    A source that is not `writable` shows the words of a file of another kind: it is never written back.
    """

    path: str
    text: str
    charset: str = "utf-8"
    bom: bytes = b""
    writable: bool = True
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        object.__setattr__(self, "starts", tuple(starts))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a 1-based line and column."""
        return self.starts[line - 1] + column - 1

    def range(self, start: int, end: int) -> Range:
        """The place between two offsets."""
        return Range(start, end, *self.position(start), *self.position(end))

    def line(self, number: int) -> str:
        """The characters of a 1-based line, without its end."""
        start = self.starts[number - 1]
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r")

    def encode(self, text: str) -> bytes:
        """Other characters as this file's bytes: same byte order mark, same codec."""
        return self.bom + text.encode(self.charset)


class SourceError(Exception):
    """A file that cannot be read as it should be: where, what is wrong, and what to do."""

    def __init__(self, path: str, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(f"{path}:{line}:{column}: {message}")
        self.path, self.message, self.line, self.column = path, message, line, column
