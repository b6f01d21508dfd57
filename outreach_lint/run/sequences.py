"""Sequences: messages of one sequence judged together, from one file or from files that lie side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from outreach_lint.annotate import annotate
from outreach_lint.match import match
from outreach_lint.model.annotated import Annotated, Hit
from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import Message
from outreach_lint.model.rule import Rule
from outreach_lint.model.sequence import StepDigest
from outreach_lint.model.settings import Settings
from outreach_lint.model.source import SourceError
from outreach_lint.rulebook import Rulebook
from outreach_lint.run.known import Held, Pair
from outreach_lint.run.opened import Opened, bytes_of, open_file

MOST = 60
"""Messages that are judged together at most; no sequence is as long."""
SIBLINGS = 20
"""Files of one folder that may be steps of one sequence; a folder with more holds something else."""
LARGE = 100_000
"""Bytes above which a file is no single step."""
APART = frozenset({"jsonl", "csv", "mbox", "eml"})
"""Formats whose messages belong to one sequence only where they say so."""
_STEM = lazy(r"(.*?)[ _-]*\d+[ _-]*(.*)")


def batches(messages: Iterable[Message], wanted: bool) -> Iterator[list[Message]]:
    """Messages in runs of one sequence each; one by one where no sequence is wanted."""
    batch: list[Message] = []
    for message in messages:
        if batch and not (wanted and _goes_on(batch[-1], message) and len(batch) < MOST):
            yield batch
            batch = []
        batch.append(message)
    if batch:
        yield batch


def _goes_on(last: Message, message: Message) -> bool:
    if last.step is None or message.step is None or last.sequence != message.sequence:
        return False
    if message.sequence is None and message.format in APART:
        return False
    return message.step >= last.step and last.relationship == message.relationship


def in_sequence(
    batch: Sequence[Pair], opened: Opened, rules: Sequence[Rule], book: Rulebook, settings: Settings
) -> dict[int, list[tuple[Rule, Hit]]]:
    """What is found by judging a batch as a sequence, by the order of the message that it is told of."""
    if len(batch) < 2 and len(opened.reading.messages) != 1:
        return {}
    speaking = [rule for rule in rules if rule.scope == "sequence"]
    if not speaking:
        return {}
    cold = [pair for pair in batch if _cold(pair[0])]
    others = _beside(opened, book, settings) if len(cold) == 1 == len(opened.reading.messages) else ()
    if len(cold) + len(others) < 2:
        return {}
    # Imported here, since most runs hold no two steps of one sequence.
    from outreach_lint.match.steps import digest, match_steps

    own = [(pair[0].message.order, digest(*pair)) for pair in cold]
    steps: dict[tuple[int, str | None], tuple[int | None, StepDigest]] = {}
    for order, step in (*own, *((None, step) for step in others)):
        # Of several variants of one step the first stands for all.
        steps.setdefault((step.step, step.channel), (order, step))
    ordered = sorted(steps.values(), key=lambda one: one[1].step)
    found: dict[int, list[tuple[Rule, Hit]]] = {}
    if len(ordered) < 2:
        return found
    for index, rule, hit in match_steps([step for _, step in ordered], speaking, settings):
        order = ordered[index][0]
        if order is not None:
            found.setdefault(order, []).append((rule, hit))
    return found


def _cold(message: Annotated) -> bool:
    return message.situation.unsolicited and message.situation.step is not None


def _beside(opened: Opened, book: Rulebook, settings: Settings) -> tuple[StepDigest, ...]:
    """The digests of the files that lie beside a file and hold other steps of its sequence.

    They are read here, whichever files a run was given: a hook hands over only what was changed.
    """
    path, message = Path(opened.source.path), opened.reading.messages[0]
    shape = _STEM.fullmatch(path.stem)
    if message.step is None or shape is None or not path.is_file():
        return ()
    names = [other for other in sorted(path.parent.glob(f"*{path.suffix}")) if other != path]
    alike = [other for other in names if _alike(path.stem, other.stem)]
    if len(alike) > SIBLINGS:
        return ()
    found = []
    for other in alike:
        stat = other.stat()
        if stat.st_size <= LARGE:
            told = _step_of(str(other), stat.st_mtime_ns, Held(book, settings))
            if told and told[0] == message.sequence:
                found.append(told[1])
    return tuple(found)


def _alike(one: str, other: str) -> bool:
    """Whether two file names differ in their numbers, or stand behind numbers (`01-hello`, `02-again`)."""
    a, b = _STEM.fullmatch(one), _STEM.fullmatch(other)
    return bool(a and b and a[1].lower() == b[1].lower() and (not a[1] or a[2].lower() == b[2].lower()))


@lru_cache(maxsize=256)
def _step_of(path: str, changed: int, held: Held) -> tuple[str | None, StepDigest] | None:
    """The sequence and the digest of the only message of a file; None where it is no step; `changed` dates it."""
    from outreach_lint.match.steps import digest

    try:
        opened = open_file(path, bytes_of(path), held.settings, inline=False)
    except SourceError:
        return None
    messages = opened.reading.messages
    if len(messages) != 1 or messages[0].step is None:
        return None
    book, settings = held.book, held.settings
    annotated = annotate(messages[0], book.lexicon, settings, opened.reading.fields)
    if not _cold(annotated):
        return None
    rules = [rule for rule in book.rules.values() if rule.family == "pressure"]
    return messages[0].sequence, digest(annotated, match(annotated, rules, book.lexicon, settings))
