"""Load rule files, word classes and signals from folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from outreach_lint.model.composite import Composite
from outreach_lint.model.lexicon import Lexicon, PatternError
from outreach_lint.model.record import dataclass, replace
from outreach_lint.model.rule import Rule
from outreach_lint.model.weights import Weights
from outreach_lint.rulebook.composites import FILE as COMPOSITES
from outreach_lint.rulebook.composites import composites_in, composites_of
from outreach_lint.rulebook.error import RuleError
from outreach_lint.rulebook.ready import ready

__all__ = ["Folder", "RuleError", "Rulebook", "built_in", "load", "load_files"]


class Folder(NamedTuple):
    """A folder of rule files, and the optional pack that its rules belong to unless their files name another."""

    path: Path
    pack: str | None = None


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules by code, in the order of codes, the lexicon of their patterns, and the composites, closest first."""

    rules: dict[str, Rule]
    lexicon: Lexicon
    composites: tuple[Composite, ...] = ()


def built_in() -> Path:
    """The folder of the rules that ship with the package: inside it once installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load(folders: Iterable[Folder] = ()) -> Rulebook:
    """The built-in rules and those of other folders; a later folder's word classes add to earlier ones.

    Raises RuleError, with file, line and column, for a file that is no rule.
    """
    more = list(folders)
    root = built_in()
    known = ready(root) if not any((folder.path / "lexicons").is_dir() for folder in more) else None
    if known is None:
        return load_files([Folder(root), *more])
    own = load_files(more, known.classes)
    signals = {**known.signals, **own.lexicon.signals}
    weights = _Weights(root, own.lexicon.weights)
    lexicon = Lexicon(known.classes, signals, weights, known.needs)
    told = (*own.composites, *known.composites)
    return Rulebook(_by_code([*known.rules, *own.rules.values()]), lexicon, told)


def load_files(folders: Iterable[Folder], classes: Mapping[str, Sequence[str]] | None = None) -> Rulebook:
    """The rules, word classes, signals and weights of folders, file by file. Raises RuleError."""
    known: dict[str, tuple[str, ...]] = {name: tuple(held) for name, held in (classes or {}).items()}
    signals: dict[str, tuple[str, ...]] = {}
    weights: dict[str, Weights] = {}
    rules: list[Rule] = []
    told: list[Composite] = []
    for root, pack in folders:
        if not root.is_dir():
            raise RuleError(str(root), "there is no such folder of rules")
        for kind, into in (("lexicons", known), ("signals", signals)):
            for path in sorted((root / kind).glob("*.txt")):
                into[path.stem] = (*into.get(path.stem, ()), *_entries(path))
        rules += [_of_pack(_parsed(path), pack) for path in _rule_files(root)]
        weights |= _all_weights(root)
        # A later folder speaks first: what a project tells of its own is closer to it than what is built in.
        told = [*composites_of(composites_in(root), root / COMPOSITES), *told]
    return Rulebook(_by_code(rules), Lexicon(known, signals, weights), tuple(told))


def _parsed(path: Path) -> Rule:
    # YAML is slow to import, and a run without rules of its own reads none.
    from outreach_lint.rulebook.parse import parse

    return parse(path)


def _of_pack(rule: Rule, pack: str | None) -> Rule:
    return rule if pack is None or rule.pack is not None else replace(rule, pack=pack)


def _by_code(rules: Iterable[Rule]) -> dict[str, Rule]:
    """Rules by code, in the order of codes; no code and no name stands for two of them."""
    found: dict[str, Rule] = {}
    names: dict[str, Rule] = {}
    for rule in rules:
        twin = found.get(rule.code) or names.get(rule.name)
        if twin:
            raise RuleError(rule.path, f"{rule.code} {rule.name} is already the rule of {twin.path}")
        found[rule.code] = names[rule.name] = rule
    return dict(sorted(found.items()))


def check_patterns(book: Rulebook) -> None:
    """Compile every pattern and expression of a rule book; raises RuleError for the first that cannot be."""
    for rule in book.rules.values():
        check_rule_patterns(rule, book.lexicon)
    for name, entries in book.lexicon.signals.items():
        for entry in entries:
            try:
                book.lexicon.pattern(entry.removeprefix("!"))
            except PatternError as error:
                raise RuleError(f"signals/{name}.txt", str(error)) from error


def check_rule_patterns(rule: Rule, lexicon: Lexicon) -> None:
    """Compile the patterns and expressions of one rule. Raises RuleError with the place of the first wrong one."""
    held = (
        (("match", "patterns"), rule.match.patterns, lexicon.pattern),
        (("unless",), rule.unless, lexicon.pattern),
        (("match", "regex"), rule.match.regexes, lexicon.expression),
    )
    for keys, sources, compiled in held:
        for index, source in enumerate(sources):
            try:
                compiled(source)
            except PatternError as error:
                from outreach_lint.rulebook.parse import place_of

                place = place_of(Path(rule.path), *keys, index)
                raise RuleError(rule.path, f"{rule.code}: {error}", *place) from error


def _rule_files(root: Path) -> Iterator[Path]:
    for path in sorted(root.glob("*/*.yaml")):
        if path.parent.name not in ("lexicons", "signals", "weights"):
            yield path


class _Weights(Mapping[str, Weights]):
    """The weights of a folder with others on top, each file of them read when somebody first looks at it."""

    def __init__(self, root: Path, more: Mapping[str, Weights]) -> None:
        self._root, self._held = root, dict(more)

    def __getitem__(self, name: str) -> Weights:
        if name not in self._held:
            path = self._paths.get(name)
            if path is None:
                raise KeyError(name)
            self._held[name] = _weights(path)
        return self._held[name]

    @cached_property
    def _paths(self) -> Mapping[str, Path]:
        return _weight_files(self._root)

    def __iter__(self) -> Iterator[str]:
        return iter({**self._paths, **self._held})

    def __len__(self) -> int:
        return len({**self._paths, **self._held})


def _weight_files(root: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted((root / "weights").glob("*.json"))}


def _all_weights(root: Path) -> dict[str, Weights]:
    return {name: _weights(path) for name, path in _weight_files(root).items()}


def _weights(path: Path) -> Weights:
    import json

    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Weights(float(data["bias"]), {str(name): float(value) for name, value in data["weights"].items()})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RuleError(str(path), f"no weights of sentences: {error}") from error


def _entries(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        entry = line.partition("  #")[0].strip()
        if entry and not entry.startswith("# "):
            yield entry
