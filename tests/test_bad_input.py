"""Bad input: one clear line with file and position, exit code 2, never a traceback, and the rest is still linted."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from house import CLEAN, FAULTY, House
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach_lint.model.settings import Settings
from outreach_lint.run.gather import Input
from outreach_lint.run.many import Job, lint_job

CASES: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "1:1"),
    ("blank.md", b" \n\n", "1:1"),
    ("nul.txt", b"Hi Dana,\n\nab\0cd\n", "3:3"),
    ("latin.txt", "Subject: x\n\nHi José,\n".encode("latin-1"), "3:7"),
    ("half.txt", "Hi José".encode()[:-1], "1:7"),
    ("utf16.txt", "Hi".encode("utf-16")[:-1], "1:1"),
    ("broken.yaml", b"steps:\n  - subject: [x\n    body: y\n", "2:14"),
    ("tab.yaml", b"steps:\n\t- subject: x\n", "2:1"),
    ("cut.json", b'[{"subject": "x", "body": "Hi Dana', "1:"),
    ("cut.jsonl", b'{"body": "Hi Dana, which site?"}\n{"body": \n', "2:"),
    ("office.docx.txt", b"PK\x03\x04....", "1:1"),
    ("long.txt", b"a" * 50_000_000, "1:1"),
]


@pytest.mark.parametrize(("name", "data", "where"), CASES, ids=[case[0] for case in CASES])
def test_a_file_that_cannot_be_read_is_one_line_with_its_place(
    house: House, name: str, data: bytes, where: str
) -> None:
    house.put(name, data)
    house.put("z.txt", FAULTY)
    said = house.run("check", name, "z.txt", "-q")
    assert said.code == 2
    assert len(said.err.strip().split("\n")) == 1, said.err
    assert said.err.startswith(f"error: {name}:{where}"), said.err
    assert "internal error" not in said.err
    assert "HSE001" in said.out
    for command in ("messages", "ignores", "fix"):
        other = house.run(command, name)
        assert other.code == 2 and f"{name}:{where}" in other.err and "internal error" not in other.err, command
    assert (house.root / name).read_bytes() == data


def test_whoever_walks_over_a_broken_file_is_told_how_to_leave_it_out(house: House) -> None:
    house.put("docs/broken.yaml", b"a: [\n")
    said = house.run("check")
    assert said.code == 2 and 'can be left out: exclude = ["docs/broken.yaml"]' in said.err
    assert "can be left out" not in house.run("check", "docs/broken.yaml").err
    assert "can be left out" not in house.run("check", "-q").err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_rights_is_one_line(house: House) -> None:
    house.put("shut/a.txt", FAULTY)
    house.put("b.txt", FAULTY)
    (house.root / "shut").chmod(0)
    try:
        said = house.run("check", ".", "-q")
    finally:
        (house.root / "shut").chmod(0o755)
    assert said.code == 2 and "shut:1:1: cannot list this folder: Permission denied" in said.err
    assert "HSE001" in said.out


def test_a_folder_that_cannot_be_listed_is_one_line(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.put("shut/a.txt", FAULTY)
    house.put("b.txt", FAULTY)
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    said = house.run("check", ".", "-q")
    assert said.code == 2 and "shut:1:1: cannot list this folder: permission denied" in said.err.lower()
    assert "HSE001" in said.out


def test_a_file_that_may_not_be_read_is_one_line(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.put("a.txt", FAULTY)

    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    said = house.run("check", "a.txt", "--isolated")
    assert said.code == 2 and "a.txt:1:1: cannot be read: permission denied" in said.err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("code: HSE001\n", ":1:1: the key 'name' is missing"),
        ("code: [\n", "not valid YAML"),
        ("", "a rule file holds one mapping"),
        ("cod: HSE001\n", ":1:1: unknown key 'cod'; did you mean 'code'?"),
    ],
)
def test_a_broken_rule_file_is_one_line(house: House, text: str, says: str) -> None:
    house.put("house-rules/house/broken.yaml", text)
    house.put("a.txt", CLEAN)
    for command in ("check", "messages", "rules", "test", "baseline"):
        said = house.run(command)
        assert said.code == 2 and "broken.yaml" in said.err and says in said.err, command
        assert "internal error" not in said.err


def test_a_pattern_that_names_no_class_is_one_line(house: House) -> None:
    rule = (house.root / "house-rules/house/synergy.yaml").read_text()
    house.put("house-rules/house/synergy.yaml", rule.replace('patterns: ["synergy"]', 'patterns: ["{no_such_class}"]'))
    house.put("a.txt", CLEAN)
    said = house.run("check", "a.txt", "-q")
    assert said.code == 2 and "synergy.yaml" in said.err and "no_such_class" in said.err
    assert "internal error" not in said.err


def test_a_rule_file_that_is_not_utf8_is_one_line(house: House) -> None:
    house.put("house-rules/house/latin.yaml", b"code: HSE009 # caf\xe9\n")
    house.put("a.txt", CLEAN)
    said = house.run("check", "a.txt")
    assert said.code == 2 and "latin.yaml" in said.err and "internal error" not in said.err


def test_a_missing_folder_of_rules_is_one_line(house: House) -> None:
    house.put("outreach-lint.toml", 'rules = ["nowhere"]\n')
    house.put("a.txt", CLEAN)
    said = house.run("check", "a.txt")
    assert said.code == 2 and "nowhere" in said.err and "internal error" not in said.err


def test_configuration_that_is_not_utf8_is_one_line(house: House) -> None:
    house.put("outreach-lint.toml", b'sellers = ["Caf\xe9"]\n')
    said = house.run("check", ".")
    assert said.code == 2 and "outreach-lint.toml:1:1" in said.err


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("p.json", "[1]", "holds no record"),
        ("p.json", '{"a": ', "is no valid YAML or JSON"),
        ("p.csv", "name,company\n", "holds no record"),
    ],
)
def test_a_prospect_file_without_a_record_is_one_line(house: House, name: str, text: str, says: str) -> None:
    house.put(name, text)
    house.put("a.txt", CLEAN)
    said = house.run("check", "a.txt", "--prospect", name)
    assert said.code == 2 and f"{name}:1:1: {says}" in said.err


def test_an_error_that_nobody_foresaw_is_one_line_and_the_rest_is_linted(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    from outreach_lint.run import many

    opened = many.open_file

    def fail(path: str, *rest: object) -> object:
        if path == "a.txt":
            raise ZeroDivisionError("oh")
        return opened(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(many, "open_file", fail)
    house.put("a.txt", CLEAN)
    house.put("b.txt", FAULTY)
    said = house.run("check", ".", "-q")
    assert said.code == 2 and "a.txt:1:1: internal error (ZeroDivisionError: oh" in said.err
    assert "HSE001" in said.out


def test_control_characters_never_reach_the_terminal(house: House) -> None:
    house.put("a.txt", "Subject: x\n\nHi Dana,\n\nWe circle back \x1b]0;owned\x07 and \x9b31m now.\n")
    for form in ("text", "concise"):
        said = house.run("check", "a.txt", "--format", form)
        assert not set(said.out) & {"\x1b", "\x07", "\x9b"}


def test_a_walk_skips_what_is_no_text_and_says_so_when_asked(house: House) -> None:
    house.put("photo.png", b"\x89PNG\0")
    house.put("a.txt", CLEAN)
    assert "photo.png" not in house.run("check", ".").err
    assert "photo.png" in house.run("check", ".", "-v").err
    named = house.run("check", "photo.png")
    assert named.code in (0, 2) and "photo.png" in named.err


SUFFIXES = st.sampled_from(["txt", "md", "eml", "jsonl", "json", "yaml", "csv", "html", "mbox"])
STARTS = st.sampled_from(
    [b"", b"Subject: x\n\n", b"---\n", b"[{", b'{"body": "', b"From: a\n\n", b"<p>", b"a,b\n", b"\xff\xfe"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(SUFFIXES, STARTS, st.binary(max_size=60))
def test_no_bytes_give_an_internal_error(suffix: str, start: bytes, rest: bytes) -> None:
    outcome = lint_job(Job(Input(f"a.{suffix}", data=start + rest), Settings()))
    assert not [p for p in outcome.problems if "internal error" in p.message], outcome.problems


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(SUFFIXES, st.text(max_size=80))
def test_no_words_give_an_internal_error(suffix: str, words: str) -> None:
    body = {"jsonl": json.dumps({"body": words}), "json": json.dumps([{"subject": "x", "body": words}])}
    text = body.get(suffix, f"Subject: x\n\nHi Dana,\n\n{words}")
    outcome = lint_job(Job(Input(f"a.{suffix}", data=text.encode("utf-8", "surrogatepass")), Settings()))
    assert not [p for p in outcome.problems if "internal error" in p.message], outcome.problems
