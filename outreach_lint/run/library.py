"""Library: lint one text as it is handed over, without files; what `outreach_lint.lint` calls."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from outreach_lint.config import compose, settings
from outreach_lint.config.layer import checked, near
from outreach_lint.model.diagnostic import Diagnostic, Edit, Related
from outreach_lint.model.message import CHANNELS, RELATIONSHIPS, Message, Reading
from outreach_lint.model.record import replace
from outreach_lint.model.source import Range, Source
from outreach_lint.model.text import Text
from outreach_lint.run.file import finished, lint_messages
from outreach_lint.run.opened import Opened
from outreach_lint.run.packs import folders_of
from outreach_lint.run.project import Project, check_config, rulebook
from outreach_lint.run.refusal import refused, refusing
from outreach_lint.suppress import find, targets

NAME = "message"
"""The path of a text that has none."""


def lint(
    text: str,
    *,
    subject: str | None = None,
    channel: str | None = None,
    step: int | None = None,
    relationship: str | None = None,
    prospect: Mapping[str, str] | None = None,
    config: Mapping[str, Any] | str | Path | None = None,
) -> tuple[Diagnostic, ...]:
    """The findings of one message. Raises Refused where the configuration or what is said of the message is wrong."""
    _check_said(channel, step, relationship)
    with refusing():
        found = _config(config)
        chosen = settings(found.at(Path(NAME)), prospect=prospect)
        book = rulebook(folders_of(found))
    source = Source(NAME, f"{text}\n{subject or ''}")
    message = Message(
        id="1",
        path=NAME,
        format="text",
        body=Text.of(source.text, 0, len(text)),
        subject=Text.of(source.text, len(text) + 1) if subject is not None else None,
        channel=channel or chosen.channel,
        step=step if step is not None else chosen.step,
        relationship=relationship or chosen.relationship,
        prospect=prospect,
    )
    directives, faults = find(source, "text", (message,))
    reading = Reading("text", (message,))
    opened = Opened(source, reading, directives, faults, targets(directives, (message,)))
    with refusing():
        part = lint_messages(opened, (message,), book, chosen, date.today())
        told = finished(opened, [part], book, chosen, date.today()).diagnostics
    return tuple(_apart(diagnostic, len(text)) for diagnostic in told)


def _check_said(channel: str | None, step: int | None, relationship: str | None) -> None:
    for name, value, known in (("channel", channel, CHANNELS), ("relationship", relationship, RELATIONSHIPS)):
        if value is not None and value not in known:
            raise refused(f"{name}: `{value}` is none of {', '.join(known)}{near(str(value), known)}")
    if step is not None and (not isinstance(step, int) or step < 1):
        raise refused(f"step: {step!r} is no whole number from 1")


def _config(config: Mapping[str, Any] | str | Path | None) -> Any:
    if config is None:
        return Project(False).config(Path(NAME))
    if isinstance(config, Mapping):
        made = compose(checked(Path("config"), "", (), dict(config)))
        check_config(made)
        return made
    return Project(Path(config)).config(Path(NAME))


def _apart(diagnostic: Diagnostic, length: int) -> Diagnostic:
    """A finding whose places in the subject are counted in the subject alone."""

    def moved(place: Range) -> Range:
        start, end = place.start - length - 1, place.end - length - 1
        return place if start < 0 else Range(start, end, 1, start + 1, 1, end + 1)

    return replace(
        diagnostic,
        range=moved(diagnostic.range),
        related=tuple(Related(moved(r.range), r.message) for r in diagnostic.related),
        suggestions=tuple(
            replace(s, edits=tuple(Edit(moved(e.range), e.text, e.plain) for e in s.edits))
            for s in diagnostic.suggestions
        ),
    )
