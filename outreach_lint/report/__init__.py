"""Reports: pure functions from what was found to text, each format in a module of its own."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping

from outreach_lint.model.diagnostic import Report
from outreach_lint.model.record import dataclass
from outreach_lint.report.options import ReportOptions
from outreach_lint.report.tally import summary

__all__ = ["FORMATS", "LISTINGS", "Format", "ReportOptions", "automatic", "chunks", "listing", "render", "summary"]


@dataclass(frozen=True, slots=True)
class Format:
    """Where a format lives (it is imported only when it is used) and what it is for."""

    module: str
    about: str
    function: str = "render"


FORMATS: dict[str, Format] = {
    "text": Format("text", "source, reason and suggestions, for people"),
    "full": Format("text", "the same as text"),
    "concise": Format("brief", "one line a finding"),
    "grouped": Format("brief", "one line a finding, under its file", "grouped"),
    "json": Format("json", "one JSON document; its shape is a contract"),
    "jsonl": Format("json", "one JSON object a line and finding", "lines"),
    "sarif": Format("sarif", "SARIF 2.1.0, for code scanning"),
    "github": Format("github", "annotations of a GitHub Actions step"),
    "gitlab": Format("gitlab", "a GitLab Code Quality report"),
    "junit": Format("xml", "JUnit XML, a suite a file", "junit"),
    "checkstyle": Format("xml", "Checkstyle XML", "checkstyle"),
    "rdjson": Format("rdjson", "reviewdog's JSON, with suggestions"),
    "html": Format("html", "a page to look at, complete in one file"),
    "markdown": Format("markdown", "a table for a job's summary page"),
}
"""Every format of `check`. A new one is a module here with `render(report, options)`, which yields text."""

LISTINGS: dict[str, Format] = {
    "text": Format("read", "each message as it reads, for people"),
    "json": Format("json", "one JSON document; its shape is a contract", "messages"),
    "jsonl": Format("json", "one JSON object a line and message", "message_lines"),
}
"""Every format of `messages`, which shows what was read and lints nothing."""


def chunks(report: Report, format: str, options: ReportOptions) -> Iterator[str]:
    """A report as pieces of text, so that a long one need not be held in memory. Raises KeyError for no format."""
    return _written(FORMATS[format], report, options)


def render(report: Report, format: str, options: ReportOptions) -> str:
    """A report as one string. Raises KeyError for an unknown format."""
    return "".join(chunks(report, format, options))


def listing(report: Report, format: str, options: ReportOptions) -> Iterator[str]:
    """The messages of a report, in a format of LISTINGS, as pieces of text."""
    return _written(LISTINGS[format], report, options)


def _written(format: Format, report: Report, options: ReportOptions) -> Iterator[str]:
    if options.redact:
        report = importlib.import_module("outreach_lint.report.redact").redacted(report)
    function: Callable[[Report, ReportOptions], Iterator[str]]
    function = getattr(importlib.import_module(f"outreach_lint.report.{format.module}"), format.function)
    return function(report, options)


def automatic(environ: Mapping[str, str]) -> str:
    """The format that `auto` stands for: annotations inside GitHub Actions, text everywhere else."""
    return "github" if environ.get("GITHUB_ACTIONS") == "true" else "text"
