"""Project: the configuration and the rules that hold for each path of a run, found once and kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from outreach_lint import __version__
from outreach_lint.config import Config, ConfigError, Configs, Found, settings
from outreach_lint.config.layer import near
from outreach_lint.model.diagnostic import Problem
from outreach_lint.model.rule import Rule
from outreach_lint.model.settings import Settings
from outreach_lint.rulebook import Folder, Rulebook, load, matches_selector
from outreach_lint.run.packs import folders_of, unknown_packs
from outreach_lint.run.refusal import refused

SELECTING = ("select", "extend-select", "ignore")


class Ruling(NamedTuple):
    """What holds for one path: its settings, the folders of its project's rules, and its configuration."""

    settings: Settings
    folders: tuple[Folder, ...]
    config: Config


@lru_cache(maxsize=8)
def rulebook(folders: tuple[Folder, ...]) -> Rulebook:
    """The built-in rules with those of a project's folders, read once in a process. Raises RuleError."""
    book = load(folders)
    if folders:
        from outreach_lint.run.vet import vet

        vet(book)
    return book


class Project:
    """Configurations by path. `given` are the settings of the command line, by key of the configuration."""

    def __init__(
        self,
        only: Path | bool = True,
        given: Mapping[str, Any] | None = None,
        forced: frozenset[str] = frozenset(),
        more: Mapping[str, Any] | None = None,
    ) -> None:
        self._configs = Configs(only)
        self._given, self._forced, self._more = dict(given or {}), forced, dict(more or {})
        self._checked: set[int] = set()
        self._rulings: dict[tuple[int, frozenset[int]], Ruling] = {}

    def config(self, path: Path) -> Config:
        """The configuration of a path, checked against this version and its rules. Raises ConfigError, RuleError."""
        config = self._configs.for_path(path)
        if id(config) not in self._checked and config.layers:
            self._checked.add(id(config))
            check_config(config)
        return config

    def found(self, path: Path) -> dict[str, Found]:
        """Every value that holds for a path, with its origin."""
        return self.config(path).at(path, self._given)

    def ruling(self, path: Path) -> Ruling:
        """What holds for a path."""
        config = self.config(path)
        found = config.at(path, self._given)
        return Ruling(settings(found, self._forced, **self._more), folders_of(config), config)

    def check_given(self) -> None:
        """Refuse selectors of the command line that name no rule."""
        book = rulebook(folders_of(self.config(Path.cwd()))) if self._given else None
        for key in SELECTING:
            for selector in self._given.get(key, ()):
                if book and not known(book, selector):
                    raise refused(f"--{key} {selector}: no rule, name or family is called so{hint(book, selector)}")


def known(book: Rulebook, selector: str) -> bool:
    """Whether a selector means any rule."""
    return any(matches_selector(rule, selector) for rule in book.rules.values())


def hint(book: Rulebook, selector: str) -> str:
    """The nearest code, name or family."""
    names: dict[str, object] = {}
    for rule in book.rules.values():
        names.update({rule.code: 1, rule.name: 1, rule.family: 1})
    return near(selector.upper() if selector[-1:].isdigit() else selector, names)


def rule_called(book: Rulebook, name: str) -> Rule | None:
    """The rule with this code or name."""
    return next((r for r in book.rules.values() if name.upper() == r.code or name.lower() == r.name), None)


def check_config(config: Config) -> None:
    """Check what the keys alone cannot tell: the version asked for, and that selectors name rules."""
    problems: list[Problem] = []
    for layer in config.layers:
        wanted = layer.values.get("required-version")
        if wanted is not None and (wrong := version_problem(wanted)):
            problems.append(Problem(str(layer.path), *layer.place("required-version"), wrong))
    if problems:
        raise ConfigError(tuple(problems))
    book = rulebook(folders_of(config))
    problems += unknown_packs(config, book)
    for layer in config.layers:
        tables: list[tuple[tuple[str | int, ...], Mapping[str, Any]]] = [((), layer.values)]
        tables += [(("overrides", i), item) for i, item in enumerate(layer.values.get("overrides", ()))]
        for at, table in tables:
            for keys, selector in _selectors(table):
                if not known(book, selector):
                    says = f"`{selector}` is no code, name or family of a rule{hint(book, selector)}"
                    problems.append(Problem(str(layer.path), *layer.place(*at, *keys), says))
    if problems:
        raise ConfigError(tuple(problems))


def _selectors(table: Mapping[str, Any]) -> list[tuple[tuple[str, ...], str]]:
    found: list[tuple[tuple[str, ...], str]] = [((key,), one) for key in SELECTING for one in table.get(key, ())]
    for key in ("severity", "options"):
        found += [((key, one), one) for one in table.get(key, {})]
    return found


def version_problem(wanted: str, version: str = __version__) -> str | None:
    """Why this version does not meet a requirement such as `>=0.1,<1`; None where it does."""
    import operator
    import re

    tests = {
        ">=": operator.ge,
        "<=": operator.le,
        "==": operator.eq,
        "!=": operator.ne,
        ">": operator.gt,
        "<": operator.lt,
    }
    for part in wanted.split(","):
        match = re.fullmatch(r"\s*(>=|<=|==|!=|>|<)?\s*(\d+(?:\.\d+)*)\s*", part)
        if match is None:
            return f"`{wanted}` is no version requirement; write one such as `>=0.1,<1`"
        if not tests[match[1] or "=="](_numbers(version), _numbers(match[2])):
            return f"this configuration is for outreach-lint {wanted}, but this is {version}"
    return None


def _numbers(version: str) -> tuple[int, ...]:
    import re

    numbers = [int(number) for number in re.findall(r"\d+", version)[:3]]
    return tuple(numbers + [0] * (3 - len(numbers)))


def rulebook_of(request: Any) -> Mapping[str, Rule]:
    """The rules of the project that a request is about, by code."""
    return rulebook(folders_of(Project(request.config).config(Path.cwd()))).rules
