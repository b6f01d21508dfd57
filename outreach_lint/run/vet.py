"""Vet: that what people's own rule files name (checks, metrics, zones, conditions, expressions) is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from outreach_lint.annotate.metrics import METRICS
from outreach_lint.checks import CHECKS
from outreach_lint.checks.sequence import SEQUENCE_CHECKS
from outreach_lint.config.layer import near
from outreach_lint.installed import CHECKS as GROUP
from outreach_lint.installed import InstalledError, names
from outreach_lint.match.installed import check_called
from outreach_lint.match.where import CONDITIONS
from outreach_lint.merge import KINDS
from outreach_lint.model.annotated import Zone
from outreach_lint.model.rule import Rule
from outreach_lint.rulebook import Rulebook, RuleError, built_in
from outreach_lint.rulebook.load import check_rule_patterns
from outreach_lint.rulebook.parse import place_of

Wrong = tuple[tuple[str, ...], str]
"""The keys at which a rule file is wrong, and what is."""


def vet(book: Rulebook) -> None:
    """Look at every rule that does not ship with the linter; raises RuleError for the first that cannot run."""
    root = built_in()
    for rule in book.rules.values():
        path = Path(rule.path)
        if path.is_relative_to(root):
            continue
        for keys, says in _wrongs(rule, book):
            raise RuleError(rule.path, f"{rule.code}: {says}", *place_of(path, *keys))
        if rule.match.regexes:
            check_rule_patterns(rule, book.lexicon)


def _wrongs(rule: Rule, book: Rulebook) -> Iterator[Wrong]:
    match = rule.match
    yield from _unknown(match.zones, get_args(Zone), ("match", "in"), "zone")
    yield from _unknown(match.where, sorted(CONDITIONS), ("match", "where"), "condition")
    for condition, value in match.where.items():
        if condition.endswith(("_has", "_lacks")):
            wanted = (value,) if isinstance(value, str) else value
            yield from _unknown(wanted, sorted(book.lexicon.signals), ("match", "where", condition), "signal")  # type: ignore[arg-type]
    if match.kind == "phrase" and not match.patterns and not match.regexes:
        yield ("match",), "a rule of the kind `phrase` needs `patterns` or `regex`"
    if match.kind == "metric":
        yield from _unknown((match.metric,), sorted(METRICS), ("match", "metric"), "metric")
    if match.kind == "check":
        yield from _check(rule)


def _unknown(wanted: Iterable[Any], known: Iterable[str], keys: tuple[str, ...], what: str) -> Iterator[Wrong]:
    known = tuple(known)
    for name in wanted:
        if name not in known:
            yield (
                (*keys, str(name)),
                f"there is no {what} `{name}`: there are {', '.join(known)}{near(str(name), known)}",
            )


def _check(rule: Rule) -> Iterator[Wrong]:
    name, keys = str(rule.match.check), ("match", "check")
    if rule.scope == "merge":
        yield from _unknown((name,), KINDS, keys, "finding of a merge")
        return
    built: Mapping[str, object] = SEQUENCE_CHECKS if rule.scope == "sequence" else CHECKS
    if name in built:
        return
    if rule.scope == "sequence":
        yield keys, f"there is no check of sequences `{name}`: there are {', '.join(sorted(built))}{near(name, built)}"
        return
    try:
        offered = names(GROUP)
        if name in offered:
            check_called(name)
            return
    except InstalledError as error:
        yield keys, str(error)
        return
    there = f"installed packages offer {', '.join(offered)}" if offered else "no installed package offers any"
    hint = near(name, (*built, *offered))
    missing = f"there is no check `{name}`: {there} (entry point `{GROUP}`)"
    yield keys, f"{missing}; install the package that has it beside outreach-lint{hint}"
