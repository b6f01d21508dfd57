"""Installed: rule packs and checks that other packages offer by entry point; asked for only where one is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

RULES = "outreach_lint.rules"
"""The entry points of rule packs: `NAME = PACKAGE:FOLDER`. The package is found, never imported."""
CHECKS = "outreach_lint.checks"
"""The entry points of Python checks: `NAME = MODULE:FUNCTION`."""


class InstalledError(ValueError):
    """Something that an installed package offers and that cannot be used: which package, which entry point, and why."""


class Offer(NamedTuple):
    """What a package offers: the package as `name version`, and the entry point as it is written."""

    package: str
    entry: str
    point: Any


def names(group: str) -> tuple[str, ...]:
    """The names that installed packages offer, sorted."""
    from importlib.metadata import entry_points

    return tuple(sorted({point.name for point in entry_points(group=group)}))


def offer(group: str, name: str) -> Offer | None:
    """What is offered under a name; None where nothing is. Raises InstalledError where two packages offer it."""
    from importlib.metadata import entry_points

    found = [_offer(point) for point in entry_points(group=group, name=name)]
    if len({one.package for one in found}) > 1:
        packages = " and ".join(sorted({one.package for one in found}))
        raise InstalledError(f"`{name}` of `{group}` is offered by {packages}: uninstall all of them but one")
    return found[0] if found else None


def _offer(point: Any) -> Offer:
    held = point.dist.metadata if point.dist is not None else {"Name": point.module, "Version": ""}
    return Offer(f"{held['Name']} {held['Version']}".strip(), f"{point.name} = {point.value}", point)


def rules_folder(name: str) -> Path | None:
    """The folder of a rule pack; None where no package offers it. Nothing of the package is imported.

    Raises InstalledError.
    """
    from importlib.util import find_spec

    found = offer(RULES, name)
    if found is None:
        return None
    about = f"the rule pack `{name}` of {found.package} (entry point `{found.entry}` of `{RULES}`)"
    try:
        package, folder = found.point.module, found.point.attr or ""
    except (AttributeError, AssertionError) as error:  # the first up to Python 3.12, the second from 3.13 on
        raise InstalledError(f"{about} is not written as PACKAGE:FOLDER: its author has to mend that") from error
    top, _, inner = package.partition(".")
    spec = find_spec(top)
    if spec is None or not spec.submodule_search_locations:
        raise InstalledError(f"{about} names a package that is not there: install {found.package} again")
    parts = [part for part in (*inner.split("."), *folder.split(".")) if part]
    for root in spec.submodule_search_locations:
        path = Path(root, *parts)
        if any(path.glob("*/*.yaml")):
            return path
    where = Path(next(iter(spec.submodule_search_locations)), *parts)
    raise InstalledError(f"{about} has no {where}/FAMILY/NAME.yaml: its author has to ship the rule files")


def check_function(name: str) -> tuple[Callable[..., Any], Offer] | None:
    """The function of a check and whose it is; None where no package offers it. Raises InstalledError."""
    found = offer(CHECKS, name)
    if found is None:
        return None
    about = f"the check `{name}` of {found.package} (entry point `{found.entry}` of `{CHECKS}`)"
    try:
        function = found.point.load()
    except Exception as error:
        # Whatever its module does while it is imported must not end in a traceback.
        says = " ".join(f"{type(error).__name__}: {error}".split())
        raise InstalledError(f"{about} cannot be imported ({says}): update {found.package}, or leave it out") from error
    if not callable(function):
        raise InstalledError(f"{about} is no function: its author has to mend that")
    return function, found
