"""Facts: a boast cut down to what the reader could check, or a question for the fact that is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import regex

from outreach_lint.checks.rewriting.sentences import quoted, rewritten, slot
from outreach_lint.model.annotated import Annotated, Proposal, Span
from outreach_lint.model.lazy import lazy

_PRAISE = lazy(
    r"(?i)\b(?:(?:a|the|our|some of the|one of the|(?:the )?(?:world|nation|country|region|city|industry|market|europe|"
    r"america)'s) )?(?:(?:world|first)-class|best-in-class|best-of-breed|"
    r"state-of-the-art|"
    r"(?:cutting|leading|bleeding)-edge|game-changing|ground-?breaking|revolutionary|unmatched|unrivall?ed|"
    r"unparalleled|"
    r"unbeatable|top-notch|top-tier|(?:industry|market|world|class)-leading|award-winning|premier|leading|"
    r"(?:top|highest|best)-rated|number one|no\. ?1|#1|exceptional|outstanding|superior|innovative|renowned|elite|"
    r"(?:highly |extremely )?(?:skilled|experienced|talented)|most (?:advanced|powerful|trusted|innovative|"
    r"reliable|popular|"
    r"complete|comprehensive|accurate)|next-gen(?:eration)?)(?:, | and | )(?=\p{Ll})"
)
_VOWEL = lazy(r"(?i)[aeiou]")


def plainer(message: Annotated, sentence: Span, span: Span) -> tuple[Proposal, ...]:
    """The sentence without its adjectives of praise; where nothing would be left, a question for the fact."""
    words = message.words_of(sentence)
    bare = _PRAISE.sub(lambda match: _article(match, words), words)
    if bare != words and len(bare.split()) >= 4:
        return (rewritten(message, sentence, f"Say it without '{quoted(message, span)}'", bare),)
    question = slot(f"which one fact could the reader check behind '{quoted(message, span)}'?")
    return (rewritten(message, sentence, "Name the fact behind it, or leave it out", question),)


def peer(message: Annotated, sentence: Span, span: Span) -> tuple[Proposal, ...]:
    """One comparable case in place of a list or a count."""
    words = quoted(message, span)
    several = sum(word[0].isupper() for word in words.split()[1:]) > 1
    who = slot(
        f"of '{words}', who is most like this reader?" if several else "which customer is most like this reader?"
    )
    change = slot("what went from how much to how much?")
    text = f"{who} had {slot('which problem?')}; after {slot('which change?')} {change}."
    return (rewritten(message, sentence, "One case that resembles the reader, with what changed", text),)


def bounded(message: Annotated, sentence: Span, span: Span) -> tuple[Proposal, ...]:
    """The result with its case and its limit."""
    where = slot(f"where was '{quoted(message, span)}' measured, and over what time?")
    text = f"{where} It did not hold for {slot('which case?')}."
    return (rewritten(message, sentence, "Say where it was measured and when it does not hold", text),)


def credential(message: Annotated, sentence: Span, span: Span) -> tuple[Proposal, ...]:
    """The one part of a history that bears on the reader's matter."""
    text = slot(f"what in '{quoted(message, span)}' bears on this reader's own question?")
    return (rewritten(message, sentence, "Keep the part that bears on the reader's question", text),)


def trade_off(message: Annotated, sentence: Span, span: Span) -> tuple[Proposal, ...]:
    """Two ways and what each costs, without a verdict."""
    when = slot("better when?")
    text = f"There are two ways to do this: {slot('what is the other way?')} is {when}, ours is {when}."
    return (rewritten(message, sentence, "Explain both ways and what each costs", text),)


REWRITES: Mapping[str, Callable[[Annotated, Span, Span], tuple[Proposal, ...]]] = {
    "plainer": plainer,
    "peer": peer,
    "bounded": bounded,
    "credential": credential,
    "trade-off": trade_off,
}


def _article(match: regex.Match[str], words: str) -> str:
    """What is left of the praise: its article, fitted to the word that now follows."""
    lead = match[0].split()[0].lower()
    if lead in ("our",):
        return match[0].split()[0] + " "
    if lead not in ("a", "the", "some", "one") and not lead.endswith("'s"):
        return ""
    following = words[match.end() : match.end() + 1]
    return "an " if _VOWEL.match(following) else "a "
