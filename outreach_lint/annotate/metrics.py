"""Metrics: numbers of a message, counted on its copy alone; the only module that knows textstat."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from outreach_lint.model.annotated import Annotated, Sentence, Span

COPY = ("opening", "body", "ask", "postscript")


@dataclass(frozen=True, slots=True)
class Measured:
    """A value, the span it is about, and the number of words it was taken from."""

    value: float
    span: Span
    words: int


def word_count(message: Annotated) -> Measured | None:
    """Words of the body without greeting, sign-off, signature, quotes and footer."""
    count = _words(message)
    return Measured(count, _first(message), count) if count else None


def reading_grade(message: Annotated) -> Measured | None:
    """Automated Readability Index (US school grade) of the copy, merge fields replaced by a short name."""
    text = _prose(message)
    if not text:
        return None
    import textstat

    return Measured(float(textstat.automated_readability_index(text)), _first(message), _words(message))


def question_count(message: Annotated) -> Measured | None:
    """Sentences of the copy that end in a question mark."""
    asked = [sentence for sentence in _copy(message) if sentence.question]
    span = Span("body", asked[-1].start, asked[-1].end) if asked else _first(message)
    return Measured(len(asked), span, _words(message))


def seller_share(message: Annotated) -> Measured | None:
    """Share of the copy's sentences whose subject is the seller, 0 to 1."""
    copy = _copy(message)
    if not copy:
        return None
    ours = sum(sentence.clauses[0].subject == "seller" for sentence in copy)
    return Measured(ours / len(copy), _first(message), _words(message))


METRICS: Mapping[str, Callable[[Annotated], Measured | None]] = {
    "word_count": word_count,
    "reading_grade": reading_grade,
    "question_count": question_count,
    "seller_share": seller_share,
}


def _copy(message: Annotated) -> list[Sentence]:
    return [s for s in message.sentences if s.part == "body" and s.zone in COPY]


def _words(message: Annotated) -> int:
    starts = [word.start for word in message.views["body"].words]
    return sum(any(s.start <= at < s.end for s in _copy(message)) for at in starts)


def _prose(message: Annotated) -> str:
    plain = message.views["body"].plain
    parts = (plain[s.start : s.end].strip(" .!?") for s in _copy(message))
    return " ".join(_without_masks(part) + "." for part in parts if part)


def _without_masks(text: str) -> str:
    out, masked = [], False
    for char in text:
        if "\ue000" <= char <= "\ue0ff":
            if not masked:
                out.append("Dana")
            masked = True
        else:
            masked = False
            out.append(char)
    return "".join(out)


def _first(message: Annotated) -> Span:
    copy = _copy(message)
    return Span("body", copy[0].start, copy[0].end) if copy else Span("body", 0, len(message.views["body"].chars))
