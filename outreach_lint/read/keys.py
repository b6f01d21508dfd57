"""Keys: what the names in data files mean, whatever their spelling (`email_body`, `emailBody`, `Email Body`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from outreach_lint.read.tree import Mapping, Node, Scalar

_SUBJECT = """
subject emailsubject subjectline subjecttemplate mailsubject messagesubject subjecta subject1 subjects subjectlines
subjectoptions subjectvariants betreff asunto objet
"""
_BODY = """
body emailbody bodytext textbody bodytemplate emailbodytext messagebody mailbody plaintext bodyplain emailtext text
message messagetext messagetemplate content emailcontent copy emailcopy template emailtemplate templatebody templatetext
dm dmtext note connectionnote inmail sms smstext body1 bodya bodyhtml htmlbody emailbodyhtml htmlcontent customhtml
contenthtml html emailhtml script draft emaildraft textcontent plaintextbody altbody altmessage corpo nachricht mensaje
cuerpo lines structure paragraphs messagesent sentmessage
"""
_STEP = """
step stepnumber stepnum seqnumber sequencenumber sequencestep steporder emailnumber touch touchnumber stepindex order
position number sequenceorder sequenceindex index
"""
_DELAY = """
delaydays delayindays waitdays delay wait waittime delayvalue interval dayoffset dayssincelast daysafterprevious
daysafter delaymillis delayhours senddelay afterdays
"""
_MADE = ("generated", "personalized", "personalised", "ai", "custom", "draft", "final", "outreach")
SUBJECT, BODY, STEP, DELAY = (tuple(names.split()) for names in (_SUBJECT, _BODY, _STEP, _DELAY))
SUBJECT += tuple(f"{made}{name}" for made in _MADE for name in ("subject", "subjectline", "emailsubject"))
BODY += tuple(f"{made}{name}" for made in _MADE for name in ("body", "email", "emailbody", "message", "copy", "text"))
OTHER_SUBJECTS = tuple(
    """subjectb subject2 subjectc subject3 altsubject alternatesubject alternativesubject alternatesubjects altsubjects
    alternativesubjects subjectalternatives subjectvariants subjectoptions subjectlinevariants subjectab""".split()
)
"""Keys beside a subject whose values are further subjects for the same body."""
DAY = ("day", "sendday", "daynumber", "sendonday")
CHANNEL = ("channel", "type", "action", "steptype", "actiontype", "platform", "medium", "kind", "messagetype")
VARIANT = ("variant", "variantlabel", "version", "variantname", "abvariant", "variation")
NAME = ("sequencename", "campaignname", "name", "title", "cadencename", "campaign", "sequence")
PROSPECT = ("prospect", "lead", "recipient", "contact", "person", "customer")
OF_A_STEP = frozenset((*DELAY, *DAY, "stepnumber", "seqnumber", "step", "sequencestep", "seqdelaydetails"))

_STEP_LIST = re.compile(
    r"(?:steps|sequence|emails|touch(?:es|points)|cadence|messages|stepgroups|days|drip|series|mails|dms|flow)$"
)
_FOLLOW_LIST = re.compile(r"follow-?ups?(?:emails|messages|steps)?$")
_VARIANT_LIST = re.compile(r"(?:variants?|versions?|variations?|abtests?|options)$")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@lru_cache(maxsize=4096)
def normal(key: str) -> str:
    """A key in lower case without separators."""
    return re.sub(r"[\s_.-]+", "", key[:80]).lower()


def spoken(key: str) -> str:
    """A key as words, to be read like a heading."""
    words = re.sub(r"[\s_.-]+", " ", _CAMEL.sub(" ", key[:120])).strip()
    return words.replace("Linked In", "LinkedIn").replace("linked In", "LinkedIn")


def table(mapping: Mapping) -> dict[str, tuple[str, Node]]:
    """A mapping's keys as they are written, with their values, by plain name; of equal names the last counts."""
    return {normal(key): (key, value) for key, value in mapping.pairs}


def scalar(mapping: Mapping, names: Iterable[str]) -> Scalar | None:
    """The first of these names with a value that is neither null nor a list or mapping."""
    have = table(mapping)
    for name in names:
        node = have[name][1] if name in have else None
        if isinstance(node, Scalar) and node.value is not None and not isinstance(node.value, bool):
            return node
    return None


def is_step_list(key: str) -> bool:
    """Whether a list under this key holds the steps of a sequence in their order."""
    return _STEP_LIST.search(normal(key)) is not None


def is_followup_list(key: str) -> bool:
    """Whether a list under this key holds the steps after the first."""
    return _FOLLOW_LIST.search(normal(key)) is not None


def is_variant_list(key: str) -> bool:
    """Whether a list or mapping under this key holds versions of one step."""
    return _VARIANT_LIST.search(normal(key)) is not None
