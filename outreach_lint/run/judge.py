"""Judge: one message annotated and matched, then its findings told and its ignores applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from outreach_lint.annotate import annotate
from outreach_lint.match import match
from outreach_lint.model.annotated import Annotated, Hit
from outreach_lint.model.diagnostic import Diagnostic, Linted, Score
from outreach_lint.model.message import Message
from outreach_lint.model.record import dataclass, field, replace
from outreach_lint.model.rule import Rule
from outreach_lint.model.settings import Settings
from outreach_lint.model.source import Source
from outreach_lint.rulebook import Rulebook
from outreach_lint.run.ahead import annotated_together, groups
from outreach_lint.run.alternatives import other_subjects
from outreach_lint.run.branches import branch_hits
from outreach_lint.run.clock import Clock
from outreach_lint.run.compose import composed
from outreach_lint.run.diagnose import diagnose
from outreach_lint.run.known import Key, Known, Pair, key_of
from outreach_lint.run.opened import Opened
from outreach_lint.run.score import score
from outreach_lint.suppress import apply

Found = Sequence[tuple[Rule, Hit]]


@dataclass(frozen=True, slots=True)
class Court:
    """What the messages of a file are judged by: the file, the rules that speak in it, and the settings.

    `known` are messages that were judged before; None where rules may find something else in the same words. `ahead`
    are those that were annotated before their turn, by their order, `heard` the rules that speak a language.
    """

    opened: Opened
    rules: tuple[Rule, ...]
    book: Rulebook
    settings: Settings
    today: date
    clock: Clock
    known: Known | None = None
    ahead: dict[int, Annotated] = field(default_factory=dict)
    heard: dict[str, tuple[Rule, ...]] = field(default_factory=dict)


class Told(NamedTuple):
    """What one message gave. `used` are the ignores that hid something, `unspoken` a language that no rule speaks."""

    message: Linted
    kept: tuple[Diagnostic, ...]
    hidden: tuple[Diagnostic, ...]
    used: frozenset[tuple[int, str]]
    score: Score
    unspoken: str | None


def seen_ahead(court: Court, messages: Iterable[Message]) -> Iterator[Message]:
    """The same messages with what the settings add to them; those that are not known yet are annotated together."""
    for group in groups(completed(message, court.settings) for message in messages):
        new = {_key(court, message): message for message in group}
        if court.known is not None:
            new = {key: message for key, message in new.items() if key not in court.known}
        if len(new) > 1:
            lexicon, settings, fields = court.book.lexicon, court.settings, _fields(court)
            speak = partial(speaking, court)
            seen = court.clock.run("annotate", annotated_together, list(new.values()), lexicon, settings, fields, speak)
            court.ahead.update({one.message.order: one for one in seen})
        yield from group


def judged(court: Court, message: Message) -> Pair:
    """A message as it is seen, and what the rules that speak its language find in it; the same words but once."""
    if court.known is None:
        return _judged(court, message)
    key = _key(court, message)
    pair = court.known.recalled(key, message)
    if pair is None:
        pair = _judged(court, message)
        court.known.remember(key, pair)
    return pair


def _judged(court: Court, message: Message) -> Pair:
    annotated = court.ahead.pop(message.order, None)
    if annotated is None or annotated.message is not message:
        lexicon, settings = court.book.lexicon, court.settings
        annotated = court.clock.run("annotate", annotate, message, lexicon, settings, _fields(court))
    rules = speaking(court, message)
    if court.clock.on:
        for rule in rules:
            court.clock.run(rule.code, match, annotated, [rule], court.book.lexicon, court.settings)
    hits = court.clock.run("match", match, annotated, rules, court.book.lexicon, court.settings)
    return annotated, (*hits, *branch_hits(annotated, hits, rules, court.book, court.settings))


def _key(court: Court, message: Message) -> Key:
    return key_of(message, _fields(court))


def _fields(court: Court) -> tuple[str, ...]:
    """The merge fields that are known to exist."""
    return (*court.opened.reading.fields, *court.settings.prospect_fields)


def speaking(court: Court, message: Message) -> tuple[Rule, ...]:
    """The rules that speak the language of a message."""
    language = _language(court, message).lower()
    found = court.heard.get(language)
    if found is None:
        found = tuple([rule for rule in court.rules if language.startswith(rule.language)])
        court.heard[language] = found
    return found


def _language(court: Court, message: Message) -> str:
    return message.language or court.settings.language or "en"


def completed(message: Message, settings: Settings) -> Message:
    """A message with the tool and the prospect that the settings name, where its file names none."""
    template, prospect = message.template or settings.template, message.prospect or settings.prospect
    if template == message.template and prospect == message.prospect:
        return message
    return replace(message, template=template, prospect=prospect)


def told(court: Court, annotated: Annotated, hits: Found) -> Told:
    """The findings of a message without those that an ignore hides, as stories where several tell one."""
    opened, message = court.opened, annotated.message
    found = [diagnose(opened.source, annotated, rule, hit) for rule, hit in hits]
    found += other_subjects(opened.source, annotated, court.rules, court.book, court.settings)
    hidden: tuple[Diagnostic, ...] = ()
    used: frozenset[tuple[int, str]] = frozenset()
    if opened.directives:
        places = sentence_places(annotated)
        applied = apply(found, opened.directives, opened.aims, message.order, places, court.today)
        found, hidden, used = list(applied.kept), tuple(applied.hidden), frozenset(applied.used)
    return Told(
        linted(opened.source, annotated),
        tuple(composed(opened.source, annotated, found, court.book.composites)),
        hidden,
        used,
        score(opened.source.path, message.id, found),
        None if not court.rules or speaking(court, message) else _language(court, message),
    )


def linted(source: Source, annotated: Annotated) -> Linted:
    """A message as reports show it."""
    message, said = annotated.message, annotated.situation
    subject = None if message.subject_source else message.subject
    first = next((text for text in (subject, message.body) if text and text.pieces), None)
    return Linted(
        path=source.path,
        line=source.position(first.pieces[0].start)[0] if first else 1,
        id=message.id,
        format=message.format,
        sequence=message.sequence,
        subject=message.subject.chars if message.subject is not None else None,
        body=message.body.chars,
        channel=said.channel,
        step=said.step,
        relationship=said.relationship,
        first_contact=said.first_contact,
        decided_by=said.decided_by,
        language=message.language,
        alternatives=tuple(text.chars for text in message.alternatives),
        subject_path=message.subject_source.path if message.subject_source else None,
    )


def sentence_places(annotated: Annotated) -> list[tuple[int, int]]:
    """The source ranges of a message's sentences, in their order."""
    places = []
    for sentence in annotated.sentences:
        text = annotated.message.part(sentence.part)
        beside = sentence.part == "subject" and annotated.message.subject_source is not None
        if text.pieces and not beside:
            places.append(text.source(sentence.start, sentence.end))
    return sorted(places)
