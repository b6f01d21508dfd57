"""HTML and MJML: one mail as its reader sees it, or the messages that a review page shows."""

from __future__ import annotations

import re
from pathlib import PurePath

from outreach_lint.model.message import Message, Reading
from outreach_lint.model.source import Source
from outreach_lint.model.text import Text, join
from outreach_lint.read.found import is_words
from outreach_lint.read.html_page import Shown, shown
from outreach_lint.read.layers.html import on_one_line, preformatted, visible
from outreach_lint.read.options import Options
from outreach_lint.read.prose import greets, signs_off
from outreach_lint.read.settle import settle

_TITLE = re.compile(r"<(mj-)?title\b[^>]{0,500}>([^<]{0,2000})</(?:mj-)?title\s*>", re.I)
_PREVIEW = re.compile(r"<mj-preview\b[^>]{0,500}>([^<]{0,2000})</mj-preview\s*>", re.I)
_COMMENT = re.compile(r"<!--\s*(?:e-?mail )?subject(?: line)?\s*:\s*([^\n]{1,300}?)\s*(?:-->|\n)", re.I)
_UNTITLED = re.compile(
    r"\b(?:template|newsletter|untitled|document|preview|e-?mail$|html)\b|^\W*(?:e-?mail|mail|title|subject|page)\W*$",
    re.I,
)
_TAG = re.compile(r"\*\|[^|\n]{1,80}\|\*|\[\[[^\]\n]{1,80}\]\]")
_MAIL = re.compile(
    r"role=[\"']presentation|cellpadding|XHTML 1\.0|\bmso\b|unsubscribe|<!--\s*(?:e-?mail )?subject"
    r"|\{\{|<%|\*\||\[\[[\w.: -]{2,40}\]\]|\{!",
    re.I,
)
_PAGE = re.compile(
    r"<nav\b|<form\b|<input\b|<button\b|<video\b|<script\b(?![^>]{0,200}ld\+json)|<link\b[^>]{0,200}rel=[\"']?(?:canonical|next|prev|up|contents|start)"
    r"|\{%-?\s*extends\b",
    re.I,
)
_NAMED = re.compile(r"e-?mail|outreach|campaign|newsletter|drip|follow-?_?up|mailer", re.I)
_FOLDER = re.compile(
    r"(?:^|[/\\\\])(?:e-?mails?|mails?|outreach|campaigns?|newsletters?|mailers?)[/\\\\][^/\\\\]+$", re.I
)


def read(source: Source, options: Options) -> Reading:
    """The message or messages of an HTML file; a web page is none, unless the user insists."""
    return _read(source, options, "html")


def read_mjml(source: Source, options: Options) -> Reading:
    """The message of an MJML file."""
    return _read(source, options, "mjml")


def _read(source: Source, options: Options, format_: str) -> Reading:
    text = Text.of(source.text)
    found = shown(text)
    if not found:
        body = mail(text)
        if not body.chars.strip():
            return Reading(format_, (), note="shows no words")
        if format_ == "html" and not options.insisted and not _is_mail(source, body.chars):
            return Reading(format_, (), note="a web page, not a message; --as html reads it as one")
        found = (Shown(subject(text), body, ()),)
    messages = tuple(
        settle(
            Message(
                id=str(order + 1),
                path=source.path,
                format=format_,
                body=one.body,
                subject=one.subject,
                heading=one.labels[0] if one.labels else None,
                order=order,
            ),
            options,
            one.labels,
        )
        for order, one in enumerate(found)
    )
    return Reading(format_, messages)


def mail(text: Text) -> Text:
    """The words of a whole document, what mail programs show in their list (the preview) first."""
    body = visible(text, preformatted(text.chars))
    preview = _PREVIEW.search(text.chars)
    if preview and preview[1].strip():
        words = visible(text[preview.start(1) : preview.end(1)])
        return join((words, Text.made("\n\n", preview.end()), body))
    return body


def subject(text: Text) -> Text | None:
    """The subject that a document names in a comment or as its title; titles that name a template are none."""
    if comment := _COMMENT.search(text.chars):
        return visible(text[comment.start(1) : comment.end(1)]).escaped(on_one_line)
    title = _TITLE.search(text.chars)
    if title is None or not is_words(_TAG.sub("", title[2])) or _UNTITLED.search(title[2].strip()):
        return None
    return visible(text[title.start(2) : title.end(2)]).escaped(on_one_line)


def _is_mail(source: Source, words: str) -> bool:
    signs = len({sign.lower() for sign in _MAIL.findall(source.text)}) + 2 * greets(words) + signs_off(words)
    signs += bool(_NAMED.search(PurePath(source.path).name)) + bool(_FOLDER.search(source.path))
    return signs > 1 + len({sign.lower()[:5] for sign in _PAGE.findall(source.text)})
