"""JSON: sequences, copy maps, queues and the exports of tools."""

from __future__ import annotations

from outreach_lint.model.message import Reading
from outreach_lint.model.source import Source
from outreach_lint.read import extract, shapes
from outreach_lint.read.json_tree import parse
from outreach_lint.read.options import Options


def read(source: Source, options: Options) -> Reading:
    """The messages of a JSON file.

    Raises SourceError where it is broken, cut off or nested too deep.
    """
    tree = parse(source)
    if options.settings.extract is not None:
        return extract.read(source, options, tree, "json")
    return shapes.read(source, options, tree, "json")
