"""A project with three rules of its own, so that tests of the pipeline do not hang on the wording of built-in rules."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from outreach_lint.cli import code_of

CONFIG = 'rules = ["house-rules"]\nselect = ["house", "ignore"]\n'
RULE = """\
code: {code}
name: {name}
family: house
title: A stock phrase
severity: {severity}
message: "'{{match}}' is stock."
why: It says nothing.
match:
  kind: phrase
  in: [subject, greeting, opening, body, ask, postscript]
  patterns: ["{pattern}"]
{more}
examples:
  - bad: "Hi Dana,\\n\\nI wanted to «{pattern}» on it."
  - good: "Hi Dana,\\n\\nWhich site opens first?"
"""
SAFE = "fixes:\n  - {title: Say it plainly, replace: match, with: write again, safety: safe}"
UNSAFE = 'fixes:\n  - {title: Take the sentence out, replace: sentence, with: "", safety: unsafe}'
ADVICE = "advice: [Say what you mean.]"
CLEAN = "Subject: Leeds\n\nHi Dana,\n\nWhich of the two sites opens first?\n\nBest,\nSam\n"
FAULTY = CLEAN.replace("Which of", "I wanted to circle back. Which of")


class Said(NamedTuple):
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str


class House:
    """A folder with the house's rules, and the command line run inside it."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self._capsys = root, capsys

    def put(self, name: str, text: str | bytes) -> Path:
        """Write a file below the folder."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def text(self, name: str) -> str:
        """Read a file below the folder."""
        return (self.root / name).read_bytes().decode()

    def run(self, *words: str) -> Said:
        """Run a command in this process."""
        self._capsys.readouterr()
        code = code_of(list(words))
        return Said(code, *self._capsys.readouterr())

    def git(self, *words: str) -> None:
        """Run git in the folder."""
        identity = ("-c", "user.name=Sam", "-c", "user.email=sam@example.com", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *identity, *words], cwd=self.root, check=True, capture_output=True)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> House:
    """A project with HSE001 (error, safe fix), HSE002 (warning, unsafe fix) and HSE003 (info, advice alone)."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    made = House(tmp_path, capsys)
    made.put("outreach-lint.toml", CONFIG)
    for code, name, severity, pattern, more in (
        ("HSE001", "circling-back", "error", "circle back", SAFE),
        ("HSE002", "touching-base", "warning", "touch base", UNSAFE),
        ("HSE003", "synergy", "info", "synergy", ADVICE),
    ):
        text = RULE.format(code=code, name=name, severity=severity, pattern=pattern, more=more)
        made.put(f"house-rules/house/{name}.yaml", text)
    return made
