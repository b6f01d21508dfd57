"""Merge fields written in the syntax of another tool than the one that will send the message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outreach_lint.model.annotated import Annotated, Hit, Span

BY_HAND = frozenset({"bracket", "double-bracket", "tag", "ask", "angles", "guillemets", "underscores", "comment"})


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Every field whose syntax the tool does not know. `params['delimiters']` lists the syntaxes of each tool."""
    tools = params.get("delimiters")
    tool = message.message.template
    if not isinstance(tools, Mapping) or tool not in tools:
        return
    allowed = frozenset(tools[tool])
    for field in message.fields:
        if field.syntax in BY_HAND or field.syntax in allowed or field.kind == "unknown":
            continue
        yield Hit(Span(field.part, field.start, field.end), says={"tool": tool})
