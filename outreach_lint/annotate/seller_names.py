"""Seller names: the company and product names that a message itself gives away as the sender's."""

from __future__ import annotations

from outreach_lint.model.annotated import View
from outreach_lint.model.lazy import lazy
from outreach_lint.model.lowered import lowered

_NAME = r"[*_]{0,2}(\p{Lu}[\w&']*(?:\.\w+)?(?:[ ]\p{Lu}[\w&']*){0,2})"
_NOT_HIS = (
    r"fan|admirer|user|customer|reader|subscriber|student|graduate|alum\w*|aware|working|talking|speaking|reaching|"
    r"writing|following|impressed|familiar|here|back|sure|on"
)
_KINDS = (
    r"platform|tool|app|software|service|system|agency|studio|planner|framework|engine|marketplace|directory|company|"
    r"startup|product"
)
_MADE = r"built|created|launched|made|run|running|building|developed|developing|founded|launching|maintain|publish"
_ABOUT_HIMSELF = (
    "i'm,i am,my name is,this is,here at,founder of,ceo of,i run,i built,i work ,i founded,i started,we built,we just "
    "launched,we launched,we made,behalf of,i represent,called,our platform,our product,our tool,our app,our company,"
    "our agency"
)
INTRODUCED = (
    lazy(
        rf"(?i:\b(?:i'm|i am|my name is|this is)\b(?:(?!\b(?:{_NOT_HIS})\b)[^.!?\n]){{0,50}}?"
        r"\b(?:at|from|with|of|behind)|\b(?:here at|founder of|co-?founder of|ceo of|i (?:run|built|work (?:at|for)|"
        r"founded|started)|we (?:built|just launched|launched|made)|on behalf of|i represent|called|"
        rf"our (?:platform|product|tool|app|company|agency)))\s*,?\s+{_NAME}"
    ),
    lazy(rf"\b[Aa]t {_NAME},? (?:we|our)\b"),
    lazy(
        r"(?:\b(?i:i|we|i'm|we're|i've|we've)[ ](?:just |recently |also )?|(?:^|\n|[.!?—][ ]))"
        rf"(?i:{_MADE})[ ]{_NAME}(?=[*_]{{0,2}}(?:[ ][—(]|[,:—]|[ ](?:to|for|because|specifically)\b))"
    ),
    lazy(rf"\b(?i:{_KINDS})s?[ ]\({_NAME}\)"),
    lazy(rf"(?:^|\n|[.!?][ ]){_NAME}[*_]{{0,2}} is (?:a|an|our|the|like)\b[^.!?\n]{{0,60}}?\b(?:{_KINDS})\b"),
)
"""What stands before or behind the name of a sender's company or product."""
HINTS = (
    tuple(_ABOUT_HIMSELF.split(",")),
    ("at ",),
    tuple(f"{made} " for made in _MADE.split("|")),
    (" (",),
    (" is ",),
)
"""Words one of which is in whatever the expression of the same place finds: cheap to look for, and seldom there."""
_NO_NAMES = frozenset(
    "i we you it this that the a an our my your his her their there what here i'm it's that's".split()
)


def introduced(view: View) -> frozenset[str]:
    """Names of the sender's company or product that the message itself gives away, in lower case."""
    names: set[str] = set()
    lower = lowered(view.plain)
    for pattern, hints in zip(INTRODUCED, HINTS, strict=True):
        if not any(hint in lower for hint in hints):
            continue
        for match in pattern.finditer(view.plain):
            name = match[1].rstrip(".,'").lower()
            names.add(name)
            first = name.split()[0]
            if len(first) > 3:
                names.add(first)
    return frozenset(names - _NO_NAMES)
