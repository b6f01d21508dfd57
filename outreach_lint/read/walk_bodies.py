"""Walk bodies: which prose, fences and quotes are the body of a message."""

from __future__ import annotations

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.text import Text
from outreach_lint.read import prose, words
from outreach_lint.read.draft import Draft
from outreach_lint.read.layers.markdown import inline, uncommented
from outreach_lint.read.markdown_blocks import Block
from outreach_lint.read.subjects import option_of, subject_of
from outreach_lint.read.walk_state import ENOUGH, State

FORMATS = {
    name: format_
    for format_, names in (("json", "json jsonc json5"), ("yaml", "yaml yml"), ("html", "html"), ("mjml", "mjml"))
    for name in names.split()
}
"""The info string of a fence to the format that is read in it."""

_TEXTS = frozenset({"", "text", "txt", "markdown", "md", "email", "plain", "plaintext", "message", "mail"})
_TIP = lazy(r"\W*(?:\*\*)?(?:note|tip|warning|important)\b", regex.I)
_AFTERWORD = lazy(r"\W*p\.?\s?p?\.?s\b|\W*unsubscribe|.*opt.?out", regex.I)
_SIGNATURE = 14
"""Words of the longest line that may follow a sign-off and still belong to the signature."""

_OTHERS = 40
"""Fences in other formats that are read in one file; each costs a pass over the whole of it."""

_LINE = 160
"""Characters of a fence under a heading for subjects that may be one, although it begins with a name."""

_SECTION = 4000
"""Characters of a section that are looked at to see whether it reads as a message."""


def prose_lines(state: State, start: int, end: int) -> None:
    """Takes lines without labels: subjects of a list, part of a body, the start of one, or talk."""
    part = state.doc[start:end]
    if state.listing and _listed(state, part):
        return
    if state.body:
        if _ends(state, part):
            state.flush()
            state.leave(start, end, "a remark")
        else:
            state.collect(start, end)
    elif _begins(state, part.chars):
        state.collect(start, end)
    elif part.chars.strip():
        state.leave(start, end, "talk about messages")


def _listed(state: State, part: Text) -> bool:
    lines = part.lines()
    for line in lines:
        found = option_of(line) or (subject_of(line) if state.subject is None and len(lines) == 1 else None)
        if found is None:
            state.listing = False
            return False
        if state.subject is None:
            state.subject, state.listed = found, True
        else:
            state.others_for.append(found)
    return True


def _ends(state: State, part: Text) -> bool:
    said = inline(part).chars
    if not state.signed:
        return prose.remark(said) and not state.signed_later()
    if prose.aside(said):
        return True
    longest = max(len(line.split()) for line in said.split("\n"))
    return longest > _SIGNATURE and _AFTERWORD.match(said) is None


def _begins(state: State, said: str) -> bool:
    greets = prose.greets(said)
    if prose.aside(said) and not greets:
        return False
    if state.used:
        return not state.unsent() and state.role != "aside" and prose.GREETING.match(said) is not None
    if state.listed and state.subject is not None and not state.awaits and not prose.sent(said):
        return False
    if state.awaits or state.subject is not None:
        return greets or not state.encloses()
    if state.unsent() or state.role == "aside":
        return False
    return prose.GREETING.match(said) is not None or (_opens(state) and _section_is_sent(state, said))


def _opens(state: State) -> bool:
    before = state.todo[state.at - 1].kind if state.at else "heading"
    return before != "table" and state.announced(here=True)


def _section_is_sent(state: State, said: str) -> bool:
    """Whether what follows up to the next heading reads as one message that begins here."""
    for block in state.rest():
        if block.kind in ("fence", "quote"):
            return False
        later = state.doc.chars[block.start : block.end]
        if prose.GREETING.match(later):
            return False
        if len(said) < _SECTION:
            said += "\n\n" + later
    return prose.sent(said) and not prose.listing(said)


def holds(state: State, inner: Text) -> bool:
    """Whether a fence stands in the middle of a message: a snippet that it shows, before it is signed."""
    if not state.is_message() or prose.greets(inner.chars) or words.SUBJECTS.search(inner.chars):
        return False
    return not state.signed and state.signed_later()


def enclosed(state: State, block: Block, inner: Text) -> None:
    """Takes a fence or quote with one message at most; `inner` is what stands in it."""
    said = inner.chars
    subject, body = headed(inner)
    if subject is not None and not body.chars.strip():
        state.subject = state.subject or subject
    elif state.listing and state.subject is None and (not prose.greets(said) or _is_line(said)):
        state.subject = next(
            (option_of(line) or subject_of(line) for line in inner.lines() if line.chars.strip()), None
        )
    elif subject is None and not _accepts(state, said, block):
        state.leave(block.start, block.end, "no message")
    else:
        body = uncommented(body) if block.kind == "fence" else inline(body)
        state.add(body, subject or (None if state.used else state.subject))
        state.close()


def _is_line(said: str) -> bool:
    return "\n" not in said.strip() and len(said) < _LINE


def other(state: State, block: Block) -> None:
    """Takes a fence in another format: what its reader finds, under the labels that stand here."""
    state.others += 1
    readable = state.within if state.others <= _OTHERS else None
    found = readable(FORMATS[block.head], state.doc.source(*block.inner)) if readable else ()
    for message in found:
        state.drafts.append(Draft(message.body, message.subject, headings=tuple(state.headings), message=message))
    if not found:
        state.leave(block.start, block.end, f"{block.head} without messages")


def _accepts(state: State, said: str, block: Block) -> bool:
    if len(said.split()) < ENOUGH or state.unsent() or prose.code(said):
        return False
    if block.kind == "fence" and block.head not in _TEXTS:
        return False
    if prose.greets(said):
        return True
    if prose.aside(said) or _TIP.match(said):
        return False
    if (state.awaits or state.subject is not None or state.role == "message") and not state.used:
        return True
    return prose.sent(said, 2 if state.announced() else 3)


def headed(inner: Text) -> tuple[Text | None, Text]:
    """The subject above the body inside a fence or a quote, if there is one, and the body."""
    subject: Text | None = None
    with_subject = words.SUBJECTS.search(inner.chars) is not None
    at = 0
    for line in inner.chars.split("\n"):
        label = words.label(line)
        if line.strip() and not (label and label.role in ("subject", "meta", "body") and len(label.name) < 30):
            break
        if label and label.role == "meta" and not with_subject:
            break
        if label and label.role == "subject" and subject is None:
            subject = subject_of(inner[at + label.rest : at + len(line)])
        if label and label.role == "body":
            at += label.rest
            break
        at += len(line) + 1
    return (subject, inner[at:]) if at else (None, inner)
