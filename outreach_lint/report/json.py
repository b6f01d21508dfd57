"""JSON: the contract that other programs read; one finding a line inside one document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from outreach_lint.model.diagnostic import Diagnostic, Linted, Problem, Report, Score, Suggestion, Target
from outreach_lint.model.lazy import lazy
from outreach_lint.model.source import Range
from outreach_lint.report.options import ReportOptions
from outreach_lint.report.tally import tally

Value = dict[str, object]

ENCODER = json.JSONEncoder(ensure_ascii=False)
UNSAFE_RAW = lazy("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""Legal in JSON, but ends a line for some readers, cannot be written as UTF-8, or steers a terminal."""


def render(report: Report, options: ReportOptions) -> Iterator[str]:
    """The whole report: diagnostics, suppressed findings, problems, scores where there are any, and the summary."""
    yield '{"version": ' + dumps(options.version) + ',\n "diagnostics": ['
    yield from _array(diagnostic(d, options) for d in report.diagnostics)
    yield '],\n "suppressed": ['
    yield from _array(diagnostic(d, options) for d in report.suppressed)
    yield '],\n "problems": ['
    yield from _array(problem(p, options) for p in report.problems)
    if report.scores:
        yield '],\n "scores": ['
        yield from _array(score(s, options) for s in report.scores)
    yield '],\n "summary": ' + dumps(asdict(tally(report))) + "}\n"


def lines(report: Report, options: ReportOptions) -> Iterator[str]:
    """JSONL: one finding a line, in the shape that it has in the JSON report."""
    for found in report.diagnostics:
        yield dumps(diagnostic(found, options)) + "\n"


def messages(report: Report, options: ReportOptions) -> Iterator[str]:
    """What was read, for the messages command."""
    yield '{"version": ' + dumps(options.version) + ',\n "messages": ['
    yield from _array(linted(m, options) for m in report.messages)
    yield '],\n "problems": ['
    yield from _array(problem(p, options) for p in report.problems)
    yield "]}\n"


def message_lines(report: Report, options: ReportOptions) -> Iterator[str]:
    """What was read, one message a line."""
    for read in report.messages:
        yield dumps(linted(read, options)) + "\n"


def diagnostic(d: Diagnostic, options: ReportOptions) -> Value:
    """One finding. `composite` and `suppressed` stand only where they have something to say."""
    value: Value = {
        "code": d.code,
        "name": d.name,
        "family": d.family,
        "severity": d.severity,
        "confidence": d.confidence,
        "message": d.message,
        "why": d.why,
        "path": options.path(d.path),
        **place(d.range),
        "position": "exact" if d.exact else "enclosing",
        "text": d.text,
        "target": _target(d.target),
        "related": [place(r.range) | {"message": r.message} for r in d.related],
        "suggestions": [_suggestion(s) for s in d.suggestions],
        "fingerprint": d.fingerprint,
    }
    if d.composite is not None:
        value["composite"] = d.composite.title
    if d.suppressed is not None:
        value["suppressed"] = d.suppressed
    return value


def _target(t: Target) -> Value:
    return {
        "id": t.id,
        "channel": t.channel,
        "step": t.step,
        "first_contact": t.first_contact,
        "part": t.part,
        "start": t.start,
        "end": t.end,
    }


def _suggestion(s: Suggestion) -> Value:
    edits = [place(edit.range) | {"text": edit.text} for edit in s.edits]
    return {"title": s.title, "safety": s.safety.name.lower(), "edits": edits}


def place(range_: Range) -> Value:
    """A range as 1-based characters of the original file, its end exclusive."""
    return {
        "line": range_.line,
        "column": range_.column,
        "end_line": range_.end_line,
        "end_column": range_.end_column,
    }


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


def score(s: Score, options: ReportOptions) -> Value:
    """The score of one message with every deduction."""
    deductions = [{"code": code, "points": points, **place(where)} for code, points, where in s.deductions]
    return {"path": options.path(s.path), "id": s.id, "value": s.value, "deductions": deductions}


def dumps(value: object) -> str:
    """JSON on one line that any reader of lines, any UTF-8 writer and any terminal can take."""
    written = ENCODER.encode(value)
    if written.isprintable():
        return written
    return UNSAFE_RAW.sub(lambda match: f"\\u{ord(match.group()):04x}", written)


def _array(values: Iterable[Value]) -> Iterator[str]:
    before = "\n  "
    for value in values:
        yield before + dumps(value)
        before = ",\n  "
