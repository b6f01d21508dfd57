"""Long files that are shared out tell what they tell in one process."""

from __future__ import annotations

import json

import pytest
from house import House
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.model.message import Message
from outreach_lint.model.text import Text
from outreach_lint.rulebook import load
from outreach_lint.run.parts import parts
from outreach_lint.run.sequences import batches

RULES = tuple(load().rules.values())
PLACES = st.lists(st.tuples(st.sampled_from([None, "spring", "autumn"]), st.integers(1, 4)), max_size=40)


def _messages(places: list[tuple[str | None, int]], prospect: dict[str, str] | None = None) -> list[Message]:
    return [
        Message(
            str(i), "x", "jsonl", Text.of("Who prints it?"), step=step, sequence=sequence, prospect=prospect, order=i
        )
        for i, (sequence, step) in enumerate(places)
    ]


@given(PLACES, st.integers(1, 9))
def test_parts_follow_one_another_and_cut_no_sequence(places: list[tuple[str | None, int]], most: int) -> None:
    messages = _messages(places)
    found = list(parts(messages, RULES, most))
    assert [start for start, _ in found] == [0, *(stop for _, stop in found[:-1])]
    assert found[-1][1] == len(messages)
    runs = [run for start, stop in found for run in batches(messages[start:stop], True)]
    assert runs == list(batches(messages, True))
    assert all(stop - start >= most for start, stop in found[:-1])


def test_a_file_that_names_its_recipients_is_one_part() -> None:
    messages = _messages([(None, 1)] * 9, {"name": "Dana"})
    assert list(parts(messages, RULES, 2)) == [(0, 9)]
    unrepeated = [rule for rule in RULES if rule.scope != "file"]
    assert len(list(parts(messages, unrepeated, 2))) > 1


@pytest.mark.parametrize("named", [True, False])
def test_what_spans_several_messages_is_found_by_any_number_of_processes(
    house: House, monkeypatch: pytest.MonkeyPatch, named: bool
) -> None:
    monkeypatch.setattr("outreach_lint.run.many.ENOUGH", 0)
    monkeypatch.setattr("outreach_lint.run.many.LONG", 100)
    monkeypatch.setattr("outreach_lint.run.many.PART", 2)
    rows = [
        {
            "sequence": f"depot {i // 4}",
            "step": i % 4 + 1,
            "body": "Hi Dana,\n\nYour second depot opens in May and the gate loses an hour. Do you have 15 minutes?",
        }
        | ({"prospect": {"name": f"Dana {i}"}} if named else {})
        for i in range(12)
    ]
    house.put("sent.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    args = ("check", "sent.jsonl", "--isolated", "--format", "json", "--select", "SEQ", "--exit-zero")
    one, two = (house.run(*args, "--jobs", jobs) for jobs in ("1", "2"))
    assert one.out == two.out
    codes = {d["code"] for d in json.loads(one.out)["diagnostics"]}
    assert ("SEQ010" in codes) == named
    assert codes - {"SEQ010"}
