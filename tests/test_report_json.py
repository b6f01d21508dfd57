"""The JSON reports keep their contract: the shipped schemas, exact places, one finding a line, nothing hostile raw."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest
from report_samples import sample

from outreach_lint.model.diagnostic import Report
from outreach_lint.report import ReportOptions, listing, render

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
