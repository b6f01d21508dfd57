"""Fix: suggestions become edits of a source, from its end backwards, and the messages that must come out of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from outreach_lint.model.diagnostic import Diagnostic, Edit, Safety, Suggestion
from outreach_lint.model.message import Message
from outreach_lint.model.source import Source
from outreach_lint.model.text import Text


class Plan(NamedTuple):
    """Edits that do not overlap, in the order of the source, and the findings that they mend."""

    edits: tuple[Edit, ...]
    mended: tuple[Diagnostic, ...]


def applicable(diagnostic: Diagnostic, least: Safety) -> Suggestion | None:
    """The freest suggestion with edits that may be applied; of equals the first."""
    fit = [s for s in diagnostic.suggestions if s.edits and s.safety >= least and s.safety > Safety.SHOW]
    return max(fit, key=lambda suggestion: suggestion.safety, default=None)


def plan(diagnostics: Iterable[Diagnostic], least: Safety) -> Plan:
    """Choose edits finding by finding; one that meets an earlier edit waits for the next pass."""
    chosen: list[Edit] = []
    mended: list[Diagnostic] = []
    for diagnostic in sorted(diagnostics, key=lambda d: (d.range.start, d.range.end, d.code)):
        suggestion = applicable(diagnostic, least)
        if suggestion is None:
            continue
        new = [edit for edit in suggestion.edits if edit not in chosen]
        if any(meet(edit, other) for edit in new for other in chosen) or _self_meeting(new):
            continue
        chosen += new
        mended.append(diagnostic)
    return Plan(tuple(sorted(chosen, key=lambda edit: edit.range[:2])), tuple(mended))


def meet(one: Edit, other: Edit) -> bool:
    """Whether two edits touch the same characters, or insert at the same place."""
    a, b = one.range, other.range
    return (a.start < b.end and b.start < a.end) or a.start == b.start


def _self_meeting(edits: Sequence[Edit]) -> bool:
    return any(meet(a, b) for i, a in enumerate(edits) for b in edits[i + 1 :])


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The characters of a source after edits that do not overlap."""
    for edit in sorted(edits, key=lambda edit: edit.range[:2], reverse=True):
        text = text[: edit.range.start] + edit.text + text[edit.range.end :]
    return text


def expected(message: Message, edits: Sequence[Edit]) -> tuple[str, ...]:
    """Subject, body and further subjects that a message must have once the edits are made and the file is read."""
    # A subject that stands in the file beside this one is touched by no edit of this one.
    subject = None if message.subject_source else message.subject
    return tuple(_after(text, edits) for text in (subject or Text("", ()), message.body, *message.alternatives))


def _after(text: Text, edits: Sequence[Edit]) -> str:
    chars = text.chars
    places = [(place, edit) for edit in edits if (place := decoded(text, edit.range.start, edit.range.end))]
    for (start, end), edit in sorted(places, key=lambda item: item[0], reverse=True):
        chars = chars[:start] + edit.plain + chars[end:]
    return settled(chars)


def settled(chars: str) -> str:
    """Words as they count for the comparison: readers take the white space off the ends of lines and of the whole."""
    return "\n".join(line.rstrip() for line in chars.split("\n")).strip()


def decoded(text: Text, start: int, end: int) -> tuple[int, int] | None:
    """The decoded offsets of a source range; None where it is no part of this text."""
    low = _offset(text, start, ending=start == end)
    high = _offset(text, end, ending=True)
    return None if low is None or high is None or high < low else (low, high)


def _offset(text: Text, at: int, ending: bool) -> int | None:
    """Where a source offset stands: as the beginning of a character, or (`ending`) as the end of the one before."""
    for i, piece in enumerate(text.pieces):
        stop = text.pieces[i + 1].at if i + 1 < len(text.pieces) else len(text.chars)
        if piece.linear and (piece.start < at <= piece.end if ending else piece.start <= at < piece.end):
            return piece.at + at - piece.start
        if not piece.linear and piece.start < piece.end and at == (piece.end if ending else piece.start):
            return stop if ending else piece.at
    if ending:
        return _offset(text, at, ending=False)
    return None


def same_messages(before: Sequence[Message], edits: Sequence[Edit], after: Sequence[Message]) -> bool:
    """Whether a file, read again, holds exactly the messages that the edits were meant to make."""
    if [m.id for m in before] != [m.id for m in after]:
        return False
    return all(expected(old, edits) == expected(new, ()) for old, new in zip(before, after, strict=True))


def encoded(source: Source, text: str) -> bytes | None:
    """New characters as the bytes of a file; None where its codec does not have them."""
    try:
        return source.encode(text)
    except UnicodeEncodeError:
        return None
