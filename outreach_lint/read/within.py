"""Within: another format inside a file (a JSON fence, an HTML body), read by its own reader at its true place."""

from __future__ import annotations

import importlib

from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import Reading
from outreach_lint.model.record import replace
from outreach_lint.model.source import Source, SourceError
from outreach_lint.read.options import Options

_VISIBLE = lazy(r"[^\r\n]")


def read_within(name: str, source: Source, span: tuple[int, int], options: Options) -> Reading | None:
    """What another format's reader makes of a stretch of a file; None where it finds no message or broken syntax.

    Everything around the stretch is blanked and nothing is moved, so that all places stay those of the file.
    """
    reader = importlib.import_module("outreach_lint.read.dispatch").READERS.get(name)
    if reader is None:
        return None
    start, end = span
    before = _VISIBLE.sub(" ", source.text[:start])
    inner = replace(source, text=before + source.text[start:end])
    settings = replace(options.settings, read_as=name)
    try:
        reading: Reading = reader.read(inner, replace(options, settings=settings))
    except SourceError:
        return None
    return reading if reading.messages else None
