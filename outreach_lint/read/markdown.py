"""Markdown: one message with or without front matter, or many of them under headings."""

from __future__ import annotations

from pathlib import PurePath

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import Message, Reading
from outreach_lint.model.source import Source
from outreach_lint.model.text import Text
from outreach_lint.read import prose, words
from outreach_lint.read.draft import Draft
from outreach_lint.read.fields import known
from outreach_lint.read.front_matter import front_matter
from outreach_lint.read.layers.lines import line_ends
from outreach_lint.read.layers.markdown import inline
from outreach_lint.read.markdown_blocks import blocks
from outreach_lint.read.options import Options
from outreach_lint.read.order import messages_of
from outreach_lint.read.place import channel_in
from outreach_lint.read.settle import channel_named, names_of
from outreach_lint.read.walk import walk
from outreach_lint.read.walk_bodies import headed
from outreach_lint.read.within import read_within

_PAPERS = frozenset({"readme", "skill", "changelog", "contributing", "license", "licence", "claude", "agents", "agent",
    "code_of_conduct", "security", "todo", "roadmap", "gemini", "copilot-instructions", "index", "summary", "authors",
    "history", "install"})  # fmt: skip
"""File stems of papers about a repository, which hold no messages that are sent."""

_PROMPT = lazy(
    r"\W*(?:you are (?:an?|the|now)\b|you(?:'re| are) [\w-]+(?:GPT|bot)|you (?:write|generate|draft|craft)\b|act as\b"
    r"|your (?:task|job|role|goal) is\b"
    r"|(?:write|generate|draft|create) (?:an?|the)\b[^.\n]{0,80}\b(?:e-?mail|message|sequence)|system prompt)",
    regex.I,
)
_AGENT = frozenset({"description", "role", "tools", "model", "reads", "allowed-tools"})
"""Fields that stand beside a name above the instructions for an agent."""


def read(source: Source, options: Options) -> Reading:
    """The messages of a Markdown file; none, with a note, where it is a paper, a prompt or a skill."""
    doc = line_ends(Text.of(source.text))
    fields, prospect, start = front_matter(doc)
    if "type" in fields and "channel" not in fields and channel_named(fields["type"].chars):
        fields["channel"] = fields["type"]
    told = {name for name in fields if known(name) and name not in ("id", "language", "template")}
    if not options.insisted and (note := _turned_away(source.path, doc.chars[start:], fields, told)):
        return Reading("markdown", (), note=note)
    found = walk(doc, start, within=lambda name, span: _within(name, source, span, options))
    drafts, left = found.drafts, found.left
    if len(drafts) <= 1 and (told or not drafts):
        single = _single(doc, start, source.path, bool(told) or options.insisted)
        drafts = [single] if single else drafts
    if not drafts:
        return Reading("markdown", (), tuple(left), note="no message found in it")
    base = Message("", source.path, "markdown", Text("", ()), prospect=prospect or None)
    return Reading("markdown", messages_of(drafts, base, fields, doc, options), tuple(left))


def _within(name: str, source: Source, span: tuple[int, int], options: Options) -> tuple[Message, ...]:
    reading = read_within(name, source, span, options)
    return reading.messages if reading else ()


def _turned_away(path: str, chars: str, fields: dict[str, Text], told: set[str]) -> str | None:
    stem = PurePath(path).stem.lower()
    if stem in _PAPERS:
        return f"a {stem} file is no outreach; --as markdown reads it all the same"
    if "name" in fields and _AGENT & fields.keys() and not told & {"subject", "channel", "step"}:
        return "a skill or prompt for an agent, not outreach; --as markdown reads it all the same"
    first = next((block for block in blocks(chars[:4000]) if block.kind == "lines"), None)
    if first and _PROMPT.match(chars[first.start : first.end]):
        return "a prompt, not outreach; --as markdown reads it all the same"
    return None


def _single(doc: Text, start: int, path: str, insisted: bool) -> Draft | None:
    """The whole file as one message: all but a title and remarks, where file name or words say that it is one."""
    spans: list[tuple[int, int]] = []
    for block in blocks(doc.chars, start):
        said = doc.chars[block.start : block.end]
        if block.kind == "heading":
            if not spans and block.level == 1:
                continue
            if words.aside_head(block.head):
                break
        if block.kind == "comment" or (not spans and (block.kind == "rule" or prose.aside(said))):
            continue
        if spans and block.kind == "lines" and prose.aside(said):
            break
        spans.append((block.start, block.end))
    if not spans:
        return None
    body = doc[spans[0][0] : spans[-1][1]]
    subject, body = headed(body)
    said = body.chars
    named = any(channel_in(name) for name in names_of(path)[:1]) or words.announces(names_of(path)[0])
    if not (insisted or subject or prose.greets(said) or (named and prose.sent(said) and len(said) < 3000)):
        return None
    return Draft(inline(body).strip(), subject)
