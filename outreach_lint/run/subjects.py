"""Subjects: a template whose subject stands in the file beside it, and the file that is such a subject itself."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from outreach_lint.model.message import Message, Reading
from outreach_lint.model.record import replace
from outreach_lint.model.source import Source, SourceError
from outreach_lint.read import load

FORMATS = frozenset({"template", "html", "mjml", "text"})
"""The formats whose one message may have its subject in the file beside it."""
LARGE = 200_000
"""Bytes of a file beside a template above which it is not looked at."""


def with_subject(path: str, reading: Reading) -> Reading:
    """A reading with the subject that lies beside the file; none where the file is the subject of another one."""
    if reading.format not in FORMATS or len(reading.messages) > 1:
        return reading
    folder = os.path.dirname(path) or "."
    there = _hints(folder, _changed(folder))
    if not there or not os.path.isfile(path):
        return reading
    from outreach_lint.read.beside import candidates, is_subject

    if is_subject(path):
        owner = _owner(path, folder)
        note = f"the subject of {owner}, with which it is read"
        return replace(reading, messages=(), note=note) if owner else reading
    if not reading.messages or reading.messages[0].subject is not None:
        return reading
    fit = [name for name in candidates(path) if os.path.basename(name) in there and name != path]
    found = _beside(reading.messages[0], fit)
    return replace(reading, messages=(found,)) if found else reading


def _beside(message: Message, paths: list[str]) -> Message | None:
    from outreach_lint.read.beside import subject_in

    for path in paths:
        source = _source(path)
        subject = subject_in(source) if source else None
        if subject is not None and subject.chars.strip():
            return replace(message, subject=subject, subject_source=source)
    return None


def _owner(path: str, folder: str) -> str | None:
    """The name of the file that a subject belongs to."""
    from outreach_lint.read.beside import candidates, is_subject

    for name in sorted(os.listdir(folder)):
        other = os.path.join(folder, name) if os.path.dirname(path) else name
        if other != path and not is_subject(name) and path in candidates(other):
            return name
    return None


def _changed(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=64)
def _hints(folder: str, changed: int) -> frozenset[str]:
    """The names in a folder that may hold the subject of another file; `changed` dates the folder."""
    try:
        names = os.listdir(folder)
    except OSError:
        return frozenset()
    ends = ("-meta.xml", ".json", ".yaml", ".yml")
    return frozenset(name for name in names if "subject" in name.lower() or name.lower().endswith(ends))


def _source(path: str) -> Source | None:
    try:
        file = Path(path)
        return load(path, file.read_bytes()) if file.is_file() and file.stat().st_size <= LARGE else None
    except (OSError, SourceError):
        return None
