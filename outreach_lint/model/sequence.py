"""Sequence: what is kept of each step so that the steps of one sequence can be judged together."""

from __future__ import annotations

from outreach_lint.model.annotated import Span
from outreach_lint.model.record import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """A number said of a customer (empty where none is named). `about` are the stems of the words around it."""

    customer: str
    number: float
    unit: str
    about: frozenset[str]
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class StepDigest:
    """One step as its siblings see it. `place` is where a finding about the whole step stands.

    `delay` is in days after the step before, None where the file does not say. `words` are the stems of the content
    words of the body, `opener` the first words after the greeting, `asks` what the last ask asks for. `pitches` are the
    sentences that offer something, `pressures` what the family of this name found.
    """

    step: int
    channel: str | None
    delay: float | None
    subject: str
    words: frozenset[str]
    place: Span
    opener: tuple[str, ...] = ()
    ask: str | None = None
    ask_place: Span | None = None
    pitches: tuple[Span, ...] = ()
    pressures: tuple[Span, ...] = ()
    claims: tuple[Claim, ...] = ()
