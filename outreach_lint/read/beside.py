"""Beside: the file next to a template that holds nothing but its subject, or says it among other things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from outreach_lint.model.source import Source, SourceError
from outreach_lint.model.text import Text
from outreach_lint.read.dispatch import SUFFIXES
from outreach_lint.read.layers.lines import line_ends

_BODY_STEMS = frozenset({"html", "text", "txt", "body", "content", "message", "template", "index", "email", "plain"})
_BODY_END = re.compile(r"[._-](?:html|text|txt|body|content|message|email|plain)$", re.I)
_SUBJECT_STEM = re.compile(r"(?:.+[._-])?subject(?:[._-]?line)?$", re.I)
_DATA = (".json", ".yaml", ".yml")
_META = "-meta.xml"
_XML_SUBJECT = re.compile(r"<subject>([^<]{1,2000})</subject>")
_LABEL = re.compile(r"\s*subject(?: line)?[ \t]*:[ \t]*", re.I)
_LONGEST = 1000
"""Characters of a file that may be a subject and nothing else."""


def candidates(path: str) -> Iterator[str]:
    """The paths at which the subject of a file may stand, the most telling first."""
    pure = PurePath(path)
    yield f"{path}{_META}"
    stems = _stems(pure)
    endings = dict.fromkeys((pure.suffix, *(f".{end}" for end in pure.suffixes), ".txt", ".text", *_TEMPLATES, ""))
    for stem in stems:
        for ending in endings:
            yield str(pure.with_name(f"{stem}{ending}"))
    if SUFFIXES.get(pure.suffix.lower()) in ("html", "mjml"):
        for ending in _DATA:
            yield str(pure.with_suffix(ending))


def _stems(pure: PurePath) -> list[str]:
    bare = pure.name.removesuffix("".join(pure.suffixes)) or pure.stem
    named = [f"{stem}{mark}subject" for stem in dict.fromkeys((pure.stem, bare)) for mark in (".", "-", "_")]
    if cut := _BODY_END.sub("", bare):
        named += [f"{cut}{mark}subject" for mark in ("_", "-", ".") if cut != bare]
    return [*named, "subject"] if bare.lower() in _BODY_STEMS else named


_TEMPLATES = tuple(ending for ending, name in SUFFIXES.items() if name == "template")


def is_subject(path: str) -> bool:
    """Whether a file is by its name the subject of another one."""
    pure = PurePath(path)
    bare = pure.name.removesuffix("".join(pure.suffixes))
    return any(_SUBJECT_STEM.fullmatch(name) for name in (bare, pure.stem, pure.name))


def subject_in(source: Source) -> Text | None:
    """The subject that a file beside a template holds; None where it holds none. Raises no SourceError."""
    # Whoever only asks for names of files needs no parsers.
    from outreach_lint.read.layers.html import on_one_line, visible

    if source.path.endswith(_META):
        said = _XML_SUBJECT.search(source.text)
        return visible(Text.of(source.text, *said.span(1))).escaped(on_one_line) if said else None
    if PurePath(source.path).suffix.lower() in _DATA:
        return _of_data(source)
    if len(source.text) > _LONGEST:
        return None
    words = line_ends(Text.of(source.text)).strip()
    if label := _LABEL.match(words.chars):
        words = words[label.end() :]
    return words.escaped(on_one_line) if words.chars and "\n" not in words.chars else None


def _of_data(source: Source) -> Text | None:
    from outreach_lint.read import found, json_tree, yaml_tree
    from outreach_lint.read.tree import Mapping

    try:
        parse = json_tree.parse if source.path.lower().endswith(".json") else yaml_tree.parse
        tree = parse(source)
    except SourceError:
        return None
    if not isinstance(tree.root, Mapping) or found.body(tree.root) is not None:
        return None
    named = found.subject(tree.root)
    return found.words(tree, (named,)) if named else None
