"""Concise: one line a finding; grouped: findings under their file, in columns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from outreach_lint.model.diagnostic import Diagnostic, Report, Safety
from outreach_lint.report.options import ReportOptions
from outreach_lint.report.tally import counted, safety_of
from outreach_lint.report.terminal import Paint, line
from outreach_lint.report.text import LEVELS

MARKS = {Safety.SAFE: " [fix]", Safety.UNSAFE: " [unsafe fix]", Safety.SHOW: ""}


def render(report: Report, options: ReportOptions) -> Iterator[str]:
    """`path:line:column: code severity name: message` for each finding."""
    paint = Paint(options.color)
    for d in report.diagnostics:
        place = f"{line(options.path(d.path))}:{d.range.line}:{d.range.column}"
        code, level = paint(line(d.code), "bold"), paint(d.severity, LEVELS[d.severity])
        yield f"{place}: {code} {level} {line(d.name)}: {line(d.message)}{MARKS[safety_of(d)]}\n"


def grouped(report: Report, options: ReportOptions) -> Iterator[str]:
    """Each file once, its findings below it in aligned columns, an empty line between two files."""
    paint = Paint(options.color)
    between = ""
    for path, group in groupby(report.diagnostics, key=lambda d: d.path):
        found = list(group)
        yield f"{between}{paint(line(options.path(path)), 'bold')}  ({counted(len(found), 'finding')})\n"
        yield from _aligned(found, paint)
        between = "\n"


def _aligned(found: list[Diagnostic], paint: Paint) -> Iterator[str]:
    places = [f"{d.range.line}:{d.range.column}" for d in found]
    left = max(map(len, places))
    level = max(len(d.severity) for d in found)
    code = max(len(line(d.code)) for d in found)
    for d, place in zip(found, places, strict=True):
        severity = paint(d.severity, LEVELS[d.severity]) + " " * (level - len(d.severity))
        told = f"{line(d.name)}: {line(d.message)}{MARKS[safety_of(d)]}"
        yield f"  {place:>{left}}  {severity}  {line(d.code):<{code}}  {told}\n"
