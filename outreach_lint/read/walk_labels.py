"""Walk labels: what a label line does to the state: it ends a message, announces one, or gives its subject."""

from __future__ import annotations

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.text import Text
from outreach_lint.read import prose
from outreach_lint.read.layers.markdown import inline
from outreach_lint.read.subjects import further_subjects, subject_of
from outreach_lint.read.walk_state import ENOUGH, State
from outreach_lint.read.words import Label, announces, unsent

_STRONG_ASIDE = lazy(
    r"why\b|notes?\b|personali[sz]|goal|purpose|cta\b|word count|target|variables|merge|psychology|angle|strateg"
    r"|operator"
    r"|expected|trigger|timing|use when|when to|为什么|说明|rationale|instructions?",
    regex.I,
)
_INLINE_OPTION = lazy(r"(?:option|version|example|step|sms)\b", regex.I)
_NUMBERED = lazy(r"\s*\d{1,2}[.)]\s")
_TITLE = 80
"""Characters of a line that may be the title of a message."""


def is_copy(state: State, label: Label, line: str, start: int | None) -> bool:
    """Whether a line that looks like a label is part of a body that is being collected, or no label at all."""
    rest = bool(line[label.rest :].strip())
    if label.role == "skip":
        # A bold title above a fence or a quote names it, whatever its words.
        if state.body is None and start is None and not state.listing and not line[label.rest :].strip(" \t:*("):
            state.title = label.name
        return True
    if label.role == "subject" or not (state.body or (start is not None and state.subject is not None)):
        return False
    if not state.signed and label.role in ("aside", "meta") and state.signed_later():
        return True
    if label.role == "message":
        return rest or (not state.signed and _INLINE_OPTION.match(label.name) is not None)
    if label.role == "aside":
        return not state.signed and (_STRONG_ASIDE.match(label.name) is None or not label.bold)
    return not (label.bold and (state.signed or (label.role == "body" and not rest)))


def labelled(state: State, label: Label, start: int, end: int, block_end: int) -> None:
    """Takes a label line, from `start` to `end`, in a block that ends at `block_end`."""
    rest = state.doc[start + label.rest : end]
    if label.role == "subject":
        _subject(state, rest, state.doc[start + label.rest : block_end])
    elif label.role == "body":
        state.flush()
        state.awaits, state.listing = True, False
        if rest.chars.strip():
            state.collect(start + label.rest, end)
    elif label.role == "meta":
        state.flush()
        state.listing = False
        state.fields.setdefault(label.name.lower(), inline(rest).strip(" \t`*"))
    elif label.role == "message":
        _message(state, label, rest, start, end)
    else:
        state.flush()
        state.label, state.role, state.listing = label.name, "aside", False
        state.leave(start, end, "a remark")


def _subject(state: State, rest: Text, longer: Text) -> None:
    if state.body or state.used:
        label, role, fields = state.label, state.role, state.fields
        state.flush()
        state.fresh()
        state.fields = {} if state.drafts else fields
        if role == "message":
            state.label, state.role = label, role
    found = subject_of(longer if rest.chars.count("`") % 2 else rest)
    if found is None:
        state.listing = True
    elif state.subject is None:
        state.subject = found
        state.others_for += further_subjects(rest)
    else:
        state.others_for.append(found)


def _message(state: State, label: Label, rest: Text, start: int, end: int) -> None:
    state.flush()
    if state.used:
        state.fresh()
    state.label, state.role, state.listing, state.awaits = f"{label.name} {rest.chars[:80]}", "message", False, False
    if unsent(label.name):
        return
    said = rest.strip()
    if _quoted(said.chars):
        state.label = label.name
        state.add(inline(said.strip('"“”')), state.subject)
        state.close()
    elif len(said.chars.split()) >= ENOUGH and _is_sent(said.chars.strip("*_ "), label):
        state.label = label.name
        state.hang = indent(state.doc.chars[start:end])
        state.collect(start + label.rest, end)


def _quoted(said: str) -> bool:
    return len(said) > 40 and said[0] in '"“' and said[-1] in '"”'


def _is_sent(said: str, label: Label) -> bool:
    return prose.GREETING.match(said) is not None or (not label.bold and prose.sent(said))


def takes_title(state: State, start: int, end: int) -> bool:
    """Makes a line right above a subject the title of its message, if it is one."""
    line = state.doc.chars[start:end]
    new = state.doc.chars[max(0, start - 2) : start] in ("", "\n", "\n\n")
    if not new or "\n" in line.strip("\n") or len(line) > _TITLE or not (_NUMBERED.match(line) or announces(line)):
        return False
    _message(state, Label("message", line.strip(), 0, False), Text("", ()), start, end)
    return True


def indent(line: str) -> int:
    """How far a line is indented."""
    return len(line) - len(line.lstrip(" \t"))
