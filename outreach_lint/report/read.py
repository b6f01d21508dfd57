"""The messages that were read, as text: a line of facts for each, then its words."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.model.diagnostic import Linted, Report
from outreach_lint.report.options import ReportOptions
from outreach_lint.report.terminal import Paint, clean, line


def render(report: Report, options: ReportOptions) -> Iterator[str]:
    """Every message with its place, its situation and what settled it."""
    paint = Paint(options.color)
    between = ""
    for message in report.messages:
        yield between + "\n".join(_told(message, options, paint)) + "\n"
        between = "\n"


def _told(message: Linted, options: ReportOptions, paint: Paint) -> Iterator[str]:
    place = f"{line(options.path(message.path))}:{message.line}"
    yield f"{paint(place, 'bold')} {line(message.id)} ({line(message.format)})"
    step = f"step {message.step}" if message.step is not None else None
    known = [message.channel, step, message.relationship, message.sequence and f"sequence {message.sequence}"]
    contact = "first contact" if message.first_contact else "not first contact"
    facts = ", ".join([*(line(fact) for fact in known if fact), contact])
    yield f"  {facts}: {line(message.decided_by)}"
    if message.subject is not None:
        beside = f" (in {line(options.path(message.subject_path))})" if message.subject_path else ""
        yield f"  Subject: {line(message.subject)}{beside}"
    for other in message.alternatives:
        yield f"  or: {line(other)}"
    for words in message.body.split("\n"):
        yield f"  {paint('|', 'cyan')} {clean(words.removesuffix(chr(13)).replace(chr(9), '    '))}".rstrip()
