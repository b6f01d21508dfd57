"""Around: what the mappings and lists around a value of a data file say of it, handed down while they are walked."""

from __future__ import annotations

from outreach_lint.model.message import Message
from outreach_lint.model.record import dataclass, replace
from outreach_lint.model.source import Source, SourceError
from outreach_lint.read import keys, values
from outreach_lint.read.tree import Mapping, Node, Scalar, text_of


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a node; `path` are the keys above it as words, nearest last."""

    path: tuple[str, ...] = ()
    key: str = ""
    sequence: str | None = None
    step: int | None = None
    in_steps: bool = False
    delay: float | None = None
    variant: str | None = None
    said: tuple[str, ...] = ()
    relationship: str | None = None
    prospect: dict[str, str] | None = None


def names(mapping: Mapping) -> frozenset[str]:
    """The keys of a mapping by plain name."""
    return frozenset(keys.normal(key) for key, _ in mapping.pairs)


def step(mapping: Mapping) -> int | None:
    """The step that a mapping says it is."""
    node = keys.scalar(mapping, keys.STEP)
    return values.number(node.value) if node else None


def record(node: Mapping) -> dict[str, str]:
    """A prospect's values by field name."""
    return {key: text_of(value) or "" for key, value in node.pairs if isinstance(value, Scalar)}


def in_order(messages: list[Message]) -> tuple[Message, ...]:
    """Messages as they follow each other in the file, whatever the order in which they were found."""
    placed = sorted(messages, key=lambda message: (message.body.pieces[0].start, message.order))
    return tuple(replace(message, order=order) for order, message in enumerate(placed))


def refuse_misread(source: Source, node: Mapping) -> None:
    """An unquoted merge field is a mapping to YAML: raises SourceError where a subject or body was meant."""
    for key, value in node.pairs:
        if not isinstance(value, Mapping) or source.text[value.start] != "{":
            continue
        if keys.normal(key) in keys.SUBJECT + keys.BODY and all(_is_null(inner) for _, inner in value.pairs):
            place = source.position(value.start)
            problem = f'YAML reads this merge field as a map; put the value of "{key}" in double quotes'
            raise SourceError(source.path, problem, *place)


def _is_null(node: Node) -> bool:
    return (isinstance(node, Scalar) and node.value is None) or isinstance(node, Mapping)
