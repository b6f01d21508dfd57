"""Extract: messages of a data file from the places that the `extract` setting names by JMESPath."""

from __future__ import annotations

from typing import Any

from outreach_lint.model.message import Message, Reading
from outreach_lint.model.settings import Extract
from outreach_lint.model.source import Source, SourceError
from outreach_lint.model.text import Text
from outreach_lint.read import found, values
from outreach_lint.read.options import Options
from outreach_lint.read.settle import settle
from outreach_lint.read.tree import Mapping, Node, Scalar, Tree


class _Placed(str):
    """A string that remembers its scalar while a path expression moves it about."""

    node: Scalar

    def __new__(cls, node: Scalar) -> _Placed:
        made = super().__new__(cls, node.value)
        made.node = node
        return made


def read(source: Source, options: Options, tree: Tree, format_: str) -> Reading:
    """One message for each object that `messages` selects and in which `body` is a string.

    Raises SourceError where jmespath is not installed or an expression is broken.
    """
    setting = options.settings.extract
    assert setting is not None
    objects = _search(source, setting.messages, _plain(tree.root))
    objects = objects if isinstance(objects, list) else [objects] if objects is not None else []
    messages: list[Message] = []
    for item in objects:
        message = _message(source, setting, item, tree, format_, len(messages))
        if message is not None:
            messages.append(settle(message, options))
    note = None if messages else f"the extract setting finds no message at {setting.messages}"
    return Reading(format_, tuple(messages), note=note)


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return _Placed(node) if isinstance(node.value, str) else node.value
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, value in node.pairs}
    return [_plain(item) for item in node.items]


def _message(source: Source, setting: Extract, item: Any, tree: Tree, format_: str, order: int) -> Message | None:
    def at(expression: str | None) -> Any:
        return _search(source, expression, item) if expression else None

    body = _text(at(setting.body), tree)
    if body is None:
        return None
    name, step = at(setting.id), at(setting.step)
    return Message(
        id=str(name) if name is not None else str(order + 1),
        path=source.path,
        format=format_,
        body=body,
        subject=_text(at(setting.subject), tree),
        channel=values.channel(str(at(setting.channel) or "")),
        step=values.number(step) if isinstance(step, str | int | float) else None,
        order=order,
    )


def _text(value: Any, tree: Tree) -> Text | None:
    if isinstance(value, _Placed) and value.strip():
        return found.words(tree, (value.node,))
    return None


def _search(source: Source, expression: str, data: Any) -> Any:
    try:
        import jmespath
    except ImportError:
        problem = 'the extract setting needs jmespath; install it with: pip install "outreach-lint[extract]"'
        raise SourceError(source.path, problem) from None
    try:
        return jmespath.search(expression, data)
    except jmespath.exceptions.JMESPathError as error:
        problem = f'the extract setting\'s expression "{expression}" is broken: {str(error).splitlines()[0]}'
        raise SourceError(source.path, problem) from None
