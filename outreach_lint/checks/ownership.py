"""Whose thing some words speak of: the sender's, the reader's, somebody else's or nobody's in particular."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.model.annotated import WRITTEN, Annotated, Clause, Owner, Sentence, Span, Word

_OURS = "i i'm i've i'd i'll im we we're we've we'd we'll our ours my us me"
_YOURS = "you your yours you're you've you'd you'll u ur"
_NOTICED = (
    "saw see noticed notice know read heard love loved admire follow following found congrats congratulations "
    "enjoyed liked impressed watched think believe understand realize assume guess imagine saying mentioned"
)
SELLER = frozenset(_OURS.split())
PROSPECT = frozenset(_YOURS.split())
THIRD = frozenset(("his", "her", "their", "its", "they", "he", "she"))
OUR_THINGS = frozenset(("client", "clients", "customer", "customers"))
NOTICING = frozenset(_NOTICED.split())
"""After these a seller's sentence speaks of whatever comes next."""

OWNING_REACH = 3
"""A possessive stands within so many words before what it owns."""


def claims(message: Annotated, signal: str) -> Iterator[tuple[Sentence, Clause, Span]]:
    """The places of a signal in what the sender wrote, with their sentence and clause."""
    for span in message.signals.get(signal, ()):
        sentence = message.sentence_at(span.part, span.start)
        if sentence is not None and sentence.zone in WRITTEN:
            yield sentence, clause_of(sentence, span.start), span


def clause_of(sentence: Sentence, offset: int) -> Clause:
    """The clause that holds an offset of its sentence."""
    return next((clause for clause in sentence.clauses if clause.start <= offset < clause.end), sentence.clauses[-1])


def owner_of(message: Annotated, sentence: Sentence, span: Span) -> Owner | None:
    """Who owns the words of a span: their possessor, else the subject that governs them, else nobody."""
    words = words_in(message, Span(span.part, sentence.start, span.end))
    inside = sum(word.start >= span.start for word in words)
    before = words[: len(words) - inside]
    near = [*before[-OWNING_REACH:], *words[len(words) - inside :][:2]]
    possessor = next((owner for word in reversed(near) if (owner := _possessor(message, word))), None)
    return possessor or _subject(message, (*before, *words[len(words) - inside :][:1]))


def words_in(message: Annotated, span: Span) -> tuple[Word, ...]:
    """The words of a span."""
    return message.views[span.part].words_in(span.start, span.end)


def text_of(message: Annotated, span: Span | Sentence | Clause, part: str = "body") -> str:
    """The normalised lower-case words of a place."""
    return message.views["subject" if part == "subject" else "body"].lower[span.start : span.end]


def _possessor(message: Annotated, word: Word) -> Owner | None:
    if word.text in ("our", "my"):
        return "seller"
    if word.text in ("your", "yours", "ur"):
        return "prospect"
    if word.text in ("their", "his", "her", "its"):
        return "third"
    if word.text.endswith("'s") and word.text.removesuffix("'s") in message.sellers:
        return "seller"
    return None


def _subject(message: Annotated, words: tuple[Word, ...]) -> Owner | None:
    """The subject that governs the last of these words: a seller who notices hands over to what comes next."""
    subject: Owner | None = None
    handed = False
    for i, word in enumerate(words):
        owner = _mention(message, word)
        if owner and (subject is None or handed or _begins_clause(words, i)):
            subject, handed = owner, False
        elif word.text in NOTICING and subject == "seller":
            handed = True
    return "third" if handed and subject == "seller" else subject


def _mention(message: Annotated, word: Word) -> Owner | None:
    text = word.text
    if text in SELLER or text[0] == "\ue000" or text.removesuffix("'s") in message.sellers:
        return "seller"
    if text in PROSPECT or text[0] in ("\ue001", "\ue002"):
        return "prospect"
    return "third" if text in THIRD else None


def _begins_clause(words: tuple[Word, ...], i: int) -> bool:
    """Whether a mention opens a clause of its own: a subject pronoun, or one that stands after a joining word."""
    joined = i == 0 or words[i - 1].text in (
        "and",
        "but",
        "so",
        "because",
        "that",
        "which",
        "while",
        "as",
        "since",
        "when",
    )
    return (
        words[i].text in ("i", "we", "we're", "i'm", "we've", "i've", "you're", "you've", "they", "he", "she") or joined
    )
