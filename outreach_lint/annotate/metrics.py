"""Metrics: numbers of a message, counted on its copy alone; the only module that knows textstat."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from outreach_lint.model.annotated import Annotated, Sentence, Span
from outreach_lint.model.content import content
from outreach_lint.model.lazy import lazy
from outreach_lint.model.record import dataclass

_LINKS = lazy(r"[\uE010\uE011]+")
_CAPITALS = lazy(r"(?<![\w'@./-])[A-Z]{5,}(?![\w@/-])")
_BULLET = lazy(r"[ ]*(?:[-—*•]|\d{1,2}[.)])[ ]")


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
    import textstat  # type: ignore[import-untyped]

    return Measured(float(textstat.automated_readability_index(text)), _first(message), _words(message))


def question_count(message: Annotated) -> Measured | None:
    """Sentences of the copy that end in a question mark."""
    asked = [sentence for sentence in message.copy if sentence.question]
    span = Span("body", asked[-1].start, asked[-1].end) if asked else _first(message)
    return Measured(len(asked), span, _words(message))


def seller_share(message: Annotated) -> Measured | None:
    """Share of the copy's sentences whose subject is the seller, 0 to 1."""
    copy = message.copy
    if not copy:
        return None
    ours = sum(sentence.clauses[0].subject == "seller" for sentence in copy)
    return Measured(ours / len(copy), _first(message), _words(message))


def paragraph_words(message: Annotated) -> Measured | None:
    """Words of the longest paragraph of the copy; a list counts as a paragraph an entry."""
    longest: Measured | None = None
    for group in _paragraphs(message):
        span = Span("body", group[0].start, group[-1].end)
        count = _words_in(message, span.start, span.end)
        if longest is None or count > longest.value:
            longest = Measured(count, span, count)
    return longest


def link_count(message: Annotated) -> Measured | None:
    """Links in the copy, booking links among them; the span is the last one."""
    plain = message.views["body"].plain
    linked = "\ue010" in plain or "\ue011" in plain
    found = [m.span() for m in _LINKS.finditer(plain) if _in_copy(message, m.start())] if linked else []
    span = Span("body", *found[-1]) if found else _first(message)
    return Measured(len(found), span, _words(message))


def exclamation_count(message: Annotated) -> Measured | None:
    """Exclamation marks in the copy; the span is the last sentence that bears one."""
    plain = message.views["body"].plain
    found = [(s, plain.count("!", s.start, s.end)) for s in message.copy]
    loud = [s for s, count in found if count]
    span = Span("body", loud[-1].start, loud[-1].end) if loud else _first(message)
    return Measured(sum(count for _, count in found), span, _words(message))


def capitals_count(message: Annotated) -> Measured | None:
    """Words of five letters or more in capitals, in the copy; shorter ones are mostly abbreviations."""
    found = [m.span() for m in _CAPITALS.finditer(message.views["body"].plain) if _in_copy(message, m.start())]
    span = Span("body", *found[-1]) if found else _first(message)
    return Measured(len(found), span, _words(message))


def subject_words(message: Annotated) -> Measured | None:
    """Words of the subject; a merge field is one word."""
    return _of_subject(message, len(message.views["subject"].words))


def subject_length(message: Annotated) -> Measured | None:
    """Characters of the subject as the reader receives it, at the shortest rendering."""
    low, _ = message.lengths.get("subject", (len(message.views["subject"].chars.strip()), 0))
    return _of_subject(message, low)


def subject_shared(message: Annotated) -> Measured | None:
    """Content words of the subject that the body holds, too; None where the subject has fewer than two."""
    said = content(message.views["subject"].words)
    if len(said) < 2:
        return None
    return _of_subject(message, len(said & content(message.views["body"].words)))


METRICS: Mapping[str, Callable[[Annotated], Measured | None]] = {
    "capitals_count": capitals_count,
    "exclamation_count": exclamation_count,
    "link_count": link_count,
    "paragraph_words": paragraph_words,
    "question_count": question_count,
    "reading_grade": reading_grade,
    "seller_share": seller_share,
    "subject_length": subject_length,
    "subject_shared": subject_shared,
    "subject_words": subject_words,
    "word_count": word_count,
}


def _of_subject(message: Annotated, value: float) -> Measured | None:
    seen = message.views["subject"]
    chars = seen.chars
    if not chars.strip():
        return None
    start = len(chars) - len(chars.lstrip())
    return Measured(value, Span("subject", start, len(chars.rstrip())), len(seen.words))


def _paragraphs(message: Annotated) -> list[list[Sentence]]:
    groups: list[list[Sentence]] = []
    plain = message.views["body"].plain
    for sentence in message.copy:
        new = not groups or groups[-1][-1].paragraph != sentence.paragraph
        line = plain.rfind("\n", 0, sentence.start + 1) + 1
        if new or (_BULLET.match(plain, line) and not plain[line : sentence.start].strip(" -—*•.)0123456789")):
            groups.append([])
        groups[-1].append(sentence)
    return groups


def _in_copy(message: Annotated, at: int) -> bool:
    return any(s.start <= at < s.end for s in message.copy)


def _words(message: Annotated) -> int:
    """The words of the copy, counted once for all metrics."""
    count: int | None = message.kept.get("copy-words")
    if count is None:
        count = message.kept["copy-words"] = sum(_words_in(message, s.start, s.end) for s in message.copy)
    return count


def _words_in(message: Annotated, start: int, end: int) -> int:
    return len(message.views["body"].words_in(start, end))


def _prose(message: Annotated) -> str:
    plain = message.views["body"].plain
    parts = (plain[s.start : s.end].strip(" .!?") for s in message.copy)
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
    copy = message.copy
    return Span("body", copy[0].start, copy[0].end) if copy else Span("body", 0, len(message.views["body"].chars))
