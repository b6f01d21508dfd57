"""Merge rules: what a merge found becomes findings of the rules that are about merges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from outreach_lint.match import speaks
from outreach_lint.merge import MergeFinding, MergeReport
from outreach_lint.model.annotated import Annotated, Hit, Span
from outreach_lint.model.diagnostic import Diagnostic
from outreach_lint.model.rule import Rule
from outreach_lint.model.source import Source
from outreach_lint.run.diagnose import diagnose


def rules_of(rules: Iterable[Rule]) -> Mapping[str, Rule]:
    """The rules about merges, by the kind of finding that each is for."""
    return {str(rule.match.check): rule for rule in rules if rule.scope == "merge"}


def spoken(rules: Mapping[str, Rule], template: Annotated) -> frozenset[str]:
    """The kinds of findings that some rule speaks of in the situation of a template."""
    return frozenset(kind for kind, rule in rules.items() if speaks(rule, template.situation))


def diagnosed(
    source: Source, template: Annotated, rules: Mapping[str, Rule], report: MergeReport
) -> Iterator[tuple[Diagnostic, MergeFinding]]:
    """Every finding of a merge with its place in the template's file, and what was counted."""
    for finding in report.findings:
        span = Span(finding.part, finding.start, finding.end)
        yield diagnose(source, template, rules[finding.kind], Hit(span, says=finding.says)), finding
