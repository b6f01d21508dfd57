"""The swap test: how much of a message stays true when its reader is replaced by another."""

from __future__ import annotations

from outreach_lint.model.annotated import Annotated, Word

COPY = ("subject", "opening", "body", "ask", "postscript")


def share(message: Annotated) -> float:
    """The share (0 to 1) of the words of subject and copy that another reader could be sent unchanged.

    What does not stay are the clauses that hold a fact about this reader, the fields of his name and company, and the
    words of his record.
    """
    stays = total = 0
    own = {(field.part, field.start) for field in message.fields if field.kind in ("identity", "content")}
    record = {word for value in (message.message.prospect or {}).values() for word in str(value).lower().split()}
    for sentence in message.sentences:
        if sentence.zone not in COPY:
            continue
        for clause in sentence.clauses:
            words = message.views[sentence.part].words_in(clause.start, clause.end)
            total += len(words)
            if not clause.anchors:
                stays += len(words)
                if own or record:
                    stays -= sum((sentence.part, word.start) in own or _named(word, record) for word in words)
    return stays / total if total else 1.0


def _named(word: Word, record: set[str]) -> bool:
    """Whether a word of more than three letters stands in the record."""
    return len(word.text) > 3 and word.text.removesuffix("'s") in record
