"""Structure of what a sender says of himself: the job of a clause whose subject is the seller."""

from __future__ import annotations

from outreach_lint.annotate.outline import Outline
from outreach_lint.annotate.word_classes import (
    CREDIT,
    CUSTOMERS,
    GIVES,
    KIN,
    LIVES,
    LOOKED,
    OFFICES,
    PAST,
    PRICES,
    REFUSES,
    ROLES,
    RULES,
    SENDS,
    SUCCESS,
    SURE,
    TALKS,
    TOPMOST,
    VISITS,
    WARDS,
    has,
    past,
)
from outreach_lint.model.annotated import Job, Owner


def told_of_seller(o: Outline, owners: frozenset[Owner], hedged: bool, negated: bool) -> Job | None:
    """What a clause does whose subject is the sender, the firm or something that is theirs."""
    if o.head in ("i", "we"):
        return _person(o, owners, negated)
    first = o.rest[0] if o.rest else ""
    if o.head == "my" and (first == "name" or first in KIN):
        return "introduction"
    if has(o.rest, RULES):
        return "insight"
    if has(o.rest[:2], SURE):
        return "problem"
    if has(o.rest[:3], CUSTOMERS) or has(o.rest[:4], CREDIT) or has(o.rest, TOPMOST, SUCCESS):
        return None if o.head == "my" else "proof"
    if o.head in ("ours", "mine") or (o.head == "our" and (first == "own" or past(o.rest))):
        return "proof" if first == "team" else "insight"
    return None if o.head in ("my", "me", "us") else "offer"


def _person(o: Outline, owners: frozenset[Owner], negated: bool) -> Job | None:
    rest = tuple(word for word in o.rest if word not in ("just", "really", "also", "now", "only", "too", "still"))
    verb, after = (rest[0] if rest else ""), rest[1:]
    if verb in SURE or rest[:2] in (("am", "sure"), ("am", "certain"), ("would", "guess"), ("would", "bet")):
        return "problem" if after and ("prospect" in owners or len(owners) < 2) else None
    if (verb in LOOKED or rest[:2] in (("was", "told"), ("was", "looking"))) and (
        has(after, WARDS) or any("\ue000" < w[0] < "\ue010" for w in after)
    ):
        return "observation"
    if has(rest, {"both", "together"}):
        return "observation"
    if verb == "would" or rest[:2] in (("look", "forward"), ("am", "looking")):
        return "ask" if has(after, TALKS) else None
    if negated:
        return "disqualifier" if has(rest, REFUSES) and "never" not in rest else None
    if verb in ("think", "believe") and has(after, {"our", "we"}):
        return "offer"
    if verb in ("can", "could", "will", "might", "may"):
        return _promised(verb, after, o.condition)
    return _i(rest) if o.head == "i" else _we(verb, after)


def _promised(verb: str, after: tuple[str, ...], condition: bool) -> Job | None:
    """What the sender can, could or will do."""
    if verb != "will" and after[:1] == ("be",) and "able" not in after:
        return None
    if verb == "will" and has(after[:1], {"leave", "stop", "be", "check", "follow", "circle", "reach"}):
        if after[0] in ("leave", "stop"):
            return "disqualifier"
        return None if after[0] == "be" and not has(after, VISITS) else "ask"
    if has(after, SENDS):
        return "offer" if verb == "will" and not condition else "permission"
    return "ask" if has(after[:2], TALKS) else "offer" if after else None


def _i(rest: tuple[str, ...]) -> Job | None:
    verb, after = (rest[0] if rest else ""), rest[1:]
    if verb == "am":
        if has(after[:1], {"available", "free"}):
            return "offer"
        return (
            "introduction"
            if (after and (after[0] not in OFFICES and not after[0].endswith("ing")))
            or has(after[:1], {"leading", "running", "managing", "heading"})
            else None
        )
    if verb == "have":
        return "offer" if has(after[:4], PRICES, GIVES) else "introduction" if has(after, ROLES) else None
    if verb in GIVES:
        return "offer"
    if verb == "wrote":
        return "insight" if "on" in after and not has(after, WARDS) else None
    if verb in ("built", "won", "designed", "made", "sold"):
        return "proof"
    return "introduction" if verb in LIVES else None


def _we(verb: str, after: tuple[str, ...]) -> Job | None:
    if verb in ("are", "have", "were"):
        if has(after, TOPMOST, SUCCESS, CUSTOMERS) or (verb == "have" and (past(after) or after[:1] == ("been",))):
            return "proof"
        makes = verb == "are" and after and (after[0].endswith("ing") or after[0] in ("a", "an", "the"))
        return "offer" if makes or has(after, PRICES) else None
    if past((verb,)) or verb in PAST:
        return "insight" if has(after, {"same", "ours", "mistake", "trouble", "problem", "it"}) else "proof"
    return None if verb in ("hope", "know", "think", "believe", "need", "met", "ask", "want", "love", "") else "offer"
