"""Many: several messages in one plain text file, told apart by their subject lines, titles and rules."""

from __future__ import annotations

from outreach_lint.model.message import Message, Reading
from outreach_lint.model.source import Source
from outreach_lint.model.text import Text
from outreach_lint.read.layers.lines import line_ends
from outreach_lint.read.options import Options
from outreach_lint.read.order import messages_of
from outreach_lint.read.walk import walk


def read_plain(source: Source, options: Options, least: int = 2) -> Reading | None:
    """The messages of a text file with several subject lines; None where fewer than `least` come of it."""
    doc = line_ends(Text.of(source.text))
    found = walk(doc, plain=True)
    if len(found.drafts) < least:
        return None
    base = Message("", source.path, "text", Text("", ()))
    return Reading("text", messages_of(found.drafts, base, {}, doc, options), tuple(found.left))
