"""Topics: what a message is about, in its own words, and the questions and plain lines that are made of it."""

from __future__ import annotations

from outreach_lint.checks.rewriting.sentences import rewritten, slot
from outreach_lint.model.annotated import Annotated, Proposal, Span
from outreach_lint.model.lazy import lazy

_WORD = (
    r"(?: (?!(?:and|or|with|without|so|that|which|by|in|for|using|through|while|from|into|on|at|to|around|"
    r"about|across|over|is|was|are|has|out|of|they|we|you|i|it)\b)[^\W_](?:[^\W_]|['%-])*(?![\w@]))"
)
_VERBS = (
    r"avoid|automate|book|boost|build|catch|clean|close|collect|convert|cut|detect|draft|fill|find|fix|generate|get|grow|"
    r"handle|hire|improve|increase|lower|manage|match|plan|prevent|prepare|reach|reduce|retain|save|schedule|sell|"
    r"simplify|streamline|track|train|win|write|replace|monitor|produce|design"
)
_YOURS = lazy(rf"(?i)\byour({_WORD}{{2,3}})")
_HELPED = lazy(rf"(?i)\bhelp(?:s|ed|ing)?(?: (?!to\b)[\w&'-]+){{0,4}}? (?:to )?({_VERBS})({_WORD}{{1,5}})")
_DONE = lazy(
    rf"(?i)\b(?:that|which|we|it|i|and|platform|tool|software|app|system|service) ({_VERBS})s?({_WORD}{{1,4}})"
)
_THING = lazy(
    r"\b(?:(?i:built|created|made|run|developed|launched|building|offer|sell)|we're|[Ww]e are)"
    r"(?: \p{Lu}[\w.-]*(?: \p{Lu}[\w.-]*)?(?:,| [—–-]))?"
    r" (an? (?:[\p{L}\d][\p{L}\d'-]* ){1,5}(?:for|of) [\p{L}-]+(?: [\p{L}-]+)?)"
    r"(?=[.,;!—]|\s+(?:that|which|to|and|so|in|with|—|–|-)|$)"
)
_PROUD = lazy(
    r"(?i)\b(?:lead\w*|best|top|first|premier|powerful|simple|easy|free|new|better|unique|innovative|award\S*|your|them)\b"
)
"""Words of praise or price, which have no place in a plain line, and those that point elsewhere."""
_DOUBLED = ("cut", "get", "plan", "win")
_EMPTY = lazy(
    r"(?i)\b(?:our|my|these|those|their|all|every|each|any|recommendation|statement|setup|thing|something)\b|"
    r"^\s*the (?:tasks?|process|processes|work|job|rest)\s*$|"
    r"\b(?:this|that|them|a|an|the|work|team|company|profile|role|time|tool|app|post|new|day|week|name|them|more)\s*$"
)
_TAIL = lazy(r"(?i)(?:\s+(?:the|a|an|our|your|their|more|than))+\s*$")


def topic(message: Annotated, observed: Span | None) -> str | None:
    """What the message is about: the reader's own matter that it observed, else what its offer is meant to do."""
    if observed:
        sentence = message.sentence_at(observed.part, observed.start)
        found = _YOURS.search(_plain(message, Span(sentence.part, sentence.start, sentence.end))) if sentence else None
        if found and not _EMPTY.search(found[1]):
            return f"the {_TAIL.sub('', found[1]).strip()}"
    if "purpose" not in message.kept:
        message.kept["purpose"] = _purpose(_plain(message, Span("body", 0, len(message.views["body"].chars))))
    purpose: str | None = message.kept["purpose"]
    return purpose


def _purpose(words: str) -> str | None:
    """What an offer is meant to do, as a thing that one does: 'help clinics fill gaps' gives 'filling gaps'."""
    for pattern in (_HELPED, _DONE):
        for found in pattern.finditer(words):
            if not _EMPTY.search(found[2]):
                return f"{_doing(found[1])} {_TAIL.sub('', found[2]).strip()}"
    return None


def _thing(words: str) -> str | None:
    """What an offer calls itself: 'I built Ovenly, a planner for bakeries' gives 'a planner for bakeries'."""
    found = _THING.search(words)
    return found[1] if found and not _PROUD.search(found[1]) else None


def interest(message: Annotated, place: Span, observed: Span | None) -> Proposal:
    """A question whether the message's topic matters to the reader, in place of a request for time or a yes."""
    about = topic(message, observed) or slot("which matter of theirs did you notice?")
    text = f"Is there anything to decide about {about} at the moment, or is it handled?"
    return rewritten(message, place, "Ask whether it matters to them", text)


def plain(message: Annotated, place: Span, observed: Span | None) -> Proposal:
    """One line that says what the sender does, for the end of the message, in place of the offer."""
    words = _plain(message, place)
    what = (_purpose(words) or _thing(words) or slot("what do you sell, in three words?")).removeprefix("building ")
    return rewritten(message, place, "Say plainly what you do, last", f"(I work on {what}, so weigh this accordingly.)")


def _plain(message: Annotated, span: Span) -> str:
    return " ".join(message.words_of(span).split())


def _doing(verb: str) -> str:
    first, _, rest = verb.lower().partition(" ")
    stem = first[:-1] if first.endswith("e") else first + first[-1] if first in _DOUBLED else first
    return f"{stem}ing{' ' + rest if rest else ''}"
