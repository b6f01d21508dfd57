"""Profiles: which syntaxes each sending tool fills in; what it does not know reaches the reader as it stands."""

from __future__ import annotations

from collections.abc import Mapping

PROFILES: Mapping[str, frozenset[str]] = {
    "outreach": frozenset({"double"}),
    "salesloft": frozenset({"double", "block"}),
    "apollo": frozenset({"double"}),
    "instantly": frozenset({"double", "random", "block"}),
    "smartlead": frozenset({"double", "spintax", "percent", "block"}),
    "lemlist": frozenset({"double", "block"}),
    "woodpecker": frozenset({"double", "velocity"}),
    "reply": frozenset({"double"}),
    "klenty": frozenset({"double"}),
    "coldsend": frozenset({"double", "coldsend", "block"}),
    "hubspot": frozenset({"double", "block", "comment"}),
    "marketo": frozenset({"double", "block", "velocity"}),
    "mautic": frozenset({"mautic", "brace"}),
    "listmonk": frozenset({"double"}),
    "mailchimp": frozenset({"mailchimp"}),
    "salesforce": frozenset({"salesforce", "triple"}),
    "activecampaign": frozenset({"percent"}),
    "jinja": frozenset({"double", "block", "comment"}),
    "liquid": frozenset({"double", "block"}),
    "braze": frozenset({"double", "block"}),
    "handlebars": frozenset({"double", "triple"}),
    "n8n": frozenset({"n8n", "double", "dollar"}),
    "erb": frozenset({"erb"}),
}


BY_HAND = frozenset({"bracket", "double-bracket", "tag", "angles", "guillemets", "ask"})
"""Syntaxes that people fill in; no tool does, although a script may where the table has a column of that name."""


def fills(tool: str | None, syntax: str) -> bool:
    """Whether a tool replaces fields of a syntax; an unknown tool replaces all of them."""
    return tool is None or tool not in PROFILES or syntax in PROFILES[tool]
