"""What the optional packs look for: lines that a message may have to hold, and facts about sender and reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from outreach_lint.model.annotated import WRITTEN, Annotated, Hit, Span
from outreach_lint.model.lazy import lazy

_HELD: Mapping[str, regex.Pattern[str]] = {
    "address": lazy(
        r"(?i)\bp\.? ?o\.? box \d+|\b\d{1,5}[a-z]? [\w .'-]{2,30}\b(?:street|st|road|rd|avenue|ave|lane|ln|"
        r"drive|dr|way|"
        r"boulevard|blvd|square|sq|court|ct|place|suite|floor|parkway|quay|terrace)\b|[\w-]*(?:stra(?:ß|ss)e|"
        r"weg|platz) \d+"
        r"|\{\{? ?\w*(?:address|adresse)\w* ?\}?\}"
    ),
    "opt-out": lazy(
        r"(?i)\bunsubscribe|\bopt[ -]?out\b|\bremove (?:you|me) from\b|\b(?:reply|say|answer|write|"
        r"text)\b.{0,25}\b(?:stop|"
        r"no|remove)\b|\b(?:won't|will not|never) (?:write|email|e-mail|message|contact|bother)\b|"
        r"\bnot (?:to )?(?:hear|"
        r"receive|be contacted)\b|\bi'?ll (?:stop|leave it)\b|\bno longer (?:wish|want)\b"
    ),
    "source": lazy(
        r"(?i)\b(?:found|got|have|took|saw) (?:you|your)\b.{0,40}\b(?:on|from|at|in|via|through|page|site|"
        r"linkedin)\b|"
        r"\b(?:gave|passed|sent) me your\b|\b(?:referred|introduced|recommended) by\b|\b(?:suggested|"
        r"told me) (?:i|to)\b|"
        r"\byour (?:address|e-?mail|name|profile) (?:is|was|came|stands)\b"
    ),
    "identity": lazy(
        r"\b(?:Ltd|Limited|Inc|LLC|LLP|GmbH|AG|SAS|BV|B\.V|PLC|plc|Pty|AB|ApS|Oy|S\.?A|S\.?r\.?l|Corp|Co)\b\.?|"
        r"(?i:privacy (?:policy|notice|page))|(?i:\{\{? ?\w*(?:sender|my|our)_?company\w* ?\}?\})"
    ),
    "role": lazy(
        r"(?i)\b(?:as (?:the|a|an) \w+|your (?:role|job|team|position|work)|since you|because you|you (?:run|"
        r"lead|manage|head|"
        r"own|decide|oversee|look after))\b"
    ),
}
_DISCLOSED = lazy(
    r"(?i)\b(?:(?:i|we) (?:do )?sell|full disclosure|biased|weigh this|cold (?:e-?mail|outreach|message)|vendor|"
    r"commercial interest|advertisement|yes,? there is a product)\b"
)
_COSTLY = lazy(
    r"(?i)\b(?:log ?in|sign in|call us|phone us|pay|create an account)\b[^.\n]{0,30}\b(?:to )?(?:unsubscribe|"
    r"opt[ -]?out)\b|"
    r"\bto (?:unsubscribe|opt[ -]?out),? (?:please )?(?:log ?in|sign in|call|phone|pay|create an account)\b"
)
_PRIVATE = lazy(
    r"(?i)@(?:gmail|googlemail|yahoo|hotmail|outlook|live|aol|icloud|me|gmx|web|t-online|proton|protonmail|"
    r"freenet|orange|"
    r"laposte|libero|mail)\.\w+(?:\.\w+)?$"
)
_CONSENT = frozenset(("germany", "deutschland", "de", "austria", "österreich", "at"))
_SOLE = lazy(r"(?i)\bsole (?:trader|proprietor)|\bself[ -]employed|\bfreelanc|\bunincorporated|\bpartnership\b")


def lacks(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """The first line of a message that holds nothing of the kind that `params['what']` names."""
    chars = message.message.body.chars
    if chars.strip() and not _HELD[str(params["what"])].search(chars):
        yield Hit(_line(message))


def undisclosed(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """The first offer of a message that does not say that it sells."""
    if _DISCLOSED.search(message.views["body"].plain):
        return
    for sentence in message.sentences:
        if sentence.part == "body" and sentence.zone in WRITTEN and "offer" in sentence.jobs:
            yield Hit(Span("body", sentence.start, sentence.end))
            return


def sender_differs(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """The first line of a mail that never mentions any name of its sender's header."""
    sender = message.message.metadata.get("from", "").partition("<")[0].strip(' "')
    names = [word.lower() for word in regex.findall(r"\p{L}{2,}", sender)]
    plain = message.views["body"].lower
    if len(names) > 1 and not any(regex.search(rf"\b{regex.escape(name)}\b", plain) for name in names):
        initial = names[0][:3]
        if not regex.search(rf"\b{regex.escape(initial)}", plain):
            yield Hit(_line(message), says={"sender": sender})


def costly_opt_out(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Opt-outs that ask for a login, a call or money."""
    for match in _COSTLY.finditer(message.views["body"].plain):
        yield Hit(Span("body", *match.span()))


def recipient(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """The first line of a message to a private mailbox, a country or a kind of firm with rules of its own."""
    what = params.get("what")
    facts = {key.lower(): str(value) for key, value in (message.message.prospect or {}).items()}
    address, country = facts.get("email", ""), facts.get("country", "")
    kind = next((value for value in facts.values() if _SOLE.search(value)), "")
    if what == "mailbox" and _PRIVATE.search(address):
        yield Hit(_line(message), says={"address": address})
    elif what == "country" and country.lower() in _CONSENT:
        yield Hit(_line(message), says={"country": country})
    elif what == "sole-trader" and kind:
        yield Hit(_line(message), says={"kind": kind})
    elif what == "channel":
        yield Hit(_line(message))


def list_unsubscribe(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """The first line of a mailing (a mail file with an unsubscribe line) without the header for it."""
    if message.message.format not in ("eml", "mbox") or "list-unsubscribe" in message.message.metadata:
        return
    if "unsubscribe" in message.views["body"].lower:
        yield Hit(_line(message))


def _line(message: Annotated) -> Span:
    """The first line with words: what is missing stands nowhere."""
    chars = message.message.body.chars
    start = len(chars) - len(chars.lstrip())
    end = chars.find("\n", start)
    return Span("body", start, len(chars.rstrip()) if end < 0 else end)
