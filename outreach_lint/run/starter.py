"""Starter: a look at a repository, and the small, commented configuration that fits what lies in it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from outreach_lint.config import NAMES, read_layer
from outreach_lint.model.diagnostic import Problem
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
AGREED = 0.9
"""The share of messages that must speak of one tool before every other syntax of merge fields is taken for a fault."""


class Look(NamedTuple):
    """What was seen: how many files and messages, and the folders that hold them, "." for the root.

    `names` are the files of the root itself that hold messages, `broken` the files that cannot be read and why;
    `template` is the tool that fills in the merge fields, where nearly all messages agree on it.
    """

    files: int
    messages: int
    folders: tuple[str, ...]
    names: tuple[str, ...]
    broken: tuple[Problem, ...]
    template: str | None

    @property
    def places(self) -> tuple[str, ...]:
        """The folders and files to lint from the root."""
        return (*(folder for folder in self.folders if folder != "."), *self.names)


def look(root: Path) -> Look:
    """Look for outreach below a folder. Raises Refused."""
    project = Project(False)
    with refusing():
        inputs = gather([str(root)], project).inputs[:MOST_FILES]
    folders: Counter[str] = Counter()
    templates: Counter[str | None] = Counter()
    names: list[str] = []
    broken: list[Problem] = []
    messages = 0
    for job in jobs_of(Request((str(root),)), project, inputs):
        path = Path(job.input.path).relative_to(root)
        try:
            reading = opened_for(job).reading
        except SourceError as error:
            broken.append(Problem(path.as_posix(), error.line, error.column, error.message))
            continue
        if reading.messages:
            messages += len(reading.messages)
            folder = path.parent.as_posix()
            folders[folder] += 1
            if folder == ".":
                names.append(path.as_posix())
            templates.update(message.template for message in reading.messages)
    tool, count = templates.most_common(1)[0] if templates else (None, 0)
    agreed = tool if tool and count >= AGREED * messages else None
    return Look(folders.total(), messages, tuple(_topmost(folders)), tuple(names[:MOST_FOLDERS]), tuple(broken), agreed)


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
        '# Paths that hold no outreach, written as in .gitignore, such as "archive/".',
        *(f"# {broken.path}:{broken.line}: {broken.message}" for broken in seen.broken),
        f"exclude = [{', '.join(json.dumps(broken.path) for broken in seen.broken)}]",
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
