"""The library: the same findings as on the command line, for a text that is handed over."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from house import House

import outreach_lint

BODY = "Hi Dana,\n\nWe circle back on this.\n"


def test_findings_have_their_places_in_the_text(house: House) -> None:
    (found,) = outreach_lint.lint(BODY, config=house.root / "outreach-lint.toml")
    assert (found.code, found.range.line, found.range.column, found.text) == ("HSE001", 3, 4, "circle back")
    assert BODY[found.range.start : found.range.end] == found.text
    edit = found.suggestions[0].edits[0]
    assert BODY[: edit.range.start] + edit.text + BODY[edit.range.end :] == BODY.replace("circle back", "write again")


def test_findings_in_the_subject_have_their_places_in_the_subject(house: House) -> None:
    subject = "Let us circle back"
    found = outreach_lint.lint(BODY, subject=subject, config=str(house.root / "outreach-lint.toml"))
    (first,) = [d for d in found if d.target.part == "subject"]
    assert (first.range.line, first.range.column) == (1, 8)
    assert subject[first.range.start : first.range.end] == "circle back"
    assert first.suggestions[0].edits[0].range[:2] == (7, 18)


def test_the_situation_is_taken_as_given(house: House) -> None:
    config = house.root / "outreach-lint.toml"
    (found,) = outreach_lint.lint(BODY, channel="sms", step=3, relationship="existing", config=config)
    assert (found.target.channel, found.target.step, found.target.first_contact) == ("sms", 3, False)


def test_a_configuration_may_be_a_mapping(house: House) -> None:
    assert outreach_lint.lint(BODY, config={"select": ["ignore"]}) == ()
    with pytest.raises(ValueError, match="did you mean `select`"):
        outreach_lint.lint(BODY, config={"selct": ["ignore"]})
    with pytest.raises(ValueError, match="no code, name or family"):
        outreach_lint.lint(BODY, config={"select": ["nonsense-of-mine"]})


def test_ignores_in_template_comments_hold(house: House) -> None:
    text = "Hi Dana,\n\n{# outreach-lint: ignore-message[house] -- agreed #}\nWe circle back.\n"
    assert outreach_lint.lint(text, config=house.root / "outreach-lint.toml") == ()


def test_nothing_is_looked_for_on_the_disk_without_a_configuration(house: House) -> None:
    assert "HSE001" not in [d.code for d in outreach_lint.lint(BODY)]


def test_an_empty_text_has_no_findings_and_breaks_nothing() -> None:
    assert isinstance(outreach_lint.lint(""), tuple)
    assert isinstance(outreach_lint.lint("", subject=""), tuple)


def test_importing_the_package_imports_nothing_slow() -> None:
    slow = ("click", "yaml", "textstat", "nltk", "importlib.metadata", "markdown_it", "pathspec", "multiprocessing")
    code = f"import sys, outreach_lint; print([name for name in {slow} if name in sys.modules])"
    root = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_checking_a_text_file_imports_nothing_that_it_does_not_need(house: House) -> None:
    slow = (
        *("textstat", "nltk", "importlib.metadata", "markdown_it", "pathspec", "multiprocessing", "shutil"),
        "outreach_lint.match.steps",
    )
    (house.root / "a.txt").write_text(BODY)
    code = (
        "import sys; from outreach_lint.cli import code_of; code_of(['check', 'a.txt', '--isolated', '-q']);"
        f"print([name for name in {slow} if name in sys.modules], file=sys.stderr)"
    )
    environ = {"PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=house.root, capture_output=True, text=True, check=True, env=environ)
    assert done.stderr.strip() == "[]"


def test_the_version_is_told_without_the_linter() -> None:
    code = (
        "import sys; from outreach_lint.cli import code_of; code_of(['--version']);"
        "print(sorted(name for name in sys.modules if name.startswith('outreach_lint.')), file=sys.stderr)"
    )
    root = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert outreach_lint.__version__ in done.stdout
    for room in ("run", "rulebook", "config", "read", "annotate", "checks"):
        assert f"outreach_lint.{room}'" not in done.stderr


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"channel": "mail"}, "channel: `mail` is none of email, .*; did you mean `email`"),
        ({"relationship": "warm"}, "relationship: `warm` is none of cold, existing"),
        ({"step": 0}, "step: 0 is no whole number from 1"),
    ],
)
def test_what_is_said_of_a_message_is_looked_at(said: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        outreach_lint.lint("Hi Dana,\n\nWhich site opens first?", **said)
