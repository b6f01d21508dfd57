"""The hooks as pre-commit runs them: installed by it, on a scratch repository. Needs the package index."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BOAST = "Subject: The dock at Leeds\n\nHi Dana,\n\nOur sensors are the number one on the market.\n\nTom\n"
# A rule of the house with a safe fix, so that the test does not hang on which built-in fixes are safe.
RULE = """\
code: HSE001
name: circling-back
family: house
title: A stock phrase
severity: error
message: "'{match}' is stock."
why: It says nothing.
match: {kind: phrase, patterns: ["circle back"]}
fixes:
  - {title: Say it plainly, replace: match, with: write again, safety: safe}
examples:
  - bad: "Hi Dana,\\n\\nI wanted to «circle back» on it."
  - good: "Hi Dana,\\n\\nWhich site opens first?"
"""
CONFIG = 'rules = ["outreach-rules"]\nextend-select = ["house"]\n'
STOCK = "Subject: The dock at Leeds\n\nHi Dana,\n\nI wanted to circle back on the dock.\n\nTom\n"

pytestmark = [pytest.mark.network, pytest.mark.slow]


class Scratch:
    """A git repository with hooks, and a clone of this one to take them from."""

    def __init__(self, root: Path) -> None:
        self.root, self.source = root / "scratch", root / "source"
        self._mirror()
        self.root.mkdir()
        self.git("init", "-q")

    def _mirror(self) -> None:
        """A repository with the working tree's files, committed: `try-repo` takes a revision of it."""
        self.source.mkdir()
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        for name in filter(None, listed.stdout.split("\0")):
            if (ROOT / name).is_file() and not name.startswith(("tests/", "docs/", "benchmarks/")):
                (self.source / name).parent.mkdir(parents=True, exist_ok=True)
                (self.source / name).write_bytes((ROOT / name).read_bytes())
        self.git("init", "-q", at=self.source)
        self.git("add", "-A", at=self.source)
        self.git("commit", "-q", "-m", "all", at=self.source)

    def git(self, *words: str, at: Path | None = None) -> str:
        """Run git here or there."""
        identity = ("-c", "user.name=Sam", "-c", "user.email=sam@example.com", "-c", "commit.gpgsign=false")
        where = at or self.root
        return subprocess.run(["git", *identity, *words], cwd=where, check=True, capture_output=True, text=True).stdout

    def put(self, name: str, text: str, stage: bool = True) -> None:
        """Write a file, and stage it."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        if stage:
            self.git("add", name)

    def try_hook(self, hook: str, *words: str) -> tuple[int, str]:
        """What `pre-commit try-repo` says of a hook, and its exit code."""
        command = [sys.executable, "-m", "pre_commit", "try-repo", str(self.source), hook, *words]
        done = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def commit_with(self, config: str) -> tuple[int, str]:
        """What `pre-commit run` says of the staged files under a configuration."""
        revision = self.git("rev-parse", "HEAD", at=self.source).strip()
        text = f"repos:\n- repo: {self.source}\n  rev: {revision}\n  hooks:\n{config}"
        self.put(".pre-commit-config.yaml", text)
        command = [sys.executable, "-m", "pre_commit", "run"]
        done = subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scratch:
    # One home for the installed hooks of all tests here: installing takes longest.
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path.parent / "pre-commit-home"))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    pytest.importorskip("pre_commit")
    return Scratch(tmp_path)


def test_staged_outreach_is_linted_and_the_rest_is_not(scratch: Scratch) -> None:
    scratch.put("outreach/hello.txt", BOAST)
    scratch.put("README.md", BOAST)
    scratch.put("src/mail.py", f'"""{BOAST}"""\n')
    scratch.put("outreach/later.txt", BOAST, stage=False)
    code, said = scratch.try_hook("outreach-lint")
    assert code == 1
    assert "outreach/hello.txt" in said and "BST001" in said
    assert "README" not in said and "mail.py" not in said and "later.txt" not in said


def test_a_repository_without_outreach_passes(scratch: Scratch) -> None:
    scratch.put("README.md", BOAST)
    code, said = scratch.try_hook("outreach-lint", "--all-files")
    assert code == 0 and "no files to check" in said


def test_the_fixing_hook_mends_what_is_safe_and_fails_for_the_change(scratch: Scratch) -> None:
    scratch.put("outreach-rules/house/circling-back.yaml", RULE)
    scratch.put("outreach-lint.toml", CONFIG)
    scratch.put("outreach/hello.txt", STOCK)
    code, said = scratch.try_hook("outreach-lint-fix")
    assert code == 1 and "files were modified by this hook" in said
    assert "I wanted to write again on the dock." in (scratch.root / "outreach/hello.txt").read_text("utf-8")


def test_args_of_the_user_come_beside_the_entry(scratch: Scratch) -> None:
    scratch.put("outreach/hello.txt", BOAST)
    scratch.put("outreach/old/hello.txt", BOAST)
    scratch.put("outreach-lint.toml", 'exclude = ["old/"]\n')
    code, said = scratch.commit_with("  - id: outreach-lint\n    args: [--format, concise, --select, BST001]\n")
    assert code == 1
    assert "outreach/hello.txt:5:" in said and "BST001" in said
    # --force-exclude stands in the entry: files named by pre-commit are left out all the same.
    assert "outreach/old" not in said


def test_a_partial_list_lints_those_files_alone(scratch: Scratch) -> None:
    scratch.put("outreach/one.txt", BOAST)
    scratch.put("outreach/two.txt", BOAST)
    code, said = scratch.try_hook("outreach-lint", "--files", "outreach/two.txt")
    assert code == 1 and "two.txt" in said and "one.txt" not in said


def test_a_wrong_configuration_is_told_of(scratch: Scratch) -> None:
    scratch.put("outreach-lint.toml", 'selec = ["BST"]\n')
    code, said = scratch.try_hook("outreach-lint-config")
    assert code == 1 and "outreach-lint.toml:1:1" in said and "select" in said
