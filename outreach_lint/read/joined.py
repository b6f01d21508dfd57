"""Joined: templates, steps and sequences of an export that name each other by id, put together again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from outreach_lint.read import found, keys, values
from outreach_lint.read.around import step
from outreach_lint.read.delays import delays
from outreach_lint.read.tree import Mapping, Node, Scalar, Sequence, text_of

_IDS = ("id", "_id")
_SEQUENCES = ("sequence", "campaign", "cadence")
_MOST = 5_000
"""Objects that are looked at; an export with more is read without its references."""


class Place(NamedTuple):
    """What a step says of the template that it sends."""

    step: int | None
    delay: float | None
    said: tuple[str, ...]
    sequence: str | None


Extent = tuple[int, int]
"""Where a mapping begins and ends in the source."""


@dataclass
class _Thing:
    """An object with an id or with references. `said` is the mapping of its properties, `above` the name around it."""

    kind: str
    id: str
    node: Mapping
    said: Mapping
    above: str | None
    refs: list[tuple[str, str]] = field(default_factory=list)


def joined(root: Node, tool: str | None) -> dict[Extent, Place]:
    """For the mappings of templates that a step refers to by id: what the step and its sequence say."""
    things = list(_things(root, "", None))
    by_id: dict[str, list[_Thing]] = {}
    for thing in things[:_MOST]:
        if thing.id:
            by_id.setdefault(thing.id, []).append(thing)
    places: dict[Extent, Place] = {}
    for thing in things[:_MOST]:
        held = list(_templates(thing, by_id))
        if held and (place := _place(thing, by_id, things, tool)):
            for template in held:
                places.setdefault((template.start, template.end), place)
    return places


def _templates(thing: _Thing, by_id: dict[str, list[_Thing]]) -> Iterator[Mapping]:
    """The mappings of the templates that a thing holds or refers to."""
    for name, target in thing.refs:
        template = next((t for t in by_id.get(target, ()) if t is not thing and _is_template(t, name)), None)
        if template is not None:
            yield from (template.node, template.said)
    for key, value in thing.node.pairs:
        if isinstance(value, Mapping) and "template" in keys.normal(key) and found.body(value) is not None:
            yield value


def _things(node: Node, kind: str, above: str | None) -> Iterator[_Thing]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _things(item, kind, above)
    elif isinstance(node, Mapping):
        own = text_of(keys.scalar(node, _IDS)) or ""
        attributes = node.get("attributes")
        said = attributes if isinstance(attributes, Mapping) else node
        typed = text_of(node.get("type")) if said is not node else None
        thing = _Thing(keys.normal(typed or kind).rstrip("s"), own, node, said, above)
        thing.refs = list(_refs(node))
        if own or thing.refs:
            yield thing
        named = text_of(keys.scalar(said, keys.NAME))
        within = named if named and any(keys.is_step_list(key) for key, _ in node.pairs) else above
        for key, value in node.pairs:
            if value is not attributes and key != "relationships":
                yield from _things(value, key, within)


def _refs(node: Mapping, *, deep: bool = True) -> Iterator[tuple[str, str]]:
    """The objects that a mapping refers to, as (name, id)."""
    for key, value in node.pairs:
        name = keys.normal(key)
        if isinstance(value, Scalar):
            if name.endswith("id") and name not in ("id", "uuid", "externalid") and (target := text_of(value)):
                yield name[:-2], target
        elif isinstance(value, Mapping):
            data = value.get("data")
            inner = data if isinstance(data, Mapping) else value
            target = text_of(keys.scalar(inner, _IDS))
            if target and len(inner.pairs) <= 3:
                yield name, target
            elif deep and (name == "relationships" or not target):
                yield from _refs(value, deep=False)


def _is_template(thing: _Thing, name: str) -> bool:
    if found.body(thing.said) is None:
        return False
    return "template" in name or ("email" in name and "template" in thing.kind)


def _place(thing: _Thing, by_id: dict[str, list[_Thing]], things: list[_Thing], tool: str | None) -> Place | None:
    """What the step says that refers to a template, itself or through what stands between them."""
    own = thing if step(thing.said) is not None else _other(thing, ("step",), by_id)
    if own is None:
        return None
    number = step(own.said)
    shift = 1 if any(step(other.said) == 0 for other in things if other.kind == own.kind) else 0
    delay = None if tool == "outreach" else delays((own.said,), tool)[0]
    sequence = _other(own, _SEQUENCES, by_id) or _other(thing, _SEQUENCES, by_id)
    name = text_of(keys.scalar(sequence.said, keys.NAME)) if sequence else own.above
    said = found.channel_words(own.said)
    return Place(None if number is None else number + shift, delay, said if values.channel(*said) else (), name)


def _other(thing: _Thing, wanted: tuple[str, ...], by_id: dict[str, list[_Thing]]) -> _Thing | None:
    """The object of one of these kinds that a thing refers to."""
    for name, target in thing.refs:
        if any(word in name for word in wanted) and "template" not in name:
            fit = [t for t in by_id.get(target, ()) if t is not thing and any(word in t.kind for word in wanted)]
            if fit:
                return fit[0]
    return None
