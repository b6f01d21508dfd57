"""HTML: the whole report on one page that needs nothing else, for people who would rather look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from outreach_lint.model.diagnostic import Diagnostic, Linted, Report
from outreach_lint.report.html.letter import card, finding
from outreach_lint.report.html.marks import Numbered, shown
from outreach_lint.report.html.page import controls, foot, head, overview, section
from outreach_lint.report.options import ReportOptions
from outreach_lint.report.tally import counted

MOST_MESSAGES = 2_000
"""What a browser still scrolls well; beyond it, messages with findings go first."""


def render(report: Report, options: ReportOptions) -> Iterator[str]:
    """The page in pieces: what it adds up to, how to narrow it down, every message, and what was left out."""
    yield head(report)
    yield overview(report, options)
    yield controls(report)
    yield from _messages(report, options)
    yield from _lists(report, options)
    yield foot(options)


def _messages(report: Report, options: ReportOptions) -> Iterator[str]:
    found: dict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for d in report.diagnostics:
        found[d.path, d.target.id].append(d)
    scores = {(s.path, s.id): s for s in report.scores}
    kept = _kept(report.messages, set(found))
    yield '<section id="messages" aria-labelledby="messages-title"><h2 id="messages-title">Messages</h2>\n'
    if len(kept) < len(report.messages):
        left_out = counted(len(report.messages) - len(kept), "message")
        yield f"<p>{left_out} left out to keep this page usable, those without findings first.</p>\n"
    count = 0
    for number, m in enumerate(kept, 1):
        own = numbered(found.pop((m.path, m.id), []), count)
        count += len(own)
        yield card(number, m, own, scores.get((m.path, m.id)), options)
    yield "</section>\n"
    read = {(m.path, m.id) for m in report.messages}
    rest = [d for key, group in found.items() if key not in read for d in group]
    if rest:
        items = "".join(finding(f, True, options) for f in numbered(rest, count))
        yield section("outside", "Findings outside the messages", f'<ol class="findings">{items}</ol>')


def _kept(messages: Sequence[Linted], faulty: set[tuple[str, str]]) -> Sequence[Linted]:
    if len(messages) <= MOST_MESSAGES:
        return messages
    ranked = sorted(range(len(messages)), key=lambda i: (messages[i].path, messages[i].id) not in faulty)
    return [messages[i] for i in sorted(ranked[:MOST_MESSAGES])]


def numbered(found: Sequence[Diagnostic], before: int) -> list[Numbered]:
    """Findings of one message, subject first, numbered from 1; anchors go on from the `before` that the page has."""
    ordered = sorted(found, key=lambda d: (d.target.part == "body", d.target.start, d.target.end))
    return [Numbered(n, f"f{before + n}", d) for n, d in enumerate(ordered, 1)]


def _lists(report: Report, options: ReportOptions) -> Iterator[str]:
    if report.suppressed:
        items = [
            f"<li><b>{shown(d.code)}</b> {shown(d.name)} in <bdi>{shown(options.path(d.path))}</bdi>, line "
            f"{d.range.line}: {shown(d.suppressed or 'no reason given')}</li>"
            for d in report.suppressed
        ]
        yield section("suppressed", "Suppressed findings", f"<ul>{''.join(items)}</ul>")
    if report.notes:
        items = [f"<li><bdi>{shown(options.path(n.path))}</bdi>: {shown(n.message)}</li>" for n in report.notes]
        yield section("notes", "Files that were skipped", f"<ul>{''.join(items)}</ul>")
