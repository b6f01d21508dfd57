"""YAML: sequences, copy maps, Kubernetes e-mail templates."""

from __future__ import annotations

import re

from outreach_lint.model.message import Reading
from outreach_lint.model.source import Source, SourceError
from outreach_lint.read import extract, shapes
from outreach_lint.read.options import Options
from outreach_lint.read.yaml_tree import parse

_CHART = re.compile(r"^\s*\{\{-?\s*(?:if|end|range|include|with|define|template|toYaml)\b", re.M)


def read(source: Source, options: Options) -> Reading:
    """The messages of a YAML file.

    Raises SourceError where it is broken or nested too deep, and where an unquoted merge field is read as a map.
    """
    try:
        tree = parse(source)
    except SourceError:
        if _CHART.search(source.text) and not options.insisted:
            return Reading("yaml", (), note="a template of YAML, not outreach")
        raise
    if options.settings.extract is not None:
        return extract.read(source, options, tree, "yaml")
    return shapes.read(source, options, tree, "yaml")
