"""One message on the page: its situation, its words with the findings marked in place, and the findings beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outreach_lint.model.diagnostic import Diagnostic, Linted, Score, Suggestion
from outreach_lint.report.html.marks import Numbered, about_all, marked, shown
from outreach_lint.report.options import ReportOptions
from outreach_lint.report.rewrite import APPLIED, diff

COLUMNS = 120
"""Source lines up to this length are shown whole in a suggestion, longer ones as the words that change."""

MOST = 2_000


def card(number: int, m: Linted, found: Sequence[Numbered], score: Score | None, options: ReportOptions) -> str:
    """The message as an article; `found` are its findings in the order of their places."""
    state = " clean" if not found else ""
    place = f"{options.path(m.path)}:{m.line}"
    return "".join(
        [
            f'<article class="message{state}" id="m{number}" aria-labelledby="m{number}-name">',
            f'<header><h3 id="m{number}-name"><bdi>{shown(place)}</bdi> ',
            f'<span class="id">message {shown(m.id)}</span></h3>',
            f'<ul class="facts">{"".join(_facts(m, score))}</ul></header>',
            f'<div class="sides"><div class="letter" dir="auto">{_subject(m, found)}',
            f'<div class="body">{_part(m.body, "body", found)}</div></div>',
            _findings(m, found, options),
            "</div>",
            _deductions(score),
            "</article>\n",
        ]
    )


def _facts(m: Linted, score: Score | None) -> Iterator[str]:
    contact = "first contact" if m.first_contact else "not first contact"
    step = None if m.step is None else f"step {m.step}"
    for fact in (m.channel, step, m.sequence, m.relationship):
        if fact:
            yield f"<li>{shown(fact)}</li>"
    yield f'<li title="{shown(m.decided_by)}">{contact}<span class="why"> ({shown(m.decided_by)})</span></li>'
    if score is not None:
        yield f'<li class="score">score <strong>{score.value}</strong></li>'


def _subject(m: Linted, found: Sequence[Numbered]) -> str:
    if m.subject is None:
        return ""
    return f'<p class="subject"><span class="label">Subject</span> {_part(m.subject, "subject", found)}</p>'


def _part(text: str, part: str, found: Sequence[Numbered]) -> str:
    inside = [f for f in found if f.diagnostic.target.part == part and not about_all(text, f.diagnostic)]
    return marked(text, inside)


def _findings(m: Linted, found: Sequence[Numbered], options: ReportOptions) -> str:
    if not found:
        return '<p class="nothing">Nothing to say about this one.</p>'
    items = "".join(finding(f, about_all(_text(m, f.diagnostic), f.diagnostic), options) for f in found)
    return f'<ol class="findings">{items}</ol>'


def _text(m: Linted, d: Diagnostic) -> str:
    return m.body if d.target.part == "body" else m.subject or ""


def finding(f: Numbered, whole: bool, options: ReportOptions) -> str:
    """A finding as a list item: what, where, why, and every suggestion. `whole`: it marks no words of the message."""
    d = f.diagnostic
    where = f"{options.path(d.path)}:{d.range.line}:{d.range.column}"
    back = (
        f'<span class="number">{f.number}</span>'
        if whole
        else f'<a class="number" href="#{f.anchor}-at">{f.number}</a>'
    )
    scope = '<span class="tag">about the whole message</span>' if whole else ""
    story = f'<span class="tag">part of: {shown(d.composite.title)}</span>' if d.composite else ""
    return "".join(
        [
            f'<li class="finding {d.severity}" id="{f.anchor}" data-severity="{d.severity}" ',
            f'data-family="{shown(d.family)}">',
            f'<p class="what">{back}<span class="level">{d.severity}</span> <b>{shown(d.code)}</b> {shown(d.name)}</p>',
            f"<p>{shown(d.message)}</p>",
            f'<p class="tags">{scope}{story}<span class="tag">{shown(d.family)}</span>',
            f'<span class="tag">{d.confidence} confidence</span><span class="tag"><bdi>{shown(where)}</bdi></span></p>',
            f'<p class="why"><span class="label">Why</span> {shown(d.why)}</p>',
            *(f'<p class="related">Line {r.range.line}: {shown(r.message)}</p>' for r in d.related),
            *(_suggestion(d, s) for s in d.suggestions),
            "</li>",
        ]
    )


def _suggestion(d: Diagnostic, s: Suggestion) -> str:
    rows = [
        f"<{tag}>{shown(text)}</{tag}>"
        for sign, text in diff(d, s, COLUMNS, MOST)
        for tag in ("del" if sign == "-" else "ins",)
    ]
    how = f' <span class="how">({APPLIED[s.safety]})</span>' if s.edits else ""
    changed = f'<div class="diff">{"".join(rows)}</div>' if rows else ""
    return f'<div class="try"><span class="label">Try</span> {shown(s.title)}{how}{changed}</div>'


def _deductions(score: Score | None) -> str:
    if score is None or not score.deductions:
        return ""
    items = "".join(f"<li>{shown(code)} −{points}, line {r.line}</li>" for code, points, r in score.deductions)
    return f'<details class="deductions"><summary>How 100 became {score.value}</summary><ul>{items}</ul></details>'
