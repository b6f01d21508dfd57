"""Weighing: how much each sentence reads like a fault, by learned weights of its traits, and why, in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import islice

from outreach_lint.annotate.traits import traits
from outreach_lint.model.annotated import Sentence, Situation, Span, View, Weighed
from outreach_lint.model.content import FUNCTION_WORDS
from outreach_lint.model.message import Part
from outreach_lint.model.weights import Weights

MOST_REASONS = 4
Noticed = tuple[Sentence, dict[str, float]]
MOST_LOOKED_AT = 20
"""Traits, the strongest first, among which reasons are sought that tell a writer anything."""
_MASKS = {
    "<#>": "a number",
    "<0>": "your own merge field",
    "<1>": "the name field",
    "<2>": "the company field",
    "<10>": "a link",
    "<11>": "a booking link",
    "<12>": "an address",
}
_NAMES = {
    "question": "that it asks",
    "anchored": "a fact about this reader",
    "hedged": "that it is offered as a guess",
    "owner:seller": "that it speaks of you",
    "owner:prospect": "that it speaks of the reader",
    "subject:seller": "you as its subject",
    "subject:prospect": "the reader as its subject",
    "before-subject:seller": "you as the subject of the sentence before",
    "after-subject:seller": "you as the subject of the sentence after",
    "trouble": "words of trouble",
    "much-trouble": "much talk of trouble",
    "told-of:reader": "that it tells the reader of himself",
    "told-of:sender": "that it speaks of you alone",
    "asked-of:reader": "that it asks the reader",
    "trouble-told-of:reader": "trouble told of the reader",
    "trouble-told-of:nobody": "trouble that is nobody's",
    "trouble-told-of:sender": "trouble told of your own side",
    "trouble-asked-of:reader": "trouble asked after",
    "trouble-subject:prospect": "trouble with the reader as its subject",
    "much-trouble-subject:prospect": "much trouble with the reader as its subject",
}
_KINDS = {
    "word": "'{}'",
    "first": "'{}' as its first word",
    "job": "its job ({})",
    "signal": "wording of the class '{}'",
    "before-job": "the {} before it",
    "after-job": "the {} after it",
    "zone": "its place ({})",
}


class Weighings(Mapping[str, tuple[Weighed, ...]]):
    """The weighings of a message by the name of their weights, each made when it is first asked for."""

    def __init__(self, weights: Mapping[str, Weights], noticed: Callable[[], Iterator[Noticed]]) -> None:
        self._weights, self._noticed = weights, noticed
        self._rows: list[tuple[Span, dict[str, float]]] = []
        self._made: dict[str, tuple[Weighed, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Weighed, ...]:
        if name not in self._made:
            weights = self._weights[name]
            self._rows = self._rows or [(_place(sentence), held) for sentence, held in self._noticed()]
            self._made[name] = tuple([_weighed(weights, place, held) for place, held in self._rows])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._weights)

    def __len__(self) -> int:
        return len(self._weights)


def weigh(
    weights: Mapping[str, Weights],
    views: Mapping[Part, View],
    sentences: Sequence[Sentence],
    signals: Mapping[str, tuple[Span, ...]],
    situation: Situation,
    troubles: frozenset[str],
) -> Weighings:
    """By the name of the weights: a share from 0 to 1 for every weighed sentence, with its strongest reasons."""
    return Weighings(weights, lambda: traits(views, sentences, signals, situation, troubles))


def _place(sentence: Sentence) -> Span:
    return Span(sentence.part, sentence.start, sentence.end)


def _weighed(weights: Weights, place: Span, held: Mapping[str, float]) -> Weighed:
    weight_of = weights.by_trait.get
    total = 0.0
    for trait, value in held.items():
        weight = weight_of(trait)
        if weight is not None:
            total += weight * value
    share = 1 / (1 + math.exp(-max(-30.0, min(30.0, weights.bias + total))))
    return Weighed(place, share, partial(_reasons, weights.by_trait, held))


def _reasons(by_trait: Mapping[str, float], held: Mapping[str, float]) -> tuple[str, ...]:
    """The strongest traits in words; some traits have none."""
    parts = [(by_trait[trait] * value, trait) for trait, value in held.items() if trait in by_trait]
    grounds = sorted([(part, trait) for part, trait in parts if part > 0], reverse=True)
    reasons = (_said(trait) for _, trait in grounds[:MOST_LOOKED_AT])
    return tuple(islice(filter(None, reasons), MOST_REASONS))


@lru_cache(maxsize=8192)
def _said(trait: str) -> str | None:
    if trait in _NAMES:
        return _NAMES[trait]
    kind, _, value = trait.partition(":")
    if value in FUNCTION_WORDS or trait == "zone:body":
        return None  # true of any sentence, to a writer
    if value in _MASKS:
        return _MASKS[value] if kind == "word" else None
    return _KINDS[kind].format(value) if kind in _KINDS and not value.startswith("<") else None
