"""Each format writes exactly what stands in tests/reports; `pytest tests --update` renews it: read the diff then."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_samples import rules, sample

from outreach_lint.model.diagnostic import Report
from outreach_lint.report import FORMATS, LISTINGS, ReportOptions, listing, render, summary

EXPECTED = Path(__file__).parent / "reports"
OPTIONS = ReportOptions(rules=rules(), version="0.1.0")
KEPT = [name for name in FORMATS if name != "full"]


def compare(request: pytest.FixtureRequest, name: str, written: str) -> None:
    path = EXPECTED / name
    if request.config.getoption("--update"):
        path.write_text(written, encoding="utf-8", newline="")
    assert written == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", KEPT)
def test_a_format_writes_what_it_wrote_before(request: pytest.FixtureRequest, name: str) -> None:
    compare(request, f"check.{name}", render(sample(), name, OPTIONS))


@pytest.mark.parametrize("name", LISTINGS)
def test_a_listing_writes_what_it_wrote_before(request: pytest.FixtureRequest, name: str) -> None:
    compare(request, f"messages.{name}", "".join(listing(sample(), name, OPTIONS)))


def test_colour_and_links(request: pytest.FixtureRequest) -> None:
    options = ReportOptions(color=True, rules=rules(), version="0.1.0")
    compare(request, "check.colour", render(sample(), "text", options))


def test_full_is_another_name_of_text() -> None:
    assert render(sample(), "full", OPTIONS) == render(sample(), "text", OPTIONS)


def test_the_summary_counts_and_offers() -> None:
    assert summary(sample()).splitlines() == [
        "Found 2 errors, 5 warnings, 1 info in 4 messages from 4 files; 1 ignored; 2 fixed; "
        "1 problem kept something from being read.",
        "1 can be fixed by --fix, 3 more by --unsafe-fixes (read what comes out).",
    ]
    assert summary(Report(files=1)) == "No findings in 0 messages from 1 file."


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_say_that_there_is_nothing(name: str) -> None:
    written = render(Report(files=3), name, OPTIONS)
    assert "PIT002" not in written and "Traceback" not in written


def test_every_expected_file_belongs_to_a_format() -> None:
    known = {f"check.{name}" for name in [*KEPT, "colour"]} | {f"messages.{name}" for name in LISTINGS}
    assert {path.name for path in EXPECTED.iterdir()} == known
