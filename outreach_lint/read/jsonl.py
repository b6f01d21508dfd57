"""JSON lines: one message an object, with the keys id, subject, body, channel, step, relationship and prospect."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.model.message import LeftOut, Message, Reading
from outreach_lint.model.source import Source
from outreach_lint.model.text import Text
from outreach_lint.read import found, values
from outreach_lint.read.json_tree import decoder, parse_value
from outreach_lint.read.options import Options
from outreach_lint.read.settle import settle
from outreach_lint.read.tree import Decode, Mapping, Node, Scalar, text_of


def read(source: Source, options: Options) -> Reading:
    """The messages of a file, one for each line that holds an object with a body.

    Lines end at "\\n" alone. Raises SourceError at the first line that is no JSON.
    """
    decode = decoder(source)
    messages: list[Message] = []
    left_out: list[LeftOut] = []
    taken: set[str] = set()
    for number, (start, end) in enumerate(_lines(source), 1):
        node = parse_value(source, start, end)
        message = _message(source, node, decode, number, len(messages), taken)
        if message is None:
            left_out.append(LeftOut(start, end, "an object without a body"))
        else:
            messages.append(settle(message, options))
    note = None if messages else "no line holds an object with a body"
    return Reading("jsonl", tuple(messages), tuple(left_out), note=note)


def _lines(source: Source) -> Iterator[tuple[int, int]]:
    text = source.text
    for start in source.starts:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            yield start, end


def _message(source: Source, node: Node, decode: Decode, number: int, order: int, taken: set[str]) -> Message | None:
    if not isinstance(node, Mapping):
        return None
    body, named = _text(node.get("body"), decode), node.get("subject")
    if body is None and node.get("body") is None:
        body, named = _otherwise(node, decode)
    if body is None:
        return None
    name = text_of(node.get("id")) or str(number)
    while name in taken:
        name = f"{name}+"
    taken.add(name)
    step = node.get("step")
    return Message(
        id=name,
        path=source.path,
        format="jsonl",
        body=body,
        subject=_text(named, decode),
        channel=values.channel(text_of(node.get("channel"))),
        step=values.number(step.value) if isinstance(step, Scalar) else None,
        relationship=values.relationship(text_of(node.get("relationship"))),
        sequence=text_of(node.get("sequence")),
        prospect=_prospect(node.get("prospect")),
        language=text_of(node.get("language")),
        order=order,
    )


def _otherwise(node: Mapping, decode: Decode) -> tuple[Text | None, Node | None]:
    """Body and subject of an object that calls them otherwise; nothing, where it does not read like a message."""
    body = found.body(node)
    if body is None or len(body[1]) != 1:
        return None, None
    if not found.is_message(node, body[0], str(body[1][0].value), (), False):
        return None, None
    return _text(body[1][0], decode), found.subject(node)


def _text(node: Node | None, decode: Decode) -> Text | None:
    if isinstance(node, Scalar) and isinstance(node.value, str) and node.value.strip():
        return decode(node)
    return None


def _prospect(node: Node | None) -> dict[str, str] | None:
    if not isinstance(node, Mapping):
        return None
    return {key: text_of(value) or "" for key, value in node.pairs}
