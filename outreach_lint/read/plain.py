"""Plain text: a message with an optional `Subject:` line, mail-merge headers or a comment header; or several."""

from __future__ import annotations

from pathlib import PurePath

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import LeftOut, Message, Reading
from outreach_lint.model.source import Source
from outreach_lint.model.text import Text
from outreach_lint.read import prose
from outreach_lint.read.fields import with_fields
from outreach_lint.read.layers.lines import line_ends
from outreach_lint.read.options import Options
from outreach_lint.read.place import channel_in
from outreach_lint.read.quoted import without_thread
from outreach_lint.read.settle import names_of, settle

_HEADER = lazy(
    r"(subject(?: line)?|from|to|cc|bcc|reply-to|date|attachments?|content-type|mime-version|x-[\w-]+|preheader"
    r"|preview(?: text)?|channel|step|day|sequence|relationship|language|template|variant|id|campaign|tags?)"
    r"[ \t]*:[ \t]*(.*)",
    regex.I,
)
_BODY = lazy(r"(?:e-?mail |message )?(?:body|message|text|content)[ \t]*:[ \t]*", regex.I)
_LISTED = lazy(r"(?m)^\W{0,6}subject(?: lines?)?(?: options?| variants?| ideas?)?\W{0,3}$", regex.I)
_COMMENT = lazy(r"#(?!\{)+[ \t]*(?:([\w -]{2,20}):[ \t]*)?(.*)")
_TEMPLATE_COMMENT = lazy(r"\{#(?!if|each|unless|with)[^#]*+(?:#(?!\})[^#]*+)*+#\}[ \t]*\n?", regex.I)
_SEVERAL = lazy(
    r"(?m)^(?:[=~─━═]{4,}|[ \t]*(?:[-=*#•]+|\d{1,2}[.)])?[ \t]*(?:e-?mail|touch|step|message|template|variant|version"
    r"|follow[ -]?up|dm)"
    r"[ ]*#?\d{1,2}\b(?:[ \t]*[-:–—(=][^\n]*)?)[ \t]*$",
    regex.I,
)
_OTHER_SCRIPT = lazy(r"[^\x00-\x7f\p{Script=Common}\p{Emoji}]")
_ENDED = lazy(r"\p{L}{2,} [^\n]*\p{L}{2,}[.?!,](?:\s|\Z)")
_PAPER = lazy(
    r"readme|changelog|changes|licen[cs]e|notice|copying|authors|contributors|robots|humans|ads|security|llms(?:-full)?"
    r"|cmakelists|version|manifest|(?:requirements|constraints)(?:[-_.][\w.-]*)?|[\w.-]*[-_.]requirements",
    regex.I,
)
"""File stems of papers and of lists for programs, which hold no messages that are sent."""
_MARKUP = lazy(r"\s*<(?:!doctype|html|head|body|p|div|table|span)\b", regex.I)
_SUBJECT_LINE = lazy(r"(?m)^\W{0,6}subject(?: line)?(?: [a-z\d])?\W{0,3}:", regex.I)


def read(source: Source, options: Options) -> Reading:
    """The message of a text file; several where it holds several subject lines."""
    stem = PurePath(source.path).stem
    if options.settings.read_as is None and _PAPER.fullmatch(stem):
        return Reading("text", (), note=f"a {stem.lower()} file is no outreach; --as text reads it all the same")
    whole = line_ends(Text.of(source.text))
    listed = _LISTED.search(whole.chars) is not None
    if listed or len(_SUBJECT_LINE.findall(whole.chars)) > 1 or len(_SEVERAL.findall(whole.chars)) > 1:
        from outreach_lint.read.many import read_plain

        if reading := read_plain(source, options, 1 if listed else 2):
            return reading
    if _MARKUP.match(whole.chars):
        from outreach_lint.read.within import read_within

        if reading := read_within("html", source, whole.source(0, len(whole)), options):
            return reading
    fields, at, left = _head(whole)
    if (kind := fields.get("content-type")) and "html" in kind.chars:
        from outreach_lint.read.within import read_within

        if reading := read_within("html", source, whole.source(at, len(whole)), options):
            return reading
    body = whole[at:].sub(_TEMPLATE_COMMENT, lambda _: "").strip()
    body, quoted = without_thread(body)
    body = body.strip()
    if not body:
        return Reading("text", (), note="no words below the headers")
    if not fields and not options.insisted and not _may_be_sent(body.chars, source.path):
        return Reading("text", (), note="no words to a person; --as text reads it all the same")
    message = Message("1", source.path, "text", body, thread=quoted or "in-reply-to" in fields)
    return Reading("text", (settle(with_fields(message, fields), options),), tuple(left))


def _may_be_sent(said: str, path: str) -> bool:
    """Whether a text without headers is more than a list of things; in other scripts than ours it may always be."""
    if prose.sent(said, 1) or _OTHER_SCRIPT.search(said):
        return True
    if prose.code(said) or prose.listing(said):
        return False
    return _ENDED.search(said) is not None or any(channel_in(name) for name in names_of(path)[:1])


def _head(text: Text) -> tuple[dict[str, Text], int, list[LeftOut]]:
    """The fields above the body, the offset at which the body begins, and comments that were passed over."""
    fields: dict[str, Text] = {}
    left: list[LeftOut] = []
    # From the first header on, a blank line ends the head, and `#` is copy.
    opened = False
    at = 0
    while at < len(text):
        end = text.chars.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        comment = _COMMENT.fullmatch(line.chars)
        header = _HEADER.fullmatch(line.chars)
        if header:
            opened = True
            fields.setdefault(header[1].lower(), line[header.start(2) :].strip())
        elif comment and not opened:
            if comment[1]:
                fields.setdefault(comment[1].lower(), line[comment.start(2) :].strip())
            left.append(LeftOut(*line.source(0, len(line)), "a comment"))
        elif opened and (begins := _BODY.match(line.chars)):
            return fields, at + begins.end(), left
        elif line.chars.strip() or opened:
            break
        at = end + 1
    return fields, at, left
