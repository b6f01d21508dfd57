"""Snippets: what runs the linter before a commit and in CI, for the folders in which outreach was seen."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import NamedTuple

from outreach_lint.run.refusal import refused
from outreach_lint.run.starter import Look

PRE_COMMIT = """\
repos:
  - repo: https://github.com/outreach-lint/outreach-lint
    rev: v{version}
    hooks:
      - id: outreach-lint
        files: {files}
"""
GITHUB = """\
name: outreach
on: [push, pull_request]
jobs:
  outreach:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: outreach-lint/outreach-lint@v{version}
        with:
          paths: {paths}
"""
GITLAB = """\
outreach:
  image: python:3.12-slim
  script:
    - pip install --quiet outreach-lint=={version}
    - outreach-lint check {words} --output gitlab=gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"""


class Snippet(NamedTuple):
    """A file that makes something else run the linter, from the root of the repository."""

    path: str
    text: str


KINDS = {
    "pre-commit": Snippet(".pre-commit-config.yaml", PRE_COMMIT),
    "github": Snippet(".github/workflows/outreach.yml", GITHUB),
    "gitlab": Snippet(".gitlab-ci.yml", GITLAB),
}


def snippet(kind: str, seen: Look, version: str) -> Snippet:
    """The snippet of a kind, with the places of this repository in it."""
    path, text = KINDS[kind]
    words = shlex.join(seen.places) or "."
    return Snippet(path, text.format(version=version, files=_pattern(seen), paths=_paths(seen), words=words))


def written(root: Path, wanted: Snippet) -> Path:
    """Write a snippet as a file of its own. Raises Refused where there is one: it is not ours to change."""
    path = root / wanted.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as out:
            out.write(wanted.text)
    except FileExistsError as error:
        raise refused(f"is there already, and is left as it is; add to it:\n\n{wanted.text}", str(path)) from error
    except OSError as error:
        raise refused(f"cannot be written: {error.strerror}", str(path)) from error
    return path


def _pattern(seen: Look) -> str:
    """A regular expression for the paths, quoted for YAML where it must be."""
    places = [f"{_exactly(folder)}/" for folder in seen.folders if folder != "."]
    places += [f"{_exactly(name)}$" for name in seen.names]
    found = f"^({'|'.join(places)})" if places else "^outreach/"
    return f"'{found}'" if re.search(r"[^\w^()|/$.\\-]", found) else found


def _exactly(path: str) -> str:
    """A pattern for one path; not `re.escape`, which puts more before hyphens and blanks than people can read."""
    return re.sub(r"[][.^$*+?{}|()\\]", r"\\\g<0>", path)


def _paths(seen: Look) -> str:
    """The places as the action takes them: parted by blanks, one a line where names hold blanks."""
    if any(" " in place for place in seen.places):
        return "|\n" + "\n".join(f"            {place}" for place in seen.places)
    return " ".join(seen.places) or "."
