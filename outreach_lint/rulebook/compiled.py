"""The built-in rule files as two generated files, so that a start reads one file instead of three hundred.

`python -m outreach_lint.rulebook.compiled` writes them: what every run needs, and the examples of the rules, which few
runs look at. They are used only while they agree with the rule files; stale ones cost time, never correctness.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FILE, EXAMPLES = "compiled.json", "compiled-examples.json"
KINDS = (".yaml", ".txt")
COMPOSITES = "composites.yaml"
PACKAGE = str(Path(__file__).parents[1])


def digest(root: Path) -> str:
    """A hash of the names and contents of everything that the generated files are made from."""
    import hashlib

    found = hashlib.sha256()
    for name, _, _ in sources(root):
        found.update(name.encode())
        found.update((root / name).read_bytes())
    return found.hexdigest()


def sources(root: Path) -> list[tuple[str, int, int]]:
    """The files that rules, word classes and signals are read from, by name, with their sizes and times."""
    return sorted(_sources(os.fspath(root)))


def _sources(root: str) -> Iterator[tuple[str, int, int]]:
    folders = [entry.name for entry in os.scandir(root) if entry.is_dir()]
    for folder in ("", *folders):
        for entry in os.scandir(os.path.join(root, folder)):
            if entry.name.endswith(KINDS) and (folder or entry.name == COMPOSITES):
                status = entry.stat()
                yield f"{folder}/{entry.name}".lstrip("/"), status.st_size, status.st_mtime_ns


def read(root: Path) -> Mapping[str, Any] | None:
    """What was generated for a folder of rules (see `generated`). None where there is no such file or it is stale."""
    data = _json(root / FILE)
    return data if data is not None and _fresh(root, data) else None


def read_examples(root: Path, digest: str) -> Mapping[str, Any] | None:
    """The data of the examples of rules by their codes, of rule files with a digest; None where they are of others."""
    data = _json(root / EXAMPLES)
    return data["examples"] if data is not None and data.get("digest") == digest else None


def _json(path: Path) -> Mapping[str, Any] | None:
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def _fresh(root: Path, data: Mapping[str, Any]) -> bool:
    """Whether what was generated is of the files as they are; their contents are read where somebody works on them."""
    files = sources(root)
    if {name: size for name, size, _ in files} != data.get("files"):
        return False
    made = (root / FILE).stat().st_mtime_ns
    installed = os.fspath(root.parent) == PACKAGE
    return installed or all(time <= made for _, _, time in files) or data["digest"] == digest(root)


def generated(root: Path) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """What the two files of a folder hold.

    The first: `digest` and sizes of the `files`, `classes`, `signals`, `composites`, `rules` (the values of their
    fields, without examples, their paths within the folder), and the needs of all patterns `by_line` and `by_word`.
    """
    from outreach_lint.model.needs import numbered
    from outreach_lint.rulebook.composites import composites_in
    from outreach_lint.rulebook.load import Folder, load_files
    from outreach_lint.rulebook.ready import plain

    book = load_files([Folder(root)])
    lexicon, rules = book.lexicon, book.rules.values()
    lines = {line.removeprefix("!") for held in lexicon.signals.values() for line in held}
    lines |= {line for rule in rules for line in (*rule.match.patterns, *rule.unless)}
    needs = numbered({line: lexicon.needs_of(line) for line in sorted(lines)})
    data = {
        "digest": digest(root),
        "files": {name: size for name, size, _ in sources(root)},
        "classes": lexicon.classes,
        "signals": lexicon.signals,
        "composites": composites_in(root),
        "rules": [plain(rule, root) for rule in rules],
        "by_line": needs.by_line,
        "by_word": needs.by_word,
    }
    return data, {
        "digest": data["digest"],
        "examples": {rule.code: [plain(one) for one in rule.examples] for rule in rules},
    }


def write(root: Path) -> None:
    """Generate the files of a folder of rules."""
    for name, data in zip((FILE, EXAMPLES), generated(root), strict=True):
        text = json.dumps(data, indent=0, default=str)  # ASCII: it is read in two thirds of the time
        (root / name).write_text(text + "\n", encoding="ascii", newline="\n")


if __name__ == "__main__":
    from outreach_lint.rulebook.load import built_in

    write(built_in())
