"""Clauses with what a careful reader says of them: the sentence model may not know less than when they were frozen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from outreach_lint.annotate import annotate
from outreach_lint.model.annotated import Clause, Sentence
from outreach_lint.model.message import Message
from outreach_lint.model.settings import Settings
from outreach_lint.model.text import Text
from outreach_lint.rulebook import load

LEXICON = load().lexicon
CLAUSES = Path(__file__).parent / "accuracy" / "clauses.jsonl"
FROZEN = {
    "zone": 1.0,
    "owners": 0.77,
    "jobs": 0.83,
    "no other job": 0.9,
    "question": 1.0,
    "hedged": 0.94,
    "cited": 0.93,
    "negated": 0.98,
    "anchored": 0.9,
}
"""The share of clauses judged right when frozen, rounded down. They guard against falls and say nothing of accuracy."""
MORE = Path(__file__).parent / "accuracy" / "clauses-more.jsonl"
FROZEN_MORE = {"jobs": 0.81, "no other job": 0.9}
"""The same for clauses written before the build of a clause told its job, and not looked at while that was made."""


def rows(path: Path = CLAUSES) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def held(row: dict[str, Any]) -> tuple[list[Sentence], list[Clause]]:
    """The sentences and clauses that share at least half of themselves or of the words with the words asked about."""
    message = Message(id=row["id"], path="clauses", format="text", body=Text.of(row["body"]), relationship="cold")
    seen = annotate(message, LEXICON, Settings(sellers=tuple(row["sellers"])))
    start = row["body"].index(row["clause"])
    end = start + len(row["clause"])

    def inside(low: int, high: int) -> bool:
        return 2 * (min(high, end) - max(low, start)) >= min(high - low, end - start) > 0

    sentences = [s for s in seen.sentences if s.part == "body" and inside(s.start, s.end)]
    return sentences, [c for s in sentences for c in s.clauses if inside(c.start, c.end)]


def judged(row: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Each attribute of a row and whether it is judged as expected. No owners or jobs expected means none."""
    sentences, clauses = held(row)
    owners = {owner for clause in clauses for owner in clause.owners}
    jobs = {job for clause in clauses for job in clause.jobs}
    if row["zone"]:
        yield "zone", any(sentence.zone == row["zone"] for sentence in sentences)
    yield "owners", set(row["owners"]) <= owners if row["owners"] else not owners
    yield "jobs", set(row["jobs"]) <= jobs if row["jobs"] else not jobs
    yield "no other job", jobs <= set(row["jobs"])
    yield "question", any(sentence.question for sentence in sentences) == row["question"]
    yield "anchored", any(clause.anchors for clause in clauses) == row["anchored"]
    for name in ("hedged", "cited", "negated"):
        yield name, any(getattr(clause, name) for clause in clauses) == row[name]


@pytest.fixture(scope="module")
def shares() -> dict[str, float]:
    verdicts: dict[str, list[bool]] = {}
    for row in rows():
        for name, right in judged(row):
            verdicts.setdefault(name, []).append(right)
    return {name: sum(right) / len(right) for name, right in verdicts.items()}


@pytest.mark.parametrize("attribute", FROZEN)
def test_no_attribute_falls_below_what_was_measured(shares: dict[str, float], attribute: str) -> None:
    assert shares[attribute] >= FROZEN[attribute]


def test_clauses_in_other_words_are_told_as_well() -> None:
    found = [
        (set(row["jobs"]), {job for clause in held(row)[1] for job in clause.jobs}, row["id"]) for row in rows(MORE)
    ]
    assert len(found) >= 150
    assert sum(wanted == jobs for wanted, jobs, _ in found) / len(found) >= FROZEN_MORE["jobs"]
    assert sum(jobs <= wanted for wanted, jobs, _ in found) / len(found) >= FROZEN_MORE["no other job"]


@pytest.mark.parametrize(
    ("said", "jobs"),
    [
        ("We grind lenses for lighthouses.", {"offer"}),
        ("We ground the lenses of nine lighthouses.", {"proof"}),
        ("You grind your own lenses since May.", {"observation"}),
        ("You must be grinding lenses by hand.", {"problem"}),
        ("Do you grind your own lenses?", set()),
        ("Are you the person who grinds the lenses?", {"ask"}),
        ("Ground lenses have to be washed within an hour.", {"insight"}),
        ("May I send you a lens?", {"permission"}),
        ("If lenses are not your concern, ignore this.", {"disqualifier"}),
        ("When a lens breaks, you call three shops.", {"problem"}),
        ("Thanks again for the lens.", set()),
    ],
)
def test_the_same_thing_does_other_jobs_by_its_build(said: str, jobs: set[str]) -> None:
    assert {
        job
        for c in held({"id": "x", "body": f"Hi Kim,\n\n{said}\n\nAnna", "clause": said, "sellers": ()})[1]
        for job in c.jobs
    } == jobs


def test_every_clause_stands_once_in_its_message() -> None:
    found = rows()
    assert len(found) >= 300
    assert len({row["id"] for row in found}) == len(found)
    assert all(row["body"].count(row["clause"]) == 1 for row in found)


def test_each_value_is_asked_for_more_than_once() -> None:
    found = rows()
    jobs = "introduction observation problem insight offer proof ask permission disqualifier".split()
    for job in jobs:
        assert sum(job in row["jobs"] for row in found) >= 5
    for name in ("question", "hedged", "cited", "negated", "anchored"):
        assert 10 <= sum(row[name] for row in found) <= len(found) - 10
    zones = {row["zone"] for row in found if row["zone"]}
    assert len(zones) >= 9
