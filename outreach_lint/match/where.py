"""Where: the conditions on sentence, clause and message that rule files speak in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from outreach_lint.model.annotated import Annotated, Clause, Sentence

CONDITIONS = frozenset(
    "owner not_owner subject not_subject job not_job anchored hedged cited negated question position words_max "
    "sentence_has sentence_lacks clause_has clause_lacks message_has message_lacks before_has before_lacks "
    "message_anchored before_anchored message_words_max first_words".split()
)


def holds(where: Mapping[str, object], message: Annotated, sentence: Sentence, clause: Clause) -> bool:
    """Whether every condition holds of a clause, its sentence and its message."""
    return all(_holds(name, value, message, sentence, clause) for name, value in where.items())


def _holds(name: str, value: object, message: Annotated, sentence: Sentence, clause: Clause) -> bool:
    match name:
        case "owner":
            return _owned(value, clause.owners)
        case "not_owner":
            return not _owned(value, clause.owners)
        case "subject":
            return (clause.subject or "none") in _names(value)
        case "not_subject":
            return (clause.subject or "none") not in _names(value)
        case "job":
            return not sentence.jobs.isdisjoint(_names(value))
        case "not_job":
            return sentence.jobs.isdisjoint(_names(value))
        case "anchored":
            return bool(sentence.anchors) == value
        case "hedged" | "cited" | "negated":
            return bool(getattr(clause, name)) == value
        case "question":
            return sentence.question == value
        case "position":
            return _position(str(value), message, sentence)
        case "words_max":
            return _words(message, sentence) <= int(str(value))
        case "first_words":
            return _words_before(message, sentence) < int(str(value))
        case "message_words_max":
            return copy_words(message) <= int(str(value))
        case "message_anchored":
            return any(other.anchors for other in message.sentences) == value
        case "before_anchored":
            return any(other.anchors for other in _before(message, sentence)) == value
    scope, _, wanted = name.partition("_")
    present = any(_signal(signal, scope, message, sentence, clause) for signal in _names(value))
    return present == (wanted == "has")


def _owned(value: object, owners: frozenset[str]) -> bool:
    wanted = _names(value)
    return not owners.isdisjoint(wanted) or ("none" in wanted and not owners)


def _names(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(str(item) for item in value) if isinstance(value, list) else ()


def _position(value: str, message: Annotated, sentence: Sentence) -> bool:
    body = [other for other in message.sentences if other.part == "body" and other.zone in ("opening", "body", "ask")]
    if sentence not in body:
        return False
    at = body.index(sentence)
    return {"first": at == 0, "first-two": at < 2, "last": at == len(body) - 1}[value]


def _words(message: Annotated, sentence: Sentence) -> int:
    return len(message.views[sentence.part].words_in(sentence.start, sentence.end))


def _words_before(message: Annotated, sentence: Sentence) -> int:
    return sum(word.start < sentence.start for word in message.views[sentence.part].words)


def copy_words(message: Annotated) -> int:
    """Words of the body that the sender wrote for this reader."""
    zones = ("opening", "body", "ask", "postscript")
    places = [(other.start, other.end) for other in message.sentences if other.part == "body" and other.zone in zones]
    return sum(any(start <= word.start < end for start, end in places) for word in message.views["body"].words)


def _before(message: Annotated, sentence: Sentence) -> Iterable[Sentence]:
    return (other for other in message.sentences if other.part == sentence.part and other.start < sentence.start)


def _signal(signal: str, scope: str, message: Annotated, sentence: Sentence, clause: Clause) -> bool:
    spans = message.signals.get(signal, ())
    if scope == "message":
        return bool(spans)
    if scope == "before":
        return any(span.part == sentence.part and span.start < sentence.start for span in spans)
    place: Sentence | Clause = sentence if scope == "sentence" else clause
    return any(span.part == sentence.part and span.start < place.end and place.start < span.end for span in spans)
