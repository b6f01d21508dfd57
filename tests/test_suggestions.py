"""Suggestions that put new words in place of old: with their slots filled they end the finding and bring no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from outreach_lint.annotate import annotate
from outreach_lint.match import match
from outreach_lint.model.annotated import Annotated, Change, Hit
from outreach_lint.model.diagnostic import Safety
from outreach_lint.model.message import Message
from outreach_lint.model.rule import Rule
from outreach_lint.model.settings import Settings
from outreach_lint.model.text import Text
from outreach_lint.rulebook import choose, load

BOOK = load()
SETTINGS = Settings()
RULES = choose(BOOK.rules.values(), SETTINGS)
EIGHT = frozenset("pitch boast generic hammer pressure one-down wronging opener".split())
MESSAGES = Path(__file__).parent / "accuracy" / "messages.jsonl"
SLOT = re.compile(r"<ask: ([^>]*)>")
FACTS = (
    ("what do you sell", "floor surveys"),
    ("which one of", "The second dock, since it opens in June."),
    ("which one", "The second dock, since it opens in June."),
    ("what went from", "the repairs fell from nine a month to four"),
    ("is most like this reader", "A food warehouse in Hull"),
    ("which problem", "a cracked slab"),
    ("which change", "a second pour"),
    ("measured", "At a food warehouse in Hull, over nine months."),
    ("did it not hold", "a frozen store"),
    ("which case", "a frozen store"),
    ("whom", "a site without trucks"),
    ("what was it chosen for", "the second dock that you opened on 3 May"),
    ("and where is it seen", "your post on night shifts"),
    ("and why did it make you write", "your planning notice of 3 May for the second dock."),
    ("which small addition", "mark the joints"),
    ("better when", "better for small floors"),
    ("other way", "a second pour"),
    ("what?", "seal joints"),
    ("which two things", "the age of the slab and the weight of the trucks."),
    ("what did you see there", "of the slab in your planning notice"),
    ("your own guess", "the old slab"),
    ("what did you find", "your planning notice"),
    ("matter of theirs", "the slab under the second dock"),
    ("law, event or contract", "The load rule of 1 June sets it."),
)
"""Sample facts by words of the question; any other question is answered with something seen of this reader."""
SEEN = "Your planning notice of 3 May shows the second dock on the old slab."


def message(body: str, **said: object) -> Message:
    subject = said.pop("subject", None)
    return Message(
        id="x",
        path="x",
        format="text",
        body=Text.of(body),
        subject=Text.of(str(subject)) if subject else None,
        **said,  # type: ignore[arg-type]
    )


def found(one: Message) -> tuple[Annotated, tuple[tuple[Rule, Hit], ...]]:
    seen = annotate(one, BOOK.lexicon, SETTINGS)
    return seen, match(seen, RULES, BOOK.lexicon, SETTINGS)


def answer(question: str) -> str:
    return next((fact for words, fact in FACTS if words in question), SEEN)


def filled(text: str) -> str:
    return SLOT.sub(lambda slot: answer(slot[1]), text)


def rewrites(one: Message) -> Iterator[tuple[Rule, Hit, Change]]:
    """The shown suggestions of a message that replace words of the body, as far as no merge field stands in them."""
    seen, hits = found(one)
    for rule, hit in hits:
        for proposal in hit.proposals:
            if rule.family in EIGHT and proposal.safety == Safety.SHOW and len(proposal.changes) == 1:
                change = proposal.changes[0]
                span = change.span
                met = any(f.part == "body" and f.start < span.end and span.start < f.end for f in seen.fields)
                if span.part == "body" and change.text.strip() and not met:
                    yield rule, hit, change


def applied(one: Message, change: Change) -> tuple[Message, int, int]:
    chars, new = one.body.chars, filled(change.text)
    body = chars[: change.span.start] + new + chars[change.span.end :]
    return message_like(one, body), change.span.start, change.span.start + len(new)


def message_like(one: Message, body: str) -> Message:
    subject = one.subject.chars if one.subject else None
    return message(body, subject=subject, channel=one.channel, step=one.step, relationship=one.relationship)


def faults(one: Message) -> Iterator[str]:
    """What is wrong with any of a message's suggestions: they leave the fault, lose a field or claim something."""
    before, _ = found(one)
    for rule, _, change in rewrites(one):
        new, start, end = applied(one, change)
        after, again = found(new)
        told = f"{rule.code}: {change.text!r}"
        if any(
            other.code == rule.code and hit.span.part == "body" and hit.span.start < end and start < hit.span.end
            for other, hit in again
        ):
            yield f"still {told}"
        if sorted(f.raw for f in before.fields) != sorted(f.raw for f in after.fields):
            yield f"loses a field {told}"
        yield from (f"claims {word} {told}" for word in claims(one, change))


def brought(one: Message) -> Iterator[str]:
    """Faults of another family that a suggestion brings. That a message is generic once its only fact is gone, and what
    learned weights make of new neighbours, is not held against it; nor, where it only adds, what stood there before."""
    families = {rule.family for rule, _ in found(one)[1]}
    for rule, _, change in rewrites(one):
        new, start, end = applied(one, change)
        adds = change.span.start == change.span.end
        for other, hit in found(new)[1]:
            if adds and not (hit.span.start < end and start < hit.span.end):
                continue
            severe = other.family in EIGHT - families - {"generic"} and (hit.severity or other.severity) != "info"
            if severe and not other.name.startswith("reads-like"):
                yield f"{rule.code} brings {other.code}: {change.text!r}"


def claims(one: Message, change: Change) -> Iterator[str]:
    """Numbers and names that a suggestion states and the message does not hold."""
    stated = SLOT.sub(" ", change.text)
    held = one.body.chars + (one.subject.chars if one.subject else "")
    for word in re.findall(r"\b(?:\d[\d.,%]*|(?<=[a-z,] )[A-Z]\w+)", stated):
        if word not in held and word not in ("I",):
            yield word


@lru_cache(maxsize=1)
def labelled() -> tuple[Message, ...]:
    rows = [json.loads(line) for line in MESSAGES.read_text("utf-8").splitlines()]
    return tuple(
        message(row["body"], subject=row.get("subject"), channel=row.get("channel"), step=row.get("step"))
        for row in rows
    )


def examples() -> Iterator[tuple[str, Message]]:
    for rule in RULES:
        if rule.family in EIGHT:
            for example in rule.examples:
                if not example.good:
                    said = {k: v for k, v in example.situation.items() if k in ("channel", "step", "relationship")}
                    yield rule.code, message(example.body, subject=example.subject, **said)


@pytest.mark.parametrize("code", sorted({code for code, _ in examples()}))
def test_suggestions_for_the_examples_of_a_rule_mend_and_break_nothing(code: str) -> None:
    tried = [one for held, one in examples() if held == code]
    assert [fault for one in tried for fault in (*faults(one), *brought(one))] == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(8))
def test_suggestions_for_labelled_messages_mend_and_break_nothing(part: int) -> None:
    assert [fault for one in labelled()[part::8] for fault in (*faults(one), *brought(one))] == []


def test_there_are_suggestions_to_try() -> None:
    assert sum(1 for one in labelled()[:40] for _ in rewrites(one)) > 20
