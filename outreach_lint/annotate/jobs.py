"""Jobs and tone: what a clause is there to do, and whether it is offered as a guess, a quotation or a denial."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from outreach_lint.annotate.outline import outline
from outreach_lint.annotate.structure import job_of
from outreach_lint.model.annotated import WRITTEN, Clause, Job, Owner, Sentence, Span, View
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
_HEDGE_PHRASES = (
    *("not sure", "i may be", "might be wrong", "correct me", "tell me if", "if that's", "if that is", "if it's"),
    *("if this is", "my guess", "looks like", "sounds like", "in case"),
)
_CITED = lazy(
    r"\b(?:you (?:wrote|said|mentioned|posted|shared|noted|asked|told|talked)|your (?:post|article|job ad|job posting|"
    r"page|site|report|letter|talk|interview|podcast|newsletter|listing|changelog)s? (?:says?|said|mentions?|asks?|"
    r"lists?|shows?)|according to|as you (?:said|put it|wrote)|per your)\b|\""
)
_IN_CITED = ("you", '"', "according to")
"""One of these stands in whatever is cited; most clauses hold none, which is told in no time."""
_BEFORE_MONTH = frozenset(
    "in of by from until till since last next for before after this early late mid and to".split()
)
_NEGATIONS = frozenset("not no never nor neither without nobody nothing cannot".split())


def jobs_shown(signals: Mapping[str, tuple[Span, ...]]) -> tuple[tuple[Job, Span], ...]:
    """Every place of a signal that shows a job, with the job."""
    return tuple((JOBS[name], span) for name, spans in signals.items() if name in JOBS for span in spans)


def jobs_of(part: Part, start: int, end: int, shown: Iterable[tuple[Job, Span]]) -> frozenset[Job]:
    """The jobs that are shown in start..end of a part."""
    return frozenset([job for job, (where, low, high) in shown if low < end and start < high and where == part])


def completed(sentences: Iterable[Sentence], views: Mapping[Part, View], sellers: frozenset[str]) -> Iterator[Sentence]:
    """The sentences with the jobs that the build of their clauses tells, where no signal and no anchor tells one."""
    for sentence in sentences:
        if sentence.zone in WRITTEN and not all(clause.jobs for clause in sentence.clauses):
            view = views[sentence.part]
            alone = len(sentence.clauses) == 1
            told = [
                clause if clause.jobs else _built(clause, view, sellers, sentence.question, alone)
                for clause in sentence.clauses
            ]
            if not alone and view.lower.startswith("when ", sentence.start):
                told = [_supposed(clause) for clause in told]
            sentence = replace(sentence, clauses=tuple(told))
        yield sentence


def _supposed(clause: Clause) -> Clause:
    """What the reader is said to do whenever something happens is a scene supposed, not seen."""
    seen = clause.jobs == {"observation"} and clause.subject == "prospect" and not clause.anchors
    return replace(clause, jobs=frozenset(["problem"])) if seen else clause


def _built(clause: Clause, view: View, sellers: frozenset[str], question: bool, alone: bool) -> Clause:
    """A clause with the job of its build; a condition before something else has none of its own."""
    words = tuple([word.text for word in view.words_in(clause.start, clause.end)])
    job = _job_of(words, sellers, question, alone, clause.owners, clause.hedged, clause.negated)
    return replace(clause, jobs=frozenset([job])) if job else clause


@lru_cache(maxsize=8192)
def _job_of(
    words: tuple[str, ...],
    sellers: frozenset[str],
    question: bool,
    alone: bool,
    owners: frozenset[Owner],
    hedged: bool,
    negated: bool,
) -> Job | None:
    """Mail that is sent to many repeats its sentences: the same words are built the same."""
    bones = outline(words, sellers, question)
    if bones is None or (bones.condition and not alone and bones.mood == "statement"):
        return None
    return job_of(bones, owners, hedged, negated)


def tone_of(words: Sequence[str], lower: str) -> tuple[bool, bool, bool]:
    """Whether a clause is hedged, cited, negated."""
    told = {*words}
    if "may" in told and all(_month(words, i) for i, word in enumerate(words) if word == "may"):
        told.remove("may")
    hedged = not told.isdisjoint(_HEDGES) or any(map(lower.__contains__, _HEDGE_PHRASES))
    negated = not told.isdisjoint(_NEGATIONS) or ("n't" in lower and any(word.endswith("n't") for word in told))
    cited = any(map(lower.__contains__, _IN_CITED)) and _CITED.search(lower) is not None
    return hedged, cited, negated


def _month(words: Sequence[str], i: int) -> bool:
    """Whether a `may` is the month: behind a word of time or a day, or before a year."""
    before = words[i - 1] if i else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    return before in _BEFORE_MONTH or before[:1].isdigit() or after[:1].isdigit()
