"""Zones: which lines of a body are greeting, copy, sign-off, signature, postscript, quoted thread or legal footer."""

from __future__ import annotations

from typing import NamedTuple

from outreach_lint.model.annotated import View, Zone
from outreach_lint.model.lazy import lazy
from outreach_lint.model.lowered import lowered


class Line(NamedTuple):
    """One line of a view with its zone; `paragraph` counts blocks between blank lines, from 0."""

    start: int
    end: int
    zone: Zone
    paragraph: int


_FIELD = r"[\uE000-\uE006]+"
_GREETING = lazy(
    rf"(?i)^\s*(?:(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|howdy|hiya|salutations)\b"
    rf"(?:[ ,]+(?:there|team|all|folks|again|everyone|sir|madam|mr|mrs|ms|dr|prof|{_FIELD}|"
    rf"(?-i:\p{{Lu}})[\w'.-]*|[/&]|and|or)\.?)*[ ]*[,:!.—-]*[ ]*$"
    rf"|(?:{_FIELD}|(?-i:\p{{Lu}})[\p{{Ll}}'-]+(?: (?-i:\p{{Lu}})[\p{{Ll}}'-]+)?)[ ]*[,:—][ ]*$)"
)
_SIGN_OFF = lazy(
    r"(?i)^\s*(?:(?:(?:best|kind|warm(?:est)?|many|with|all the|my|kindest|sincere|cordial)[ ]*)*"
    r"(?:regards|wishes|best|thanks|thank you|cheers|sincerely|truly|faithfully|cordially|respectfully|warmly|"
    r"gratefully|appreciatively|talk soon|speak soon|yours|take care|looking forward|rgds|br|ttyl|onward|"
    r"in partnership|in haste|to your success)"
    r"(?: (?:again|so much|in advance|a lot|very much|for your time|for your consideration|regards|and regards|"
    r"sincerely|truly|faithfully|warmly|team|everyone|all|and (?:best|kind) regards))*)[ ]*[,.!—-]*[ ]*$"
)
_DASHES = lazy(r"^\s*(?:--|—|__+|-{2,})\s?\s*$")
_DASH_NAME = lazy(rf"^\s*[-—~]{{1,2}}[ ]*(?:{_FIELD}|\p{{Lu}}[\w.'-]*(?:[ ]\p{{Lu}}[\w.'-]*)*)[ ,|.]*$")
_POSTSCRIPT = lazy(r"(?i)^\s*\(?(?:p\.?\s?p?\.?s\.?)(?=[\s:.—,-]|$)")
_QUOTE_LEAD = lazy(
    r"(?i)^\s*(?:>+|on .{4,120} wrote:\s*$|-{2,}\s*(?:original|forwarded) message|begin forwarded message|"
    r"from:\s.+(?:@|\ue012|<)|_{10,}\s*$)"
)
_FOOTER = lazy(
    r"(?i)unsubscribe|opt[- ]?out|opt out of|you (?:are|were) receiving this|this (?:e-?mail|message) (?:was sent|"
    r"and any|is (?:confidential|intended))|no longer wish to (?:receive|hear)|to be removed|to stop receiving|"
    r"all rights reserved|"
    r"privacy policy|confidentiality notice|©|remove (?:me|your (?:address|e-?mail))|(?:reply|respond) (?:with )?\"?"
    r"(?:stop|remove)\b"
)
_IN_FOOTERS = (
    *("unsubscribe", "opt-out", "opt out", "optout", "receiving this", "this email", "this e-mail", "this message"),
    *("no longer wish", "reserved", "privacy policy", "confidentiality", "©", "remove", "stop"),
)
"""One of these stands in every such line."""

LONG = 200
"""A line this long in the copy is no footer, whatever it says."""


def lines(view: View) -> list[Line]:
    """The lines of a body with their zones, blank ones left out."""
    rows = _rows(view.plain)
    zones: list[Zone] = ["body"] * len(rows)
    texts = [view.plain[start:end] for start, end, _ in rows]
    end = _mark_quoted(texts, zones)
    _mark_greeting(texts, zones)
    end = _mark_signature(texts, rows, zones, end)
    for i in range(len(rows)):
        low = i > 0 and i >= len(rows) // 2 and (i >= end or len(texts[i]) < LONG)
        if low and zones[i] in ("body", "signature") and _foots(texts[i]):
            zones[i] = "footer"
        if zones[i] != "quoted" and _POSTSCRIPT.match(texts[i]):
            zones[i] = "postscript"
            for j in range(i + 1, len(rows)):
                if rows[j][2] != rows[i][2]:
                    break
                zones[j] = "postscript"
    return [Line(start, end, zone, paragraph) for (start, end, paragraph), zone in zip(rows, zones, strict=True)]


def _rows(plain: str) -> list[tuple[int, int, int]]:
    rows: list[tuple[int, int, int]] = []
    at, paragraph, blank = 0, 0, False
    for line in plain.split("\n"):
        if line.strip():
            paragraph += blank and bool(rows)
            blank = False
            lead = len(line) - len(line.lstrip())
            rows.append((at + lead, at + len(line.rstrip()), paragraph))
        else:
            blank = True
        at += len(line) + 1
    return rows


def _mark_quoted(texts: list[str], zones: list[Zone]) -> int:
    """Marks quoted lines; returns where a quoted thread at the end begins."""
    for i, text in enumerate(texts):
        if text.lstrip().startswith(">"):
            zones[i] = "quoted"
        elif i and _QUOTE_LEAD.match(text) and not text.lstrip().startswith("__"):
            zones[i:] = ["quoted"] * (len(texts) - i)
            return i
    return len(texts)


def _mark_greeting(texts: list[str], zones: list[Zone]) -> None:
    for i in range(min(2, len(texts))):
        if zones[i] == "body" and _GREETING.match(texts[i]) and len(texts[i]) < 80:
            zones[i] = "greeting"
            return


def _mark_signature(texts: list[str], rows: list[tuple[int, int, int]], zones: list[Zone], end: int) -> int:
    """Marks sign-off and signature; returns where they begin."""
    last = next((i for i in reversed(range(end)) if _copy(texts[i])), 0)
    for i in range(max(1, end - 14, last), end):
        text = texts[i]
        if zones[i] != "body":
            continue
        if _DASHES.match(text) and i >= end - 10:
            _fill(zones, i, end, "signature")
            return i
        if _SIGN_OFF.match(text):
            zones[i] = "sign-off"
            _fill(zones, i + 1, end, "signature")
            return i
        if _DASH_NAME.match(text):
            _fill(zones, i, end, "signature")
            return i
    return _bare_name(texts, rows, zones, end)


def _copy(text: str) -> bool:
    """Whether a line is too long to stand below a sign-off."""
    return len(text) >= 90 and not _POSTSCRIPT.match(text) and not _foots(text)


def _foots(text: str) -> bool:
    return any(map(lowered(text).__contains__, _IN_FOOTERS)) and _FOOTER.search(text) is not None


_NAME_LINE = lazy(
    rf"^(?:{_FIELD}|\p{{Lu}}[\p{{L}}.'-]*)(?:[ ](?:{_FIELD}|\p{{Lu}}[\p{{L}}.'-]*|\|.*|at|of)){{0,4}}"
    rf"(?:[ ]*[|,/—-].{{0,60}})?$"
)


def _bare_name(texts: list[str], rows: list[tuple[int, int, int]], zones: list[Zone], end: int) -> int:
    """A signature without a sign-off: a last paragraph of a few short lines that begins with a name."""
    if end < 2 or zones[end - 1] != "body":
        return end
    first = end - 1
    while first > 0 and rows[first - 1][2] == rows[end - 1][2]:
        first -= 1
    block = texts[first:end]
    if first > 0 and len(block) <= 6 and all(len(t) < 80 for t in block) and _NAME_LINE.match(block[0]):
        _fill(zones, first, end, "signature")
        return first
    return end


def _fill(zones: list[Zone], start: int, end: int, zone: Zone) -> None:
    for i in range(start, end):
        if zones[i] != "quoted":
            zones[i] = zone
