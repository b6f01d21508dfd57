"""Which bracketed words are a slot to be filled in, and whether only a look at this reader can fill it."""

from __future__ import annotations

from functools import lru_cache

import regex

from outreach_lint.annotate.field_names import known_kind, words_of
from outreach_lint.model.annotated import FieldClass
from outreach_lint.model.lazy import lazy

TRACE = (
    r"(?:post|article|talk|video|episode|launch|news|announcement|release|hire|hiring|funding|round|project|work|page|"
    r"campaign|review|podcast|tweet|thread|event|move|acquisition|initiative|pop-?up|thing|activity|change|blog|paper|"
    r"interview|win|case|update|story|headline|content|show|piece|achievement|accomplishment|book|collection)s?"
)
"""What people leave behind in public."""
THEIRS = rf"(?:{TRACE}|(?:job\s+ad|posting|site|website|shop|store|profile|investor|naics|product|portfolio|repo)s?)"
SEEN = (
    rf"(?:{TRACE}|(?:point|insight|observation|detail|comment|reason|trigger|signal|compliment|line|topic|category|"
    r"technology|tip|idea|suggestion|recommendation|improvement|problem\s+you\s+saw)s?)"
)
MERGED = r"(?:pain|company|name|industry|city|competitor|role|title|website|problem)"
"""What merging a list would give as well."""
DID = r"(?:wrote|said|posted|announced|launched|shipped|built|published|shared|mentioned|asked|did|hired|are\s+hiring)"
LOOKED_UP = lazy(
    rf"""\b(?:
      (?:mention|cite|refer(?:ence|ring|encing)?(?:\s+to)?)\s+
      (?!number|call|id\b|check|(?:\w+\s+)?{MERGED})\w
    | quote\s+(?:them|their|his|her|something|the|a|from|one)\b
    | (?<!did\s)something\s+(?:specific|from|about|real|concrete|they|you|he|she|personal|genuine|relevant)
    | (?:they|you|he|she)(?:['’]ve)?\s+(?:recently\s+)?{DID}
    | observ(?:ed|ation)s? | notic(?:ed|ing) | spotted | what\s+you\s+(?:saw|found|noticed)
    | (?:recent|latest|last|newest)\s+(?:\w+\s+){{0,2}}{TRACE}
    | (?:their|theirs?|(?:the\s+)?prospect['’]s|his|her)\s+(?:\w+\s+){{0,2}}{THEIRS}
    | specific\s+(?:and\s+)?(?:\w+\s+){{0,2}}{SEEN}
    | specific\s*: | specific\s+(?:product|company)\b.{{0,30}}\bachievement
    | (?:personal(?:ised|ized)?|custom|tailored)\s+(?:\w+\s+)?(?:line|sentence|opener|note|hook|intro|compliment)
    | (?:personal(?:ised|ized)?|custom|tailored)\s+(?:reference|detail|observation)
    | ice-?breaker | opening\s+hook | hook\s+[—–-] | trigger\s*(?:event)?\b(?:\s*/|$)
    | genuine\s+(?:reason|compliment)
    | (?:sentence|line|words?)\s+(?:on|about|explaining|saying|referencing)\s+(?:why|them|their|what\s+they|something)
    | why\s+(?:you['’]re\s+(?:writing|reaching|contacting)\s+(?:to\s+)?(?:them|her|him)|them\b|this\s+person|their)
    | (?:mutual|shared|common)\s+(?:friend|connection|contact|acquaintance|interest|event)
    | (?:referr(?:al|er)|referred\s+by)\b | (?:broken|dead)\s+(?:link|resource|page|url)
    | (?:job|role|req)\s+(?:ad|post|posting|opening|listing|description|link|url|id|number)\b | ^specific$
    | article(?:\s+(?:title|headline|url|name|link))?$
    | your\s+(?:recent|latest|work\s+on|post|article|talk|episode|launch)\b
    | (?<!/\s?)(?:blog|post|talk|episode|review|press\s+piece)(?:\s+(?:title|topic|name|summary|url))?$
    | (?:podcast|webinar|keynote|panel|talk|interview|episode|video|stream|post|article|tweet)\s+
      (?:moment|quote|line|point|takeaway|clip|story|insight|comment)
    | (?:key|specific|main|top|\d)\s+(?:issues?|findings?|problems?)\b
    | (?:issues?|findings?|problems?)\s+(?:from|found|seen|spotted|on\s+(?:their|the|his|her)|in\s+(?:their|the))\b
    | audit\s+(?:bullets?|findings?|results?|notes?|points?|summary)
    | from\s+(?:(?:my|your|the)\s+)?(?:notes|research|audit)\b
    | ^(?:hit|launched|raised|hired|opened|announced|won|moved|shipped|hiring|expanding|launching|raising|opening)\b
      [^/]*/
    | repo(?:sitory)?\s+name | where\s+you\s+(?:found|met|saw|heard)
    )""",
    regex.VERBOSE | regex.IGNORECASE,
)
SENDER_SLOT = lazy(
    r"(?:your|my|our)\s+(?:\w+\s+){0,2}?(?:name|company|business|title|phone|email|website|site|link|product|service|tool|"
    r"solution|platform|calendar|calendly|number|signature|role|position|city|town|area|niche|specialt(?:y|ies)|address|"
    r"linkedin|team|agency|firm|industry|brand|portfolio|experience|availability|contact|credentials?|resource|bio|"
    r"background|offer|url|expertise|organi[sz]ation|university|school|school|job|profile|skills?|field|proposed)\b",
    regex.IGNORECASE,
)
INSTRUCTION = lazy(
    r"(?:insert|add|include|explain|describe|specify|state|name|list|give|write|fill\s+in|put|note|pick|choose|select|"
    r"share|optional|replace|customi[sz]e|personali[sz]e|adapt|tbd|todo|mention|reference|quote|cite|compliment|"
    r"specific|relevant|additional|link to|type of|topic|your|their)\b"
    r"|.*\b(?:e\.g\.|i\.e\.|such as|sentences?\b|one[- ]line|1[- ]line|brief|bullets?\b|word count|whatever|something|"
    r"if known|if applicable|if relevant|etc\.|they(?:['’]\w+)?|discussed|you both)",
    regex.IGNORECASE,
)
PLACEHOLDER = lazy(
    r"\b(?:name|company|companies|"
    r"business|link|url|date|day|time|topic|problem|role|position|industry|city|state|area|amount|number|"
    r"result|outcome|metric|product|feature|benefit|service|tool|customer|client|competitor|subject|month|year|title|"
    r"email|phone|address|job|skills?|project|challenge|goal|solution|insight|stat|example|person|team|audience|"
    r"location|country|region|market|reason|achievement|experience|requirement|question|resource|website|page|"
    r"event|conference|school|university|quote|description|info|information|details?|code|price|discount|plan|step|"
    r"value|point|detail|thing|type|field|space|niche|account|timeframe|period|range|angle|action|issue|milestone|"
    r"publication|section|platform|template|attachment|report|study|case study|framework|percentage|weeks?|days?|"
    r"months?|years?|slots?|objection|complaint|capability|specialty|beat|segment|stage|technology|vehicle|agency|brand)s?"
    r"(?:\s*[#\d]+)?$",
    regex.IGNORECASE,
)
SHAPE = lazy(
    r"[A-Z][A-Z0-9]*(?:[_' ’/&-]+[A-Z0-9]+)+|[A-Z]{3,}|X+|X\s\w+|[\w.]+(?:\s?/[\w. ]+)+|"
    r"\d+-\d+\s\w+(?:\s\w+)?|\$?X+[-–]\$?Y+|XX?%",
    regex.V0,
)
MINE = lazy(r"\bI(?:['’]\w+)?\s+\w")
HEAD = lazy(r"\s*(?:[—–:/(,]|\s-\s|\be\.g\.)")
NO_SLOT = lazy(
    r"[\d\s,;.\-–+*^#!?…'’:/|]*|.|sic|edit(?:ed)?|snip(?:ped)?|.*\b(?:redacted|deleted|removed|omitted)\b.*|image\b.*|"
    r"cid:.*|mailto:.*|https?:.*|www\..*|.*[→»▸➜↗].*|'\d\d|\d+(?:st|nd|rd|th)?|note|ph\]?|here|attached|attachment|"
    r"[^@\s]+@[^@\s]+",
    regex.IGNORECASE | regex.DOTALL,
)
BUTTON = lazy(
    r"(?:book|read|claim|review|update|reactivate|view|download|click|get|start|schedule|learn|see|watch|sign|try|join|"
    r"visit|how|register|subscribe|open|explore|request|grab|reply|buy|shop|confirm|access|upgrade)\s+\w",
    regex.IGNORECASE,
)


LINE = frozenset(("hook", "icebreaker", "opener", "observation", "personalization"))
"""Names of slots for a line about the reader: an example behind them may well speak of "me"."""


@lru_cache(4096)
def field_kind(label: str) -> FieldClass:
    """The class of what a field or slot names; content where only a look at this reader can fill it."""
    label = " ".join(label.split())
    words = words_of(label)
    name = HEAD.split(label, maxsplit=1)[0]
    if name != label and len(words_of(name)) < 4 and not LINE.isdisjoint(words_of(name)):
        return "content"
    if SENDER_SLOT.match(label) or MINE.search(label):
        return "sender"
    alone = not (" " in label or "_" in label) and words != ("specific",)
    if (len(words) < 3 and words[:1] != ("specific",)) or alone:
        known = known_kind(label)
        if known or len(words) < 2:
            return known or "unknown"
    if LOOKED_UP.search(label.replace("_", " ")):
        return "content"
    head = HEAD.split(label, maxsplit=1)[0]
    known = known_kind(head) or known_kind(label) or "unknown"
    return "unknown" if known == "content" and " " in head and len(words_of(head)) > 3 else known


@lru_cache(4096)
def is_slot(text: str, loose: bool = False) -> bool:
    """Whether bracketed words are a slot at all, and no link text, citation, list tag or editor's remark.

    `loose` is for places where a tag is more likely than a slot (the start of a subject): names on the lists only.
    """
    label = " ".join(text.split())
    if NO_SLOT.fullmatch(label) and label != "X":
        return False
    words = words_of(label)
    if known_kind(label) in ("sender", "identity", "system"):
        return not BUTTON.match(label) or len(words) < 3
    if LOOKED_UP.search(label.replace("_", " ")):
        return True
    if BUTTON.match(label):
        return False
    if INSTRUCTION.match(label) and len(words) > 1:
        return True
    if loose and (len(words) < 2 or not PLACEHOLDER.search(label)):
        return False
    return bool(PLACEHOLDER.search(label) or SHAPE.fullmatch(label) or known_kind(label) or " / " in label)
