"""The command line: what goes in, what comes out on which stream, and the exit code."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import report_samples
from house import CLEAN, FAULTY, House

from outreach_lint.cli.commands import COMMANDS
from outreach_lint.cli.options import completed
from outreach_lint.cli.terminal import columns, wants_color
from outreach_lint.model.diagnostic import Report
from outreach_lint.run import tables


def found(house: House, *words: str) -> list[str]:
    """The codes that a check finds, in order."""
    said = house.run("check", *words, "--format", "json", "--exit-zero")
    return [d["code"] for d in json.loads(said.out)["diagnostics"]]


def test_a_clean_file_passes_and_a_faulty_one_fails(house: House) -> None:
    house.put("clean.txt", CLEAN)
    house.put("faulty.txt", FAULTY)
    assert house.run("check", "clean.txt").code == 0
    said = house.run("check", "faulty.txt")
    assert said.code == 1
    assert "HSE001" in said.out and "faulty.txt:5:13" in said.out
    assert "Found 1 error" in said.err


def test_the_fail_level_and_exit_zero_decide_about_the_exit_code(house: House) -> None:
    house.put("a.txt", CLEAN.replace("Which of", "We should touch base on synergy. Which of"))
    assert house.run("check", "a.txt").code == 0
    assert house.run("check", "a.txt", "--fail-level", "warning").code == 1
    assert house.run("check", "a.txt", "--fail-level", "info").code == 1
    assert house.run("check", "a.txt", "--fail-level", "warning", "--exit-zero").code == 0
    over = house.run("check", "a.txt", "--max-warnings", "0")
    assert over.code == 1 and "max-warnings" in over.err
    assert house.run("check", "a.txt", "--max-warnings", "1").code == 0
    low = house.run("check", "a.txt", "--min-score", "99")
    assert low.code == 1 and "min-score" in low.err
    assert house.run("check", "a.txt", "--min-score", "50").code == 0


def test_rules_are_selected_by_code_prefix_name_and_family(house: House) -> None:
    house.put("a.txt", CLEAN.replace("Which of", "We circle back, touch base and build synergy. Which of"))
    assert found(house, "a.txt") == ["HSE001", "HSE002", "HSE003"]
    assert found(house, "a.txt", "--select", "HSE002") == ["HSE002"]
    assert found(house, "a.txt", "--select", "synergy,circling-back") == ["HSE001", "HSE003"]
    assert found(house, "a.txt", "--select", "HSE00") == ["HSE001", "HSE002", "HSE003"]
    assert found(house, "a.txt", "--ignore", "circling-back", "--ignore", "HSE003") == ["HSE002"]
    assert found(house, "a.txt", "--select", "HSE001", "--extend-select", "HSE003") == ["HSE001", "HSE003"]


def test_a_selector_that_names_nothing_is_wrong_use_with_a_hint(house: House) -> None:
    house.put("a.txt", CLEAN)
    said = house.run("check", "a.txt", "--select", "sinergy")
    assert said.code == 2 and "synergy" in said.err


def test_standard_input_is_read_under_the_name_that_is_given(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    record = io.BytesIO(b'{"id": "x", "subject": "s", "body": "Hi Dana,\\n\\nLet us circle back."}')
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(record))
    said = house.run("check", "-", "--stdin-filename", "mail.jsonl", "--format", "json")
    diagnostic = json.loads(said.out)["diagnostics"][0]
    assert said.code == 1
    assert (diagnostic["path"], diagnostic["target"]["id"], diagnostic["text"]) == ("mail.jsonl", "x", "circle back")


def test_one_unreadable_file_is_told_of_and_the_rest_is_still_linted(house: House) -> None:
    house.put("a.txt", b"caf\xe9\n")
    house.put("b.txt", FAULTY)
    said = house.run("check", "a.txt", "b.txt", "missing.txt")
    assert said.code == 2
    assert "a.txt:1:4:" in said.err and "missing.txt" in said.err
    assert "HSE001" in said.out


def test_a_walk_takes_what_a_reader_knows_and_leaves_what_git_ignores(house: House) -> None:
    house.git("init", "-q")
    house.put(".gitignore", "drafts/\n*.tmp.txt\n!keep.tmp.txt\n")
    for name in ("a.txt", "b/c.txt", "drafts/d.txt", "x.tmp.txt", "keep.tmp.txt", ".hidden/e.txt", "photo.png"):
        house.put(name, FAULTY)
    house.put("b/.gitignore", "local.txt\n")
    house.put("b/local.txt", FAULTY)
    said = house.run("check", ".", "--format", "json", "-v")
    paths = [d["path"] for d in json.loads(said.out)["diagnostics"]]
    assert paths == ["a.txt", "b/c.txt", "keep.tmp.txt"]
    assert "photo.png" in said.err
    for path in ("drafts/d.txt", "x.tmp.txt", "b/local.txt"):
        ignored = subprocess.run(["git", "check-ignore", "-q", path], cwd=house.root, check=False)
        assert ignored.returncode == 0, f"git does not ignore {path}"


def test_a_named_file_is_linted_even_if_a_walk_would_leave_it(house: House) -> None:
    house.put("outreach-lint.toml", 'exclude = ["old/"]\nrules = ["house-rules"]\nselect = ["house"]\n')
    house.put("old/a.txt", FAULTY)
    assert found(house, ".") == []
    assert found(house, "old/a.txt") == ["HSE001"]
    assert found(house, "old/a.txt", "--force-exclude") == []


def test_results_stand_in_one_order_whatever_the_number_of_processes(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("outreach_lint.run.many.ENOUGH", 0)
    monkeypatch.setattr("outreach_lint.run.many.LONG", 2000)
    monkeypatch.setattr("outreach_lint.run.many.PART", 3)
    monkeypatch.setattr("outreach_lint.run.many.GROUP", 2)
    for i in range(7):
        house.put(f"{i}.txt", FAULTY if i % 2 else CLEAN)
    lines = [json.dumps({"id": str(i), "body": f"Hi Dana,\n\nWe circle back {i}."}) for i in range(40)]
    house.put("many.jsonl", "\n".join(lines) + "\n")
    one = house.run("check", ".", "--jobs", "1", "--format", "json")
    two = house.run("check", ".", "--jobs", "2", "--format", "json")
    assert one.out == two.out
    assert len(json.loads(one.out)["diagnostics"]) == 43


def test_reports_are_written_to_files_beside_standard_output(house: House) -> None:
    house.put("a.txt", FAULTY)
    said = house.run("check", "a.txt", "--format", "concise", "--output", "json=out.json", "--output", "sarif=o.sarif")
    assert said.out.count("\n") == 1 and "HSE001" in said.out
    assert json.loads(house.text("out.json"))["diagnostics"][0]["code"] == "HSE001"
    assert json.loads(house.text("o.sarif"))["version"] == "2.1.0"
    wrong = house.run("check", "a.txt", "--output", "jsn=x")
    assert wrong.code == 2 and "jsn" in wrong.err


def test_the_situation_given_on_the_command_line_wins(house: House) -> None:
    house.put("a.md", "---\nchannel: email\nstep: 4\n---\nHi Dana,\n\nWe circle back.\n")
    said = house.run("check", "a.md", "--channel", "sms", "--step", "1", "--format", "json")
    target = json.loads(said.out)["diagnostics"][0]["target"]
    assert (target["channel"], target["step"]) == ("sms", 1)


def test_only_changed_files_and_lines_are_told_of(house: House) -> None:
    house.git("init", "-q", "-b", "main")
    house.put("a.txt", FAULTY)
    house.put("b.txt", CLEAN)
    house.git("add", ".")
    house.git("commit", "-q", "-m", "first")
    house.put("a.txt", FAULTY.replace("Best,", "We could touch base, too.\n\nBest,"))
    house.put("new.txt", FAULTY)
    assert found(house, ".", "--since", "HEAD") == ["HSE001", "HSE002", "HSE001"]
    assert found(house, ".", "--since", "HEAD", "--changed-lines") == ["HSE002", "HSE001"]
    assert found(house, ".", "--staged") == []
    house.git("add", "a.txt")
    house.put("a.txt", CLEAN)
    assert found(house, ".", "--staged") == ["HSE001", "HSE002"]
    assert house.run("check", ".", "--changed-lines").code == 2
    nowhere = house.run("check", ".", "--since", "no-such-branch")
    assert nowhere.code == 2 and "Traceback" not in nowhere.err


def test_a_comparison_tells_what_is_gone_and_what_is_new(house: House) -> None:
    house.git("init", "-q", "-b", "main")
    house.put("a.txt", FAULTY + "\nWe circle back to that.\n")
    house.put("gone.txt", FAULTY)
    house.git("add", ".")
    house.git("commit", "-q", "-m", "first")
    (house.root / "gone.txt").unlink()
    house.put("a.txt", FAULTY.replace("Best,", "We could touch base, too.\n\nBest,"))
    said = house.run("check", ".", "--compare", "HEAD")
    assert "1 new house" in said.err and "fewer house" in said.err


def test_statistics_scores_and_timing_do_not_spoil_a_report_for_programs(house: House) -> None:
    house.put("a.txt", FAULTY)
    text = house.run("check", "a.txt", "--statistics", "--score", "--show-timing")
    assert "1  HSE001  circling-back (1 error)" in text.out and "message 1" in text.out
    for what in ("read", "annotate", "match", "HSE001 circling-back"):
        assert f" ms  {what}\n" in text.out
    data = house.run("check", "a.txt", "--statistics", "--score", "--show-timing", "--format", "json")
    assert json.loads(data.out)["diagnostics"] and "circling-back (1 error)" in data.err


def test_tables_are_short_and_count_a_rule_once() -> None:
    found = report_samples.sample().diagnostics
    twice = Report(diagnostics=(*found, *(replace(d, severity="info") for d in found if d.code == "PIT002")))
    lines = tables.statistics(twice)
    assert len(lines) == len({d.code for d in found})
    assert "4  PIT002  time-ask-on-first-contact (2 errors, 2 infos)" in lines
    spent = {"read": 0.5, "match": 1.25, **{f"XXX{number:03}": number / 1000 for number in range(100)}}
    told = tables.timing(spent, {})
    assert told[:2] == ["     500.0 ms  read", "   1,250.0 ms  match"]
    assert told[4] == "      99.0 ms  XXX099"
    assert len(told) == 4 + tables.SLOWEST + 1 and told[-1].endswith("85 further rules")


def test_quiet_says_nothing_but_problems(house: House) -> None:
    house.put("a.txt", FAULTY)
    assert house.run("check", "a.txt", "-q").err == ""
    assert "missing.txt" in house.run("check", "missing.txt", "-q").err


def test_messages_shows_what_is_read_and_lints_nothing(house: House) -> None:
    house.put("a.txt", FAULTY)
    said = house.run("messages", "a.txt", "--format", "json")
    message = json.loads(said.out)["messages"][0]
    assert said.code == 0
    assert (message["subject"], message["format"], message["line"]) == ("Leeds", "text", 1)


def test_the_bare_command_prints_help_and_every_command_has_some(house: House) -> None:
    bare = house.run()
    assert bare.code == 0 and all(name in bare.out for name in COMMANDS)
    for name in COMMANDS:
        said = house.run(name, "--help")
        assert said.code == 0 and "Usage:" in said.out, name


def test_wrong_use_is_one_line_and_exit_code_two(house: House) -> None:
    for words in (("chekc",), ("check", "--nonsense"), ("check", "--format", "docx"), ("explain", "PIT9999")):
        said = house.run(*words)
        assert said.code == 2, words
        assert "Traceback" not in said.err
    assert "did you mean `check`" in house.run("chekc").err


def test_rules_and_explain_show_the_rules_that_hold_here(house: House) -> None:
    listed = house.run("rules")
    assert "HSE001  circling-back" in listed.out and "PIT" not in listed.out
    everything = json.loads(house.run("rules", "--all", "--format", "json").out)["rules"]
    assert {rule["code"]: rule["on"] for rule in everything}["HSE001"] is True
    page = house.run("explain", "circling-back").out
    for words in ("# HSE001 circling-back", "## Why", "«circle back»", "## Not found"):
        assert words in page


def test_ask_prints_questions_or_nothing(house: House) -> None:
    assert house.run("ask").code == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_printed(house: House, shell: str) -> None:
    said = house.run("completion", shell)
    assert said.code == 0 and "_OUTREACH_LINT_COMPLETE" in said.out


class Stream:
    """A stream that is a terminal, or is none."""

    def __init__(self, tty: bool) -> None:
        self._tty = tty

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._tty


@pytest.mark.parametrize(
    ("choice", "environ", "tty", "wanted"),
    [
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": ""}, False, False),
        ("auto", {"FORCE_COLOR": "0"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, True, False),
        ("auto", {"CLICOLOR_FORCE": "0"}, False, False),
        ("auto", {"CLICOLOR_FORCE": ""}, False, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"CLICOLOR": "0"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {}, False, False),
        ("auto", {}, True, True),
    ],
)
def test_colour_is_decided_by_flag_then_environment_then_terminal(
    choice: str, environ: dict[str, str], tty: bool, wanted: bool
) -> None:
    assert wants_color(choice, Stream(tty), environ) is wanted  # type: ignore[arg-type]


def test_only_the_terminal_decides_on_colour() -> None:
    root = Path(__file__).parents[1] / "outreach_lint"
    deciders = {"NO_COLOR", "FORCE_COLOR", "CLICOLOR"}
    files = [path for path in root.rglob("*.py") if any(name in path.read_text("utf-8") for name in deciders)]
    assert files == [root / "cli" / "terminal.py"]


def process(house: House, *words: str, **more: object) -> subprocess.Popen[bytes]:
    """The command in a process of its own."""
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-m", "outreach_lint", *words]
    return subprocess.Popen(command, cwd=house.root, env=environ, **more)  # type: ignore[call-overload, no-any-return]


def test_a_closed_pipe_is_silent(house: House) -> None:
    house.put("many.jsonl", "".join(json.dumps({"body": f"Hi,\n\nWe circle back {i}."}) + "\n" for i in range(600)))
    run = process(house, "check", "many.jsonl", "--format", "json", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout and run.stderr
    run.stdout.read(10)
    run.stdout.close()
    assert run.stderr.read() in (b"", b"Found 600 errors in 600 messages from 1 file.\n")
    assert run.wait() == 141


def test_an_interrupt_ends_a_watch_with_130_and_no_traceback(house: House) -> None:
    house.put("a.txt", FAULTY)
    run = process(house, "check", "a.txt", "--watch", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stderr
    for line in run.stderr:
        if b"Watching" in line:
            break
    run.send_signal(signal.SIGINT)
    assert b"Traceback" not in run.stderr.read()
    assert run.wait() == 130


class Typed(io.TextIOWrapper):
    """Standard input at a terminal."""

    def isatty(self) -> bool:
        """Somebody types."""
        return True


def test_whoever_pastes_a_message_is_told_how_to_end_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for stream, told in ((Typed, True), (io.TextIOWrapper, False)):
        monkeypatch.setattr("sys.stdin", stream(io.BytesIO(FAULTY.encode())))
        said = house.run("check", "-", "--format", "concise")
        assert "stdin.txt:5:13: HSE001" in said.out and ("Ctrl-D" in said.err) is told


def test_rules_are_completed_by_code_name_and_family(house: House) -> None:
    for before, after in (("HSE00", "HSE001"), ("circ", "circling-back"), ("HSE001,syn", "HSE001,synergy")):
        assert after in completed(None, None, before)  # type: ignore[arg-type]
    assert completed(None, None, "no-such") == []  # type: ignore[arg-type]


def test_a_baseline_that_is_named_must_be_there(house: House) -> None:
    house.put("a.txt", FAULTY)
    said = house.run("check", "a.txt", "--baseline", "mine.json")
    assert said.code == 2 and "mine.json:1:1: there is no such baseline" in said.err


@pytest.mark.parametrize("said", [None, "", "72", "0", "-3", "wide"])
@pytest.mark.parametrize("terminal", [None, 133])
def test_a_report_is_as_wide_as_the_standard_library_says(
    said: str | None, terminal: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def size(_: int) -> os.terminal_size:
        if terminal is None:
            raise OSError("no terminal")
        return os.terminal_size((terminal, 40))

    monkeypatch.setattr(os, "get_terminal_size", size)
    monkeypatch.delenv("COLUMNS", raising=False)
    if said is not None:
        monkeypatch.setenv("COLUMNS", said)
    assert columns(os.environ) == shutil.get_terminal_size().columns


def test_a_start_imports_what_is_slow_only_once_it_runs() -> None:
    script = "import sys, outreach_lint.cli; sys.exit(sorted({'regex', 'click', 'yaml'} & sys.modules.keys()) or 0)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
