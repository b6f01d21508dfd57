"""Which reader reads which file: by the name that the user insists on, by file suffix, then by the first words."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple, cast

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import Reading
from outreach_lint.model.source import Source, SourceError
from outreach_lint.read.options import Options

Read = Callable[[Source, Options], Reading]


class Reader(NamedTuple):
    """A format's name and the function that reads it. Its module is imported when it first reads."""

    name: str
    read: Read


def _reader(name: str, module: str, function: str = "read") -> tuple[str, Reader]:
    def run(source: Source, options: Options) -> Reading:
        found = getattr(importlib.import_module(f"outreach_lint.read.{module}"), function)
        return cast(Read, found)(source, options)

    return name, Reader(name, run)


READERS: dict[str, Reader] = dict(
    (
        _reader("text", "plain"),
        _reader("markdown", "markdown"),
        _reader("eml", "mail", "read_eml"),
        _reader("mbox", "mail", "read_mbox"),
        _reader("jsonl", "jsonl"),
        _reader("json", "json"),
        _reader("yaml", "yaml"),
        _reader("csv", "table"),
        _reader("html", "html"),
        _reader("mjml", "html", "read_mjml"),
        _reader("template", "templates"),
        _reader("docx", "docx"),
    )
)

SUFFIXES: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".eml": "eml",
    ".mbox": "mbox",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".html": "html",
    ".htm": "html",
    ".mjml": "mjml",
    ".jinja": "template",
    ".jinja2": "template",
    ".j2": "template",
    ".liquid": "template",
    ".hbs": "template",
    ".handlebars": "template",
    ".mustache": "template",
    ".twig": "template",
    ".ejs": "template",
    ".erb": "template",
    ".pug": "template",
    ".email": "template",
    ".docx": "docx",
}
"""File suffix to format name; a file with another suffix is read only when its content is unmistakable."""

_CONTENT: tuple[tuple[str, regex.Pattern[str]], ...] = (
    ("mbox", lazy(r"\AFrom \S+ +\w{3} \w{3} ")),
    ("eml", lazy(r"\A(?:(?:[\w-]+:|[ \t]).*+\n)*?(?:MIME-Version|Received|Message-ID):", regex.I)),
    ("jsonl", lazy(r"\A\s*\{[^\n]*\}[ \t\r]*\n\{")),
    ("json", lazy(r"\A\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")),
    ("mjml", lazy(r"\A\s*<mjml\b", regex.I)),
    ("html", lazy(r"\A\s*<(?:!doctype html|html|table|body)\b", regex.I)),
    ("markdown", lazy(r"\A---\r?\n\w+:|^#{1,6} |^```|^\*\*Subject|^> ", regex.M)),
)


def detect(source: Source) -> str | None:
    """The name of the format that a file is written in; None where nothing here reads it."""
    suffix = PurePath(source.path).suffix.lower()
    if suffix:
        return SUFFIXES.get(suffix)
    head = source.text[:20_000]
    return next((name for name, pattern in _CONTENT if pattern.search(head)), "text")


def read(source: Source, options: Options) -> Reading:
    """The messages of a file, in their order in it; without messages, a note that says why.

    Raises SourceError where the file's syntax is broken, or where the user insists on a format that does not exist.
    """
    insisted = options.settings.read_as
    if insisted is not None and insisted not in READERS:
        known = ", ".join(sorted(READERS))
        raise SourceError(source.path, f'no format is called "{insisted}"; known are {known}')
    name = insisted or detect(source)
    reader = READERS.get(name) if name else None
    if reader is None:
        kind = PurePath(source.path).suffix or "such"
        return Reading(name or "", (), note=f"{kind} files are not read; --as FORMAT insists on a format")
    return reader.read(source, options)
