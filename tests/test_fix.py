"""Fixing: the intended bytes and no others, proved by reading the file again, and written in one step."""

from __future__ import annotations

import email
import email.policy
import io
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from house import CLEAN, FAULTY, House
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint import fix
from outreach_lint.files import write_atomic
from outreach_lint.model.diagnostic import Edit
from outreach_lint.model.message import Message
from outreach_lint.model.source import Source
from outreach_lint.model.text import Text
from outreach_lint.run import repair

FIXED = FAULTY.replace("circle back", "write again")
BOTH = CLEAN.replace("Which of", "I wanted to circle back. We should touch base on it. Which of")


def test_safe_fixes_are_made_and_the_others_on_request(house: House) -> None:
    house.put("a.txt", BOTH)
    said = house.run("check", "a.txt", "--fix")
    assert said.code == 0 and "1 fixed" in said.err
    assert house.text("a.txt") == BOTH.replace("circle back", "write again")
    house.run("check", "a.txt", "--unsafe-fixes")
    assert house.text("a.txt") == BOTH.replace("circle back", "write again").replace("We should touch base on it. ", "")


def test_a_diff_shows_what_would_change_and_writes_nothing(house: House) -> None:
    house.put("a.txt", FAULTY)
    said = house.run("check", "a.txt", "--diff")
    assert said.code == 1
    assert house.text("a.txt") == FAULTY
    subprocess.run(["git", "apply", "-"], cwd=house.root, input=said.out.encode(), check=True)
    assert house.text("a.txt") == FIXED
    assert house.run("check", "a.txt", "--diff") == (0, "", "")


def test_a_diff_names_a_file_by_its_whole_path_as_git_does(house: House) -> None:
    place = house.put("a.txt", FAULTY)
    said = house.run("check", str(place), "--diff")
    assert said.out.splitlines()[:2] == [f"--- a{place}", f"+++ b{place}"]


def test_an_item_of_a_list_goes_with_its_bullet(house: House) -> None:
    kept = "Hi Dana,\n\nThe rota has:\n- two names for May\n{}- a gap on the ninth\n\nWho fills it?\n"
    house.put("a.txt", kept.format("- $180 a shift\n"))
    house.run("check", "a.txt", "--isolated", "--select", "PIT008", "--relationship", "cold", "--unsafe-fixes")
    assert house.text("a.txt") == kept.format("")


def test_fix_only_reports_nothing(house: House) -> None:
    house.put("a.txt", BOTH)
    said = house.run("check", "a.txt", "--fix-only")
    assert (said.code, said.out) == (0, "") and "Fixed 1 finding" in said.err


def test_standard_input_comes_out_fixed(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FAULTY.encode())))
    monkeypatch.setattr(sys, "stdout", out)
    house.run("check", "-", "--fix")
    out.flush()
    assert out.buffer.getvalue().decode() == FIXED  # type: ignore[attr-defined]


FORMATS: list[tuple[str, str]] = [
    ("a.txt", "Subject: x\r\n\r\nHi Dana,\r\n\r\nWe circle back – soon.\r\n"),
    ("a.md", "# Mails\n\n## Email 1\n\n**Subject:** x\n\n> Hi Dana,\n>\n> We circle back.\n\nTalk.\n"),
    (
        "a.yaml",
        "steps:  # two\n  - subject: x\n    body: |\n      Hi Dana,\n\n      We circle back.\n"
        "  - body: 'Hi Dana, we circle back, it''s time.'\n",
    ),
    (
        "a.json",
        '[{"subject": "x", "body": "Hi Dana,\\n\\nWe circle back.\\tIt\\u2019s me \\ud83d\\ude00, we circle back."}]',
    ),
    ("a.jsonl", '{"id": "1", "body": "Hi,\\n\\nWe circle back."}\n{"id": "2", "body": "Hi,\\n\\nIt\\u2019s me."}\n'),
    ("a.csv", 'subject,body\nx,"Hi Dana,\n\nWe ""circle back"", then circle back."\n'),
    ("a.html", "<!doctype html><title>x</title>\n<p>Hi Dana,</p>\n<p>We <b>circle back</b> &amp; go.</p>\n"),
]


@pytest.mark.parametrize(("name", "text"), FORMATS)
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_nothing_but_the_intended_bytes_change_in_any_format(house: House, name: str, text: str, bom: bytes) -> None:
    path = house.put(name, bom + text.encode())
    said = house.run("check", name, "--fix")
    assert "error" not in said.err, said.err
    assert path.read_bytes() == bom + text.replace("circle back", "write again").encode()


def test_a_mail_is_fixed_inside_its_encoding(house: House) -> None:
    head = b"From: a@b.c\r\nTo: d@e.f\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
    body = b"Content-Transfer-Encoding: quoted-printable\r\n\r\nHi Dana,\r\n\r\nWe circle back =E2=\r\n=80=93 soon.\r\n"
    path = house.put("a.eml", head + body)
    house.run("check", "a.eml", "--fix")
    after = path.read_bytes()
    assert after == head + body.replace(b"circle back", b"write again")
    mail = email.message_from_bytes(after, policy=email.policy.default)
    assert "We write again – soon." in mail.get_content()  # type: ignore[attr-defined]


def test_a_fix_that_would_eat_a_soft_break_is_shown_alone(house: House) -> None:
    head = b"From: a@b.c\r\nTo: d@e.f\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
    body = b"Content-Transfer-Encoding: quoted-printable\r\n\r\nHi Dana,\r\n\r\nWe circle =\r\nback soon.\r\n"
    path = house.put("a.eml", head + body)
    said = house.run("check", "a.eml", "--fix", "--format", "json")
    suggestion = json.loads(said.out)["diagnostics"][0]["suggestions"][0]
    assert (suggestion["safety"], suggestion["edits"]) == ("show", []) and "write again" in suggestion["title"]
    assert path.read_bytes() == head + body


def test_a_base64_mail_is_told_of_and_left_alone(house: House) -> None:
    head = b"From: a@b.c\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    body = b"Content-Transfer-Encoding: base64\n\nSGkgRGFuYSwKCldlIGNpcmNsZSBiYWNrLgo=\n"
    path = house.put("a.eml", head + body)
    said = house.run("check", "a.eml", "--fix", "--format", "json")
    assert path.read_bytes() == head + body
    assert [d["position"] for d in json.loads(said.out)["diagnostics"]] == ["enclosing"]


def test_merge_fields_are_never_touched(house: House) -> None:
    rule = (house.root / "house-rules/house/touching-base.yaml").read_text()
    rule = rule.replace("HSE002", "HSE004").replace("touching-base", "seeing").replace("touch base", "see")
    house.put("house-rules/house/fields.yaml", rule)
    text = CLEAN.replace("Which of", "I see {{company}} grew. I see. Which of")
    house.put("a.txt", text)
    house.run("check", "a.txt", "--unsafe-fixes")
    assert house.text("a.txt") == text.replace("I see. ", "")


def test_the_mode_of_a_file_is_kept_and_a_link_stays_a_link(house: House) -> None:
    path = house.put("real.txt", FAULTY)
    path.chmod(0o640)
    (house.root / "link.txt").symlink_to(path)
    house.run("check", "link.txt", "--fix")
    assert (house.root / "link.txt").is_symlink()
    assert house.text("real.txt") == FIXED
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(p.name for p in house.root.glob("*.txt*")) == ["link.txt", "real.txt"]


def test_an_unproven_edit_leaves_the_file_and_says_whose_fault_it_is(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.put("a.txt", FAULTY)
    monkeypatch.setattr(fix, "same_messages", lambda *args: False)
    said = house.run("check", "a.txt", "--fix")
    assert house.text("a.txt") == FAULTY
    assert said.code == 2 and "our bug" in said.err and "a.txt:1:1" in said.err


def test_rules_that_undo_each_other_end(house: House) -> None:
    rule = (house.root / "house-rules/house/circling-back.yaml").read_text()
    house.put("house-rules/house/back-again.yaml", rule.replace("HSE001", "HSE005").replace(
        "circling-back", "back-again").replace("write again", "CIRCLE").replace("circle back", "write again").replace(
        "CIRCLE", "circle back"))  # fmt: skip
    house.put("a.txt", FAULTY)
    said = house.run("check", "a.txt", "--fix")
    assert "Traceback" not in said.err and house.text("a.txt") in (FAULTY, FIXED)


def test_a_file_that_cannot_be_written_is_one_line(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, data: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    house.put("a.txt", FAULTY)
    monkeypatch.setattr(repair, "write_atomic", refuse)
    said = house.run("check", "a.txt", "--fix")
    assert said.code == 2 and "a.txt:1:1: cannot be written: permission denied" in said.err


def test_a_write_that_fails_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def refuse(source: str, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError):
        write_atomic(path, b"new")
    assert path.read_text() == "old" and len(list(tmp_path.iterdir())) == 1


def answers(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """What the writer types, line by line; then the end of input."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_the_walk_applies_what_is_chosen_and_skips_the_rest(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.put("a.txt", BOTH)
    answers(monkeypatch, "s", "1")
    said = house.run("fix", "a.txt")
    assert said.code == 0 and "1 change made" in said.err
    assert house.text("a.txt") == BOTH.replace("We should touch base on it. ", "")


def test_the_walk_takes_the_writers_own_words(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.put("a.json", json.dumps([{"subject": "x", "body": "Hi,\n\nWe circle back."}]))
    answers(monkeypatch, "e", 'say "hello" again', "q")
    house.run("fix", "a.json")
    assert json.loads(house.text("a.json"))[0]["body"] == 'Hi,\n\nWe say "hello" again.'


def test_stopping_the_walk_keeps_what_was_chosen(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.put("a.txt", BOTH)
    answers(monkeypatch, "1")
    said = house.run("fix", "a.txt")
    assert said.code == 130
    assert house.text("a.txt") == BOTH.replace("circle back", "write again")


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)


@given(st.lists(st.tuples(WORDS, st.booleans()), max_size=8), WORDS)
def test_edits_change_their_ranges_and_nothing_else(parts: list[tuple[str, bool]], new: str) -> None:
    text = "".join(words for words, _ in parts)
    source, edits, at, wanted = Source("a.txt", text), [], 0, ""
    for words, change in parts:
        if change and words:
            edits.append(Edit(source.range(at, at + len(words)), new, new))
        wanted += new if change and words else words
        at += len(words)
    assert fix.edited(text, edits) == wanted
    message = Message("1", "a.txt", "text", Text.of(text))
    assert fix.expected(message, edits)[1] == fix.settled(wanted)


@given(st.lists(st.text(st.sampled_from("ab \n'\":#{}\\\tü–"), max_size=8), min_size=1, max_size=4))
def test_a_json_file_holds_exactly_the_fixed_words(pieces: list[str]) -> None:
    from outreach_lint.model.settings import Settings
    from outreach_lint.read import Options, load, read

    body = "circle back".join(["Hi Dana,\n\nI write.", *pieces])
    other = {"subject": "y", "body": "Hi Sam,\n\nI write."}
    data = json.dumps([{"subject": "x", "body": body}, other]).encode()
    source = load("a.json", data)
    messages = read(source, Options(Settings())).messages
    text, edits, at = messages[0].body, [], 0
    while (at := text.chars.find("circle back", at)) >= 0:
        start, end = text.source(at, at + 11)
        edits.append(Edit(source.range(start, end), text.written('"é"') or "", '"é"'))
        at += 11
    after = json.loads(fix.encoded(source, fix.edited(source.text, edits)) or b"")
    assert after == [{"subject": "x", "body": body.replace("circle back", '"é"')}, other]


def test_yaml_stays_yaml(house: House) -> None:
    text = "steps:\n  - subject: x\n    body: >-\n      Hi Dana, we circle\n      back.\n\n      Bye.\n"
    text += '  - body: "Hi Dana, we circle back\\\\ \\"now\\""\n'
    path = house.put("a.yaml", text)
    before = yaml.safe_load(text)
    house.run("check", "a.yaml", "--fix")
    after = yaml.safe_load(path.read_text())
    wanted = [step["body"].replace("circle back", "write again") for step in before["steps"]]
    assert [step["body"] for step in after["steps"]] == wanted
