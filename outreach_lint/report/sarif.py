"""SARIF 2.1.0: results with places, rules and fixes, in the form that GitHub code scanning reads."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from outreach_lint.model.diagnostic import (
    IN_BASELINE,
    Confidence,
    Diagnostic,
    Problem,
    Report,
    Safety,
    Severity,
    Suggestion,
)
from outreach_lint.model.rule import Rule
from outreach_lint.model.source import Range
from outreach_lint.report.identity import identities
from outreach_lint.report.json import Value
from outreach_lint.report.json_text import dumps
from outreach_lint.report.options import ReportOptions
from outreach_lint.report.ranking import worst_first

SCHEMA = "https://json.schemastore.org/sarif-2.1.0-rtm.5.json"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
URGENCY: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "recommendation"}
PRECISION: dict[Confidence, str] = {"high": "high", "medium": "medium", "low": "low"}
"""The reason that the baseline gives; every other one was written by a person into a directive."""
MOST_RESULTS = 25_000
MOST_TEXT = 1024
MOST_LINES = 3
"""A pull request shows an alert only where every line of it was changed, so a longer one is placed at its first."""


def render(report: Report, options: ReportOptions) -> Iterator[str]:
    """One log with one run. Beyond GitHub's limit of results the worst are kept and a notification says so."""
    pairs = list(zip(report.diagnostics, identities(report.diagnostics, options), strict=True))
    hidden = list(zip(report.suppressed, identities(report.suppressed, options), strict=True))
    kept = {id(d) for d in worst_first(report.diagnostics)[:MOST_RESULTS]}
    shown = ([pair for pair in pairs if id(pair[0]) in kept] + hidden)[:MOST_RESULTS]
    order = {code: number for number, code in enumerate(sorted({d.code for d, _ in shown}))}
    examples = {d.code: d for d, _ in reversed(shown)}
    driver: Value = {
        "name": "outreach-lint",
        "semanticVersion": options.version,
        "rules": [rule(examples[code], options.rules.get(code)) for code in order],
    }
    yield f'{{"$schema": {dumps(SCHEMA)}, "version": "2.1.0", "runs": [{{\n"tool": {dumps({"driver": driver})},\n'
    yield '"automationDetails": {"id": "outreach-lint/check/"},\n"columnKind": "unicodeCodePoints",\n'
    left_out = len(pairs) + len(hidden) - len(shown)
    yield f'"invocations": [{dumps(_invocation(report, left_out, options))}],\n"results": ['
    between = "\n"
    for d, identity in shown:
        yield between + dumps(result(d, identity, order[d.code], options))
        between = ",\n"
    yield "\n]}]}\n"


def _invocation(report: Report, left_out: int, options: ReportOptions) -> Value:
    told = [_problem(problem, options) for problem in report.problems]
    if left_out:
        text = f"{left_out} results are left out: the log holds the worst {MOST_RESULTS}."
        told.append({"level": "warning", "message": {"text": text}})
    return {"executionSuccessful": not report.problems, "toolExecutionNotifications": told}


def _problem(p: Problem, options: ReportOptions) -> Value:
    region = {"startLine": max(1, p.line), "startColumn": max(1, p.column)}
    place = {"physicalLocation": {"artifactLocation": {"uri": uri(p.path, options)}, "region": region}}
    return {"level": "error", "message": {"text": p.message}, "locations": [place]}


def rule(example: Diagnostic, known: Rule | None) -> Value:
    """What the log says of a rule: from its rule file, or from a finding where it has none."""
    title = known.title if known else example.name.replace("-", " ")
    why = (known.why if known else example.why).strip() or title
    sections = [why, *(known.advice if known else ())]
    source = f"\n\nSource: {known.source.strip()}" if known and known.source.strip() else ""
    severity = known.severity if known else example.severity
    confidence = known.confidence if known else example.confidence
    return {
        "id": example.code,
        "name": example.name[:255],
        "shortDescription": {"text": title[:MOST_TEXT]},
        "fullDescription": {"text": why[:MOST_TEXT]},
        "help": {
            "text": "\n".join(sections) + source,
            "markdown": "\n\n".join([why, *(f"- {s}" for s in sections[1:])]) + source,
        },
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {
            "tags": ["outreach", example.family],
            "precision": PRECISION[confidence],
            "problem.severity": URGENCY[severity],
        },
    }


def result(d: Diagnostic, identity: str, index: int, options: ReportOptions) -> Value:
    """One finding. Suggestions without edits, or not meant to be applied, are told in words among the properties."""
    value: Value = {
        "ruleId": d.code,
        "ruleIndex": index,
        "level": LEVELS[d.severity],
        "message": {"text": _unlinked(d.message or d.name)},
        "locations": [{"physicalLocation": _physical(d.path, one_place(d), options)}],
        "partialFingerprints": {"outreachLint/v1": identity},
        "properties": {"confidence": d.confidence, "suggestions": [s.title for s in d.suggestions]},
    }
    related: list[Value] = [
        {
            "id": number,
            "message": {"text": _unlinked(r.message or "related")},
            "physicalLocation": _physical(d.path, r.range, options),
        }
        for number, r in enumerate(d.related, 1)
    ]
    if related:
        value["relatedLocations"] = related
    fixes = [_fix(d.path, s, options) for s in d.suggestions if s.edits and s.safety > Safety.SHOW]
    if fixes:
        value["fixes"] = fixes
    if d.suppressed is not None:
        kind = "external" if d.suppressed == IN_BASELINE else "inSource"
        value["suppressions"] = [{"kind": kind, "justification": d.suppressed or "no reason given"}]
    return value


def one_place(d: Diagnostic) -> Range:
    """The range of a finding, or what it covers of its first line where it runs over many."""
    r = d.range
    if r.end_line - r.line < MOST_LINES:
        return r
    end = d.excerpt_column + len(d.excerpt.split("\n")[0].rstrip("\r"))
    return r._replace(end_line=r.line, end_column=max(end, r.column + 1))


def uri(path: str, options: ReportOptions) -> str:
    """A path as SARIF holds it: relative to the root with each odd character percent-encoded, else a file address."""
    shown = options.path(path)
    written = quote(shown.encode("utf-8", "surrogatepass"), safe="/")
    return f"file://{written}" if shown.startswith("/") else written


def _unlinked(text: str) -> str:
    """A message in which `[words](place)` is no link, as it would be in SARIF."""
    return text.replace("](", "] (")


def _physical(path: str, r: Range, options: ReportOptions) -> Value:
    return {"artifactLocation": {"uri": uri(path, options)}, "region": _region(r)}


def _region(r: Range) -> Value:
    return {"startLine": r.line, "startColumn": r.column, "endLine": r.end_line, "endColumn": r.end_column}


def _fix(path: str, s: Suggestion, options: ReportOptions) -> Value:
    replacements: list[Value] = []
    for edit in s.edits:
        new: Value = {"insertedContent": {"text": edit.text}} if edit.text else {}
        replacements.append({"deletedRegion": _region(edit.range), **new})
    change = {"artifactLocation": {"uri": uri(path, options)}, "replacements": replacements}
    return {"description": {"text": s.title}, "artifactChanges": [change]}
