"""Sequences: which messages are judged together, and that a partial list of files changes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from outreach_lint.model.diagnostic import Diagnostic
from outreach_lint.model.settings import Settings
from outreach_lint.rulebook import load
from outreach_lint.run.file import finished, lint_messages
from outreach_lint.run.opened import open_file

BOOK = load()
FIRST = "Your second depot opens in May, and the printed rota took nine weeks in Hull. Who prints the rota there?"
AGAIN = "Who prints the rota at your second depot that opens in May?"
OTHER = "A shared sheet at the gate halves the handover. Worth a look?"


def told(path: Path, text: str | None = None, **settings: object) -> list[Diagnostic]:
    """What the sequence rules find in one file, whether or not others were named."""
    if text is not None:
        path.write_text(text, "utf-8")
    chosen = Settings(select=("sequence",), **settings)  # type: ignore[arg-type]
    opened = open_file(str(path), path.read_bytes(), chosen)
    part = lint_messages(opened, opened.reading.messages, BOOK, chosen, date(2026, 1, 1))
    return list(finished(opened, [part], BOOK, chosen, date(2026, 1, 1)).diagnostics)


def mail(body: str) -> str:
    return f"Subject: The rota\n\nHi Dana,\n\n{body}\n\nBest,\nSam\n"


def steps(*bodies: str, more: str = "") -> str:
    lines = ["steps:"]
    for number, body in enumerate(bodies, 1):
        lines += [f"  - step: {number}", "    channel: email", f"    subject: The rota {number}", "    body: |"]
        lines += [f"      Hi Dana,\n\n      {body}"]
    return "\n".join(lines) + f"\n{more}"


def codes(found: list[Diagnostic]) -> list[str]:
    return [one.code for one in found]


def test_steps_of_one_file_are_judged_together(tmp_path: Path) -> None:
    found = told(tmp_path / "rota.yaml", steps(FIRST, AGAIN))
    assert [(one.code, one.text) for one in found] == [("SEQ003", AGAIN)]
    assert found[0].range.line == 15


def test_a_step_in_a_file_of_its_own_is_judged_with_those_beside_it(tmp_path: Path) -> None:
    (tmp_path / "email-1.txt").write_text(mail(FIRST), "utf-8")
    (tmp_path / "email-2.txt").write_text(mail(AGAIN), "utf-8")
    assert codes(told(tmp_path / "email-2.txt")) == ["SEQ003"]
    assert codes(told(tmp_path / "email-1.txt")) == [], "each file tells of itself alone"


def test_a_changed_neighbour_is_read_again(tmp_path: Path) -> None:
    first = tmp_path / "email-1.txt"
    first.write_text(mail(OTHER), "utf-8")
    assert codes(told(tmp_path / "email-2.txt", mail(AGAIN))) == []
    first.write_text(mail(FIRST + " Is it on paper?"), "utf-8")
    assert codes(told(tmp_path / "email-2.txt")) == ["SEQ003"]


@pytest.mark.parametrize("name", ["note-1.txt", "1.txt", "email-1.md"])
def test_files_with_other_names_are_no_steps(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(mail(FIRST), "utf-8")
    assert codes(told(tmp_path / "email-2.txt", mail(AGAIN))) == []


def test_a_neighbour_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "email-1.txt").write_bytes(b"\xff\xfe\x00\xd8 broken")
    assert codes(told(tmp_path / "email-2.txt", mail(AGAIN))) == []


def test_existing_relationships_are_no_sequence(tmp_path: Path) -> None:
    assert codes(told(tmp_path / "rota.yaml", steps(FIRST, AGAIN), relationship="existing")) == []


def test_rows_of_a_queue_are_no_sequence(tmp_path: Path) -> None:
    rows = "\n".join(
        f'{{"step": {n}, "channel": "email", "body": "Hi, {body}"}}' for n, body in ((1, FIRST), (2, AGAIN))
    )
    assert codes(told(tmp_path / "queue.jsonl", rows)) == []
    named = rows.replace('"step"', '"sequence": "rota", "step"')
    assert codes(told(tmp_path / "queue.jsonl", named)) == ["SEQ003"]


def test_options_move_the_limits(tmp_path: Path) -> None:
    path, four = tmp_path / "rota.yaml", steps(FIRST, OTHER, "Leeds posts its plan by text.", "I will leave it there.")
    assert [(one.code, one.severity) for one in told(path, four)] == [("SEQ006", "warning")]
    assert codes(told(path, options={"many-touches": {"warning": 5}})) == []
    assert [one.severity for one in told(path, options={"many-touches": {"error": 4}})] == ["error"]


def test_an_ignore_hides_a_finding_across_steps(tmp_path: Path) -> None:
    text = steps(FIRST, AGAIN).replace(
        "  - step: 2", "  # outreach-lint: ignore-message[SEQ003] -- meant so\n  - step: 2"
    )
    assert codes(told(tmp_path / "rota.yaml", text)) == []
