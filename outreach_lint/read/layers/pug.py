"""Pug: the words that its lines hold after their tags, as paragraphs."""

from __future__ import annotations

import re

from outreach_lint.model.text import Text, join

_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?:\|[ \t]?(?P<piped>.*)|(?P<tag>[a-zA-Z][\w-]*(?:[.#][\w-]+)*|[.#][\w-]+(?:[.#][\w-]+)*)"
    r"(?:\((?:[^()\"']|\"[^\"]*\"|'[^']*'){0,2000}\))?(?P<dot>\.(?=\s*$))?"
    r"(?::[ \t]*(?P<nested>\S.*)|=.*|[ \t]+(?P<words>\S.*))?)?$"
)
_SILENT_NAMES = """
doctype head script style block extends include mixin if else unless each for while case when default title meta link
append prepend var
"""
_SILENT = frozenset(_SILENT_NAMES.split())


def words(text: Text) -> Text:
    """The words of a Pug document; scripts, styles, the head and control lines are left out."""
    parts: list[Text] = []
    silent: int | None = None
    block: int | None = None
    for line in text.lines():
        depth = len(line.chars) - len(line.chars.lstrip(" \t"))
        if not line.chars.strip():
            continue
        if silent is not None and depth > silent:
            continue
        if block is not None and depth > block:
            parts.append(line.strip(" \t"))
            continue
        silent = block = None
        found = _LINE.match(line.chars)
        if found is None or line.chars.lstrip().startswith("//"):
            silent = depth
            continue
        tag = re.split(r"[.#]", found["tag"] or "")[0]
        if tag in _SILENT:
            silent = depth if tag in ("head", "script", "style") else None
            continue
        block = depth if found["dot"] else None
        group = "piped" if found["piped"] is not None else "words"
        if found[group]:
            parts.append(line[found.start(group) : found.end(group)].strip(" \t"))
    spaced = [piece for part in parts for piece in (part, Text.made("\n", part.source(0, len(part))[1]))]
    return join(spaced[:-1])
