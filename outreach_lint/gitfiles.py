"""What git says: which files changed, which of their lines, and what they held at a revision."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple


class GitError(Exception):
    """Git cannot answer: its own words, in one line."""


class Changed(NamedTuple):
    """A file that changed, with the numbers of its new or changed lines."""

    path: Path
    lines: frozenset[int]


def git(*words: str, cwd: Path | None = None) -> bytes:
    """The output of one git command; raises GitError."""
    import subprocess

    try:
        done = subprocess.run(["git", *words], cwd=cwd, capture_output=True, check=False)
    except OSError as error:
        raise GitError(f"cannot run git: {error.strerror}") from error
    if done.returncode:
        says = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise GitError(f"git {words[0]}: {says.removeprefix('fatal: ') or 'failed'}")
    return done.stdout


def top(cwd: Path | None = None) -> Path:
    """The top folder of the repository; raises GitError outside of one."""
    return Path(git("rev-parse", "--show-toplevel", cwd=cwd).decode("utf-8", "surrogateescape").rstrip("\n"))


def merge_base(revision: str, cwd: Path | None = None) -> str:
    """The commit at which the present branch left a revision; the revision itself where they share none."""
    # `--end-of-options` keeps a revision from being read as an option.
    commit = git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", cwd=cwd)
    try:
        return git("merge-base", commit.decode().strip(), "HEAD", cwd=cwd).decode().strip()
    except GitError:
        return commit.decode().strip()


def staged(cwd: Path | None = None) -> tuple[Changed, ...]:
    """The files of the index that differ from HEAD."""
    return _changed(cwd, "--cached")


def since(commit: str, cwd: Path | None = None) -> tuple[Changed, ...]:
    """The files of the working tree that differ from a commit, new files that git does not track yet included."""
    tracked = _changed(cwd, commit)
    root = top(cwd)
    listed = git("ls-files", "--others", "--exclude-standard", "-z", cwd=root).split(b"\0")
    new = (root / name.decode("utf-8", "surrogateescape") for name in listed if name)
    return (*tracked, *(Changed(path, frozenset(range(1, _count_lines(path) + 1))) for path in new))


def content(commit: str, path: Path, cwd: Path | None = None) -> bytes | None:
    """What a file held at a commit (or, with an empty commit, in the index); None where it did not exist."""
    root = top(cwd)
    try:
        relative = path.resolve().relative_to(root.resolve()).as_posix()
        return git("cat-file", "blob", f"{commit}:{relative}", cwd=root)
    except (GitError, ValueError):
        return None


def _count_lines(path: Path) -> int:
    try:
        return path.read_bytes().count(b"\n") + 1
    except OSError:
        return 0


_HUNK = rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@"


def _changed(cwd: Path | None, *which: str) -> tuple[Changed, ...]:
    root = top(cwd)
    plain = ("--no-color", "--no-ext-diff", "--no-renames", "--diff-filter=d")
    listed = git("diff", *plain, "--name-only", "-z", *which, "--", cwd=root).split(b"\0")
    found = []
    for name in filter(None, listed):
        path = name.decode("utf-8", "surrogateescape")
        hunks = git("diff", *plain, "--unified=0", *which, "--", f":(literal){path}", cwd=root)
        lines: set[int] = set()
        for line in hunks.split(b"\n"):
            if match := re.match(_HUNK, line):
                start, count = int(match[1]), int(match[2] or 1)
                lines.update(range(start, start + count))
        found.append(Changed(root / path, frozenset(lines)))
    return tuple(sorted(found))


def files_at(commit: str, cwd: Path | None = None) -> tuple[Path, ...]:
    """All files of a commit."""
    root = top(cwd)
    listed = git("ls-tree", "-r", "-z", "--name-only", commit, cwd=root).split(b"\0")
    return tuple(root / name.decode("utf-8", "surrogateescape") for name in listed if name)
