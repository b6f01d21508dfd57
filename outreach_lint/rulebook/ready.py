"""Ready: the built-in rules as they are read from the generated files, without parsing or checking a rule file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from outreach_lint.model.composite import Composite
from outreach_lint.model.diagnostic import Safety
from outreach_lint.model.needs import Needs
from outreach_lint.model.rule import Example, Fix, Match, Rule, When
from outreach_lint.rulebook.composites import FILE as COMPOSITES
from outreach_lint.rulebook.composites import composites_of


class Ready(NamedTuple):
    """Rules and what their patterns speak in, as a lexicon takes it."""

    rules: tuple[Rule, ...]
    composites: tuple[Composite, ...]
    classes: Mapping[str, Sequence[str]]
    signals: Mapping[str, Sequence[str]]
    needs: Needs


def ready(root: Path) -> Ready | None:
    """The rules of a folder by what was generated for it; None where that is stale."""
    from outreach_lint.rulebook.compiled import read

    data = read(root)
    if data is None:
        return None
    shown = _Shown(root, data["digest"])
    rules = tuple(_rule(values, root, shown) for values in data["rules"])
    told = composites_of(data["composites"], root / COMPOSITES)
    return Ready(rules, told, data["classes"], data["signals"], Needs(data["by_line"], data["by_word"]))


def plain(value: Any, root: Path | None = None) -> Any:
    """A rule or a piece of it as the values of its fields, without examples; its path is told within a folder."""
    if isinstance(value, Safety):
        return int(value)
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if not isinstance(value, (Rule, Match, When, Fix, Example)):
        return value
    held = {name: plain(getattr(value, name)) for name in value.__match_args__ if name != "examples"}
    if isinstance(value, Rule) and root is not None:
        held["path"] = Path(value.path).relative_to(root).as_posix()
    return list(held.values())


_NAMES = [name for name in Rule.__match_args__ if name != "examples"]
_MATCH, _WHEN, _FIXES, _PATH = (_NAMES.index(name) for name in ("match", "when", "fixes", "path"))
_EXAMPLES = Rule.__match_args__.index("examples")


def _rule(values: Sequence[Any], root: Path, shown: _Shown) -> Rule:
    held = _tuples(values)
    held[_MATCH] = Match(*_tuples(values[_MATCH]))
    held[_WHEN] = When(*_tuples(values[_WHEN]))
    held[_FIXES] = tuple(Fix(title, Safety(safety), *more) for title, safety, *more in values[_FIXES])
    held[_PATH] = os.path.join(root, *values[_PATH].split("/"))
    held.insert(_EXAMPLES, _Examples(shown, values[0], held[_PATH]))
    return Rule(*held)


def _tuples(values: Sequence[Any]) -> list[Any]:
    return [tuple(value) if isinstance(value, list) else value for value in values]


class _Shown:
    """The data of the examples of all rules, read when somebody first looks at one."""

    def __init__(self, root: Path, digest: str) -> None:
        self._root, self._digest = root, digest
        self._held: Mapping[str, Any] | None = None

    def of(self, code: str, path: str) -> tuple[Example, ...]:
        from outreach_lint.rulebook.compiled import read_examples

        if self._held is None:
            self._held = read_examples(self._root, self._digest) or {}
        if code in self._held:
            return tuple(_example(values) for values in self._held[code])
        from outreach_lint.rulebook.parse import parse

        return tuple(parse(Path(path)).examples)


def _example(values: Sequence[Any]) -> Example:
    made = dict(zip(Example.__match_args__, _tuples(values), strict=True))
    return Example(**{**made, "spans": tuple(map(tuple, made["spans"]))})


class _Examples(Sequence[Example]):
    """The examples of one rule, made when they are first looked at; equal to a tuple of the same."""

    def __init__(self, shown: _Shown, code: str, path: str) -> None:
        self._shown, self._code, self._path = shown, code, path

    def _made(self) -> tuple[Example, ...]:
        return self._shown.of(self._code, self._path)

    def __getitem__(self, at: Any) -> Any:
        return self._made()[at]

    def __iter__(self) -> Iterator[Example]:
        return iter(self._made())

    def __len__(self) -> int:
        return len(self._made())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (tuple, _Examples)) and self._made() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._made())
