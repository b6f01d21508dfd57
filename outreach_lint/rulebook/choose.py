"""Choose: which rules speak under the settings of a file, and how severe their findings are."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_lint.model.diagnostic import Severity
from outreach_lint.model.record import replace
from outreach_lint.model.rule import Rule
from outreach_lint.model.settings import Settings

STARTER = frozenset({"pitch", "boast", "generic", "hammer", "template", "ignore", "merge"})
"""The families of the profile `starter`."""
PACKS = ("ca-casl", "eu-gdpr", "mailbox-provider", "platform-linkedin", "uk-pecr", "us-can-spam")
"""The optional packs of the built-in rules."""


def choose(rules: Iterable[Rule], settings: Settings) -> tuple[Rule, ...]:
    """The rules that speak, with the severities that the settings give them, in their own order."""
    chosen = []
    for rule in rules:
        severity = severity_of(rule, settings)
        if severity and _selected(rule, settings):
            chosen.append(rule if rule.severity == severity else replace(rule, severity=severity))
    return tuple(chosen)


def severity_of(rule: Rule, settings: Settings) -> Severity | None:
    """The severity that the settings give a rule; None where they switch it off."""
    found: Severity | None = rule.severity
    for selector, severity in settings.severity.items():
        if matches_selector(rule, selector):
            found = None if severity == "off" else severity
    return found


def matches_selector(rule: Rule, selector: str) -> bool:
    """Whether a selector (code, code prefix, name, family, or `all`) means this rule."""
    if selector.lower() in ("all", rule.name, rule.family):
        return True
    prefix = selector.upper()
    return len(prefix) >= 3 and prefix[:3].isalpha() and rule.code.startswith(prefix)


def _selected(rule: Rule, settings: Settings) -> bool:
    wanted = _any(rule, settings.select) if settings.select else _by_default(rule, settings)
    wanted = wanted or _any(rule, settings.extend_select) or _in_pack(rule, settings)
    return bool(wanted) and not _any(rule, settings.ignore)


def _any(rule: Rule, selectors: Iterable[str]) -> bool:
    return any(matches_selector(rule, selector) for selector in selectors)


def _in_pack(rule: Rule, settings: Settings) -> bool:
    return rule.pack in settings.packs and rule.enabled and rule.status == "stable"


def _by_default(rule: Rule, settings: Settings) -> bool:
    # A rule that is being tried out, or is on its way out, speaks only where it is asked for.
    if rule.pack is not None or rule.status != "stable":
        return False
    if settings.profile == "strict":
        return True
    return rule.enabled and (settings.profile == "recommended" or rule.family in STARTER)
