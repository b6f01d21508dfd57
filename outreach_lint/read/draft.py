"""Draft: a message as Markdown or text shows it, before headings and names are asked what they say about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from outreach_lint.model.message import Message
from outreach_lint.model.text import Text


@dataclass(frozen=True, slots=True)
class Draft:
    """`labels` are the words around it, nearest first; `group` is the heading that its siblings share. `message` is
    what another format's reader made of it, where it stood in a fence of that format.
    """

    body: Text
    subject: Text | None = None
    labels: tuple[str, ...] = ()
    group: str | None = None
    heading: str | None = None
    fields: Mapping[str, Text] = field(default_factory=dict)
    message: Message | None = None
