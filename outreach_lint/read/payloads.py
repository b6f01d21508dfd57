"""Payloads: which tool a data file comes from, by keys that no other tool writes, and which files are no outreach."""

from __future__ import annotations

from outreach_lint.read.keys import normal
from outreach_lint.read.tree import Mapping, Node, Scalar, Sequence, walk

_TOOLS: tuple[tuple[str, tuple[frozenset[str], ...]], ...] = tuple(
    (tool, tuple(frozenset(keys.split()) for keys in signs))
    for tool, signs in (
        ("n8n", ("nodes connections",)),
        ("smartlead", ("seqnumber", "seqdelaydetails", "seqvariants")),
        ("salesloft", ("cadencecontent", "stepgroups")),
        ("apollo", ("emailersteps", "emailertemplate", "emailertouches", "emailercampaign")),
        ("hubspot", ("emailpattern", "steporder actiontype", "threademailtosteporder")),
        ("lemlist", ("altmessage", "conditionkey", "linkedininvite")),
        ("instantly", ("vdisabled", "campaignschedule", "delayunit variants", "variants delay type")),
        ("woodpecker", ("followup body", "followupafter")),
        ("outreach", ("bodyhtml bodytext", "sequencestep relationships", "sequencetype", "schedulintervaltype")),
        ("mautic", ("customhtml", "preheadertext utmtags")),
        ("listmonk", ("altbody messenger", "contenttype messenger", "altbody contenttype")),
    )
)
_LEMLIST_TYPES = frozenset(("linkedinInvite", "linkedinSend", "linkedinVisit", "whatsappMessage"))
_MAX_MAPPINGS = 400


def tool(root: Node) -> str | None:
    """The tool whose keys a file holds: one of the names that `template` in the settings may have, or None."""
    seen = 0
    for node in walk(root):
        if not isinstance(node, Mapping):
            continue
        seen += 1
        if seen > _MAX_MAPPINGS:
            return None
        have = frozenset(normal(key) for key, _ in node.pairs)
        for name, signs in _TOOLS:
            if any(sign <= have for sign in signs):
                return name
        kind = node.get("type")
        if isinstance(kind, Scalar) and kind.value in _LEMLIST_TYPES:
            return "lemlist"
    return None


def no_outreach(root: Node) -> str | None:
    """Why a file cannot hold outreach, by what it says of itself; None where it may."""
    for node in root.items[:1] if isinstance(root, Sequence) else (root,):
        if not isinstance(node, Mapping):
            continue
        have = node.keys()
        if ({"openapi", "paths"} & have and ({"info"} & have)) or "swagger" in have:
            return "an OpenAPI document: its texts are examples"
        if ("$schema" in have and {"properties", "type", "$defs", "definitions"} & have) or _is_schema(node):
            return "a schema: it describes data and holds none"
        if "jobs" in have and ({"on", "True", "true", "workflow"} & have or "steps" in have):
            return "a workflow of a build service"
        if {"dependencies", "devDependencies", "lockfileVersion"} & have and {"name", "version"} & have:
            return "a package manifest"
        if {"apiVersion", "kind"} <= have and not _is_template(node):
            return "a Kubernetes object that is no e-mail template"
        if {"services", "version"} <= have or {"cells", "nbformat"} <= have:
            return "no outreach"
    return None


def _is_schema(node: Mapping) -> bool:
    kind, properties = node.get("type"), node.get("properties")
    return isinstance(kind, Scalar) and kind.value == "object" and isinstance(properties, Mapping)


def _is_template(node: Mapping) -> bool:
    kind = node.get("kind")
    said = normal(str(kind.value)) if isinstance(kind, Scalar) else ""
    return any(word in said for word in ("email", "template", "message", "sequence", "campaign", "list"))


_SENDERS = ("gmail", "emailsend", "outlook", "sendgrid", "mailgun", "mailjet", "twilio", "smtp", "brevo", "sendemail")


def n8n_message(node: Mapping) -> Mapping | None:
    """The parameters of an n8n node that sends a message to a person; None for every other node."""
    kind, parameters = node.get("type"), node.get("parameters")
    said = normal(str(kind.value)) if isinstance(kind, Scalar) else ""
    sends = any(sender in said for sender in _SENDERS) and not said.endswith(("trigger", "tool"))
    return parameters if sends and isinstance(parameters, Mapping) else None


def nothing(tool_name: str | None) -> str:
    """Why a file without messages has none."""
    if tool_name == "hubspot":
        return "a HubSpot sequence names its e-mails by template id only; export the templates themselves"
    if tool_name == "n8n":
        return "no node of this workflow sends words written by a person"
    return "holds no message that is recognised; the extract setting can say where they are"
