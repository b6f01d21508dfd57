"""Own rules: the examples of rule files run, and the holes told that nobody has filled in yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from outreach_lint.model.rule import Rule
from outreach_lint.rulebook import Folder, built_in
from outreach_lint.rulebook.load import check_patterns
from outreach_lint.rulebook.parse import place_of
from outreach_lint.run.examples import Failed, failures
from outreach_lint.run.packs import folders_of
from outreach_lint.run.project import Project, rulebook
from outreach_lint.run.refusal import refused, refusing

HOLE = re.compile(r"<ask:[^>]*>?|\bTODO\b")


class Tested(NamedTuple):
    """How many rules and examples were run, and which examples failed."""

    rules: int
    examples: int
    failed: tuple[Failed, ...]


def tested(paths: tuple[Path, ...]) -> Tested:
    """Run the examples of rule files below paths, of the project's own rules without any. Raises Refused."""
    # Rule files are being written just now: what was read of them before does not count.
    rulebook.cache_clear()
    with refusing():
        config = Project().config(Path.cwd())
        own = config.rule_folders()
        wanted = tuple(path.resolve() for path in paths) or own
        if not wanted:
            raise refused("no rules to test: name a folder or file, or set `rules` in the configuration")
        folders = folders_of(config)
        known = {folder.path.resolve() for folder in folders}
        more = dict.fromkeys(folder for path in wanted if (folder := _root(path)) and folder not in known)
        book = rulebook((*folders, *map(Folder, more)))
        check_patterns(book)
    rules = [rule for rule in book.rules.values() if _below(Path(rule.path).resolve(), wanted)]
    if not rules:
        raise refused(f"there is no rule file below {', '.join(map(str, wanted))}; rules are FOLDER/FAMILY/NAME.yaml")
    failed = tuple(one for rule in rules for one in (*holes(rule), *failures(rule, book)))
    return Tested(len(rules), sum(len(rule.examples) for rule in rules), failed)


def _root(path: Path) -> Path | None:
    """The folder of rules that a path belongs to; None where that is the built-in one."""
    folder = path
    if path.is_file():
        folder = path.parent.parent
    elif any(path.glob("*.yaml")) and not any(path.glob("*/*.yaml")):
        folder = path.parent
    return None if folder == built_in().resolve() else folder


def _below(path: Path, folders: tuple[Path, ...]) -> bool:
    return any(path == folder or path.is_relative_to(folder) for folder in folders)


def holes(rule: Rule) -> Iterator[Failed]:
    """The words of a rule that its author has still to write. A slot in a fix is none: that one is for the writer."""
    path = Path(rule.path)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") and (found := HOLE.search(line)):
            yield Failed(rule, "hole", 0, f"fill in {found[0]}", (number, found.start() + 1))
    for keys, words in _said(rule):
        if found := HOLE.search(words):
            yield Failed(rule, "hole", 0, f"`{keys[0]}`: fill in {found[0]}", place_of(path, *keys))


def _said(rule: Rule) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What a rule tells people, by the keys that say it."""
    yield from ((("title",), rule.title), (("message",), rule.message), (("why",), rule.why))
    yield from ((("source",), rule.source), (("evidence",), rule.evidence))
    yield from ((("advice", index), line) for index, line in enumerate(rule.advice))
    yield from ((("options", name), about) for name, about in rule.options.items())
    yield from ((("fixes", index, "title"), fix.title) for index, fix in enumerate(rule.fixes))
