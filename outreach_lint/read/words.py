"""Words: which labels, headings and paragraphs belong to a message, announce one, or talk about one."""

from __future__ import annotations

from typing import Literal, NamedTuple

import regex

from outreach_lint.model.lazy import lazy

Role = Literal["subject", "body", "meta", "message", "aside", "skip"]

_SUBJECT = (
    r"(?:e-?mail |primary |suggested |proposed |possible |alternat(?:e"
    r"|ive) )?subject(?:[ -]?lines?)?(?: ?/ ?\w+)?(?: options?| variants?| ideas?)?"
    r"|(?:betreff(?:zeilen?)?|asuntos?|objets?|oggett[oi]|assuntos?|onderwerp(?:en)?|temat|ämne|emne"
    r"|тем[аы](?: письма)?)"
    r"(?: (?:possibles?|possíveis|opciones|opções|optionen|varianten|del correo|do e-?mail|de l['’]e-?mail))?"
    r"|(?:邮件)?主题行?(?:选项|備選)?|主旨|標題|标题|件名|제목"
)
_BODY = (
    r"(?:e-?mail |message |full )?(?:body|copy|text|content)(?: text| copy)?|message|e-?mail|template|draft|cuerpo"
    r"|corps|nachricht|mensaje|corpo"
    r"|正文|內文|内容|本文|본문|note text|dm text|mail"
)
_META = (
    r"channel|medium|platform|day|timing|send(?: on| time| date| day|s)?|when|delay|wait|step|touch|sequence|to|from"
    r"|cc|bcc|reply-?to|language|variant"
    r"|relationship|preview(?: text| line)?|pre-?header|snippet|attachments?|id|status|date|created"
)
_ASIDE = (
    r"why|notes?|tips?|goals?|purposes?|when to|use (?:when|this|for|case)|personali[sz]ation|cta|target(?:s|ing)?"
    r"|audience|best (?:for|time|day)|metrics?"
    r"|expected|trigger|word count|length|characters?|variables?|fields?|merge (?:tags?|fields?)|strateg(?:y|ic)|tone"
    r"|operator|rationale|structure|key |how to|how it"
    r"|what (?:works|changed|makes|to|not)|rules?|important|remember|avoid|don'?t|do not|bad|wrong|good|pro[ -]?tip"
    r"|psychology|angle|framework|principle|checklist"
    r"|follow-?up (?:plan|strategy|rules|timing|schedule)|action|instructions?|guidelines?|example of|sources?"
    r"|objective|hooks?\b|usage|context|placeholders?|warning"
    r"|critical|signature block|compliance|legal|tracking|reply handling|if (?:they|no|yes)|next steps?|customi[sz]"
    r"|replace|fill|为什么|说明|目标|采购|联系人|使用"
)
_MESSAGE = (
    r"(?:e-?mail|step|touch(?:point)?|message|msg|dm|day|template|variant|variation|version|option|sms|inmail|note"
    r"|letter|follow[ -]?up|sequence|script|example)s?"
    r"[ _#:.-]*(?:\d{1,3}(?:[.-]\d{1,2})?|[A-H](?![a-z'’])|one|two|three|four|five)\b"
    r"|(?:linked-?in )?(?:connection|connect|invite|invitation)[ -](?:request|note|message|invite)|inmail"
    r"|(?:linked-?in |direct )(?:dm|message|note|inmail)"
    r"|(?:twitter|x|instagram|facebook|ig|fb|reddit|discord|telegram|whats-?app)(?: ?/ ?\w+)? (?:dm|message)"
    r"|follow[ -]?up(?! ?(?:plan|strategy|rules|timing|schedule|actions|tips|notes))|bump|break-?up"
    r"|initial (?:e-?mail|message|outreach|dm)|cold (?:e-?mail|outreach|dm|message)|first (?:touch|e-?mail|message|dm)"
    r"|(?:warm )?intro(?:duction)? (?:e-?mail|message)|(?:second|third|fourth|final|last) (?:touch|e-?mail|message"
    r"|follow)|(?:short(?:er)?|long(?:er)?|casual|formal|email|dm|linkedin|sms) version|sms|dm|twitter dm|(?:e-?mail"
    r"|dm|message|linkedin|sms)(?: template| script| copy| draft)|referral|re-?engagement"
    r"|after (?:they )?(?:accept|connect)\w*|\+\s?\d+ ?d(?:ays?)?|邮件|模板|跟进"
)
_LEAD = r"[ \t]*(?:[-*+•][ \t]+|\d{1,2}[.)][ \t]+|>[ \t]*)?(?:[^\w\s*_`\"'\[{<(#|]{1,3}[ \t]*)?"
LABEL = lazy(
    rf"{_LEAD}(?:(?P<bold>\*\*|__)(?P<name>[^*\n]{{1,90}}?)(?P<colon>[ \t\u00a0\u202f]*[:：])?[ \t]*"
    rf"(?P=bold)(?P<after>[ \t]*[:：])?"
    rf"|(?P<plain>[^*\s`>|:：\[{{][^*`|:：\n]{{0,60}}?)[ \t\u00a0\u202f]*[:：])(?:[ \t]+|(?=\S)|$)(?P<rest>.*)"
)
"""A line that begins with a label: bold words, or plain words before a colon, and what follows on the line."""

_OPTION = (
    r"(?:\W{0,3}(?:line )?(?:options?|variants?|version|test|alt(?:ernative)?)?\W{0,2}(?:A/B|\d{1,2}"
    r"|[A-E])?\W{0,2}(?:\([^)]{0,40}\))?)"
)
_NAMES: tuple[tuple[Role, regex.Pattern[str]], ...] = (
    ("subject", lazy(rf"(?:{_SUBJECT}){_OPTION}\W*", regex.I)),
    ("body", lazy(rf"(?:{_BODY})(?: \([^)]{{0,60}}\))?\W*", regex.I)),
    ("meta", lazy(rf"(?:{_META})\W*", regex.I)),
    ("aside", lazy(rf"(?:{_ASIDE})\b.*|(?:为什么|说明|目标|采购|联系人|使用).*", regex.I)),
    ("message", lazy(rf"\W*(?:{_MESSAGE})(?![a-z]).*", regex.I)),
)
_MESSAGE_HEAD = lazy(rf"(?<![a-z])(?:{_MESSAGE})(?![a-z])", regex.I)
_ITEM = lazy(r"\s*(?:[-*+•]|\d{1,2}[.)])\s")
_NAME = 60
"""Characters of a label's name, lest a sentence with a colon be taken for one."""
_DAY = lazy(r"\bdays?\W{0,2}\d+", regex.I)
_SUBJECT_HEAD = lazy(rf"\W*(?:{_SUBJECT})(?![a-z]).{{0,40}}", regex.I)
_SUBJECT_LIST = lazy(r"\bsubject lines?\b|\bsubject\b.*\b(?:options|variants|a/b)\b", regex.I)
_BODY_HEAD = lazy(
    rf"\W*(?:正文|內文|内容|本文|본문).*|\W*(?:{_BODY})(?:\s*\([^)]*\))?\W*"
    r"|.*\b(?:e-?mail|message) (?:body|copy|text)\W*",
    regex.I,
)
_ASIDE_HEAD = lazy(
    rf"\W*(?:\d+\.?\s+)?(?:the |our )?(?:{_ASIDE}|overview|table of contents|contents|faq|about|background|research"
    rf"|summary|setup|workflow|process|cadence|schedule|timeline|data|results"
    r"|benchmarks?|objection|reply|signature|footer|appendix|references?|resources|changelog|license|installation"
    r"|requirements|input|output|prompt|system|api|endpoint)\b",
    regex.I,
)
_ASIDE_TAIL = lazy(
    r"\ba/b tests?\b|\bsubmission templates?\b|\b(?:structures?|strategy|strategies|best practices|overview"
    r"|guidelines|tips|metrics|benchmarks|rules|checklist|schedule|calendar|timeline|plan|cadence"
    r"|selection|how to use|notes|recommendations|principles|examples? of what)\W*$",
    regex.I,
)
_UNSENT_HEAD = lazy(
    r"\b(?:calls? scripts?|cold call(?:s|ing)?|calling scripts?|call openers?|phone|voice ?mail|loom|video script"
    r"|objections?|(?:social|group|blog|forum|community|reddit|linkedin|facebook) (?:intro )?posts?"
    r"|door[- ]to[- ]door|networking|in[- ]person|speaking|elevator pitch|social media (?:templates?|posts?|content)"
    r"|threads? template"
    r"|launch copy|snippets?$|스니펫|posts?$|social version|tweets?|hashtags"
    r"|compliance|footer|signature block|avoid|bad example|anti-?patterns?|what not to|^\W*don'?ts?\b|phrases"
    r"|landing page|ad copy|talking points)\b",
    regex.I,
)


_NETWORK_HEAD = lazy(r"\b(?:reddit|indie hackers|farcaster|product hunt)\b", regex.I)
_TO_ONE = lazy(r"\b(?:dms?|direct messages?|inbox)\b", regex.I)

_SUBJECT_IN = lazy(rf"(?:^|[—–:|(-]\s*)(?:{_SUBJECT})[ \t]*[:：][ \t]*(?=\S)", regex.I)


_BOLD_SUBJECT = lazy(rf"((?:{_SUBJECT}){_OPTION})[ \t\u00a0\u202f]*[:：][ \t]*(?=\S)", regex.I)
"""A subject label that shares its bold type with the subject itself."""

SUBJECTS = lazy(r"(?mi)^[ \t>*_#-]*subject(?: line)?(?: [a-z\d])?[ \t*_]*:")
"""A line that gives a subject, inside a fence or a quote."""


class Label(NamedTuple):
    """A label line: what its name means, the name, offsets of the rest of the line in it, and whether it was bold."""

    role: Role
    name: str
    rest: int
    bold: bool


def label(line: str) -> Label | None:
    """The label that a line begins with, where its name is one that tells something."""
    found = LABEL.fullmatch(line) if len(line) < 4000 else None
    if found is None:
        return None
    name = (found["name"] or found["plain"]).strip()
    bold = found["bold"] is not None
    if bold and (inside := _BOLD_SUBJECT.match(found["name"])) and not found["rest"].strip():
        return Label("subject", inside[1].strip(), found.start("name") + inside.end(), True)
    colon = not bold or bool(found["colon"] or found["after"])
    if bold and not colon and found["rest"].strip() and not found["rest"].lstrip().startswith(("(", "—", "-", "–")):
        return None
    rest = bool(found["rest"].strip())
    for role, pattern in _NAMES:
        # A sentence with a colon is no label; only an item of a list may go on behind an unmarked one.
        loose = not bold and (len(name) > _NAME or (rest and (role == "aside" or not _ITEM.match(line))))
        if (loose and role in ("aside", "message")) or (not colon and role in ("body", "meta")):
            continue
        if pattern.fullmatch(name):
            return Label(role, name, found.start("rest"), bold)
    return Label("skip", name, found.start("rest"), bold) if bold else None


def announces(words: str, *, strictly: bool = False) -> bool:
    """Whether a heading announces a message; a day alone is not enough where it must be sure."""
    words = _DAY.sub("", words) if strictly else words
    return _MESSAGE_HEAD.search(words) is not None and not unsent(words)


def subject_head(words: str) -> bool:
    """Whether a heading stands above subject lines."""
    return (_SUBJECT_HEAD.fullmatch(words) or _SUBJECT_LIST.search(words)) is not None


def subject_in(words: str) -> int | None:
    """Where the subject begins in a heading that holds it (`Email 1 — Subject: …`)."""
    found = _SUBJECT_IN.search(words)
    return found.end() if found else None


def body_head(words: str) -> bool:
    """Whether a heading stands above the body of the message whose subject came before."""
    return _BODY_HEAD.fullmatch(words) is not None


def aside_head(words: str) -> bool:
    """Whether a heading stands above talk about the messages."""
    return (_ASIDE_HEAD.match(words) or _ASIDE_TAIL.search(words)) is not None


def unsent(words: str) -> bool:
    """Whether a heading stands above something that is not sent to one person: a call script, a post, a bad example."""
    if _UNSENT_HEAD.search(words):
        return True
    return _NETWORK_HEAD.search(words) is not None and not _TO_ONE.search(words)
