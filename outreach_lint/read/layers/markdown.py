"""Markdown: prose without its marks (emphasis, links, code spans, escapes, comments), merge fields left as they are."""

from __future__ import annotations

import html

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.text import Text

FIELD = (
    r"(?:\*\|[^|\n]{1,80}(?:\|[^|\n]{0,80})?\|\*|\{\{[^\n]{0,400}?\}\}+|\{%[^\n]{0,400}?%\}|\{#[^\n]{0,400}?#\}"
    r"|<%[^\n]{0,400}?%>"
    r"|\$?\{[^{}\n]{1,200}\}|\[\[[^\[\]\n]{1,120}\]\]|(?<![A-Za-z0-9])__[A-Z][A-Z0-9_]*?__(?![A-Za-z0-9])"
    r"|%%?[A-Za-z][\w-]*%%?|«[^»\n]{1,80}»"
    r"|(?<!!)\[[^\[\]\n]{1,300}\](?![(\[:])|<<[^<>\n]{1,80}>>)"
)
"""A merge field of any syntax whose characters Markdown would read as its own."""

_SKIP = FIELD + r"(*SKIP)(*FAIL)|"
_COMMENT = lazy(r"<!--.*?-->[ \t]*\n?|<!--.*", regex.S)
_BREAK = lazy(r"[ \t]*<br[ \t]*/?>[ \t]*\n?", regex.I)
_TAG = lazy(
    r"</?(?:b|i|u|em|strong|p|div|span|sup|sub|center|code|a|ins|del|kbd|mark|small)(?:\s[^<>\n]{0,300})?>", regex.I
)
_ENTITY = lazy(_SKIP + r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPE = lazy(r"\\([!-/:-@\[-`{-~])|\\(?=\n)")
_CODE = lazy(r"(?<![`\\])(`{1,3})(?!`)[^`\n]{1,400}(?<!`)(`{1,3})(?!`)")
_LINK = lazy(
    _SKIP + r"(!?\[)[^\[\]\n]{0,300}"
    r"(\]\([^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:[ \t]+[\"'][^\"'\n]{0,300}[\"'])?\))"
)
_MERGED_LINK = lazy(r"(?<!\])(\[)[^\[\]\n]{1,300}(\]\((?:\[[^\[\]\n]{1,120}\]|\{\{[^{}\n]{1,120}\}\})\))")
_IMAGE = lazy(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{0,1000}(?:[ \t]+[\"'][^\"'\n]{0,300}[\"'])?\)")
_AUTO = lazy(r"(<)(?:https?://|mailto:)[^<>\s]{1,1000}(>)")
_STRONG = lazy(_SKIP + r"(?<!\\)(\*\*|__)(?=[^\s*_])(?>[^\n*_]|(?!\1)[*_]){1,600}?(?<=[^\s\\])(\1)")
_STAR = lazy(_SKIP + r"(?<![\\*\w])(\*)(?=[^\s*])[^*\n]{1,600}(?<=[^\s\\*])(\*)(?![*\w])")
_UNDER = lazy(_SKIP + r"(?<![\\\w])(_)(?=[^\s_])[^_\n]{1,600}(?<=[^\s\\_])(_)(?!\w)")
_STRIKE = lazy(_SKIP + r"(~~)(?=\S)[^~\n]{1,600}(~~)")
_HEADING = lazy(r"(?m)^ {0,3}#{1,6}[ \t]+")
_SPECIAL = lazy(FIELD + r"(*SKIP)(*FAIL)|[\\`*_~<&\[#]")


def inline(text: Text) -> Text:
    """The words of Markdown prose as a reader sees them; line breaks stay where they are."""
    return _plain(text).escaped(_spelled)


def uncommented(text: Text) -> Text:
    """A text without HTML comments, which no reader sees."""
    return text.without([found.span() for found in _COMMENT.finditer(text.chars)]) if "<!--" in text.chars else text


def _plain(text: Text) -> Text:
    text = uncommented(text)
    if "<" in text.chars:
        text = text.sub(_BREAK, lambda _: "\n")
        text = _pairs(text.without([found.span() for found in _TAG.finditer(text.chars)]), _AUTO)
    if "](" in text.chars:
        text = text.without([found.span() for found in _IMAGE.finditer(text.chars)])
        text = _pairs(_pairs(text, _LINK), _MERGED_LINK)
    for mark, pattern in (("`", _CODE), ("*", _STRONG), ("__", _STRONG), ("*", _STAR), ("_", _UNDER), ("~~", _STRIKE)):
        if mark in text.chars:
            text = _pairs(text, pattern)
    if "#" in text.chars:
        text = text.without([found.span() for found in _HEADING.finditer(text.chars)])
    if "&" in text.chars:
        text = text.sub(_ENTITY, lambda found: html.unescape(found[0]))
    return _unescaped(text)


def _pairs(text: Text, pattern: regex.Pattern[str]) -> Text:
    """Without the marks before and behind some words, which the first and the last group of the pattern are."""
    spans: list[tuple[int, int]] = []
    for found in pattern.finditer(text.chars):
        spans += (found.span(1), found.span(2))
    return text.without(spans)


def _unescaped(text: Text) -> Text:
    if "\\" not in text.chars:
        return text
    return text.sub(_ESCAPE, lambda found: found[1] or "")


def _spelled(new: str) -> str | None:
    """New words with a backslash before what Markdown would take for a mark; None where that does not keep them."""
    if _plain(Text.of(new)).chars == new:
        return new
    spelled = _SPECIAL.sub(lambda found: "\\" + found[0], new)
    return spelled if _plain(Text.of(spelled)).chars == new else None
