"""Packs: the folders of rules that a configuration asks for, its own and those of installed packages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from outreach_lint.config import Config, ConfigError, Layer
from outreach_lint.config.layer import near
from outreach_lint.model.diagnostic import Problem
from outreach_lint.rulebook import PACKS, Folder, Rulebook

Asked = tuple[Layer, tuple[str | int, ...], str]
"""A pack that a configuration names: the file, the keys at which it does, and the name."""


def folders_of(config: Config) -> tuple[Folder, ...]:
    """The folders of a configuration's own rules, then those of its installed packs. Raises ConfigError."""
    found = [Folder(path) for path in config.rule_folders()]
    for layer, keys, name in _asked(config):
        if name not in PACKS and (path := _installed(layer, keys, name)):
            found.append(Folder(path, name))
    return tuple(dict.fromkeys(found))


def unknown_packs(config: Config, book: Rulebook) -> Iterator[Problem]:
    """The packs that a configuration names and that no rule belongs to."""
    known = {*PACKS, *(rule.pack for rule in book.rules.values() if rule.pack)}
    for layer, keys, name in _asked(config):
        if name not in known:
            from outreach_lint import installed

            offered = installed.names(installed.RULES)
            there = f"installed packages offer {', '.join(offered)}" if offered else "no installed package offers any"
            hint = near(name, tuple(sorted({*known, *offered})))
            says = (
                f"there is no rule pack `{name}`: built-in packs are {', '.join(PACKS)}, and {there} (entry point "
                f"`{installed.RULES}`); install the package that has it beside outreach-lint{hint}"
            )
            yield Problem(str(layer.path), *layer.place(*keys), says)


def _asked(config: Config) -> Iterator[Asked]:
    for layer in config.layers:
        for name in layer.values.get("packs", ()):
            yield layer, ("packs",), name
        for index, override in enumerate(layer.values.get("overrides", ())):
            for name in override.get("packs", ()):
                yield layer, ("overrides", index, "packs"), name


def _installed(layer: Layer, keys: tuple[str | int, ...], name: str) -> Path | None:
    from outreach_lint.installed import InstalledError, rules_folder

    try:
        return rules_folder(name)
    except InstalledError as error:
        raise ConfigError((Problem(str(layer.path), *layer.place(*keys), str(error)),)) from error
