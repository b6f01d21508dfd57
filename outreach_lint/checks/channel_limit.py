"""Characters of a message against what its channel takes, counted as the reader would receive them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outreach_lint.model.annotated import Annotated, Hit, Span
from outreach_lint.model.limits import in_text_message
from outreach_lint.model.message import Part


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """One hit where a part may be longer than `params['limit']` characters, an error only where it must be.

    `params['part']` names the part, `params['certain']` tells whether to speak only where the shortest rendering is
    too long. For text messages (`params['unicode_limit']`) one character outside the GSM alphabet lowers the limit.
    """
    part: Part = "subject" if params.get("part") == "subject" else "body"
    chars = message.views[part].chars
    low, high = message.lengths.get(part, (len(chars), len(chars)))
    limit = int(str(params["limit"]))
    if "unicode_limit" in params:
        written = _without_fields(message, part)
        places, outside = in_text_message(written)
        limit = int(str(params["unicode_limit"])) if outside else limit
        extra = places - len(written)
        low, high = low + extra, high + extra
    if (low if params.get("certain") else high) <= limit or not chars.strip():
        return
    length = str(low) if low == high else f"{low} to {high}"
    start = min(_offset(chars, limit), len(chars) - 1)
    over = Span(part, start, len(chars.rstrip()))
    says = {"length": length, "limit": limit}
    if low > limit:
        yield Hit(over, says=says)
    else:
        yield Hit(over, says=says, severity="info", confidence="low")


def _without_fields(message: Annotated, part: Part) -> str:
    chars, kept, at = message.views[part].chars, [], 0
    for field in message.fields:
        if field.part == part:
            kept.append(chars[at : field.start])
            at = field.end
    return "".join([*kept, chars[at:]])


def _offset(chars: str, limit: int) -> int:
    """Where the limit falls: the beginning of the word that crosses it."""
    if len(chars) <= limit:
        return max(0, chars.rstrip().rfind(" ") + 1)
    return chars.rfind(" ", 0, limit) + 1
