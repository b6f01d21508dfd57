"""HTML pages that show several messages: where each one's subject, body and headings stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from outreach_lint.model.text import Text
from outreach_lint.read.layers.html import preformatted, visible
from outreach_lint.read.layers.html_tokens import VOID, classes, tokens
from outreach_lint.read.prose import sent

_BODY_CLASS = re.compile(
    r"(?:e-?mail|message|msg|mail|template|dm|touch|outreach|note|sms|step)[-_]*"
    r"(?P<part>body|content|text|copy|message|box|preview)s?$",
    re.I,
)
_SUBJECT_CLASS = re.compile(r"(?:^|[-_])subject(?:[-_]?(?:line|text|value))?$", re.I)
_HEADING_CLASS = re.compile(r"label|title|heading|step|day|version|variant|tag|touch|badge|channel", re.I)
_SUBJECT = re.compile(r"\bsubject(?: line)?s?[ \t]*(?:</\w+>[ \t\r\n]*)*[:：]", re.I)
_LABEL = re.compile(r"\W*subject(?: line)?[ \t]*[:：]?\s*", re.I)
_BLOCKS = frozenset(
    ("div", "td", "pre", "blockquote", "textarea", "section", "article", "li", "body", "main", "details")
)
_MAX_DEPTH, _MAX_FOUND = 300, 300


class Element(NamedTuple):
    """An element: its name, its classes, where it begins and where its content begins and ends."""

    tag: str
    names: frozenset[str]
    start: int
    inner: int
    end: int


class Shown(NamedTuple):
    """One message that a page shows; `labels` are the headings above it, nearest first."""

    subject: Text | None
    body: Text
    labels: tuple[str, ...]


def elements(chars: str) -> tuple[Element, ...]:
    """The elements of a page in the order in which they begin; unclosed ones end with their parent."""
    found: list[Element] = []
    stack: list[tuple[str, int, int, str]] = []
    for token in tokens(chars):
        if token.kind == "open" and token.tag not in VOID and not token.attributes.endswith("/"):
            if len(stack) < _MAX_DEPTH:
                stack.append((token.tag, token.start, token.end, token.attributes))
        elif token.kind == "close" and any(open_[0] == token.tag for open_ in stack):
            while stack:
                tag, start, inner, attributes = stack.pop()
                found.append(Element(tag, classes(attributes), start, inner, token.start))
                if tag == token.tag:
                    break
    return tuple(sorted(found, key=lambda element: element.start))


def shown(text: Text) -> tuple[Shown, ...]:
    """The messages of a page that names them by its classes or by `Subject:` labels; empty where it does not.

    `text` is the source from its first character on.
    """
    every = elements(text.chars)
    kept = preformatted(text.chars)
    bodies = _bodies(every)
    if len(bodies) > 1:
        return tuple(_by_class(text, every, bodies, kept))
    return tuple(_by_label(text, every, kept))


def _bodies(every: Sequence[Element]) -> list[Element]:
    named = [(e, m["part"].lower()) for e in every for name in e.names if (m := _BODY_CLASS.match(name))]
    if sum(part == "body" for _, part in named) > 1:
        named = [(element, part) for element, part in named if part == "body"]
    chosen: list[Element] = []
    for element, _ in named:
        if not chosen or element.start >= chosen[-1].end:
            chosen.append(element)
    return chosen


def _by_class(text: Text, every: Sequence[Element], bodies: Sequence[Element], kept: frozenset[str]) -> Iterator[Shown]:
    at = 0
    labels: list[str] = []
    for element in bodies:
        between = [e for e in every if at <= e.start < element.inner and e.end <= element.end]
        labels += _headings(text, between)
        body = visible(text[element.inner : element.end], kept, _keeps(element, kept))
        subject = _subject(text, between) or _in_text(text[at : element.start])
        if subject is None and _LABEL.match(body.chars) and ":" in body.chars[:20]:
            subject, body = _split(body)
        at = element.end
        if len(body.chars.split()) >= 3:
            yield Shown(subject, body, tuple(dict.fromkeys(reversed(labels)))[:20])


def _subject(text: Text, between: Sequence[Element]) -> Text | None:
    for element in reversed(between):
        if any(_SUBJECT_CLASS.search(name) for name in element.names):
            words = visible(text[element.inner : element.end])
            label = _LABEL.match(words.chars)
            words = words[label.end() :] if label else words
            if words.chars.strip():
                return words
    return None


def _in_text(stretch: Text) -> Text | None:
    """The subject after the last `Subject` label before a body."""
    ends = [match.end() for match in _SUBJECT.finditer(stretch.chars)]
    if not ends:
        return None
    words = visible(stretch[ends[-1] :])
    line = words[: words.chars.find("\n")] if "\n" in words.chars else words
    return line if line.chars.strip() else None


def _split(body: Text) -> tuple[Text, Text]:
    """The subject and the rest of words that begin with a `Subject:` label."""
    label = _LABEL.match(body.chars)
    start = label.end() if label else 0
    end = body.chars.find("\n", start)
    end = len(body) if end < 0 else end
    return body[start:end].strip(), body[end:].strip()


def _headings(text: Text, between: Sequence[Element]) -> list[str]:
    headings = []
    for element in between:
        titled = re.fullmatch("h[1-6]|strong|summary|th", element.tag)
        if (titled or any(_HEADING_CLASS.search(name) for name in element.names)) and element.end - element.inner < 400:
            headings.append(visible(text[element.inner : element.end]).chars.replace("\n", " ")[:200])
    return headings


def _keeps(element: Element, kept: frozenset[str]) -> bool:
    return element.tag in ("pre", "textarea") or bool(element.names & kept)


def _by_label(text: Text, every: Sequence[Element], kept: frozenset[str]) -> Iterator[Shown]:
    places = [match.start() for match in _SUBJECT.finditer(text.chars)][:_MAX_FOUND]
    heads = [element.start for element in every if re.fullmatch("h[1-6]", element.tag)]
    blocks = [element for element in every if element.tag in _BLOCKS]
    for index, place in enumerate(places):
        limit = places[index + 1] if index + 1 < len(places) else len(text)
        around = sorted((e for e in blocks if e.inner <= place < e.end), key=lambda e: e.end - e.inner)
        for element in around[:6]:
            end = min([element.end, limit, *(head for head in heads if head > place)])
            words = visible(text[place:end], kept, any(_keeps(inside, kept) for inside in around))
            if not _LABEL.match(words.chars):
                break
            subject, body = _split(words)
            if len(body.chars.split()) >= 8 and sent(body.chars):
                before = [e for e in every if e.start < place][-40:]
                labels = tuple(dict.fromkeys(reversed(_headings(text, before))))[:12]
                yield Shown(subject or None, body, labels)
                break
