"""Weighing: how much each sentence reads like a fault, by learned weights of its traits, and why, in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from outreach_lint.annotate.traits import traits
from outreach_lint.model.annotated import Sentence, Situation, Span, View, Weighed
from outreach_lint.model.message import Part
from outreach_lint.model.weights import Weights

MOST_REASONS = 4
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


def weigh(
    all_weights: Mapping[str, Weights],
    views: Mapping[Part, View],
    sentences: Sequence[Sentence],
    signals: Mapping[str, tuple[Span, ...]],
    situation: Situation,
    troubles: frozenset[str],
) -> dict[str, tuple[Weighed, ...]]:
    """By the name of the weights: a share from 0 to 1 for every weighed sentence, with its strongest reasons."""
    if not all_weights:
        return {}
    found: dict[str, list[Weighed]] = {name: [] for name in all_weights}
    for sentence, held in traits(views, sentences, signals, situation, troubles):
        for name, weights in all_weights.items():
            found[name].append(_weighed(weights, sentence, held))
    return {name: tuple(rows) for name, rows in found.items()}


def _weighed(weights: Weights, sentence: Sentence, held: Mapping[str, float]) -> Weighed:
    by_trait = weights.by_trait
    parts = [(by_trait[trait] * value, trait) for trait, value in held.items() if trait in by_trait]
    share = 1 / (1 + math.exp(-max(-30.0, min(30.0, weights.bias + sum(part for part, _ in parts)))))
    strongest = sorted((part for part in parts if part[0] > 0), reverse=True)[: 2 * MOST_REASONS]
    reasons = [said for _, trait in strongest if (said := _said(trait))]
    return Weighed(Span(sentence.part, sentence.start, sentence.end), share, tuple(reasons[:MOST_REASONS]))


@lru_cache(maxsize=8192)
def _said(trait: str) -> str | None:
    if trait in _NAMES:
        return _NAMES[trait]
    kind, _, value = trait.partition(":")
    if value in _MASKS:
        return _MASKS[value] if kind == "word" else None
    return _KINDS[kind].format(value) if kind in _KINDS and not value.startswith("<") else None
