"""The built-in rule files as one generated file, so that a start reads one file instead of two hundred.

`python -m outreach_lint.rulebook.compiled` writes it. It is used only while its digest agrees with the rule files; a
stale one costs time, never correctness.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

FILE = "compiled.json"


def digest(root: Path) -> str:
    """A hash of the names and contents of everything that a rule book is read from."""
    found = hashlib.sha256()
    for path in sources(root):
        found.update(path.relative_to(root).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def sources(root: Path) -> Iterable[Path]:
    """The files that a rule book is read from, in one order."""
    return sorted(
        (
            *root.glob("composites.yaml"),
            *root.glob("*/*.yaml"),
            *root.glob("lexicons/*.txt"),
            *root.glob("signals/*.txt"),
        )
    )


def read(root: Path) -> Mapping[str, Any] | None:
    """What was generated from a folder of rules: `classes`, `signals`, `composites`, `rules` by path, `needs` by line.

    None where there is no such file or it is stale.
    """
    try:
        data = json.loads((root / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) and data.get("digest") == digest(root) else None


def write() -> Path:
    """Generate the file for the built-in rules."""
    from outreach_lint.rulebook.composites import composites_in
    from outreach_lint.rulebook.load import Folder, built_in, load_files
    from outreach_lint.rulebook.parse import parse_yaml

    root = built_in()
    book = load_files([Folder(root)])
    lexicon = book.lexicon
    lines = {line.removeprefix("!") for held in lexicon.signals.values() for line in held}
    lines |= {line for rule in book.rules.values() for line in (*rule.match.patterns, *rule.unless)}
    data = {
        "digest": digest(root),
        "classes": lexicon.classes,
        "signals": lexicon.signals,
        "composites": composites_in(root),
        "rules": {rule.path.removeprefix(f"{root}/"): parse_yaml(Path(rule.path)) for rule in book.rules.values()},
        "needs": {line: lexicon.needs_of(line) for line in sorted(lines)},
    }
    path = root / FILE
    path.write_text(json.dumps(data, ensure_ascii=False, indent=0, default=str) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    write()
