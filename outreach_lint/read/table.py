"""Tables: CSV whose rows are messages, or prospects whose columns are the merge fields that exist."""

from __future__ import annotations

import re
from pathlib import PurePath

from outreach_lint.model.message import Message, Reading
from outreach_lint.model.record import dataclass
from outreach_lint.model.source import Source, SourceError
from outreach_lint.model.text import Text
from outreach_lint.read import found, keys, values
from outreach_lint.read.layers.csv import DELIMITERS, Span, cell, delimiter, rows, unclosed
from outreach_lint.read.layers.html import is_markup, preformatted, visible
from outreach_lint.read.layers.lines import line_ends
from outreach_lint.read.options import Options
from outreach_lint.read.prose import sent
from outreach_lint.read.settle import settle

_BODIES = tuple(name for name in keys.BODY if name not in ("note", "template", "emailtemplate", "script", "sms", "dm"))
_WEAK = frozenset(("text", "content", "copy", "draft", "html", "message", "textcontent"))
_COUNT_NAMES = """
sent opened opens clicked clicks replied replies bounced bounces delivered openrate replyrate clickrate unsubscribed
meetingsbooked positivereplies impressions
"""
_COUNTS = frozenset(_COUNT_NAMES.split())
_DATA = re.compile(r"\S@\S+\.\w|https?://|^\d{4}-\d\d-\d\d")
_MAX_CELL = 50_000


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns hold what. `pairs` are (label, subject column, body column)."""

    names: tuple[str, ...]
    pairs: tuple[tuple[str, int | None, int], ...]
    single: bool

    def at(self, *wanted: str) -> int | None:
        """The first column with one of these names."""
        plain = [keys.normal(name) for name in self.names]
        return next((plain.index(name) for name in wanted if name in plain), None)


def read(source: Source, options: Options) -> Reading:
    """The messages of a table, or its columns as `fields` where its rows are prospects.

    Raises SourceError where a quote is opened and never closed.
    """
    start, sign = _opening(source)
    lines = rows(source.text, start, sign)
    header = next((row for row in lines if _value(source, row, 0, sign) or len(row) > 1), [])
    names = tuple((_value(source, header, index, sign)).strip() for index in range(len(header)))
    if any(_DATA.search(name) for name in names):
        return Reading("csv", (), note="a table without a header line")
    columns = _columns(names)
    if not columns.pairs:
        return Reading("csv", (), fields=tuple(filter(None, names)), note=_note(names))
    messages: list[Message] = []
    for number, row in enumerate(lines, 1):
        if row and unclosed(source.text, row[-1]):
            place = source.position(row[-1][0])
            raise SourceError(source.path, "broken CSV: this quote is never closed; end the cell with a quote", *place)
        made = _messages(source, columns, row, sign, number, len(messages))
        messages.extend(settle(message, options, (message.heading or "",)) for message in made)
    note = None if messages else "no row of this table holds a message"
    return Reading("csv", tuple(messages), fields=tuple(filter(None, names)), note=note)


def _opening(source: Source) -> tuple[int, str]:
    """Where the header begins and what stands between cells; Excel's `sep=;` line says it outright."""
    text = source.text
    first = text[: text.find("\n") + 1 or len(text)]
    said = first.strip().lower()
    if said.startswith("sep=") and len(said) == 5 and said[4] in DELIMITERS:
        return len(first), said[4]
    if first.strip() == "sep=":
        return len(first), "\t"
    return 0, delimiter(first)


def _value(source: Source, row: list[Span], index: int | None, sign: str) -> str:
    return "" if index is None or index >= len(row) else cell(Text.of(source.text, *row[index]), sign).chars


def _columns(names: tuple[str, ...]) -> _Columns:
    plain = [keys.normal(name) for name in names]
    subject = next((plain.index(name) for name in keys.SUBJECT if name in plain), None)
    body = next((plain.index(name) for name in _BODIES if name in plain), None)
    known = subject is not None or {"channel", "step", "touch", "day"} & set(plain)
    if body is not None and (plain[body] not in _WEAK or known):
        return _Columns(names, (("", subject, body),), True)
    pairs = []
    for pair in found.flat_pairs(names):
        if keys.normal(pair.body) not in ("linkedin", "email", "mail", "linkedinurl", "day", "step"):
            title = names.index(pair.subject) if pair.subject else None
            pairs.append((pair.label, title, names.index(pair.body)))
    return _Columns(names, tuple(pairs), False)


def _messages(source: Source, columns: _Columns, row: list[Span], sign: str, number: int, order: int) -> list[Message]:
    made: list[Message] = []
    step, variant = columns.at(*keys.STEP), columns.at(*keys.VARIANT)
    sequence = _value(source, row, columns.at("sequence", "sequencename", "campaign", "campaignname"), sign).strip()
    kind = columns.at("channel", "platform", "medium", "type")
    record = None if columns.single else _record(source, columns, row, sign)
    others = [i for i, name in enumerate(columns.names) if columns.single and keys.normal(name) in keys.OTHER_SUBJECTS]
    own = _value(source, row, columns.at("id", "messageid", "key"), sign).strip()
    for index, (label, title, body) in enumerate(columns.pairs):
        text = _words(source, row, body, sign)
        if text is None or not _is_message(text, title is not None, columns.single):
            continue
        channel = values.channel(_value(source, row, kind, sign)) if columns.single else None
        name = own or str(number)
        made.append(
            Message(
                id=name if columns.single else f"{name}.{index + 1}",
                path=source.path,
                format="csv",
                body=text,
                subject=_words(source, row, title, sign),
                channel=None if channel == "linkedin" else channel,
                step=values.number(_value(source, row, step, sign)) if columns.single else None,
                sequence=sequence or (None if columns.single else PurePath(source.path).name.split(".")[0]),
                variant=_value(source, row, variant, sign).strip() or None,
                heading=label or _value(source, row, kind, sign)[:80] or None,
                prospect=record,
                order=order + len(made),
                alternatives=tuple(other for i in others if (other := _words(source, row, i, sign))),
            )
        )
    return made


def _record(source: Source, columns: _Columns, row: list[Span], sign: str) -> dict[str, str]:
    bodies = {body for _, _, body in columns.pairs}
    return {
        name: _value(source, row, index, sign)[:500]
        for index, name in enumerate(columns.names)
        if name and index not in bodies
    }


def _is_message(text: Text, titled: bool, single: bool) -> bool:
    if single or titled:
        return found.is_words(text.chars, 3)
    return found.is_words(text.chars, 5) and sent(text.chars)


def _words(source: Source, row: list[Span], index: int | None, sign: str) -> Text | None:
    if index is None or index >= len(row) or row[index][1] - row[index][0] > _MAX_CELL:
        return None
    text = cell(Text.of(source.text, *row[index]), sign)
    text = visible(text, preformatted(text.chars)) if is_markup(text.chars) else line_ends(text)
    return text if text.chars.strip() else None


def _note(names: tuple[str, ...]) -> str:
    have = {keys.normal(name) for name in names}
    if len(have & _COUNTS) >= 2:
        return "campaign statistics, not messages"
    return f"a table of prospects with {len(names)} columns, which are known merge fields"
