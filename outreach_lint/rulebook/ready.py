"""Ready: the built-in rules read and checked, made from the generated file or from what an earlier run kept of it.

Three quarters of what is kept is for few runs: the examples of the rules, and the words that patterns need. Those are
kept in pieces of their own, which are read when somebody first asks for them.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from outreach_lint.model.composite import Composite
from outreach_lint.model.diagnostic import Safety
from outreach_lint.model.index import KEPT as INDEXES
from outreach_lint.model.kept import keep, recall
from outreach_lint.model.record import replace
from outreach_lint.model.rule import Example, Fix, Match, Rule, When
from outreach_lint.model.weights import Weights

KEPT = "rules"
PACKAGE = Path(__file__).parents[1]
SOURCES = (".yaml", ".txt", ".json", ".py")

State = list[tuple[str, int, int]]


class Ready(NamedTuple):
    """Rules and what their patterns speak in, as a lexicon takes it."""

    rules: tuple[Rule, ...]
    composites: tuple[Composite, ...]
    classes: Mapping[str, tuple[str, ...]]
    signals: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, Weights]
    needs: Mapping[str, Sequence[Sequence[str]]]


def recalled(root: Path) -> Ready | None:
    """What an earlier run kept of a folder; None where it kept nothing or a file has changed since."""
    held = recall(KEPT)
    if held is None or held[0] != state(root):
        return None
    _, rules, told, classes, signals, weights, needs, examples = held
    shown = _Later(examples)
    made = {name: Weights(bias, by_trait) for name, (bias, by_trait) in weights.items()}
    composites = tuple(Composite(*values) for values in told)
    return Ready(tuple(_rule(values, shown) for values in rules), composites, classes, signals, made, _Later(needs))


def kept(root: Path, ready: Ready) -> Ready:
    """The same, kept for a later run."""
    rules = [_plain(replace(rule, examples=())) for rule in ready.rules]
    examples = marshal.dumps({rule.code: _plain(rule.examples) for rule in ready.rules})
    needs = marshal.dumps(dict(ready.needs))
    weights = {name: (one.bias, dict(one.by_trait)) for name, one in ready.weights.items()}
    told = [_plain(one) for one in ready.composites]
    keep(KEPT, (state(root), rules, told, dict(ready.classes), dict(ready.signals), weights, needs, examples))
    keep(INDEXES, {})
    return ready


def state(root: Path) -> State:
    """Names, times and sizes of everything that rules are made from, the code that reads them included."""
    folders = [entry.path for entry in os.scandir(root) if entry.is_dir()]
    return sorted(_files((str(root), *folders, str(PACKAGE / "rulebook"), str(PACKAGE / "model"))))


def _files(folders: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    for folder in folders:
        for entry in os.scandir(folder):
            if entry.name.endswith(SOURCES):
                status = entry.stat()
                yield entry.path, status.st_mtime_ns, status.st_size


def _plain(value: Any) -> Any:
    """A rule or a piece of it as the values of its fields."""
    if isinstance(value, (Rule, Match, When, Fix, Example, Composite)):
        return tuple(_plain(getattr(value, name)) for name in value.__match_args__)
    if isinstance(value, Safety):
        return int(value)
    return tuple(_plain(item) for item in value) if isinstance(value, tuple) else value


_AT = {name: number for number, name in enumerate(Rule.__match_args__)}


def _rule(values: Sequence[Any], examples: Mapping[str, Any]) -> Rule:
    held = list(values)
    held[_AT["match"]] = Match(*values[_AT["match"]])
    held[_AT["when"]] = When(*values[_AT["when"]])
    held[_AT["fixes"]] = tuple(Fix(title, Safety(safety), *more) for title, safety, *more in values[_AT["fixes"]])
    held[_AT["examples"]] = _Examples(examples, values[_AT["code"]])
    return Rule(*held)


class _Later(Mapping[str, Any]):
    """A mapping that was kept as one piece, and is read when somebody first looks into it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._held: Mapping[str, Any] | None = None

    def _read(self) -> Mapping[str, Any]:
        if self._held is None:
            self._held = marshal.loads(self._data)
        return self._held

    def __getitem__(self, name: str) -> Any:
        return self._read()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())


class _Examples(Sequence[Example]):
    """The examples of one rule, made when they are first looked at; equal to a tuple of the same."""

    def __init__(self, held: Mapping[str, Any], code: str) -> None:
        self._held, self._code = held, code

    def _made(self) -> tuple[Example, ...]:
        return tuple(Example(*values) for values in self._held[self._code])

    def __getitem__(self, at: Any) -> Any:
        return self._made()[at]

    def __iter__(self) -> Iterator[Example]:
        return iter(self._made())

    def __len__(self) -> int:
        return len(self._held[self._code])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (tuple, _Examples)) and self._made() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._made())
