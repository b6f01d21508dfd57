"""Starter: a look at a repository, and the small, commented configuration that fits what lies in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from outreach_lint.config import NAMES, read_layer
from outreach_lint.model.source import SourceError
from outreach_lint.run.check import jobs_of
from outreach_lint.run.gather import gather
from outreach_lint.run.many import opened_for
from outreach_lint.run.project import Project
from outreach_lint.run.refusal import refused, refusing
from outreach_lint.run.request import Request

MOST_FILES = 2000
"""Files that are looked into; a repository's outreach shows itself long before."""
MOST_FOLDERS = 8


class Look(NamedTuple):
    """What was seen: how many files and messages, the folders that hold them, formats, and the merge syntax."""

    files: int
    messages: int
    folders: tuple[str, ...]
    formats: tuple[str, ...]
    template: str | None
    suffixes: tuple[str, ...]


def look(root: Path) -> Look:
    """Look for outreach below a folder. Raises Refused."""
    project = Project(False)
    with refusing():
        inputs = gather([str(root)], project).inputs[:MOST_FILES]
    folders: Counter[str] = Counter()
    formats: Counter[str] = Counter()
    templates: Counter[str] = Counter()
    suffixes: Counter[str] = Counter()
    messages = 0
    for job in jobs_of(Request((str(root),)), project, inputs):
        try:
            reading = opened_for(job).reading
        except SourceError:
            continue
        if reading.messages:
            path = Path(job.input.path)
            messages += len(reading.messages)
            folders[path.relative_to(root).parent.as_posix()] += 1
            formats[reading.format] += 1
            suffixes[path.suffix.lower()] += 1
            templates.update(message.template for message in reading.messages if message.template)
    return Look(
        folders.total(),
        messages,
        tuple(_topmost(folders)),
        tuple(sorted(formats)),
        templates.most_common(1)[0][0] if templates else None,
        tuple(sorted(suffixes)),
    )


def _topmost(folders: Iterable[str]) -> list[str]:
    """Folders without those that lie in another of them; the root itself says nothing."""
    found: list[str] = []
    for folder in sorted(folders):
        if not any(folder == kept or folder.startswith(f"{kept}/") for kept in found if kept != "."):
            found.append(folder)
    return found[:MOST_FOLDERS]


def configuration(seen: Look) -> str:
    """A configuration to start from."""
    where = ", ".join(seen.folders) or "none yet"
    template = f'template = "{seen.template}"' if seen.template else '# template = "instantly"'
    linkedin = next((folder for folder in seen.folders if "linkedin" in folder.lower()), "outreach/linkedin")
    mark = "" if linkedin in seen.folders else "# "
    lines = (
        "# outreach-lint: what a cold message means, checked.",
        f"# Outreach was seen in: {where} ({seen.files} files, {seen.messages} messages).",
        "# Every key: outreach-lint config schema. What holds for a path: outreach-lint config show PATH.",
        "",
        "# starter (few rules), recommended, or strict.",
        'profile = "recommended"',
        "",
        "# Names of your company and products, so that praise of them is known for what it is.",
        "sellers = []",
        "",
        "# The tool that fills in your merge fields, and the fields that it knows.",
        template,
        '# prospect-fields = ["first_name", "company"]',
        "",
        "# Paths that hold no outreach, written as in .gitignore.",
        'exclude = ["README.md"]',
        "",
        "# Files of some folders are of one channel, or go to people you know.",
        f"{mark}[[overrides]]",
        f'{mark}paths = ["{linkedin}/"]',
        f'{mark}channel = "linkedin-dm"',
        "",
    )
    return "\n".join(lines)


def write_configuration(root: Path, seen: Look) -> Path:
    """Write a configuration into a folder that has none. Raises Refused; never overwrites."""
    with refusing():
        for name in NAMES:
            path = root / name
            if path.is_file() and read_layer(path) is not None:
                raise refused("there is a configuration already, and it is left as it is", str(path))
    path = root / NAMES[0]
    try:
        with path.open("x", encoding="utf-8") as out:
            out.write(configuration(seen))
    except OSError as error:
        raise refused(f"cannot be written: {error.strerror}", str(path)) from error
    return path


def snippets(seen: Look, version: str) -> str:
    """What to paste into .pre-commit-config.yaml and into a workflow."""
    folders = [folder for folder in seen.folders if folder != "."]
    files = f"^({'|'.join(folders)})/" if folders else "^outreach/"
    paths = " ".join(folders) or "."
    return f"""\
.pre-commit-config.yaml:

  - repo: https://github.com/outreach-lint/outreach-lint
    rev: v{version}
    hooks:
      - id: outreach-lint
        files: {files}

.github/workflows/outreach.yml:

  jobs:
    outreach:
      runs-on: ubuntu-latest
      steps:
        - uses: actions/checkout@v4
        - uses: actions/setup-python@v5
          with: {{python-version: "3.12"}}
        - run: pip install outreach-lint=={version}
        - run: outreach-lint check {paths}

To begin with a clean slate and mend the rest later: outreach-lint baseline {paths}
"""
