"""Walk state: what a walk through a file remembers, and the questions that it asks about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from outreach_lint.model.message import LeftOut, Message
from outreach_lint.model.text import Text
from outreach_lint.read import prose, words
from outreach_lint.read.draft import Draft, Heading
from outreach_lint.read.layers.lines import dedent
from outreach_lint.read.layers.markdown import inline
from outreach_lint.read.markdown_blocks import Block

Within = Callable[[str, tuple[int, int]], Sequence[Message]]
"""Reads a stretch of the source in another format: its name and the source offsets give the messages in it."""

ENOUGH = 3
"""Words that a body needs at the least."""

_AHEAD = 80
"""Blocks that are looked at beyond the current one, so that a long file takes no longer a block than a short one."""

_TELLING = ("day", "to", "timing", "send", "when", "send time")
"""Labels above a message whose words may tell its place."""


def unwrapped(body: Text) -> Text:
    """A body without the quotation marks around the whole of it."""
    said = body.chars
    if len(said) < 2 or said[0] not in '"“' or said[-1] not in '"”' or any(mark in said[1:-1] for mark in '"“”'):
        return body
    return body[1:-1]


class State:
    """The headings above, the labels and the subject that wait for a body, and the body so far.

    `others_for` are further subjects beside `subject`; `listing` is true inside a list of subjects, `listed` where the
    subject came from one; `awaits` after a label that announces a body; `used` once a body has been found here; `hang`
    is how far the label of an item is indented whose text is being collected; `title` a bold line that may name what
    follows.
    """

    def __init__(self, doc: Text, todo: Sequence[Block], plain: bool, labels: Sequence[str], within: Within | None):
        self.doc, self.todo, self.plain, self.outer, self.within = doc, todo, plain, tuple(labels), within
        self.at = 0
        self.titles = sum(block.kind == "heading" and block.level == 1 for block in todo)
        self.drafts: list[Draft] = []
        self.left: list[LeftOut] = []
        self.headings: list[Heading] = []
        self.subject_level = 0
        self.others = 0
        self.fresh()

    def fresh(self) -> None:
        """Forgets all but the headings."""
        self.subject: Text | None = None
        self.others_for: list[Text] = []
        self.label: str | None = None
        self.role: words.Role | None = None
        self.title: str | None = None
        self.fields: dict[str, Text] = {}
        self.listing = self.listed = self.awaits = self.used = False
        self.hang: int | None = None
        self.body: tuple[int, int] | None = None
        self.signed = False

    def collect(self, start: int, end: int) -> None:
        """Makes a stretch part of the body."""
        said = self.doc.chars[start:end]
        self.signed = self.signed or prose.signs_off("\n\n" + said)
        self.body = (self.body[0] if self.body else start, end)

    def flush(self) -> None:
        """Ends the body that is being collected, and keeps it as a message."""
        if self.body is None:
            return
        part = self.doc[slice(*self.body)]
        self.body, self.signed = None, False
        body = part if self.plain else inline(dedent(part))
        if len(body.chars.split()) >= ENOUGH:
            self.add(body, None if self.used else self.subject)
            self.close()

    def drop(self, why: str) -> None:
        """Ends the body that is being collected, and leaves it out."""
        if self.body:
            self.leave(*self.body, why)
        self.body, self.signed = None, False

    def close(self) -> None:
        """Remembers that the message announced here has been found."""
        self.used, self.awaits = True, False

    def add(self, body: Text, subject: Text | None, labels: tuple[str, ...] = ()) -> None:
        """Keeps a message."""
        body = unwrapped(body.strip())
        if body.chars.strip():
            labelled = bool(labels or (self.label and self.role == "message"))
            names = (*labels, *self.labels())
            others = tuple(self.others_for) if subject is not None and subject is self.subject else ()
            headings, fields = tuple(self.headings), dict(self.fields)
            self.drafts.append(Draft(body, subject, names, headings, labelled, fields, alternatives=others))

    def leave(self, start: int, end: int, why: str) -> None:
        """Records a stretch that is no message."""
        if end > start:
            self.left.append(LeftOut(*self.doc.source(start, end), why))

    def labels(self) -> tuple[str, ...]:
        """The words around the current place, nearest first."""
        own = self.label if self.label and self.role == "message" else self.title
        meta = tuple(f"{name}: {value.chars}" for name, value in self.fields.items() if name in _TELLING)
        return (*((own,) if own else ()), *meta, *(head.words for head in reversed(self.headings)), *self.outer)

    def announced(self, *, here: bool = False) -> bool:
        """Whether a label or a heading announces a message; `here` asks for the nearest one, not a file's title."""
        if self.role == "message":
            return True
        near = [head.words for head in self.headings if head.level > 1 or not here or self.titles > 1]
        if not near or any(words.aside_head(name) for name in near[-2:]):
            return False
        if here:
            return words.announces(near[-1], strictly=True)
        return any(words.announces(name) for name in near[-2:])

    def unsent(self) -> bool:
        """Whether a label or heading says that what stands here is not sent to one person."""
        near = [head.words for head in self.headings if head.level > 1 or head is self.headings[-1]]
        return any(words.unsent(name) for name in (self.label or "", *near))

    def is_message(self) -> bool:
        """Whether the body so far begins or ends as a message does."""
        return self.signed or (self.body is not None and prose.greets(self.doc.chars[slice(*self.body)]))

    def signed_later(self) -> bool:
        """Whether a sign-off stands between here and the next heading, rule, quote or message."""
        here = self.todo[self.at]
        for block in (here, *self.rest("quote")):
            said = self.doc.chars[block.start : block.end]
            if block is not here and words.SUBJECTS.match(said):
                return False
            if prose.signs_off("\n\n" + said):
                return True
        return False

    def encloses(self) -> bool:
        """Whether a fence or a quote follows before the next heading."""
        return any(block.kind in ("fence", "quote") for block in self.rest())

    def rest(self, *stops: str) -> Iterator[Block]:
        """The blocks after the current one, up to the next heading or rule."""
        for block in self.todo[self.at + 1 : self.at + _AHEAD]:
            if block.kind in ("heading", "rule", *stops):
                return
            yield block
