"""Known messages: what is told of words that were judged before is what would be told of them at first sight."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from outreach_lint.model.message import Message
from outreach_lint.model.record import replace
from outreach_lint.model.settings import Settings
from outreach_lint.model.text import Text
from outreach_lint.rulebook import load
from outreach_lint.run import file as run_file
from outreach_lint.run import known
from outreach_lint.run.file import Outcome, finished, lint_messages
from outreach_lint.run.opened import open_file

BOOK = load()
ROOT = Path(known.__file__).parents[1]
TODAY = date(2026, 1, 1)
SETTINGS = Settings(profile="strict")


def linted(rows: list[dict[str, object]]) -> Outcome:
    data = "\n".join(json.dumps(row) for row in rows).encode()
    opened = open_file("sent.jsonl", data, SETTINGS)
    messages = [*opened.reading.messages, *(varied(message) for message in opened.reading.messages[::5])]
    part = lint_messages(opened, messages, BOOK, SETTINGS, TODAY)
    return finished(opened, [part], BOOK, SETTINGS, TODAY)


def varied(message: Message) -> Message:
    """A message with what lines of JSON cannot say."""
    return replace(message, alternatives=(Text.of("RE: our talk"),), metadata={"from": "Sam", "day": message.id})


def rows() -> list[dict[str, object]]:
    """The bad examples of all rules, each sent several times: as it is, and in other situations and places."""
    bodies = [next(one.body for one in rule.examples if not one.good) for rule in BOOK.rules.values() if rule.examples]
    bodies += ["Hi {Dana|there},\n\n{We are the leading provider.|Your depot opens in May.}\n\nBest,\nSam"]
    changes: list[dict[str, object]] = [
        {},
        {"id": "again"},
        {"step": 2, "sequence": "a"},
        {"subject": "Quick question"},
        {"channel": "linkedin-note"},
        {"prospect": {"first_name": "Dana", "company": "Hull Depot"}},
        {"prospect": {"first_name": "Ana", "company": "Leeds Depot"}},
        {"relationship": "existing"},
        {"language": "de"},
        {},
    ]
    return [{"step": 1, "channel": "email", "body": body, **change} for change in changes for body in bodies]


def test_the_same_is_told_at_first_sight_and_later(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = rows()
    known.known_under.cache_clear()
    later = linted(sent)
    again = linted(sent)
    monkeypatch.setattr(run_file, "repeatable", lambda rules: False)
    first = linted(sent)
    assert first.diagnostics
    assert later == first
    assert again == first


def test_only_the_last_messages_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "MOST", 3)
    known.known_under.cache_clear()
    sent = rows()[:12]
    linted(sent)
    held = known.known_under(known.Held(BOOK, SETTINGS))
    assert len(held._pairs) == 3


# What annotate and match read of a message must be in its key ------------------------------------------------------

UNREAD = frozenset({"id", "path", "sequence", "variant", "heading", "delay", "order", "alternatives", "subject_source"})
"""The properties of a message that are not part of its key, besides those of `METADATA`."""
PLACES = frozenset({"pieces", "escapes", "exact", "source", "whole", "written"})
"""What a text tells of its places in the file, which are not part of the key either."""
LATER = {
    "match/steps.py": {"delay"},  # read of the message itself, when it is judged with its sequence
    "match/expressions.py": {"path", "id"},  # said where an expression fails, which is not remembered
    "match/installed.py": {"id"},  # the same of a check
}


def reading() -> list[Path]:
    return [path for room in ("annotate", "match", "checks") for path in sorted((ROOT / room).rglob("*.py"))]


def attributes(path: Path) -> Iterator[ast.Attribute]:
    return (node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Attribute))


@pytest.mark.parametrize("path", reading(), ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_read_that_is_not_in_the_key(path: Path) -> None:
    read = {node.attr for node in attributes(path) if ast.unparse(node.value).split(".")[-1] == "message"}
    assert read & UNREAD == LATER.get(str(path.relative_to(ROOT)), set())
    of_texts = {
        node.attr
        for node in attributes(path)
        if ast.unparse(node.value).endswith((".body", ".subject", ".part(part)", ".part(span.part)"))
    }
    assert not of_texts & PLACES


def test_the_metadata_that_checks_read_are_in_the_key() -> None:
    read = set()
    for path in reading():
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call | ast.Compare) and ".metadata" in ast.unparse(node):
                read |= {part.value for part in ast.walk(node) if isinstance(part, ast.Constant)}
    assert set(known.METADATA) == {name for name in read if isinstance(name, str) and name.strip(' "<')}
