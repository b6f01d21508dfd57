"""Structure: the job of a clause that no signal tells, from its subject, its mood and the classes of its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from outreach_lint.annotate.outline import AUXILIARIES, Outline
from outreach_lint.annotate.structure_seller import told_of_seller
from outreach_lint.annotate.word_classes import (
    ADVICE,
    ANSWERS,
    BEING,
    CREDIT,
    CUSTOMERS,
    DONE,
    EMPTY_HANDED,
    FIT,
    GREETS,
    LETTERS,
    LIKELY,
    NEWS,
    PLACED,
    PRICES,
    ROLES,
    RULES,
    SENDS,
    SUCCESS,
    SURE,
    TOPMOST,
    TROUBLE,
    has,
    past,
)
from outreach_lint.model.annotated import Job, Owner


def job_of(o: Outline, owners: frozenset[Owner], hedged: bool, negated: bool) -> Job | None:
    """What a clause does by its build alone; None where that tells nothing."""
    words = o.words
    if words[0] in GREETS or words[:2] in (("i", "hope"), ("we", "hope"), ("see", "you")):
        return None
    if words[0] in ("congrats", "congratulations", "kudos", "bravo") or words[:2] == ("well", "done"):
        return "observation"
    if words[:2] == ("looking", "forward"):
        return "ask"
    if (words[0] == "last" and has(words[1:2], LETTERS)) or (words[0] == "no" and has(words[1:3], EMPTY_HANDED)):
        return "disqualifier"
    if o.mood == "order":
        return _ordered(o)
    if o.mood == "question":
        return _asked(o, owners)
    return _TELL.get(o.subject or "third", _third)(o, owners, hedged, negated)


def _ordered(o: Outline) -> Job | None:
    first = o.words[0]
    if first in ("ignore", "forget", "delete", "skip") or (first == "feel" and "ignore" in o.rest):
        return "disqualifier"
    if o.condition or "only" in o.words[:2] or (first == "tell" and has(o.rest, {"stop", "no", "off"})):
        return "disqualifier"
    if first == "feel" or (len(o.words) < 3 and first in ("call", "give", "take", "see")):
        return None
    return "insight" if first in ADVICE and not has(o.words, {"me", "us", "our", "my"}) else "ask"


def _asked(o: Outline, owners: frozenset[Owner]) -> Job | None:
    words, rest, first = o.words, o.rest, o.words[0]
    if first in _FRAGMENTS:
        return _FRAGMENTS[first]
    if o.head == "it" and first in AUXILIARIES and "if" not in words:
        return "ask" if first == "would" else "problem" if first in ("could", "can", "is", "might", "may") else None
    if o.head in ("i", "we") and first in ("should", "shall", "may", "can", "could"):
        return "permission" if has(rest, SENDS, {"go", "stop"}) else "ask"
    if has(words, TROUBLE) or (first == "could" and not owners):
        return "problem"
    if o.subject == "prospect" and first in AUXILIARIES:
        if rest[:1] in (("like",), ("want",)):
            return "permission"
        if first in ("can", "could", "would", "will") or has(rest, ROLES, {"interested", "willing"}):
            return "ask"
        return "offer" if first == "have" and rest[:2] == ("heard", "of") else None
    if (has(words, ROLES) and first in ("who", "are", "what")) or words[:3] == ("when", "would", "suit"):
        return "ask"
    return "ask" if first in ("does", "would") and has(rest, {"work", "suit", "use"}) else None


_FRAGMENTS: Mapping[str, Job] = {
    "want": "permission",
    "interested": "ask",
    "free": "ask",
    "open": "ask",
    **dict.fromkeys(("sick", "tired", "still", "fed", "worried", "struggling"), "problem"),
}


def _prospect(o: Outline, owners: frozenset[Owner], hedged: bool, negated: bool) -> Job | None:
    rest = tuple(word for word in o.rest if word not in ("just", "really", "also", "now", "only", "have", "had"))
    verb, you = (rest[0] if rest else ""), o.head == "you"
    if not you and "seller" in owners:
        return "proof" if has(rest, CREDIT) else None
    if hedged and has(rest, FIT, DONE):
        return "disqualifier"
    if you and verb in ("could", "should", "might", "may", "would"):
        return "problem" if has(rest, TROUBLE) or "be" in rest[:2] else "insight"
    if you and (verb in ("get", "receive", "will", "pay") or has(rest[:2], {"getting", "receiving"})):
        return "offer"
    if verb in ("must", "need", "cannot") or (you and "still" in rest[:2]) or has(rest, SURE, LIKELY) or hedged:
        return "problem"
    if has(rest, TROUBLE) and not past(rest):
        return "problem"
    if you and negated:
        return "problem" if "time" in rest or verb == "can" else None if has(rest, ANSWERS) else "observation"
    if you and (verb == "can" or (verb in ("are", "were") and has(rest[1:2], {"busy", "welcome"}))):
        return None
    return "observation" if len(rest) > 1 else None


def _third(o: Outline, owners: frozenset[Owner], hedged: bool, negated: bool) -> Job | None:
    words = o.words
    if words[0] in ("enclosed", "attached") or (words[0] == "here" and has(words[2:3], _ARTICLES)):
        return "offer"
    if words[0] in PLACED:
        return "insight" if has(words, RULES, {"experience", "must"}) else None
    if o.head in ("he", "she", "who", "what", "why", "how"):
        return None
    if has(words, RULES):
        return "insight"
    if o.head == "there" and negated:
        return "proof" if has(words, TOPMOST) else "disqualifier" if "need" in words else None
    if words[0] in ("nobody", "nothing", "none") and has(words, TOPMOST):
        return "proof"
    if o.head in ("it", "there", "this", "prices") and not hedged and has(words, PRICES):
        return "offer"
    if o.head in ("it", "this", "that", "which") and (negated or "help" in words):
        fits = has(words, FIT) or ("for" in words and has(words, {"you", "everyone"}))
        return None if not fits else "disqualifier" if negated else "offer"
    return _fact(o, owners, hedged)


_ARTICLES = frozenset("a an the my our your".split())


def _fact(o: Outline, owners: frozenset[Owner], hedged: bool) -> Job | None:
    """Something stated of others, of things or of nobody in particular."""
    words = o.words
    about_reader = "prospect" in owners
    if hedged and has(words[:3], {"seems", "looks", "sounds"}):
        return "observation" if about_reader else "problem"
    if "seller" in owners:
        return "proof" if _praises_us(words) else None
    if has(words, NEWS) or words[:2] == ("according", "to") or any(word[0].isdigit() and "%" in word for word in words):
        return "observation" if about_reader else "insight"
    if has(words, TROUBLE) and not past(words[1:]):
        return "problem"
    if o.head in ("it", "this", "that", "which", "these", "those") and "priority" not in words and "yours" not in words:
        return "problem" if hedged and o.head == "it" else None
    if about_reader:
        if words[-1] == "keep" and "yours" in words:
            return "offer"
        return "problem" if hedged or "priority" in words else "observation" if _has_verb(words) else None
    if hedged:
        return "problem" if _has_verb(words) else None
    if o.head in ("their", "his", "her"):
        return "observation"
    if o.subject == "third" or has(words[:3], {"many", "most", "few", "fewer"}):
        return "insight" if not past(words[1:]) else "observation"
    return _general(words)


def _praises_us(words: tuple[str, ...]) -> bool:
    """Whether others use, choose or praise what is ours."""
    ours = [i for i, word in enumerate(words) if word in ("our", "us", "we")]
    return bool(ours) and (has(words[: ours[-1]], CREDIT) or has(words[ours[0] : ours[0] + 3], CUSTOMERS))


def _has_verb(words: tuple[str, ...]) -> bool:
    """Whether something is said at all, and not only named: a verb near the beginning."""
    if has(words[1:7], AUXILIARIES, BEING) or past(words[1:5]):
        return True
    return any(word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) for word in words[1:4])


def _states(words: tuple[str, ...]) -> bool:
    """Whether a general statement has a verb that is surely one; a bullet or a heading seldom has."""
    return has(words[1:7], AUXILIARIES, BEING) or past(words[1:5]) or (len(words) < 7 and words[1].endswith("s"))


def _general(words: tuple[str, ...]) -> Job | None:
    """What is true of things at large teaches; what happened once is a story."""
    if words[0] in ("last", "next", "all", "one", "another") or not len(words) >= 2 or not _has_verb(words):
        return None
    if past(words[1:]):
        return "insight" if has(words, {"from", "half", "third", "quarter", "with"}, SUCCESS) else None
    return None if has(words[1:5], {"best", "great"}) or words[0] in AUXILIARIES else "insight"


_TELL: Mapping[str, Callable[[Outline, frozenset[Owner], bool, bool], Job | None]] = {
    "seller": told_of_seller,
    "prospect": _prospect,
    "third": _third,
}
