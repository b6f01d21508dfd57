"""Templates of programs (Jinja, Liquid, Handlebars, EJS, ERB, Pug, Salesforce): words, with control tags as fields."""

from __future__ import annotations

import re
from pathlib import PurePath

from outreach_lint.model.message import Message, Reading
from outreach_lint.model.source import Source
from outreach_lint.model.text import Text
from outreach_lint.read import found
from outreach_lint.read.html import mail, subject
from outreach_lint.read.layers.html import is_markup, on_one_line
from outreach_lint.read.layers.lines import line_ends
from outreach_lint.read.layers.pug import words as pug
from outreach_lint.read.options import Options
from outreach_lint.read.settle import settle
from outreach_lint.read.tree import Mapping
from outreach_lint.read.yaml_tree import parse

_COMMENT = re.compile(
    r"(?<!\{)\{#(?:(?!#\}|\{#)(?s:.)){0,4000}+#\}|\{\{!(?:(?!\}\}|\{\{)(?s:.)){0,4000}+\}\}"
    r"|<%[#-]?#(?:(?!%>|<%)(?s:.)){0,4000}+%>"
)
_BLOCK = re.compile(r"\{%-?\s*(?:block\s+(\w+)|endblock)\b[^%{}]{0,80}%\}")
_STRUCTURE = re.compile(
    r"[ \t]*\{%-?\s*(?:extends|include|import|from|load|layout|block|endblock)\b[^%]{0,300}%\}[ \t]*\r?\n?"
)
_BODIES = ("body", "content", "text_body", "html_body", "plain", "message", "html")
_FRONT = re.compile(r"---[ \t]*\r?\n((?s:.){0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)")
_SUBJECT = re.compile(r"\s*subject(?: line)?[ \t]*:[ \t]*([^\r\n]+)", re.I)


def read(source: Source, options: Options) -> Reading:
    """The one message of a template file; a file without words (a layout, a partial subject) is none."""
    pugged = PurePath(source.path).suffix.lower() == ".pug"
    title, body = (None, pug(Text.of(source.text))) if pugged else _parts(source)
    if not found.is_words(body.chars, 3):
        return Reading("template", (), note="a template without words of its own")
    message = Message(id="1", path=source.path, format="template", body=body, subject=title)
    return Reading("template", (settle(message, options),))


def _parts(source: Source) -> tuple[Text | None, Text]:
    title: Text | None = None
    front = _FRONT.match(source.text)
    if front:
        tree = parse(source, front.start(1), front.end(1))
        named = found.subject(tree.root) if isinstance(tree.root, Mapping) else None
        title = found.words(tree, (named,)) if named else None
    text = Text.of(source.text, front.end() if front else 0)
    text = text.without([match.span() for match in _COMMENT.finditer(text.chars)])
    blocks = _blocks(text.chars)
    if "subject" in blocks:
        title = _plain(text[slice(*blocks["subject"])])
    body = next((blocks[name] for name in _BODIES if name in blocks), None)
    text = text[slice(*body)] if body else text
    if is_markup(text.chars):
        return title or subject(text), mail(text)
    if title is None and (line := _SUBJECT.match(text.chars)):
        title, text = text[line.start(1) : line.end(1)].strip().escaped(on_one_line), text[line.end() :]
    return title, _plain(text)


def _blocks(chars: str) -> dict[str, tuple[int, int]]:
    """The content of each `{% block name %}` by name."""
    blocks: dict[str, tuple[int, int]] = {}
    opened: list[tuple[str, int]] = []
    for tag in _BLOCK.finditer(chars):
        if tag[1]:
            opened.append((tag[1].lower(), tag.end()))
        elif opened:
            name, start = opened.pop()
            blocks[name] = (start, tag.start())
    return blocks


def _plain(text: Text) -> Text:
    return line_ends(text.without([match.span() for match in _STRUCTURE.finditer(text.chars)]).strip())
