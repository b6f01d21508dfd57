"""`init`: a look at a repository, a small configuration, and what runs the linter before a commit and in CI."""

from __future__ import annotations

import re
import tomllib

import yaml
from house import CLEAN, House

NOTE = "---\nchannel: linkedin-note\n---\nHi Dana, which site opens first?\n"


def test_init_writes_a_small_configuration_that_is_right_and_never_overwrites(house: House) -> None:
    (house.root / "outreach-lint.toml").unlink()
    house.put("outreach/mail/first.txt", CLEAN)
    house.put("outreach/linkedin/note.md", NOTE)
    said = house.run("init")
    assert said.code == 0
    assert "paths: outreach/linkedin outreach/mail" in said.out
    written = house.text("outreach-lint.toml")
    assert "outreach/mail" in written
    assert house.run("config", "check").code == 0
    assert house.run("init").code == 2
    assert house.text("outreach-lint.toml") == written


def test_what_init_prints_can_be_pasted_as_it_is(house: House) -> None:
    (house.root / "outreach-lint.toml").unlink()
    house.put("outreach/first mail/first.txt", CLEAN)
    house.put("cold-email.txt", CLEAN)
    out = house.run("init").out
    hook, workflow = (yaml.safe_load(part) for part in re.split(r"(?m)^# \.git.*$", out))
    pattern = hook["repos"][0]["hooks"][0]["files"]
    for path in ("outreach/first mail/first.txt", "cold-email.txt"):
        assert re.search(pattern, path)
        assert not re.search(pattern, f"old-{path}")
    step = workflow["jobs"]["outreach"]["steps"][-1]
    assert step["with"]["paths"].splitlines() == ["outreach/first mail", "cold-email.txt"]
    assert workflow[True] == ["push", "pull_request"]  # `on`, as YAML 1.1 reads it


def test_init_writes_what_runs_it_and_leaves_what_is_there(house: House) -> None:
    (house.root / "outreach-lint.toml").unlink()
    house.put("outreach/first.txt", CLEAN)
    house.put(".gitlab-ci.yml", "stages: [test]\n")
    said = house.run("init", "--with", "pre-commit", "--with", "github")
    assert said.code == 0 and said.out == ""
    assert yaml.safe_load(house.text(".pre-commit-config.yaml"))["repos"][0]["hooks"][0]["id"] == "outreach-lint"
    assert "uses: outreach-lint/outreach-lint@v" in house.text(".github/workflows/outreach.yml")
    (house.root / "outreach-lint.toml").unlink()
    again = house.run("init", "--with", "gitlab")
    assert again.code == 2 and "left as it is; add to it:" in again.err and "codequality" in again.err
    assert house.text(".gitlab-ci.yml") == "stages: [test]\n"


def test_init_leaves_out_what_cannot_be_read_and_does_not_guess_the_tool_from_a_few(house: House) -> None:
    (house.root / "outreach-lint.toml").unlink()
    merged = CLEAN.replace("Dana", "{{first_name}}")
    for number in range(4):
        house.put(f"outreach/{number}.txt", merged)
    house.put("outreach/news.html", "<p>Dear *|FNAME|*,</p><p>Which site opens first?</p><p>Best,<br>Sam</p>")
    house.put("docs/broken.yaml", "a: [\n")
    said = house.run("init")
    assert "docs/broken.yaml:1:4: " in said.err and "left out by `exclude`" in said.err
    written = tomllib.loads(house.text("outreach-lint.toml"))
    assert written["exclude"] == ["docs/broken.yaml"] and "template" not in written
    assert house.run("check", "--exit-zero").code == 0


def test_init_names_the_tool_that_all_messages_speak_of(house: House) -> None:
    (house.root / "outreach-lint.toml").unlink()
    house.put("outreach/first.txt", CLEAN.replace("Dana", "*|FNAME|*"))
    house.run("init")
    assert tomllib.loads(house.text("outreach-lint.toml"))["template"] == "mailchimp"
