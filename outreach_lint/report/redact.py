"""Redact: the same report with names, addresses, mail addresses, phone numbers and links hidden, in place.

Every hidden character becomes one `•`, so that lines, columns and offsets still hold. Paths of files are kept: they are
what a reader opens. Names are guessed from capitals, greetings and sign-offs; where it is in doubt, a word is hidden.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from outreach_lint.model.diagnostic import Diagnostic, Linted, Note, Problem, Related, Report, Score, Story, Suggestion
from outreach_lint.model.record import dataclass, replace
from outreach_lint.report.names import hidden_names, hide_all, hide_known, hide_patterns

Hide = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Hiding:
    """How the three sorts of text are hidden: copy (every likely name), our own words about it, and ids."""

    copy: Hide
    ours: Hide
    id: Hide


def redacted(report: Report) -> Report:
    """A report in which no text of a message can be told by whom, to whom or about whom it is. Pure."""
    texts = [text for m in report.messages for text in (m.subject or "", m.body, *m.alternatives)]
    texts += [d.text for d in (*report.diagnostics, *report.suppressed)]
    names = hidden_names(texts)
    hiding = _Hiding(lambda text: hide_all(text, names), lambda text: hide_known(text, names), _hide_id)
    return replace(
        report,
        diagnostics=tuple(_diagnostic(d, hiding) for d in report.diagnostics),
        suppressed=tuple(_diagnostic(d, hiding) for d in report.suppressed),
        messages=tuple(_linted(m, hiding) for m in report.messages),
        problems=tuple(Problem(p.path, p.line, p.column, hide_all(p.message, names)) for p in report.problems),
        notes=tuple(Note(n.path, hide_known(n.message, names)) for n in report.notes),
        scores=tuple(Score(s.path, _hide_id(s.id), s.value, s.deductions) for s in report.scores),
    )


def _diagnostic(d: Diagnostic, hiding: _Hiding) -> Diagnostic:
    return replace(
        d,
        message=hiding.ours(d.message),
        text=hiding.copy(d.text),
        target=replace(d.target, id=hiding.id(d.target.id)),
        excerpt=hiding.copy(_whole_words(d)),
        related=tuple(Related(r.range, hiding.ours(r.message)) for r in d.related),
        suggestions=tuple(_suggestion(s, hiding) for s in d.suggestions),
        suppressed=None if d.suppressed is None else hiding.ours(d.suppressed),
        composite=None if d.composite is None else _story(d.composite, hiding),
    )


def _story(story: Story, hiding: _Hiding) -> Story:
    return replace(
        story,
        title=hiding.ours(story.title),
        why=hiding.ours(story.why),
        advice=hiding.ours(story.advice),
        related=tuple(Related(r.range, hiding.ours(r.message)) for r in story.related),
    )


def _whole_words(d: Diagnostic) -> str:
    """The excerpt; where it was cut out of a long line, the half words at its ends are hidden."""
    if d.excerpt_column == 1 and len(d.excerpt) < 100:
        return d.excerpt
    head, tail = len(d.excerpt.split(" ", 1)[0]), len(d.excerpt.rsplit(" ", 1)[-1])
    if head + tail >= len(d.excerpt):
        return "•" * len(d.excerpt)
    start = d.excerpt[:head] if d.excerpt_column == 1 else "•" * head
    return start + d.excerpt[head : len(d.excerpt) - tail] + "•" * tail


def _suggestion(s: Suggestion, hiding: _Hiding) -> Suggestion:
    edits = tuple(replace(e, text=hiding.ours(e.text), plain=hiding.ours(e.plain)) for e in s.edits)
    return replace(s, title=hiding.ours(s.title), edits=edits)


def _linted(m: Linted, hiding: _Hiding) -> Linted:
    return replace(
        m,
        id=hiding.id(m.id),
        subject=None if m.subject is None else hiding.copy(m.subject),
        body=hiding.copy(m.body),
        alternatives=tuple(hiding.copy(other) for other in m.alternatives),
        sequence=None if m.sequence is None else hiding.ours(m.sequence),
        decided_by=hiding.ours(m.decided_by),
    )


def _hide_id(id: str) -> str:
    """An id that holds an address or a name becomes a digest, so that findings still belong to their messages."""
    if not id or (hide_patterns(id) == id and not id[0].isupper() and " " not in id):
        return id
    return "id-" + hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:10]
