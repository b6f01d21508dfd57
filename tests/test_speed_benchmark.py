"""The speed benchmark runs, and its messages are the same for the same seed. What it measures is not tested here."""

from __future__ import annotations

import json

import pytest

from benchmarks.speed import __main__ as speed
from benchmarks.speed.messages import messages
from outreach_lint import lint


def test_a_seed_gives_the_same_messages_and_another_gives_others() -> None:
    assert list(messages(20, 5)) == list(messages(20, 5)) != list(messages(20, 6))
    assert len({str(message["body"]) for message in messages(50)}) == 50


def test_its_messages_give_the_rules_something_to_do() -> None:
    found = [len(lint(str(m["body"]), subject=str(m["subject"]), step=int(str(m["step"])))) for m in messages(20)]
    assert sum(found) > 20 and min(found) < max(found)


def test_it_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["speed", "--lines", "10", "--times", "1", "--json"])
    monkeypatch.setattr(speed, "warm", dict)
    assert speed.main() == 0
    figures = json.loads(capsys.readouterr().out)
    assert len(figures) == 9 and all(value > 0 for value in figures.values() if isinstance(value, float))
