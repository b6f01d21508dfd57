"""The JSON reports keep their contract: the shipped schemas, exact places, one finding a line, nothing hostile raw."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import sample

from outreach_lint.model.diagnostic import Diagnostic, Edit, Related, Report, Safety, Score, Story, Suggestion, Target
from outreach_lint.model.source import Range
from outreach_lint.report import ReportOptions, listing, render
from outreach_lint.report.json_text import dumps

OPTIONS = ReportOptions(version="0.1.0")


def valid(document: object, schema: str) -> None:
    text = (files("outreach_lint.report") / "schemas" / f"{schema}.schema.json").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator.check_schema(json.loads(text))
    jsonschema.Draft202012Validator(json.loads(text)).validate(document)


@pytest.mark.parametrize("report", [sample(), Report(), replace(sample(), scores=())])
def test_the_report_follows_its_schema(report: Report) -> None:
    document = json.loads(render(report, "json", OPTIONS))
    valid(document, "diagnostics")
    assert len(document["diagnostics"]) == len(report.diagnostics)
    assert ("scores" in document) == bool(report.scores)


def test_the_listing_follows_its_schema() -> None:
    document = json.loads("".join(listing(sample(), "json", OPTIONS)))
    valid(document, "messages")
    assert [message["id"] for message in document["messages"]] == ["1", "1", "s1", "1"]


def test_the_schema_refuses_what_the_contract_does_not_name() -> None:
    document = json.loads(render(sample(), "json", OPTIONS))
    document["diagnostics"][0]["severity"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        valid(document, "diagnostics")


def test_places_suggestions_and_targets_are_those_of_the_finding() -> None:
    found = json.loads(render(sample(), "json", OPTIONS))["diagnostics"][2]
    assert (found["line"], found["column"], found["end_line"], found["end_column"]) == (2, 1, 3, 30)
    assert found["target"] == {
        "id": "1",
        "channel": "email",
        "step": 1,
        "first_contact": True,
        "part": "body",
        "start": 78,
        "end": 135,
    }
    assert found["suggestions"] == [
        {
            "title": "Ask about it instead",
            "safety": "unsafe",
            "edits": [
                {"line": 2, "column": 1, "end_line": 3, "end_column": 30, "text": "Are late invoices a topic for you?"}
            ],
        }
    ]


def test_suppressed_findings_stand_apart_with_their_reason() -> None:
    document = json.loads(render(sample(), "json", OPTIONS))
    assert [d["suppressed"] for d in document["suppressed"]] == ["agreed with Dana"]
    assert document["summary"]["suppressed"] == 1


def test_the_summary_adds_up() -> None:
    document = json.loads(render(sample(), "json", OPTIONS))
    counts = document["summary"]
    assert counts["errors"] + counts["warnings"] + counts["infos"] == len(document["diagnostics"])
    assert sum(counts["by_rule"].values()) == sum(counts["by_family"].values()) == len(document["diagnostics"])
    assert next(iter(counts["by_rule"].items())) == ("BOA001", 4)


def test_a_line_of_jsonl_is_a_finding() -> None:
    hostile = replace(sample().diagnostics[0], text="a\u2028b\u0085c\u202ed\ud800", message="ends\nhere")
    lines = render(Report(diagnostics=(hostile, hostile)), "jsonl", OPTIONS).splitlines()
    assert len(lines) == 2
    assert json.loads(lines[0])["text"] == hostile.text
    "".join(lines).encode("utf-8")
    assert not set("\u2028\u0085\u202e") & set(lines[0])


def test_paths_are_shown_relative_to_the_root_with_forward_slashes(tmp_path: object) -> None:
    inside = replace(sample().diagnostics[0], path=f"{tmp_path}/mail/a b.txt")
    outside = replace(inside, path="/elsewhere/c.txt")
    document = json.loads(render(Report(diagnostics=(inside, outside)), "json", ReportOptions(root=str(tmp_path))))
    assert [d["path"] for d in document["diagnostics"]] == ["mail/a b.txt", "/elsewhere/c.txt"]


WORDS = st.text(st.characters() | st.sampled_from('"\\{}/\n\x00\u2028\ud800é件'), max_size=8)
NUMBERS = st.integers(0, 10**7)
RANGES = st.builds(Range, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
EDITS = st.lists(st.builds(Edit, RANGES, WORDS, WORDS), max_size=2).map(tuple)
TARGETS = st.builds(
    Target,
    WORDS,
    st.none() | WORDS,
    st.none() | NUMBERS,
    st.booleans(),
    st.sampled_from(["subject", "body"]),
    NUMBERS,
    NUMBERS,
)
DIAGNOSTICS = st.builds(
    Diagnostic,
    *(WORDS, WORDS, WORDS),
    st.sampled_from(["error", "warning", "info"]),
    st.sampled_from(["high", "medium", "low"]),
    *(WORDS, WORDS, WORDS, RANGES, st.booleans(), WORDS, TARGETS, WORDS, NUMBERS),
    st.lists(st.builds(Related, RANGES, WORDS), max_size=2).map(tuple),
    st.lists(st.builds(Suggestion, WORDS, st.sampled_from(Safety), EDITS), max_size=2).map(tuple),
    WORDS,
    st.none() | WORDS,
    st.none() | st.builds(Story, WORDS, WORDS),
)
SCORES = st.builds(
    Score, WORDS, WORDS, st.integers(0, 100), st.lists(st.tuples(WORDS, NUMBERS, RANGES), max_size=2).map(tuple)
)


def place(range_: Range) -> dict[str, object]:
    return {name: getattr(range_, name) for name in ("line", "column", "end_line", "end_column")}


def contract(d: Diagnostic) -> dict[str, object]:
    """A finding as the contract has it."""
    told = {name: getattr(d, name) for name in ("code", "name", "family", "severity", "confidence", "message", "why")}
    target = ("id", "channel", "step", "first_contact", "part", "start", "end")
    edits = [[place(edit.range) | {"text": edit.text} for edit in s.edits] for s in d.suggestions]
    return {
        **told,
        "path": OPTIONS.path(d.path),
        **place(d.range),
        "position": "exact" if d.exact else "enclosing",
        "text": d.text,
        "target": {name: getattr(d.target, name) for name in target},
        "related": [place(r.range) | {"message": r.message} for r in d.related],
        "suggestions": [
            {"title": s.title, "safety": s.safety.name.lower(), "edits": made}
            for s, made in zip(d.suggestions, edits, strict=True)
        ],
        "fingerprint": d.fingerprint,
        **({"composite": d.composite.title} if d.composite else {}),
        **({"suppressed": d.suppressed} if d.suppressed is not None else {}),
    }


@given(DIAGNOSTICS, SCORES)
def test_findings_put_together_from_pieces_are_what_encoding_them_gives(d: Diagnostic, s: Score) -> None:
    assert render(Report((d,)), "jsonl", OPTIONS) == dumps(contract(d)) + "\n"
    deductions = [{"code": code, "points": points, **place(where)} for code, points, where in s.deductions]
    scored = {"path": OPTIONS.path(s.path), "id": s.id, "value": s.value, "deductions": deductions}
    assert f'"scores": [\n  {dumps(scored)}],\n' in render(Report(scores=(s,)), "json", OPTIONS)
