"""Looked: a message as patterns read it, with its merge fields and lines, before anything is sought in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from outreach_lint.annotate.merge_fields import find_fields
from outreach_lint.annotate.seller_names import introduced
from outreach_lint.annotate.view import named, view
from outreach_lint.annotate.zones import Line, lines
from outreach_lint.model.annotated import MergeField, View
from outreach_lint.model.message import Message, Part
from outreach_lint.model.settings import Settings


class Looked(NamedTuple):
    """The merge fields of a message, its views, the lines of its body, and the names of its sender in lower case."""

    fields: tuple[MergeField, ...]
    views: Mapping[Part, View]
    rows: list[Line]
    sellers: frozenset[str]


def look(message: Message, settings: Settings) -> Looked:
    """A message as patterns read it; this depends on its words and its template alone."""
    template = message.template or settings.template
    fields: list[MergeField] = []
    views: dict[Part, View] = {}
    for part in ("subject", "body"):
        chars = message.part(part).chars
        found = find_fields(part, chars, template)
        fields += found
        views[part] = view(chars, found)
    rows = lines(views["body"])
    sellers = frozenset(name.lower() for name in settings.sellers) | introduced(views["body"])
    return Looked(tuple(fields), {part: named(seen, sellers) for part, seen in views.items()}, rows, sellers)
