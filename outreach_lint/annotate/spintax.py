"""Spintax: a text once for each of its branches, each variant placed where its words stand in the template."""

from __future__ import annotations

from outreach_lint.annotate.merge_fields import DEEPEST, branches, find_fields
from outreach_lint.model.annotated import MergeField
from outreach_lint.model.message import Part
from outreach_lint.model.text import Text, join

MOST = 64
"""The most variants that are made of one text. Branches beyond it are not read."""


def variants(part: Part, text: Text, template: str | None = None) -> tuple[Text, ...]:
    """So many variants of a text that every branch of every block stands in one of them, `MOST` at most.

    Variant k takes branch k of each block, beginning again where a block has fewer; the number of variants is that of
    the longest list of branches, not the product. A text without spintax is its own and only variant. New words in a
    variant may hold no `{`, `|` or `}`, which would change the block.
    """
    found = _variants(part, text, template, 0)
    if len(found) == 1 and found[0] is text:
        return found
    return tuple(variant.escaped(_no_marks) for variant in found)


def _variants(part: Part, text: Text, template: str | None, depth: int) -> tuple[Text, ...]:
    blocks = [field for field in find_fields(part, text.chars, template) if field.kind == "spintax"]
    if not blocks or depth >= DEEPEST:
        return (text,)
    choices = [_alternatives(part, text, block, template, depth) for block in blocks]
    count = min(MOST, max(len(choice) for choice in choices))
    return tuple(_variant(text, blocks, choices, k) for k in range(count))


def _alternatives(part: Part, text: Text, block: MergeField, template: str | None, depth: int) -> list[Text]:
    found: list[Text] = []
    for start, end in branches(block):
        found += _variants(part, text[block.start + start : block.start + end], template, depth + 1)
        if len(found) >= MOST:
            break
    return found[:MOST]


def _variant(text: Text, blocks: list[MergeField], choices: list[list[Text]], k: int) -> Text:
    made, at = [text[:0]], 0
    for block, choice in zip(blocks, choices, strict=True):
        made += (text[at : block.start], choice[k % len(choice)])
        at = block.end
    return join([*made, text[at:]])


def _no_marks(new: str) -> str | None:
    return None if any(mark in new for mark in "{|}") else new
