"""Markdown: a summary for a job's page or a comment, worst findings first."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from outreach_lint.model.diagnostic import Diagnostic, Report, Severity
from outreach_lint.model.lazy import lazy
from outreach_lint.report.options import ReportOptions
from outreach_lint.report.ranking import advice, worst_first
from outreach_lint.report.tally import counted, summary, tally
from outreach_lint.report.terminal import line

ICONS: dict[Severity, str] = {"error": "🔴 error", "warning": "🟡 warning", "info": "🔵 info"}
MOST_ROWS = 100
"""A step summary holds 1 MiB; a table longer than this is not read anyway."""

SPECIAL = lazy(r"[\\`*_{}\[\]<>#|~&@$]|:(?=//)|(?<=www)\.", regex.IGNORECASE)


def render(report: Report, options: ReportOptions) -> Iterator[str]:
    """A heading that counts, the findings as a table, what could not be read, and the counts of each rule."""
    yield f"### outreach-lint\n\n{plain(summary(report).splitlines()[0])}\n"
    if report.problems:
        yield "\n"
    for p in report.problems:
        yield f"- {plain(f'{options.path(p.path)}:{p.line}:{p.column}')}: {plain(p.message)}\n"
    if not report.diagnostics:
        return
    yield "\n| Severity | Where | Finding | What to do |\n| --- | --- | --- | --- |\n"
    ranked = worst_first(report.diagnostics)
    for d in ranked[:MOST_ROWS]:
        yield _row(d, options)
    if len(ranked) > MOST_ROWS:
        yield f"\nThe worst {MOST_ROWS} of {counted(len(ranked), 'finding')} are shown.\n"
    yield from _by_rule(report)


def _row(d: Diagnostic, options: ReportOptions) -> str:
    where = plain(f"{options.path(d.path)}:{d.range.line}:{d.range.column}")
    finding = f"**{plain(d.code)}** {plain(d.name)}<br>{plain(d.message)}"
    return f"| {ICONS[d.severity]} | {where} | {finding} | {plain(advice(d) or d.why)} |\n"


def _by_rule(report: Report) -> Iterator[str]:
    names = {d.code: d.name for d in report.diagnostics}
    yield "\n<details><summary>Findings by rule</summary>\n\n| Rule | Findings |\n| --- | ---: |\n"
    for code, count in tally(report).by_rule.items():
        yield f"| **{plain(code)}** {plain(names[code])} | {count} |\n"
    yield "\n</details>\n"


def plain(text: str) -> str:
    """Text on one line that Markdown takes as it stands: no markup, no table border, no link, no mention."""
    return SPECIAL.sub(lambda match: f"&#{ord(match.group())};", line(text))
