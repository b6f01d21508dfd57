"""Which sending tool a template was written for, judged by what only that tool writes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import regex

from outreach_lint.model.lazy import lazy

EVIDENCE: tuple[tuple[str, int, regex.Pattern[str]], ...] = tuple(
    (tool, weight, lazy(pattern))
    for tool, weight, pattern in (
        ("mailchimp", 3, r"\*\|[A-Z][A-Z0-9_:]*\|\*"),
        ("mautic", 3, r"\{(?:contactfield|ownerfield)="),
        ("mautic", 2, r"\{(?:unsubscribe_text|webview_text|leadfield=\w+)\}"),
        ("salesforce", 3, r"\{!\$?[A-Za-z_]\w*\.\w+"),
        ("salesforce", 2, r"\{\{\{(?:Recipient|Sender|Organization)\."),
        ("listmonk", 3, r"\{\{\s*\.(?:Subscriber|Campaign|Tx)\."),
        ("listmonk", 3, r"\{\{\s*(?:UnsubscribeURL|MessageURL|TrackLink|TrackView)\b"),
        ("apollo", 3, r"\{\{#endif\}\}"),
        ("apollo", 2, r"\{\{#else\}\}"),
        ("instantly", 3, r"(?i)\{\{\s*RANDOM\s*\|"),
        ("instantly", 2, r"\{\{(?:accountSignature|sendingAccount\w+|personalization|jobTitle)\}\}"),
        ("smartlead", 3, r"%(?:sender-[\w-]+|signature)%"),
        ("smartlead", 3, r"\{\{sl_\w+"),
        ("smartlead", 1, r"\{\{(?:linkedin_profile|location)\}\}"),
        ("woodpecker", 3, r"\{\{SNIPPET_?\d+\}\}"),
        ("woodpecker", 3, r"#(?:set|if|elseif)\s*\(\s*\$"),
        (
            "hubspot",
            3,
            r"\{\{\s*(?:contact|company|owner|deal)\.[a-z_]*(?:firstname|lastname|name|hs_\w+)\s*(?:\||\}\})",
        ),
        ("hubspot", 3, r"\[\[MISSING TOKEN"),
        ("salesloft", 3, r"\{\{My\.\w+\}\}"),
        ("outreach", 2, r"\{\{sender\.(?:first_name|last_name|title|phone)\w*\}\}"),
        ("outreach", 3, r"\{\{account\.custom\d+\}\}"),
        ("lemlist", 2, r"\{\{(?:icebreaker|senderName|senderFirstName)\}\}"),
        ("marketo", 3, r"\{\{lead\.[^{}|]+\}\}"),
        ("klenty", 3, r"\{\{\w+\|\|[^{}]+\}\}"),
        ("braze", 3, r"\{\{\s*\$\{\w+\}"),
        ("n8n", 3, r"\{\{[^{}]*\$(?:json|node|input)\b"),
        ("activecampaign", 3, r"%(?:FIRSTNAME|LASTNAME|FULLNAME|COMPANYNAME|SENDER-INFO)%"),
        ("liquid", 2, r"\{%-?\s*(?:assign|capture|unless|case)\b|!=\s*blank\s*-?%\}"),
        ("liquid", 2, r"\{\{[^{}|]+\|\s*default:\s"),
        ("jinja", 3, r"\{%-?\s*(?:set|block|extends|macro|import|elif)\b"),
        ("jinja", 2, r"\{\{[^{}|]+\|\s*default\(|\{%-?\s*for\s+\w+\s+in\b"),
        ("handlebars", 2, r"\{\{[#^](?:if|each|unless|with)\b[^{}]*\}\}"),
        ("handlebars", 1, r"\{\{/(?:if|each|unless|with)\}\}"),
        ("erb", 3, r"<%[=#-]?[^%<]+%>"),
    )
)
MARKED = lazy(r"[{%#]|\[\[|<%|\*\|")
ENOUGH = 2
LOOKED_AT = 40
"""Texts with merge fields that are read: a file is written for one tool."""


def guess_template(texts: Iterable[str]) -> str | None:
    """The tool that the texts of one file were written for, or None where nothing in them settles it.

    A tool's own syntax weighs more than a dialect that several tools share; a tie settles nothing.
    """
    scores: dict[str, int] = {}
    for text in islice(filter(MARKED.search, texts), LOOKED_AT):
        for tool, weight, pattern in EVIDENCE:
            if pattern.search(text):
                scores[tool] = max(scores.get(tool, 0), weight) + (scores.get(tool, 0) > 0)
    ranked = sorted(scores.items(), key=lambda entry: -entry[1])
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    if len(ranked) > 1 and ranked[1][1] == ranked[0][1]:
        return None
    return ranked[0][0]
