"""Draft: a message as Markdown or text shows it, before headings and names are asked what they say about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from outreach_lint.model.message import Message
from outreach_lint.model.record import dataclass, field
from outreach_lint.model.text import Text


class Heading(NamedTuple):
    """A heading above something: its level, its words and where it stands."""

    level: int
    words: str
    at: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A message without its place. `labels` are the words around it, nearest first; `headings` stand above it,
    outermost first; `labelled` tells that a label of its own sets it apart from others under the same heading.
    `message` is what another format's reader made of it, where it stood in a fence of that format. `alternatives` are
    further subjects for the same body.
    """

    body: Text
    subject: Text | None = None
    labels: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()
    labelled: bool = False
    fields: Mapping[str, Text] = field(default_factory=dict)
    message: Message | None = None
    alternatives: tuple[Text, ...] = ()

    @property
    def heading(self) -> Heading | None:
        """The heading right above it."""
        return self.headings[-1] if self.headings else None
