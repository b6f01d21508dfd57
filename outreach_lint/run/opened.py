"""Opened: a file with its messages and directives, before anything is judged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from outreach_lint.annotate.field_tools import guess_template
from outreach_lint.annotate.language import language
from outreach_lint.model.message import Message, Reading
from outreach_lint.model.record import dataclass, replace
from outreach_lint.model.settings import Settings
from outreach_lint.model.source import Source, SourceError
from outreach_lint.read import Options, load, read
from outreach_lint.run.subjects import with_subject
from outreach_lint.suppress import SUFFIX, Directive, Fault, find, read_sidecar, targets

COLLECTIONS = frozenset({"jsonl", "mbox"})
"""Formats whose messages come from anywhere: what one was written for says nothing of the next."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read. `aims` says for each directive which message it is for."""

    source: Source
    reading: Reading
    directives: tuple[Directive, ...] = ()
    faults: tuple[Fault, ...] = ()
    aims: tuple[int | None, ...] = ()
    sidecar: Source | None = None


def bytes_of(path: str) -> bytes:
    """The bytes of a file; raises SourceError."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise SourceError(path, f"cannot be read: {(error.strerror or 'unknown error').lower()}") from error


def open_file(path: str, data: bytes, settings: Settings, inline: bool = True, sidecar: bool = True) -> Opened:
    """Read a file and its directives; raises SourceError."""
    source = load(path, data)
    reading = read(source, Options(settings))
    if sidecar:
        reading = with_subject(path, reading)
    reading = _understood(reading, settings)
    if not inline:
        return Opened(source, reading)
    directives, faults = find(source, reading.format, reading.messages)
    beside = _sidecar(path) if sidecar else None
    more = read_sidecar(beside) if beside else ()
    every = (*directives, *more)
    return Opened(source, reading, every, faults, _aims(every, reading), beside)


def without_messages(opened: Opened) -> Opened:
    """What is left to know of a file whose messages are judged elsewhere."""
    return replace(opened, reading=replace(opened.reading, messages=()))


def _understood(reading: Reading, settings: Settings) -> Reading:
    """The messages with the tool that their file was written for, and with their language where it is not English."""
    tool = settings.template
    if not tool and reading.format not in COLLECTIONS:
        tool = _tool_of(*reading.messages)
    messages = []
    for message in reading.messages:
        spoken = message.language or settings.language or language(message.body.chars)
        known = message.language if spoken == "en" else spoken
        own = message.template or tool or (_tool_of(message) if reading.format in COLLECTIONS else None)
        messages.append(replace(message, template=own, language=known))
    return replace(reading, messages=tuple(messages))


def _tool_of(*messages: Message) -> str | None:
    return guess_template(message.part(part).chars for message in messages for part in ("subject", "body"))


def _aims(directives: Sequence[Directive], reading: Reading) -> tuple[int | None, ...]:
    return targets(directives, reading.messages)


def _sidecar(path: str) -> Source | None:
    beside = f"{path}{SUFFIX}"
    return load(beside, bytes_of(beside)) if Path(beside).is_file() else None
