"""JSON: the contract that other programs read; one finding a line inside one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from outreach_lint.model.diagnostic import Linted, Problem, Report
from outreach_lint.report.json_rows import finding, score
from outreach_lint.report.json_text import dumps
from outreach_lint.report.options import ReportOptions
from outreach_lint.report.tally import tally

Value = dict[str, object]


def render(report: Report, options: ReportOptions) -> Iterator[str]:
    """The whole report: diagnostics, suppressed findings, problems, scores where there are any, and the summary."""
    yield '{"version": ' + dumps(options.version) + ',\n "diagnostics": ['
    yield from _array(finding(d, options) for d in report.diagnostics)
    yield '],\n "suppressed": ['
    yield from _array(finding(d, options) for d in report.suppressed)
    yield '],\n "problems": ['
    yield from _array(dumps(problem(p, options)) for p in report.problems)
    if report.scores:
        yield '],\n "scores": ['
        yield from _array(score(s, options) for s in report.scores)
    yield '],\n "summary": ' + dumps(asdict(tally(report))) + "}\n"


def lines(report: Report, options: ReportOptions) -> Iterator[str]:
    """JSONL: one finding a line, in the shape that it has in the JSON report."""
    for found in report.diagnostics:
        yield finding(found, options) + "\n"


def messages(report: Report, options: ReportOptions) -> Iterator[str]:
    """What was read, for the messages command."""
    yield '{"version": ' + dumps(options.version) + ',\n "messages": ['
    yield from _array(dumps(linted(m, options)) for m in report.messages)
    yield '],\n "problems": ['
    yield from _array(dumps(problem(p, options)) for p in report.problems)
    yield "]}\n"


def message_lines(report: Report, options: ReportOptions) -> Iterator[str]:
    """What was read, one message a line."""
    for read in report.messages:
        yield dumps(linted(read, options)) + "\n"


_SELDOM = ("alternatives", "subject_path")
"""Keys of a message that are left out where they say nothing."""


def linted(m: Linted, options: ReportOptions) -> Value:
    """One message as it was read."""
    value = asdict(m) | {"path": options.path(m.path)}
    if m.subject_path is not None:
        value["subject_path"] = options.path(m.subject_path)
    return {name: said for name, said in value.items() if name not in _SELDOM or said}


def problem(p: Problem, options: ReportOptions) -> Value:
    """Something that could not be read."""
    return {"path": options.path(p.path), "line": max(1, p.line), "column": max(1, p.column), "message": p.message}


def _array(values: Iterable[str]) -> Iterator[str]:
    before = "\n  "
    for value in values:
        yield before + value
        before = ",\n  "
