"""Questions: a supposed problem asked openly, a certain fit left open, a list reduced, a criticism turned round."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from outreach_lint.checks.rewriting.sentences import opened, quoted, rewritten, slot, trimmed
from outreach_lint.model.annotated import Annotated, Proposal, Span
from outreach_lint.model.lazy import lazy

_TO_DO = lazy(
    r"(?i)\b(?:struggling|trouble|hard|difficult|tough|difficulty|trying|challenging|struggle|"
    r"time) to (\w[^.,;:!?\n—]*)"
)
_MATTER = lazy(
    r"(?i)\b(?:tired of|sick of|fed up with|struggling with|struggle with|frustrated (?:with|by)|"
    r"overwhelmed (?:with|by)|"
    r"drowning in|dealing with|deal with|facing|face|worried about|seeking|lack of|lacking|need(?: more| for)?|"
    r"looking for|"
    r"run into|spending (?:too much |more |so much )?time on|fielded|want(?: more)?|trouble with|buried in|"
    r"tasked with) "
    r"(\w[^.,;:!?\n—]*)"
)
_DOING = lazy(
    r"(?i)\b(?:is|are|be|probably|likely|you're) ((?:losing|wasting|missing|juggling|spending|burning|paying|"
    r"leaving|chasing) \w[^.,;:!?\n—]*)"
)
_ASSET = lazy(
    r"(?i)\b(?:your (?:\w+ )?|the )(?:website|site|page|process|workflow|system|stack|crm|agency|vendor|provider|tool|"
    r"spreadsheets?|"
    r"campaigns?|ads|seo|copy|funnel|store|team|onboarding|hiring|strategy|pricing|brand|logo|profile|setup|"
    r"software|listing|"
    r"marketing|content|checkout|homepage|landing page)\b"
)


_ITEM_END = lazy(r"(?<=\w{2})(?:\s+[—–-]\s+|:\s|\s*\(|;|,\s)")


_COMMA = lazy(r",\s")


def openly(message: Annotated, sentence: Span, span: Span) -> tuple[Proposal, ...]:
    """An open question about what the sentence takes for granted."""
    words = " ".join(message.words_of(sentence).split())
    if match := _TO_DO.search(words):
        asked = f"What is it like to {_short(match[1])} at the moment?"
    elif (match := _MATTER.search(words)) and _named(match[1]):
        asked = f"Where do things stand with {_short(match[1])} on your side, if anywhere?"
    elif match := _DOING.search(words):
        asked = f"Is {_short(match[1])} something that you see on your side, or not at all?"
    else:
        asked = f"{slot('what have you seen that makes you think so?')} Does that match what you see?"
    return (rewritten(message, sentence, "Ask about it instead of knowing it", asked),)


def perhaps(message: Annotated, sentence: Span, span: Span) -> tuple[Proposal, ...]:
    """The reason why it might fit, and when it would not."""
    held = [f.raw for f in message.fields if f.part == sentence.part and sentence.start <= f.start < sentence.end]
    whom = " and ".join(dict.fromkeys(held)) or "you"
    reason, not_for = slot("what did you see there?"), slot("whom?")
    text = f"I may be wrong, but I thought of {whom} because {reason}. It would not suit {not_for}."
    return (rewritten(message, sentence, "Give the reason and let them judge", text),)


def one_thing(message: Annotated, sentence: Span, span: Span) -> tuple[Proposal, ...]:
    """One bounded effect in place of everything."""
    best = slot(f"of all that '{quoted(message, span)}' claims, what does it do best?")
    text = f"It does one thing: {best} It does not {slot('what?')}."
    return (rewritten(message, sentence, "Name one effect and one limit", text),)


def one_option(message: Annotated, sentence: Span, span: Span) -> tuple[Proposal, ...]:
    """The cure as one option among others, after what would have to be known."""
    text = f"Before saying anything sensible about it, I would want to know {slot('which two things?')}"
    return (rewritten(message, sentence, "Diagnose before you prescribe", text),)


def also(message: Annotated, sentence: Span, span: Span) -> tuple[Proposal, ...]:
    """Their choice acknowledged, a small addition offered."""
    match = _ASSET.search(message.words_of(sentence))
    if match is None:
        seen = slot("what exactly did you see, and where can they look it up?")
        return (rewritten(message, sentence, "Say what you saw, and ask", f"{seen} Is that how you want it?"),)
    theirs = " ".join(match[0].split())
    theirs = theirs[0].upper() + theirs[1:]
    text = (
        f"{theirs} makes sense given {slot('what was it chosen for?')}. Some keep it and also "
        f"{slot('which small addition?')}; would it help to see how?"
    )
    return (rewritten(message, sentence, "Acknowledge their choice, then add", text),)


REWRITES: Mapping[str, Callable[[Annotated, Span, Span], tuple[Proposal, ...]]] = {
    "openly": openly,
    "perhaps": perhaps,
    "one-thing": one_thing,
    "one-option": one_option,
    "also": also,
}


def which_one(message: Annotated, span: Span, items: tuple[str, ...]) -> tuple[Proposal, ...]:
    """A list reduced to the item that matters most to this reader."""
    told = [short for item in items if (short := _item(item))]
    named = ", ".join(f"'{item}'" for item in told[:4])
    question = slot(
        f"which one of {named} would change this reader's week, and why?" if named else "which one, and why?"
    )
    return (rewritten(message, span, "Keep the one that matters to this reader", question),)


def _item(text: str) -> str:
    """What an item is called: its words before a dash, colon or bracket, as far as they go; nothing if a field is left
    out of it."""
    whole = text.strip(" *_-—.")
    name = _ITEM_END.split(whole, maxsplit=1)[0]
    short = _short(name if " " in name or not _COMMA.match(whole, len(name)) else whole, 6)
    return "" if opened(short) or any("\ue000" <= char <= "\ue0ff" for char in short) else short


def _named(text: str) -> bool:
    """Whether words name a matter at all, and do not only point at one."""
    words = _short(text).lower().split()
    return len(words) > 1 or (
        len(words) == 1 and words[0] not in ("that", "this", "it", "them", "help", "more", "these")
    )


def _short(text: str, words: int = 12) -> str:
    return trimmed(" ".join(text.strip(" *_-—").split()[:words]))
