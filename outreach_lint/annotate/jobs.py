"""Jobs and tone: what a clause is there to do, and whether it is offered as a guess, a quotation or a denial."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from outreach_lint.annotate.outline import outline
from outreach_lint.annotate.structure import job_of
from outreach_lint.model.annotated import WRITTEN, Clause, Job, Sentence, Span, View, Word
from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import Part
from outreach_lint.model.record import replace

JOBS: Mapping[str, Job] = {
    "self-introduction": "introduction",
    "full-introduction": "introduction",
    "observation": "observation",
    "presumed-problem": "problem",
    "peer-problem": "problem",
    "insight": "insight",
    "offer": "offer",
    "availability": "offer",
    "commercial-terms": "offer",
    "brochure": "offer",
    "client-claim": "proof",
    "result-claim": "proof",
    "meeting-ask": "ask",
    "interest-ask": "ask",
    "reply-ask": "ask",
    "permission": "permission",
    "easy-no": "disqualifier",
}
"""The job that each signal shows. Signals are named after their files in `rules/signals/`."""

_HEDGES = frozenset(
    "maybe perhaps might may could seems seem guess guessing suspect probably possibly wondering curious unsure "
    "sometimes often whether roughly assume assuming hunch".split()
)
_HEDGE_PHRASE = lazy(
    r"not sure|i may be|might be wrong|correct me|tell me if|if (?:that's|that is|it's|this is)|my guess|looks like|"
    r"sounds like|in case"
)
_CITED = lazy(
    r"\b(?:you (?:wrote|said|mentioned|posted|shared|noted|asked|told|talked)|your (?:post|article|job ad|job posting|"
    r"page|site|report|letter|talk|interview|podcast|newsletter|listing|changelog)s? (?:says?|said|mentions?|asks?|"
    r"lists?|shows?)|according to|as you (?:said|put it|wrote)|per your)\b|\""
)
_BEFORE_MONTH = frozenset(
    "in of by from until till since last next for before after this early late mid and to".split()
)
_NEGATIONS = frozenset("not no never nor neither without nobody nothing cannot".split())


def jobs_of(part: Part, start: int, end: int, signals: Mapping[str, tuple[Span, ...]]) -> frozenset[Job]:
    """The jobs whose signals stand in start..end of a part."""
    return frozenset(
        JOBS[name]
        for name, spans in signals.items()
        if name in JOBS
        for span in spans
        if span.start < end and start < span.end and span.part == part
    )


def completed(sentences: Iterable[Sentence], views: Mapping[Part, View], sellers: frozenset[str]) -> Iterator[Sentence]:
    """The sentences with the jobs that the build of their clauses tells, where no signal and no anchor tells one."""
    for sentence in sentences:
        if sentence.zone in WRITTEN and not all(clause.jobs for clause in sentence.clauses):
            words = views[sentence.part].words
            alone = len(sentence.clauses) == 1
            told = [
                clause if clause.jobs else _built(clause, words, sellers, sentence.question, alone)
                for clause in sentence.clauses
            ]
            if not alone and views[sentence.part].lower.startswith("when ", sentence.start):
                told = [_supposed(clause) for clause in told]
            sentence = replace(sentence, clauses=tuple(told))
        yield sentence


def _supposed(clause: Clause) -> Clause:
    """What the reader is said to do whenever something happens is a scene supposed, not seen."""
    seen = clause.jobs == {"observation"} and clause.subject == "prospect" and not clause.anchors
    return replace(clause, jobs=frozenset(["problem"])) if seen else clause


def _built(clause: Clause, words: Sequence[Word], sellers: frozenset[str], question: bool, alone: bool) -> Clause:
    """A clause with the job of its build; a condition before something else has none of its own."""
    low = bisect_left(words, clause.start, key=_start)
    bones = outline(words[low : bisect_left(words, clause.end, low, key=_start)], sellers, question)
    if bones is None or (bones.condition and not alone and bones.mood == "statement"):
        return clause
    job = job_of(bones, clause.owners, clause.hedged, clause.negated)
    return replace(clause, jobs=frozenset([job])) if job else clause


def _start(word: Word) -> int:
    return word.start


def tone_of(words: tuple[Word, ...], lower: str) -> tuple[bool, bool, bool]:
    """Whether a clause is hedged, cited, negated."""
    texts = {word.text for i, word in enumerate(words) if word.text != "may" or not _month(words, i)}
    hedged = not texts.isdisjoint(_HEDGES) or _HEDGE_PHRASE.search(lower) is not None
    negated = not texts.isdisjoint(_NEGATIONS) or any(text.endswith("n't") for text in texts)
    return hedged, _CITED.search(lower) is not None, negated


def _month(words: Sequence[Word], i: int) -> bool:
    """Whether a `may` is the month: behind a word of time or a day, or before a year."""
    before = words[i - 1].text if i else ""
    after = words[i + 1].text if i + 1 < len(words) else ""
    return before in _BEFORE_MONTH or before[:1].isdigit() or after[:1].isdigit()
