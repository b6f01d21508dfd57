"""Merge fields of two tools in one message: one of them will not be filled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from outreach_lint.model.annotated import Annotated, Hit, Span

FAMILY = {
    "double": "{{x}}",
    "triple": "{{x}}",
    "random": "{{x}}",
    "coldsend": "{{x}}",
    "n8n": "{{x}}",
    "brace": "{x}",
    "mautic": "{contactfield=x}",
    "dollar": "${x}",
    "salesforce": "{!x}",
    "mailchimp": "*|x|*",
    "erb": "<%= x %>",
    "percent": "%x%",
    "dollars": "$x$",
}
"""The syntaxes that no single tool mixes; blocks, spintax and slots for people go with any."""
TOGETHER = frozenset({frozenset({"{{x}}", "%x%"}), frozenset({"{contactfield=x}", "{x}"}), frozenset({"{x}", "${x}"})})
"""Pairs that one tool does mix: sender tags of Smartlead, system tags of Mautic, a dollar sign before a sum."""


def check(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """The first field of each syntax that is not the message's main one."""
    found = [(FAMILY[field.syntax], field) for field in message.fields if field.syntax in FAMILY]
    found = [(family, field) for family, field in found if field.kind != "control"]
    counts = Counter(family for family, _ in found)
    if len(counts) < 2:
        return
    main = counts.most_common(1)[0][0]
    told = {main}
    for family, field in found:
        if family not in told and frozenset({family, main}) not in TOGETHER:
            told.add(family)
            yield Hit(Span(field.part, field.start, field.end), says={"main": main, "other": family})
