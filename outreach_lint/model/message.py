"""Message: what one person would receive, with its place in the file and its place in a conversation."""

from __future__ import annotations

from collections.abc import Mapping

from outreach_lint.model.record import dataclass, field
from outreach_lint.model.source import Part as Part
from outreach_lint.model.source import Source
from outreach_lint.model.text import Text

CHANNELS = ("email", "linkedin-note", "linkedin-dm", "inmail", "linkedin", "sms", "copy")
RELATIONSHIPS = ("cold", "existing")


@dataclass(frozen=True, slots=True)
class Message:
    """One message as a reader of files hands it on. None means that the file does not say.

    `id` is unique in its file: the file's own id, or the message's number from 1. `delay` is in days after the step
    before. `thread` is true where the file shows a live conversation (a reply header, a quoted thread). `prospect`
    holds the record that the message is written to, by field name. `order` is the place in the file, from 0.
    `alternatives` are further subjects that the same body is tried under. `subject_source` is the file beside this one
    that the subject stands in; its places are places of that file.
    """

    id: str
    path: str
    format: str
    body: Text
    subject: Text | None = None
    channel: str | None = None
    step: int | None = None
    relationship: str | None = None
    sequence: str | None = None
    variant: str | None = None
    heading: str | None = None
    delay: float | None = None
    thread: bool = False
    prospect: Mapping[str, str] | None = None
    language: str | None = None
    template: str | None = None
    order: int = 0
    metadata: Mapping[str, str] = field(default_factory=dict)
    alternatives: tuple[Text, ...] = ()
    subject_source: Source | None = None

    def part(self, name: Part) -> Text:
        """The text of a part; an absent subject is an empty text."""
        return self.body if name == "body" else self.subject or Text("", ())


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch of a file that was read as no message, and why: shown by `messages -v`."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of one file. `fields` are merge fields known to exist (the columns of a prospect table)."""

    format: str
    messages: tuple[Message, ...]
    left_out: tuple[LeftOut, ...] = ()
    fields: tuple[str, ...] = ()
    note: str | None = None
