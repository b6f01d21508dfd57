"""Findings and scores as JSON, put together from their pieces: a long report has a hundred thousand of them."""

from __future__ import annotations

from functools import lru_cache

from outreach_lint.model.diagnostic import Diagnostic, Related, Safety, Score, Suggestion, Target
from outreach_lint.model.source import Range
from outreach_lint.report.json_text import dumps
from outreach_lint.report.options import ReportOptions


def finding(d: Diagnostic, options: ReportOptions) -> str:
    """One finding. `composite` and `suppressed` stand only where they have something to say."""
    related = ", ".join([_related(r) for r in d.related])
    suggestions = ", ".join([_suggestion(s) for s in d.suggestions])
    composite = f', "composite": {_known(d.composite.title)}' if d.composite is not None else ""
    suppressed = f', "suppressed": {_known(d.suppressed)}' if d.suppressed is not None else ""
    return (
        f"{{{_named(d.code, d.name, d.family, d.severity, d.confidence)}"
        f', "message": {dumps(d.message)}, "why": {_known(d.why)}, "path": {_known(options.path(d.path))}'
        f', {_place(d.range)}, "position": "{"exact" if d.exact else "enclosing"}", "text": {dumps(d.text)}'
        f', "target": {_target(d.target)}, "related": [{related}], "suggestions": [{suggestions}]'
        f', "fingerprint": {dumps(d.fingerprint)}{composite}{suppressed}}}'
    )


def score(s: Score, options: ReportOptions) -> str:
    """The score of one message with every deduction."""
    deductions = ", ".join(
        [f'{{"code": {_known(code)}, "points": {points}, {_place(where)}}}' for code, points, where in s.deductions]
    )
    return (
        f'{{"path": {_known(options.path(s.path))}, "id": {dumps(s.id)}, "value": {s.value}'
        f', "deductions": [{deductions}]}}'
    )


@lru_cache(maxsize=2048)
def _named(code: str, name: str, family: str, severity: str, confidence: str) -> str:
    said = {"code": code, "name": name, "family": family, "severity": severity, "confidence": confidence}
    return dumps(said)[1:-1]


@lru_cache(maxsize=4096, typed=True)
def _known(value: str | int | None) -> str:
    """What many findings share."""
    return dumps(value)


def _target(t: Target) -> str:
    return (
        f'{{"id": {dumps(t.id)}, "channel": {_known(t.channel)}, "step": {_known(t.step)}, "first_contact": '
        f'{"true" if t.first_contact else "false"}, "part": "{t.part}", "start": {t.start}, "end": {t.end}}}'
    )


def _related(r: Related) -> str:
    return f'{{{_place(r.range)}, "message": {_known(r.message)}}}'


def _suggestion(s: Suggestion) -> str:
    edits = ", ".join([f'{{{_place(edit.range)}, "text": {dumps(edit.text)}}}' for edit in s.edits])
    return f'{{"title": {_known(s.title)}, "safety": "{_SAFETIES[s.safety]}", "edits": [{edits}]}}'


_SAFETIES = tuple([safety.name.lower() for safety in Safety])


def _place(range_: Range) -> str:
    """A range as 1-based characters of the original file, its end exclusive; without braces."""
    return (
        f'"line": {range_.line}, "column": {range_.column}'
        f', "end_line": {range_.end_line}, "end_column": {range_.end_column}'
    )
