"""Walk: through the blocks of a Markdown or text file, telling messages from what is written about them."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_lint.model.lazy import lazy
from outreach_lint.model.text import Text
from outreach_lint.read import words
from outreach_lint.read.draft import Heading
from outreach_lint.read.layers.lines import dedent, unquote
from outreach_lint.read.layers.markdown import inline
from outreach_lint.read.markdown_blocks import Block, blocks
from outreach_lint.read.subjects import subject_of
from outreach_lint.read.tables import message_rows
from outreach_lint.read.walk_bodies import FORMATS, enclosed, holds, other, prose_lines
from outreach_lint.read.walk_labels import indent, is_copy, labelled, takes_title
from outreach_lint.read.walk_state import State, Within

_HEAD_SUBJECT = lazy(r"`([^`]+)`")


def walk(
    doc: Text, start: int = 0, *, plain: bool = False, labels: Sequence[str] = (), within: Within | None = None
) -> State:
    """Walks a text from an offset to its end: the state holds the drafts of all messages and what was left out.

    `plain` text has no marks; `labels` stand around the text, nearest first.
    """
    state = State(doc, tuple(blocks(doc.chars, start, plain=plain)), plain, labels, within)
    for index, block in enumerate(state.todo):
        state.at = index
        _take(state, block)
    state.flush()
    return state


def _take(state: State, block: Block) -> None:
    if block.kind == "heading":
        _heading(state, block)
    elif block.kind == "rule":
        # Between a subject and its body a rule divides nothing.
        if state.body or state.subject is None or state.used:
            state.flush()
            state.fresh()
    elif block.kind == "comment":
        state.leave(block.start, block.end, "a comment")
    elif block.kind == "table":
        _table(state, block)
    elif block.kind == "lines":
        _lines(state, block)
    elif block.kind == "fence":
        _enclosed(state, block, dedent(state.doc[slice(*block.inner)]))
    else:
        _enclosed(state, block, unquote(state.doc[block.start : block.end]))


def _heading(state: State, block: Block) -> None:
    state.flush()
    head, level = block.head, block.level
    before = state.todo[state.at - 1] if state.at else None
    if before and before.kind == "heading" and before.level == level and words.announces(before.head):
        state.leave(block.start, block.end, "a remark")
        return
    inside = words.subject_in(head)
    subjects = inside is None and words.subject_head(head)
    body = words.body_head(head)
    kept = state.subject if body and level >= state.subject_level else None
    others = state.others_for if kept else []
    fields = state.fields if kept else {}
    state.headings = [above for above in state.headings if above.level < level]
    if not (subjects or kept):
        state.headings.append(Heading(level, inline(Text.of(head)).chars, block.start))
    state.fresh()
    state.fields, state.subject, state.awaits, state.listing = fields, kept, body, subjects
    state.others_for = others
    if subjects or inside is not None:
        state.subject_level = level
    if inside is not None:
        state.subject = subject_of(state.doc[block.inner[0] + inside : block.inner[1]])
    elif code := None if subjects else _HEAD_SUBJECT.search(head):
        state.subject = state.doc[block.inner[0] + code.start(1) : block.inner[0] + code.end(1)]


def _table(state: State, block: Block) -> None:
    if state.body and not state.signed:
        state.collect(block.start, block.end)
        return
    state.flush()
    for row in message_rows(state.doc[block.start : block.end]):
        state.add(inline(row.body), row.subject, row.labels)


def _lines(state: State, block: Block) -> None:
    start: int | None = None
    at = block.start
    for line in state.doc.chars[block.start : block.end].split("\n"):
        if state.hang is not None and line.strip() and indent(line) <= state.hang:
            _end_run(state, start, at - 1)
            start = None
            state.flush()
            state.hang = None
        label = words.label(line)
        if label and label.role == "subject" and start is not None and takes_title(state, start, at - 1):
            start = None
        if label is None or is_copy(state, label, line, start):
            start = at if start is None else start
        else:
            _end_run(state, start, at - 1)
            start = None
            labelled(state, label, at, at + len(line), block.end)
            if label.role == "subject" and line.count("`") % 2:
                return
        at += len(line) + 1
    _end_run(state, start, block.end)


def _end_run(state: State, start: int | None, end: int) -> None:
    if start is not None:
        prose_lines(state, start, end)


def _enclosed(state: State, block: Block, inner: Text) -> None:
    fence = block.kind == "fence"
    if state.body:
        if fence and holds(state, inner):
            state.collect(block.start, block.end)
            return
        if state.is_message():
            state.flush()
        else:
            state.drop("talk about messages")
    if fence and block.head in FORMATS and state.within and inner.chars.strip():
        other(state, block)
    elif len(words.SUBJECTS.findall(inner.chars)) > 1:
        plain = fence and block.head not in ("md", "markdown")
        state.drafts += walk(inner, plain=plain, labels=state.labels()).drafts
        state.close()
    else:
        enclosed(state, block, inner)
