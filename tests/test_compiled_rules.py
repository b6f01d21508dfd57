"""The rules that ship as generated files are the rules of the files."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from outreach_lint.annotate.view import view
from outreach_lint.model.lexicon import Lexicon
from outreach_lint.rulebook import Rulebook, built_in, load
from outreach_lint.rulebook.compiled import EXAMPLES, FILE, generated, read
from outreach_lint.rulebook.load import Folder, load_files
from outreach_lint.rulebook.ready import ready

RULE = "boast/ranking-claim.yaml"


@pytest.mark.parametrize(("name", "at"), [(FILE, 0), (EXAMPLES, 1)])
def test_the_generated_files_are_fresh(name: str, at: int) -> None:
    root = built_in()
    held, made = json.loads((root / name).read_bytes()), json.loads(json.dumps(generated(root)[at], default=str))
    # The order counts as well: what is generated twice is the same to the byte.
    assert json.dumps(held) == json.dumps(made), "run: python -m outreach_lint.rulebook.compiled"


def test_they_hold_what_the_files_say() -> None:
    assert read(built_in()) is not None
    shipped, files = load(), load_files([Folder(built_in())])
    assert shipped.rules == files.rules
    assert shipped.composites == files.composites
    assert dict(shipped.lexicon.weights) == files.lexicon.weights
    assert {name: tuple(lines) for name, lines in shipped.lexicon.signals.items()} == files.lexicon.signals
    assert {name: tuple(lines) for name, lines in shipped.lexicon.classes.items()} == files.lexicon.classes


def test_examples_are_sequences_as_others_are() -> None:
    files = load_files([Folder(built_in())])
    for code, rule in load().rules.items():
        known = files.rules[code].examples
        assert (tuple(rule.examples), len(rule.examples), rule.examples[0]) == (known, len(known), known[0])
        assert rule.examples != known[1:]


def test_the_words_that_a_pattern_is_said_to_need_are_those_of_the_pattern() -> None:
    shipped, files = load(), load_files([Folder(built_in())])
    assert shipped.lexicon.needs.by_line
    for line in shipped.lexicon.needs.by_line:
        assert shipped.lexicon.needs_of(line) == files.lexicon.needs_of(line), line


GROUPS = {"A1": ["(hope|trust) this ~3 well", "one {seller}"], "A2": ["quick question", "one {seller}"]}


def found_by(book: Rulebook, groups: Mapping[str, list[str]]) -> Mapping[str, list[tuple[int, int]]]:
    seen = view("I hope this finds you well. One seller told the vendor a quick question.", ())
    return book.lexicon.index(",".join(groups), lambda: groups).find(seen, book.lexicon.pattern)


def test_an_index_of_known_patterns_is_made_without_compiling_one(monkeypatch: pytest.MonkeyPatch) -> None:
    book = load()
    with monkeypatch.context() as patch:
        patch.setattr(Lexicon, "pattern", lambda *_: pytest.fail("a pattern was compiled"))
        book.lexicon.index("", lambda: {rule.code: rule.match.patterns for rule in book.rules.values()})


def test_an_index_holds_patterns_that_are_known_and_others() -> None:
    book = load()
    known = next(line for line in book.lexicon.signals["brochure"] if not line.startswith("!"))
    assert known in book.lexicon.needs.by_line
    groups = {**GROUPS, "A3": [known]}
    assert found_by(book, groups) == found_by(load_files([Folder(built_in())]), groups)


def test_with_word_classes_of_its_own_a_project_takes_nothing_from_them(tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "seller.txt").write_text("seller told\n", "utf-8")
    assert len(found_by(load(), GROUPS)["A1"]) == 1
    assert len(found_by(load([Folder(tmp_path)]), GROUPS)["A1"]) == 2


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the rules, whose generated files are newer than they are."""
    root = Path(shutil.copytree(built_in(), tmp_path / "rules"))
    for path in root.rglob("*"):
        os.utime(path, (1_000_000, 2_000_000 if path.suffix == ".json" else 1_000_000))
    return root


def test_a_file_that_was_changed_is_noticed(copied: Path) -> None:
    path = copied / RULE
    held = path.read_bytes()
    assert ready(copied)
    path.write_bytes(held)  # newer, but the same
    assert ready(copied)
    path.write_bytes(held.replace(b"severity: error", b"severity: errot").replace(b"a", b"e", 1))
    assert ready(copied) is None
    path.write_bytes(held + b"\n")
    os.utime(path, (1_000_000, 1_000_000))
    assert ready(copied) is None


def test_a_file_more_or_less_is_noticed(copied: Path) -> None:
    (copied / "boast" / "more.yaml").write_text("code: BST999\n", "utf-8")
    assert ready(copied) is None
    (copied / "boast" / "more.yaml").unlink()
    assert ready(copied)
    (copied / "lexicons" / "seller.txt").unlink()
    assert ready(copied) is None


def test_examples_of_other_rules_are_not_taken(copied: Path) -> None:
    (copied / EXAMPLES).write_text('{"digest": "of others", "examples": {}}', "utf-8")
    found = ready(copied)
    assert found
    files = load_files([Folder(copied)])
    assert all(rule.examples == files.rules[rule.code].examples for rule in found.rules[:5])
