"""Text: a string that knows which characters of the source file each of its characters came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple, Self

import regex

from outreach_lint.model.record import dataclass

Escape = Callable[[str], str | None]
"""How new words are written back into one layer of encoding; None where they cannot be."""


class Piece(NamedTuple):
    """A run of characters with one source range.

    `at` is where the run begins in the text, `start` and `end` are source offsets. In a linear piece every character
    stands for one source character; otherwise the whole run stands for the whole range (an escape, an entity).
    """

    at: int
    start: int
    end: int
    linear: bool


piece: Callable[[tuple[int, int, int, bool]], Piece] = partial(tuple.__new__, Piece)
"""As `Piece._make`, which takes twice the time: a long file has some hundred thousand."""
_BEHIND = float("inf")
"""Where no piece begins: by it an offset is sorted behind all pieces that begin there."""


@dataclass(frozen=True, slots=True)
class Text:
    """Decoded characters and the pieces that place them in the source.

    Offsets into a Text are code points of `chars`; offsets that its methods return are code points of the source.
    `exact` is false where the encoding gives no place for a single word (base64): then the whole range stands for it.
    """

    chars: str
    pieces: tuple[Piece, ...]
    escapes: tuple[Escape, ...] = ()
    exact: bool = True

    @classmethod
    def of(cls, source: str, start: int = 0, end: int | None = None) -> Self:
        """The source itself between two offsets: the text from which every other is derived."""
        end = len(source) if end is None else end
        chars = source[start:end]
        return cls(chars, (Piece(0, start, end, True),) if chars else ())

    @classmethod
    def made(cls, chars: str, at: int) -> Self:
        """Characters that stand nowhere in the source, placed at the empty range before offset `at`."""
        return cls(chars, (Piece(0, at, at, False),) if chars else ())

    @classmethod
    def enclosed(cls, chars: str, start: int, end: int) -> Self:
        """Characters known only to come from somewhere between two source offsets."""
        return cls(chars, (Piece(0, start, end, False),) if chars else (), exact=False)

    def __len__(self) -> int:
        return len(self.chars)

    def __bool__(self) -> bool:
        return bool(self.chars)

    def __str__(self) -> str:
        return self.chars

    def __getitem__(self, part: slice) -> Text:
        start, end, _ = part.indices(len(self.chars))
        if start >= end:
            return Text("", (), self.escapes, self.exact)
        return Text(self.chars[start:end], tuple(self._cut(start, end)), self.escapes, self.exact)

    def _cut(self, start: int, end: int) -> Iterator[Piece]:
        first = self._index(start)
        for i in range(first, len(self.pieces)):
            piece = self.pieces[i]
            if piece.at >= end:
                return
            stop = self.pieces[i + 1].at if i + 1 < len(self.pieces) else len(self.chars)
            low, high = max(start, piece.at), min(end, stop)
            if piece.linear:
                yield Piece(low - start, piece.start + low - piece.at, piece.start + high - piece.at, True)
            else:
                yield Piece(low - start, piece.start, piece.end, False)

    def _index(self, offset: int) -> int:
        if len(self.pieces) < 2:
            return 0
        return max(0, bisect_right(self.pieces, (offset, _BEHIND)) - 1)

    def __add__(self, other: Text) -> Text:
        return join((self, other))

    def sub(self, pattern: str | regex.Pattern[str], repl: Callable[[regex.Match[str]], str]) -> Text:
        """Like `regex.sub`; what replaces a match stands for the whole source range of the match."""
        found = regex.finditer(pattern, self.chars) if isinstance(pattern, str) else pattern.finditer(self.chars)
        return self._rewritten((*match.span(), repl(match)) for match in found)

    def without(self, spans: Iterable[tuple[int, int]]) -> Text:
        """The text without some stretches, given in order and apart; what is left keeps its places."""
        return self._rewritten((start, end, "") for start, end in spans)

    def _rewritten(self, changes: Iterable[tuple[int, int, str]]) -> Text:
        words: list[str] = []
        pieces: list[Piece] = []
        at = size = 0
        for start, end, new in changes:
            if at < start:
                _extend(pieces, self._cut(at, start), size)
                words.append(self.chars[at:start])
                size += start - at
            if new and start < end:
                pieces.append(Piece(size, *self.source(start, end), False))
                words.append(new)
                size += len(new)
            at = max(at, end)
        if not at:
            return self
        if at < len(self.chars):
            _extend(pieces, self._cut(at, len(self.chars)), size)
            words.append(self.chars[at:])
        return Text("".join(words), tuple(pieces), self.escapes, self.exact)

    def lines(self) -> list[Text]:
        """The lines without their ends; `\\r\\n` and `\\n` end a line, nothing else does."""
        found, at = [], 0
        for line in self.chars.split("\n"):
            found.append(self[at : at + len(line.removesuffix("\r"))])
            at += len(line) + 1
        return found

    def strip(self, chars: str | None = None) -> Text:
        """Without white space (or the given characters) at either end."""
        left = len(self.chars) - len(self.chars.lstrip(chars))
        return self[left : max(left, len(self.chars.rstrip(chars)))]

    def escaped(self, escape: Escape) -> Text:
        """The same text, remembering how new words must be written in this layer (innermost layer last)."""
        return Text(self.chars, self.pieces, (escape, *self.escapes), self.exact)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The source range of the characters start..end; of an empty range, the place between two characters."""
        if not self.pieces:
            raise ValueError("an empty text stands nowhere")
        if start >= end:
            return self._point(start)
        return self._first(start), self._last(end - 1)

    def _point(self, offset: int) -> tuple[int, int]:
        at = self._first(offset) if offset < len(self.chars) else self._last(len(self.chars) - 1)
        return at, at

    def _first(self, offset: int) -> int:
        piece = self.pieces[self._index(offset)]
        return piece.start + offset - piece.at if piece.linear else piece.start

    def _last(self, offset: int) -> int:
        piece = self.pieces[self._index(offset)]
        return piece.start + offset - piece.at + 1 if piece.linear else piece.end

    def whole(self, start: int, end: int) -> bool:
        """Whether start..end is exactly one source range: nothing hidden inside, no half of an escape at the ends."""
        if not self.exact or not self.pieces:
            return False
        first, last = self._index(start), self._index(max(start, end - 1))
        for i in range(first, last + 1):
            piece = self.pieces[i]
            stop = self.pieces[i + 1].at if i + 1 < len(self.pieces) else len(self.chars)
            if not piece.linear and (piece.at < start or stop > end or piece.start == piece.end):
                return False
            if i < last and piece.end != self.pieces[i + 1].start:
                return False
        return True

    def written(self, new: str) -> str | None:
        """New words as the source must spell them, or None where this encoding cannot hold them."""
        spelled: str | None = new
        for escape in self.escapes:
            if spelled is None:
                return None
            spelled = escape(spelled)
        return spelled


def join(parts: Iterable[Text]) -> Text:
    """One text after another; where two of them are written differently, the whole can be read but not edited."""
    kept = [part for part in parts if part.chars]
    if not kept:
        return Text("", ())
    pieces: list[Piece] = []
    at = 0
    for part in kept:
        _extend(pieces, part.pieces, at)
        at += len(part.chars)
    placed = [part for part in kept if any(piece.start < piece.end for piece in part.pieces)] or kept
    escapes = placed[0].escapes
    if any(part.escapes != escapes for part in placed):
        escapes = (unwritable,)
    return Text("".join(part.chars for part in kept), tuple(pieces), escapes, all(part.exact for part in kept))


def _extend(pieces: list[Piece], more: Iterable[Piece], at: int) -> None:
    """Appends pieces moved to `at`; a run that goes on where the last one ended becomes part of it."""
    for piece in more:
        last = pieces[-1] if pieces else None
        if last and last.linear and piece.linear and last.end == piece.start:
            pieces[-1] = Piece(last.at, last.start, piece.end, True)
        else:
            pieces.append(Piece(at + piece.at, piece.start, piece.end, piece.linear))


def unwritable(new: str) -> None:
    """The escape of a text that can be read but not edited."""
    return
