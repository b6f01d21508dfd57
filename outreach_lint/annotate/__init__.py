"""Annotate: what a careful reader notices in a message, sentence by sentence, before any rule speaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from outreach_lint.annotate.heard import heard
from outreach_lint.annotate.jobs import completed, jobs_of, jobs_shown
from outreach_lint.annotate.looked import Looked, look
from outreach_lint.annotate.samples import lengths
from outreach_lint.annotate.sentences import spans
from outreach_lint.annotate.situation import situation
from outreach_lint.annotate.specifics import anchors
from outreach_lint.annotate.weighing import weigh
from outreach_lint.annotate.zones import Line
from outreach_lint.model.annotated import Annotated, Clause, Job, Sentence, Span, View, Zone
from outreach_lint.model.lexicon import Lexicon
from outreach_lint.model.message import Message, Part
from outreach_lint.model.settings import Settings

ASK_REACH = 2
"""The ask is sought in so many sentences before the sign-off."""


def annotate(
    message: Message,
    lexicon: Lexicon,
    settings: Settings,
    declared_fields: Iterable[str] = (),
    looked: Looked | None = None,
) -> Annotated:
    """A message with its view, merge fields, sentences, signals and situation; `looked` is what `look` told of it."""
    fields, views, rows, sellers = look(message, settings) if looked is None else looked
    quoted = any(row.zone == "quoted" for row in rows)
    signals = _signals(lexicon, views, rows)
    shown = jobs_shown(signals)
    bare = tuple(_sentences(views, rows, shown, sellers))
    anchored = anchors(message, views, fields, bare, signals, sellers)
    sentences = tuple(completed(anchored, views, sellers))
    placed = situation(message, settings, signals, quoted, views["subject"])
    return Annotated(
        message=message,
        situation=placed,
        views=views,
        fields=fields,
        sentences=sentences,
        signals=signals,
        sellers=sellers,
        declared_fields=frozenset(declared_fields),
        ready=settings.ready,
        weighed=weigh(lexicon.weights, views, sentences, signals, placed, lexicon.words("trouble_word")),
        lengths={part: lengths(seen.chars, [f for f in fields if f.part == part]) for part, seen in views.items()},
    )


def _signals(lexicon: Lexicon, views: Mapping[Part, View], rows: list[Line]) -> dict[str, tuple[Span, ...]]:
    """The places of every signal outside quoted threads and footers, exceptions taken off."""
    silent = [(row.start, row.end) for row in rows if row.zone in ("quoted", "footer")]
    found: dict[str, list[Span]] = {}
    for part, seen in views.items():
        for name, places in lexicon.signals_in(seen).items():
            kept = [Span(part, *place) for place in places if part == "subject" or not _meets(place, silent)]
            if kept:
                found.setdefault(name, []).extend(kept)
    return {name: tuple(sorted(set(spans))) for name, spans in found.items()}


def _meets(one: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(one[0] < end and start < one[1] for start, end in others)


def _sentences(
    views: Mapping[Part, View], rows: list[Line], shown: Sequence[tuple[Job, Span]], sellers: frozenset[str]
) -> Iterable[Sentence]:
    subject, body = views["subject"], views["body"]
    if subject.chars.strip():
        whole = [Line(0, len(subject.chars), "subject", 0)]
        for index, (start, end, zone, paragraph) in enumerate(spans(subject, whole)):
            yield _sentence("subject", subject, (start, end, zone, paragraph), index, shown, sellers)
    found = list(spans(body, rows))
    copy = [i for i, (_, _, zone, _) in enumerate(found) if zone == "body"]
    for index, (start, end, zone, paragraph) in enumerate(found):
        placed: Zone = zone
        if zone == "body" and index in copy[:2]:
            placed = "opening"
        elif zone == "body" and index in copy[-ASK_REACH:]:
            placed = "ask"
        yield _sentence("body", body, (start, end, placed, paragraph), index, shown, sellers)


def _sentence(
    part: Part,
    seen: View,
    place: tuple[int, int, Zone, int],
    index: int,
    shown: Sequence[tuple[Job, Span]],
    sellers: frozenset[str],
) -> Sentence:
    start, end, zone, paragraph = place
    made = []
    question = "?" in seen.plain[max(start, end - 4) : end]
    for low, high, subject, owners, hedged, cited, negated in heard(seen, start, end, sellers):
        jobs = jobs_of(part, start + low, start + high, shown)
        if question and "permission" in jobs:  # Whoever asks for leave to give asks for nothing else.
            jobs -= {"ask"}
        made.append(Clause(start + low, start + high, subject, owners, jobs, (), hedged, cited, negated))
    return Sentence(part, start, end, zone, question, paragraph, index, tuple(made))
