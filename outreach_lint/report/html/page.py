"""The page around the messages: head with policy and style, the overview, the controls, the foot."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from outreach_lint.model.diagnostic import SEVERITIES, Report
from outreach_lint.report.html.marks import shown
from outreach_lint.report.html.tables import rule_table, score_chart, step_chart, step_table, steps
from outreach_lint.report.options import ReportOptions
from outreach_lint.report.tally import counted, summary, tally


@cache
def asset(name: str) -> str:
    """The style or script that stands in the page."""
    return (files("outreach_lint.report.html") / name).read_text(encoding="utf-8")


def policy() -> str:
    """A content security policy under which nothing runs but this page's own script, and nothing is ever fetched."""

    def source(name: str) -> str:
        digest = hashlib.sha256(asset(name).encode("utf-8")).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"

    style, script = source("page.css"), source("page.js")
    return f"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"


def head(report: Report) -> str:
    """Everything above the overview."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>Outreach report: {shown(summary(report).splitlines()[0])}</title>\n"
        f"<style>{asset('page.css')}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#messages">Skip to the messages</a>\n'
        '<header class="top"><div><h1>Outreach report</h1>'
        f"<p>{shown(summary(report).splitlines()[0])}</p></div>"
        '<button type="button" id="theme" hidden>Dark</button></header>\n<main>\n'
    )


def overview(report: Report, options: ReportOptions) -> str:
    """What could not be read, the counts, the charts and the tables."""
    rows = steps(report)
    scored = bool(report.scores)
    charts = [_figure(step_chart(rows), "Findings per step", legend=True)] if rows else []
    charts += [_figure(score_chart(report), "Messages by score, 0 to 100")] if scored else []
    tables = [rule_table(report, options)] if report.diagnostics else []
    tables += [step_table(rows, scored)] if rows else []
    return (
        _problems(report, options)
        + f'<section aria-labelledby="overview"><h2 id="overview">Overview</h2>{_tiles(report)}'
        + f'<div class="charts">{"".join(charts)}</div><div class="tables">{"".join(tables)}</div></section>\n'
    )


def _tiles(report: Report) -> str:
    t = tally(report)
    faulty = {(d.path, d.target.id) for d in report.diagnostics}
    clean = sum((m.path, m.id) not in faulty for m in report.messages)
    tiles = [
        ("error", t.errors, "errors"),
        ("warning", t.warnings, "warnings"),
        ("info", t.infos, "infos"),
        ("ok", clean, f"clean of {counted(t.messages, 'message')}"),
        ("plain", t.fixable, "fixable with --fix"),
    ]
    items = "".join(f'<li class="{kind}"><strong>{number:,}</strong> {label}</li>' for kind, number, label in tiles)
    return f'<ul class="tiles">{items}</ul>'


def _figure(svg: str, caption: str, legend: bool = False) -> str:
    keys = "".join(f'<span class="key {severity}">{severity}</span>' for severity in SEVERITIES) if legend else ""
    return f"<figure><figcaption>{caption} {keys}</figcaption>{svg}</figure>"


def _problems(report: Report, options: ReportOptions) -> str:
    if not report.problems:
        return ""
    items = "".join(
        f"<li><bdi>{shown(options.path(p.path))}</bdi>:{p.line}:{p.column}: {shown(p.message)}</li>"
        for p in report.problems
    )
    return section("problems", "What could not be read", f"<ul>{items}</ul>")


def section(name: str, title: str, inside: str) -> str:
    """A titled region of the page."""
    return (
        f'<section class="{name}" aria-labelledby="{name}-title"><h2 id="{name}-title">{title}</h2>{inside}</section>\n'
    )


def controls(report: Report) -> str:
    """The filter; hidden until the script can serve it."""
    families = "".join(f"<option>{shown(name)}</option>" for name in sorted({d.family for d in report.diagnostics}))
    boxes = "".join(
        f'<label><input type="checkbox" name="severity" value="{severity}" checked> {severity}</label>'
        for severity in SEVERITIES
    )
    return (
        '<form id="filter" role="search" aria-label="Filter the findings" hidden>'
        f"<fieldset><legend>Severity</legend>{boxes}</fieldset>"
        f'<label>Family <select name="family"><option value="">all</option>{families}</select></label>'
        '<label>Text <input type="search" name="text" autocomplete="off" placeholder="rule, words, path"></label>'
        '<label><input type="checkbox" name="faulty"> only messages with findings</label>'
        '<output id="shown" aria-live="polite"></output></form>\n'
    )


def foot(options: ReportOptions) -> str:
    """The end of the page, with its script."""
    return (
        f"</main>\n<footer><p>Written by outreach-lint {shown(options.version)}. This page loads nothing and sends "
        f"nothing.</p></footer>\n<script>{asset('page.js')}</script>\n</body>\n</html>\n"
    )
