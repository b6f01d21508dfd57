"""Traits: what is noticed of one sentence, as names that weights can be given to and words can be made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from outreach_lint.annotate.jobs import jobs_of, jobs_shown
from outreach_lint.model.annotated import Job, Owner, Sentence, Situation, Span, View, Zone
from outreach_lint.model.message import Part

WEIGHED = ("subject", "greeting", "opening", "body", "ask", "postscript")
"""The zones whose sentences are weighed, in the order in which they stand."""

_LONG = 40
_COMPANY = "word:<2>"
"""A merge field that holds the reader's firm."""
_READER = frozenset("you your yours yourself you're you've you'll you'd youre".split())
_SENDER = frozenset("we our ours us i my me we're we've we'll i'm i've i'll".split())


def traits(
    views: Mapping[Part, View],
    sentences: Sequence[Sentence],
    signals: Mapping[str, tuple[Span, ...]],
    situation: Situation,
    troubles: frozenset[str],
) -> Iterator[tuple[Sentence, dict[str, float]]]:
    """Every weighed sentence with its traits, each mostly 1.0.

    A trait is `kind:value`: a word, the first word, zone, owner, subject, job or signal of the sentence, the job or
    subject of its neighbours, and whom its words of `troubles` are about.
    """
    weighed = [sentence for sentence in sentences if sentence.zone in WEIGHED]
    shown = jobs_shown(signals)
    jobs = [_jobs(sentence, shown) for sentence in weighed]
    placed = [(f"signal:{name}", span) for name, spans in signals.items() for span in spans]
    for i, sentence in enumerate(weighed):
        words = tuple([word.text for word in views[sentence.part].words_in(sentence.start, sentence.end)])
        subject, part, start, end = sentence.clauses[0].subject, sentence.part, sentence.start, sentence.end
        found = {**_worded(words)}
        length = min(len(found), _LONG) / _LONG
        first, zone, marks = _weighable(words[0]) if words else "", sentence.zone, _marks(sentence)
        found |= dict.fromkeys(_own(first, zone, jobs[i], sentence.owners, subject, marks), 1.0)
        met = [signal for signal, (where, low, high) in placed if low < end and start < high and where == part]
        found |= dict.fromkeys(met, 1.0)
        found |= dict.fromkeys(_trouble(words, sentence.question, subject, troubles), 1.0)
        if i:
            other = weighed[i - 1]
            found |= dict.fromkeys(_beside("before", jobs[i - 1], other.clauses[0].subject, other.question), 1.0)
        if i + 1 < len(weighed):
            other = weighed[i + 1]
            found |= dict.fromkeys(_beside("after", jobs[i + 1], other.clauses[0].subject, other.question), 1.0)
        found["length"] = length
        if situation.first_contact:
            found["first contact"] = 1.0
        yield sentence, found


def _jobs(sentence: Sentence, shown: Sequence[tuple[Job, Span]]) -> frozenset[Job]:
    """The jobs that its wording and its anchors show. What its mere build tells is left out: it says nothing that the
    other traits do not say, and is wrong more often."""
    found = jobs_of(sentence.part, sentence.start, sentence.end, shown)
    return found | {"observation"} if sentence.anchors else found


@lru_cache(maxsize=8192)
def _worded(words: tuple[str, ...]) -> Mapping[str, float]:
    """The traits of the words alone: mail that is sent to many repeats its sentences."""
    return dict.fromkeys(map(_word, words), 1.0)


def _marks(sentence: Sentence) -> tuple[str, ...]:
    marks = (("question", sentence.question), ("anchored", sentence.anchors), ("hedged", sentence.hedged))
    return tuple([name for name, held in marks if held])


@lru_cache(maxsize=4096)
def _own(
    first: str,
    zone: Zone,
    jobs: frozenset[Job],
    owners: frozenset[Owner],
    subject: Owner | None,
    marks: tuple[str, ...],
) -> tuple[str, ...]:
    begins = (f"first:{first}",) if first else ()
    does, speaks_of = [f"job:{job}" for job in jobs], [f"owner:{owner}" for owner in owners]
    return (*begins, f"zone:{zone}", *does, *speaks_of, f"subject:{subject}", *marks)


@lru_cache(maxsize=8192)
def _trouble(
    words: tuple[str, ...], question: bool, subject: Owner | None, troubles: frozenset[str]
) -> tuple[str, ...]:
    """Whom a sentence speaks to with its words or by his firm's name, and whether it holds words of trouble beside."""
    held = {*words}
    mood = "asked" if question else "told"
    reader = _COMPANY in _worded(words) or not held.isdisjoint(_READER)
    sender = not held.isdisjoint(_SENDER)
    whom = "both" if reader and sender else "reader" if reader else "sender" if sender else "nobody"
    found = len(held & troubles)
    told = [f"{mood}-of:{whom}"]
    if found:
        told += ("trouble", f"trouble-{mood}-of:{whom}", f"trouble-subject:{subject}")
    if found > 1:
        told += ("much-trouble", f"much-trouble-subject:{subject}")
    return tuple(told)


@lru_cache(maxsize=4096)
def _beside(side: str, jobs: frozenset[Job], subject: Owner | None, question: bool) -> tuple[str, ...]:
    asked = (f"{side}-question",) if question else ()
    return (*[f"{side}-job:{job}" for job in jobs], f"{side}-subject:{subject}", *asked)


@lru_cache(maxsize=8192)
def _word(text: str) -> str:
    return f"word:{_weighable(text)}"


def _weighable(text: str) -> str:
    """A word as it is weighed: numbers and merge fields by their kind alone."""
    if "\ue000" <= text[0] <= "\ue0ff":
        return f"<{ord(text[0]) - 0xE000:x}>"
    return "<#>" if any(char.isdigit() for char in text) else text
