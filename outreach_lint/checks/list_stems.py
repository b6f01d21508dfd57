"""List stems: the line that leads into a run of bullets, and whether it promises what the sender sells."""

from __future__ import annotations

from outreach_lint.model.lazy import lazy

_OURS = (
    r"(?:i|we|it|they|which|that|{names}|our [\w-]+(?: [\w-]+){0,3}|the (?:\w+ )?(?:tool|platform|package|beta|service|"
    r"services|app|system|program|plan|subscription|software|product|solution|membership|bundle|suite|course))"
)
_DOES = (
    r"(?:offers?|provides?|makes?|includes?|handles?|delivers?|speciali[sz]es? in|helps?(?: \w+){0,3}|features?|"
    r"comes? with|covers?|do|does|builds?|lets? you|allows?(?: you)?|automates?|suppl(?:y|ies)|work on|takes? care of|"
    r"supports?)"
)
_GETS = r"(?:gets?|receives?|includes?|enjoys?|have|has)"
_HEADING = (
    r"(?:features|benefits|services|highlights|capabilities|offerings|solutions|specialties|deliverables|advantages)"
)
_PARCEL = r"(?:package|program|programme|partnership|bundle|plan|services|solution)s?"

SELLING = lazy(
    "|".join(
        (
            r"(?:\bwhat makes (?:our \w+|{names}|\w+) (?:\w+|so \w+)"
            r"|\b(?:what|here's what|here is what|everything) (?:i|we|you)(?:'ll|'d| can| will)? "
            r"(?:do|offer|make|get|deliver|provide|bring|handle|build|can|could|receive)\b"
            rf"|\b{_OURS}(?:'ll|'d)?\W{{0,3}}(?:can |will |also |could |now |currently )*{_DOES}\b"
            r"|(?:{names})[^.?]{0,80}\bthat(?: can help| helps)?|\bincluding|\bit)[^?]{0,110}:\**$",
            r"\b(?:i|we|it|our|{names})\b[^?]{0,90}\b(?:that|which)(?: can| will| also)?:\W*$",
            r"\b(?:we|{names})\b(?!'d| (?:send|could|would|helped|find|found|see|hear|need)\b)[^?]{0,110}:\W*$",
            r"^\W*(?:this|that|it|which) includes:\W*$",
            r"\bwhat [\w ,&'-]{3,60} (?:gets?|receives?|sees?):\W*$",
            rf"^\W*[\w ,&'-]{{3,50}} {_GETS}:\W*$",
            r"^\W*our [\w &'-]{3,40}:\W*$",
            rf"^\W*(?:[\w&'-]+ ){{0,4}}{_PARCEL}\W*$",
            rf"^\W*(?:(?:key |main |core |our |top |some |additional |product |\w+ )?{_HEADING}"
            r"|what's (?:included|inside)|included|includes|you get|you'll get"
            r"|(?:daily |weekly |monthly )?(?:digest|briefing|report|alerts) of"
            r"|(?:areas of )?expertise)(?: includes?)?\W*$",
        )
    )
)
"""The last sentence of a stem behind which the sender's things are listed; `{names}` are his."""

OTHERWISE = lazy(
    r"\?|^\W*(?:here's |here is )?what you(?:'ll)? get\W*$|\b(?:flagged|one of|consider|titles?|"
    r"understand|learn(?:ed)?|discuss|talk about|hear|review|agenda|questions?|pric(?:e|es|ing)|steps?|"
    r"how it works|here's how|process|details|links?|portfolio|looking for|seeking|you need|you'd need|ideas?|topics?|"
    r"articles?|thoughts|times|dates|reasons?|examples?|because|recent|results?|useful for|noticed|found|saw|shows?|"
    r"options|ran|said|tested|checked|common|setting up|contribute|seeing|template|checklist|requirements|helped|"
    r"angles|perspectives|insights|tips|observations|help(?:s|ed)? (?:you|me|us) (?:understand|see)|see|answer|"
    r"tell you|straight|read|watch|opportunity|schedule|asking|ask for|propose|suggest|thinking|scope|interested|"
    r"challenge|if you)\b"
)
"""A stem with one of these leads into questions, steps, findings, prices, terms or a deal."""

READER_FIRST = lazy(r"^\W*(?:you|your|you're|you've|is|are|do|does|how|what|why|where|when|who)\b")
VALUE = lazy(r"^\W*(?:[\uE010\uE011]|https?|[$€£]\d|\d{1,2}(?::\d\d)? ?(?:am|pm)|mon|tue|wed|thu|fri)")
RESULT = lazy(r"[$€£]\d|(?<![\d,.])\d[\d,.]*+\+? ?(?:%|percent|x\b|ms\b|min|minutes|hours|days)")


def names_nothing_sold(item: str) -> bool:
    """Whether a bullet, in lower case, asks, or tells of the reader, of a price or of a result."""
    return "?" in item or bool(READER_FIRST.match(item) or VALUE.match(item) or RESULT.search(item))
