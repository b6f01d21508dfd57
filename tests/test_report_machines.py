"""The reports for other programs follow their official schemas and conventions, whatever the copy holds."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
import regex
import xmlschema
from report_samples import NAMES, finding, rules, sample

from outreach_lint.model.diagnostic import IN_BASELINE, Diagnostic, Edit, Problem, Related, Report, Safety, Suggestion
from outreach_lint.model.source import Range, Source
from outreach_lint.report import ReportOptions, render

SCHEMAS = Path(__file__).parent / "schemas"
OPTIONS = ReportOptions(rules=rules(), version="0.1.0")
EVIL = "100% ]]>\n::error::x\r\x1b[2J\x00<script>alert(1)</script> & \"'|`*_ @all #1 [a](b) 😀 \u202e\ufffe\ud800"


def hostile() -> Report:
    """A report whose every free text is hostile, one finding over several lines."""
    source = Source(f"mail/{EVIL}.txt", f"a\n{EVIL} words\nb")
    suggestion = Suggestion(EVIL, Safety.SAFE, (Edit(source.range(2, 8), EVIL, EVIL),))
    found = finding(source, "PIT002", f"{EVIL} words", EVIL, why=EVIL, suggestions=[suggestion])
    found = replace(found, related=(Related(found.range, EVIL),), fingerprint=EVIL)
    return Report(
        diagnostics=(found, found, replace(found, severity="info")),
        suppressed=(replace(found, suppressed=EVIL),),
        problems=(Problem(source.path, 1, 1, EVIL),),
        files=1,
    )


REPORTS = {"sample": sample(), "hostile": hostile(), "empty": Report()}


def sarif(report: Report, options: ReportOptions = OPTIONS) -> dict:
    return json.loads(render(report, "sarif", options))["runs"][0]


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_sarif_follows_the_official_schema(report: Report) -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    written = render(report, "sarif", OPTIONS)
    written.encode("utf-8")
    jsonschema.Draft4Validator(schema).validate(json.loads(written))


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_sarif_holds_what_github_requires(report: Report) -> None:
    run = sarif(report)
    assert run["columnKind"] == "unicodeCodePoints" and run["automationDetails"]["id"].endswith("/")
    rules_ = run["tool"]["driver"]["rules"]
    for rule in rules_:
        texts = [rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")]
        assert all(texts) and max(map(len, texts[:2])) <= 1024 and len(rule["name"]) <= 255
        assert rule["defaultConfiguration"]["level"] in ("note", "warning", "error")
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert rules_[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"] and len(result["locations"]) == 1
        assert {"startLine", "startColumn", "endLine", "endColumn"} <= place["region"].keys()
        assert regex.fullmatch(r"(file://)?[A-Za-z0-9_.~/%-]+", place["artifactLocation"]["uri"])
        assert list(result["partialFingerprints"]) == ["outreachLint/v1"]
    marks = [result["partialFingerprints"]["outreachLint/v1"] for result in run["results"]]
    assert len(set(marks)) >= len(report.diagnostics)


def test_sarif_tells_of_suppressions_fixes_and_paths() -> None:
    run = sarif(sample())
    last = run["results"][-1]
    assert last["suppressions"] == [{"kind": "inSource", "justification": "agreed with Dana"}]
    assert run["results"][-2]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "mail/wide%2050%25.txt"
    fixes = [result.get("fixes", []) for result in run["results"]]
    assert [len(fix) for fix in fixes] == [1, 0, 1, 0, 1, 0, 1, 0, 0]
    assert fixes[0][0]["artifactChanges"][0]["replacements"] == [
        {"deletedRegion": {"startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 23}}
    ]


def test_sarif_tells_the_baseline_from_an_ignore() -> None:
    report = Report(suppressed=(replace(sample().diagnostics[0], suppressed=IN_BASELINE),))
    assert sarif(report)["results"][0]["suppressions"] == [{"kind": "external", "justification": IN_BASELINE}]


def test_sarif_places_a_long_finding_at_its_first_line() -> None:
    source = Source("a.txt", "first line\n" * 9)
    found = finding(source, "GEN001", source.text[6:60], "m")
    region = sarif(Report((found,)))["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 7, "endLine": 1, "endColumn": 11}


def test_sarif_keeps_the_worst_where_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outreach_lint.report.sarif.MOST_RESULTS", 3)
    run = sarif(sample())
    assert [result["level"] for result in run["results"]] == ["warning", "error", "error"]
    assert "6 results are left out" in run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"]


def test_a_rule_that_is_not_known_is_described_by_its_finding() -> None:
    described = sarif(sample(), ReportOptions())["tool"]["driver"]["rules"][0]
    assert described["shortDescription"]["text"] == "superlative about us"
    assert described["help"]["text"] == "A stranger has given you no reason yet."


def test_fingerprints_are_unique_and_do_not_move_with_lines() -> None:
    def marks(report: Report) -> list[str]:
        return [entry["fingerprint"] for entry in json.loads(render(report, "gitlab", OPTIONS))]

    twice = Report(sample().diagnostics * 2)
    moved = Report(tuple(replace(d, range=Range(0, 0, 99, 1, 99, 5)) for d in sample().diagnostics))
    assert len(set(marks(twice))) == len(twice.diagnostics)
    assert marks(moved) == marks(sample())


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_gitlab_takes_the_report(report: Report) -> None:
    written = render(report, "gitlab", OPTIONS)
    assert not written.startswith("\ufeff")
    entries = json.loads(written)
    assert len(entries) == len(report.diagnostics)
    for entry in entries:
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["description"].startswith(entry["check_name"])
        assert not entry["location"]["path"].startswith(("./", "/"))
        assert entry["location"]["lines"]["begin"] >= 1
        assert regex.fullmatch(r"[0-9a-f]{32}", entry["fingerprint"])


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_junit_follows_the_schema_of_jenkins(report: Report) -> None:
    schema = xmlschema.XMLSchema10(str(SCHEMAS / "junit-10.xsd"))
    written = render(report, "junit", OPTIONS)
    schema.validate(written)
    root = ElementTree.fromstring(written.encode("utf-8"))
    assert int(root.get("tests", "")) == len(root.findall(".//testcase")) > 0
    assert int(root.get("failures", "")) == len(root.findall(".//failure"))
    assert int(root.get("errors", "")) == len(root.findall(".//error"))


def test_junit_passes_infos_and_clean_files() -> None:
    root = ElementTree.fromstring(render(replace(sample(), diagnostics=sample().diagnostics[3:4]), "junit", OPTIONS))
    passing = [suite.get("name") for suite in root if not suite.findall(".//failure") and not suite.findall(".//error")]
    assert passing == ["mail/crowded.txt", "mail/first.txt", "mail/steps.json", "mail/wide 50%.txt"]


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_checkstyle_is_well_formed_and_complete(report: Report) -> None:
    root = ElementTree.fromstring(render(report, "checkstyle", OPTIONS).encode("utf-8"))
    errors = root.findall("file/error")
    assert root.tag == "checkstyle" and len(errors) == len(report.diagnostics) + len(report.problems)
    for error in errors:
        assert set(error.attrib) == {"line", "column", "severity", "message", "source"}
        assert error.get("severity") in ("error", "warning", "info")


def decoded(text: str) -> str:
    for written, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(written, char)
    return text


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_github_reads_each_line_as_one_command(report: Report) -> None:
    lines = render(report, "github", OPTIONS).splitlines()
    assert len(lines) == len(report.diagnostics) + len(report.problems)
    for line in lines:
        command = regex.fullmatch(r"::(error|warning|notice) ((?:\w+=[^,:]*,?)+)::([^\r\n]*)", line)
        assert command, line
        assert not regex.search(r"%(?!25|0A|0D|2C|3A)", command[2] + command[3])
        properties = dict(pair.split("=", 1) for pair in command[2].split(","))
        if properties.get("endLine", properties["line"]) != properties["line"]:
            assert not {"col", "endColumn"} & properties.keys()


def test_github_shows_the_worst_and_tells_of_the_rest() -> None:
    one = sample().diagnostics[5]
    source = Source("::set-output name=a::b.txt", "words")
    many = tuple(finding(source, "PIT002", "words", f"::error::number {n}") for n in range(12))
    lines = render(Report((*sample().diagnostics[:1], *many, one)), "github", OPTIONS).splitlines()
    assert [line.split(" ")[0] for line in lines[:11]] == ["::error"] * 10 + ["::warning"]
    assert lines[11].startswith("3 more findings")
    token = regex.fullmatch(r"::stop-commands::(\w{64})", lines[12])
    assert token and lines[-1] == f"::{token[1]}::" and len(lines) == 17


def test_rdjson_counts_columns_in_bytes() -> None:
    source = Source("a.txt", "𐐀é We rank first\nand more")
    fix = Suggestion("Cut it", Safety.UNSAFE, (Edit(source.range(3, 16), "", ""),))
    shown = Suggestion("Ask", Safety.SHOW, (Edit(source.range(3, 16), "<ask: x>", "<ask: x>"),))
    found = finding(source, "BOA001", "We rank", "m", suggestions=[fix, shown])
    (entry,) = json.loads(render(Report((found,)), "rdjson", OPTIONS))["diagnostics"]
    assert entry["location"]["range"] == {"start": {"line": 1, "column": 8}, "end": {"line": 1, "column": 15}}
    assert entry["suggestions"] == [
        {"range": {"start": {"line": 1, "column": 8}, "end": {"line": 1, "column": 21}}, "text": ""}
    ]


def test_rdjson_names_lines_alone_where_bytes_are_not_known() -> None:
    source = Source("a.txt", "We rank first")
    fix = Suggestion("Cut it", Safety.UNSAFE, (Edit(source.range(0, 4), "", ""),))
    found = replace(finding(source, "BOA001", "rank", "m", suggestions=[fix]), excerpt="rank first", excerpt_column=4)
    (entry,) = json.loads(render(Report((found,)), "rdjson", OPTIONS))["diagnostics"]
    assert entry["location"]["range"] == {"start": {"line": 1}, "end": {"line": 1}}
    assert "suggestions" not in entry


def test_rdjson_severities_are_those_of_the_format() -> None:
    entries = json.loads(render(hostile(), "rdjson", OPTIONS))["diagnostics"]
    assert [entry["severity"] for entry in entries] == ["ERROR", "ERROR", "INFO"]


def test_markdown_takes_no_markup_from_the_copy() -> None:
    written = render(hostile(), "markdown", OPTIONS)
    assert not regex.search(r"<(?!br>|/?details>|/?summary>)|[`@]|\]\(", written)
    rows = [row for row in written.splitlines() if row.startswith("| 🔴")]
    assert len(rows) == 2 and all(row.count("|") == 5 for row in rows)


def test_markdown_says_how_many_it_leaves_out() -> None:
    many: tuple[Diagnostic, ...] = sample().diagnostics[:1] * 130
    written = render(Report(many), "markdown", OPTIONS)
    assert written.count("🟡") == 100 and "The worst 100 of 130 findings are shown." in written


def test_every_sample_rule_is_used() -> None:
    used = {d.code for d in (*sample().diagnostics, *sample().suppressed)}
    assert used == set(NAMES)
