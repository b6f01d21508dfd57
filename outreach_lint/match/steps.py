"""Steps: digests of the messages of a sequence, and what the rules of the scope `sequence` find in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from outreach_lint.checks.sequence import SEQUENCE_CHECKS
from outreach_lint.model.annotated import WRITTEN, Annotated, Hit, Proposal, Sentence, Span
from outreach_lint.model.content import content
from outreach_lint.model.lazy import lazy
from outreach_lint.model.rule import Rule
from outreach_lint.model.sequence import Claim, StepDigest
from outreach_lint.model.settings import Settings

ASKS = {
    "meeting-ask": "a meeting",
    "booking-link": "a meeting",
    "interest-ask": "interest",
    "reply-ask": "a reply",
    "referral-ask": "an introduction",
    "closing": "a purchase",
}
OPENER = 5
"""Words of the first sentence by which two openers are compared."""
_NUMBER = lazy(r"(?<![\w.,/:])([$£€]?)(\d[\d,]*(?:\.\d+)?)\s?(%|percent\b|x\b|k\b|m\b|\w+)?")
_NAME = lazy(r"\b(?!(?:I|We|Our|You|Your|The|They|It|In|At|For|One|And|But|So|This|That|Last|After|Since)\b)[A-Z]\w+\b")
_MONTHS = frozenset(
    "january february march april may june july august september october november december am pm minutes minute mins "
    "min monday tuesday wednesday thursday friday".split()
)


def digest(message: Annotated, found: Iterable[tuple[Rule, Hit]]) -> StepDigest:
    """A message as its siblings see it; `found` are its own findings."""
    copy = [s for s in message.sentences if s.part == "body" and s.zone in WRITTEN]
    view = message.views["body"]
    words = [word for word in view.words if any(s.start <= word.start < s.end for s in copy)]
    first = copy[0] if copy else None
    opener = tuple(word.text for word in words if first and word.start < first.end)[:OPENER]
    ask, ask_place = _ask(message, copy)
    return StepDigest(
        step=message.situation.step or 1,
        channel=message.situation.channel,
        delay=message.message.delay,
        subject=message.views["subject"].lower,
        words=content(words),
        place=Span("body", first.start, first.end) if first else Span("body", 0, len(view.chars)),
        opener=opener,
        ask=ask,
        ask_place=ask_place,
        pitches=tuple(Span("body", s.start, s.end) for s in copy if "offer" in s.jobs),
        pressures=tuple(hit.span for rule, hit in found if rule.family == "pressure" and hit.span.part == "body"),
        claims=tuple(claim for sentence in copy for claim in _claims(message, sentence)),
    )


def match_steps(
    steps: Sequence[StepDigest], rules: Iterable[Rule], settings: Settings
) -> Iterator[tuple[int, Rule, Hit]]:
    """Every finding of the sequence-scoped rules as (index of the step, rule, hit)."""
    for rule in rules:
        if rule.scope == "sequence":
            params = {**rule.match.params, **settings.options.get(rule.name, {})}
            for index, hit in SEQUENCE_CHECKS[str(rule.match.check)](steps, params):
                advice = tuple(Proposal(line) for line in rule.advice)
                yield index, rule, Hit(hit.span, hit.says, hit.related, advice, hit.severity, hit.confidence)


def _ask(message: Annotated, copy: Sequence[Sentence]) -> tuple[str | None, Span | None]:
    """What the last sentence that asks for anything asks for."""
    for sentence in reversed(copy):
        for name, what in ASKS.items():
            if any(sentence.start <= span.start < sentence.end for span in _in_body(message, name)):
                return what, Span("body", sentence.start, sentence.end)
    return None, None


def _in_body(message: Annotated, signal: str) -> Iterator[Span]:
    return (span for span in message.signals.get(signal, ()) if span.part == "body")


def _claims(message: Annotated, sentence: Sentence) -> Iterator[Claim]:
    """The numbers of a sentence that is told as a fact, with the first name in it as the customer."""
    view = message.views["body"]
    text = view.plain[sentence.start : sentence.end]
    if sentence.question or "ask" in sentence.jobs:
        return
    names = _NAME.findall(text)
    about = content(word for word in view.words_in(sentence.start, sentence.end))
    about = frozenset(stem for stem in about if not stem[0].isdigit()) - {name.lower()[:6] for name in names[:1]}
    for match in _NUMBER.finditer(text):
        unit = match[1] + (match[3] or "").lower().replace("percent", "%")
        number = float(match[2].replace(",", ""))
        if not unit or unit in _MONTHS or 1900 <= number <= 2099:
            continue
        start = sentence.start + match.start()
        span = Span("body", start, sentence.start + match.end())
        yield Claim(names[0].lower() if names else "", number, unit, about - {unit[:6]}, span, " ".join(text.split()))
