"""Walk: through the blocks of a Markdown or text file, telling messages from what is written about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex

from outreach_lint.model.message import LeftOut, Message
from outreach_lint.model.text import Text
from outreach_lint.read import prose, words
from outreach_lint.read.draft import Draft
from outreach_lint.read.layers.lines import dedent, unquote
from outreach_lint.read.layers.markdown import inline, uncommented
from outreach_lint.read.markdown_blocks import Block, blocks
from outreach_lint.read.subjects import option_of, subject_of

_STRONG_ASIDE = regex.compile(
    r"why\b|notes?\b|personali[sz]|goal|purpose|cta\b|word count|target|variables|merge|psychology|angle|strateg|operator|expected"
    r"|trigger|timing|use when|when to|为什么|说明|rationale|instructions?",
    regex.I,
)
_INLINE_OPTION = regex.compile(r"(?:option|version|example|step|sms)\b", regex.I)
_HEAD_SUBJECT = regex.compile(r"`([^`]+)`")
_SUBJECTS_INSIDE = regex.compile(r"(?mi)^[ \t>*_#-]*subject(?: line)?(?: [a-z\d])?[ \t*_]*:")
_TELLING = ("day", "to", "timing", "send", "when", "send time")
"""Labels above a message whose words may tell its place."""

_ENOUGH = 3
"""Words that a body needs at the least."""

_SIGNATURE = 14
"""Words of the longest line that may follow a sign-off and still belong to the signature."""


Within = Callable[[str, tuple[int, int]], Sequence[Message]]
"""Reads a stretch of the source in another format: its name and the source offsets give the messages in it."""

_FORMATS = {
    "json": "json",
    "jsonc": "json",
    "json5": "json",
    "yaml": "yaml",
    "yml": "yaml",
    "html": "html",
    "mjml": "mjml",
}


class Walk:
    """The state of one walk: the headings above, the labels and the subject that wait for a body, and the body so far."""

    def __init__(
        self, doc: Text, *, plain: bool = False, labels: Sequence[str] = (), within: Within | None = None
    ) -> None:
        self.doc, self.plain, self.outer, self.within = doc, plain, tuple(labels), within
        self.drafts: list[Draft] = []
        self.left: list[LeftOut] = []
        self.headings: list[tuple[int, str]] = []
        self.subject_level = 0
        self._fresh()

    def _fresh(self) -> None:
        self.subject: Text | None = None
        self.label: str | None = None
        self.role: str | None = None
        self.fields: dict[str, Text] = {}
        self.listing = self.listed = False
        self.awaits = False
        self.used = False
        self.body: list[tuple[int, int]] = []

    def run(self, start: int = 0) -> Walk:
        """Walks from an offset to the end."""
        self.todo = list(blocks(self.doc.chars, start, plain=self.plain))
        self.titles = sum(block.kind == "heading" and block.level == 1 for block in self.todo)
        for index, block in enumerate(self.todo):
            self.at = index
            getattr(self, "_" + block.kind)(block)
        self.flush()
        return self

    # Blocks

    def _heading(self, block: Block) -> None:
        self.flush()
        head, level = block.head, block.level
        before = self.todo[self.at - 1] if self.at else None
        if before and before.kind == "heading" and before.level == level and words.announces(before.head):
            self._leave(block.start, block.end, "a remark")
            return
        body_head = words.body_head(head)
        kept = self.subject if self.subject is not None and body_head and level >= self.subject_level else None
        self.headings = [(high, name) for high, name in self.headings if high < level]
        subject_head = words.subject_head(head)
        if not (subject_head or (body_head and kept)):
            self.headings.append((level, inline(Text.of(head)).chars))
        fields = self.fields if kept else {}
        self._fresh()
        self.fields = fields
        self.subject, self.awaits = kept, body_head
        if subject_head:
            self.listing, self.subject_level = True, level
            inner = self.doc[slice(*block.inner)]
            if (
                head.lower().startswith("subject")
                and ":" in head
                and (found := subject_of(inner[inner.chars.index(":") + 1 :]))
            ):
                self.subject, self.listing = found, False
        elif code := _HEAD_SUBJECT.search(head):
            at = block.inner[0]
            self.subject = self.doc[at + code.start(1) : at + code.end(1)]

    def _rule(self, block: Block) -> None:
        if not self.body and self.subject is not None and not self.used:
            return
        self.flush()
        self._fresh()

    def _comment(self, block: Block) -> None:
        self._leave(block.start, block.end, "a comment")

    def _table(self, block: Block) -> None:
        if self.body and not prose.signs_off(self._said()):
            self.body.append((block.start, block.end))
        else:
            self.flush()

    def _fence(self, block: Block) -> None:
        self._enclosed(block, dedent(self.doc[slice(*block.inner)]), fence=True)

    def _quote(self, block: Block) -> None:
        self._enclosed(block, unquote(self.doc[block.start : block.end]), fence=False)

    def _lines(self, block: Block) -> None:
        start: int | None = None
        at = block.start
        for line in self.doc.chars[block.start : block.end].split("\n"):
            label = words.label(line)
            if label is None or self._is_copy(label, line, start):
                start = at if start is None else start
            else:
                if start is not None:
                    self._prose(start, at - 1)
                start = None
                self._labelled(label, at, at + len(line), block.end)
                if label.role == "subject" and self.doc.chars[at : at + len(line)].count("`") % 2:
                    return
            at += len(line) + 1
        if start is not None:
            self._prose(start, block.end)

    # Labels

    def _is_copy(self, label: words.Label, line: str, start: int | None) -> bool:
        """Whether a line that looks like a label is part of a body that is being collected."""
        if label.role == "skip":
            return True
        if label.role == "subject":
            return False
        begun = bool(self.body) or (start is not None and self.subject is not None)
        if not begun:
            return False
        rest = bool(line[label.rest :].strip())
        signed = prose.signs_off(self._said())
        if not signed and label.role in ("aside", "meta") and self._signed_later():
            return True
        if label.role == "message":
            return rest or (not signed and _INLINE_OPTION.match(label.name) is not None)
        if label.role == "aside":
            return not signed and (_STRONG_ASIDE.match(label.name) is None or not label.bold)
        return not (label.bold and (signed or (label.role == "body" and not rest)))

    def _labelled(self, label: words.Label, start: int, end: int, block_end: int) -> None:
        rest = self.doc[start + label.rest : end]
        if label.role == "subject":
            self._subject_label(rest, self.doc[start + label.rest : block_end])
        elif label.role == "body":
            self._body_label(rest, start + label.rest, end)
        elif label.role == "meta":
            self.flush()
            self.fields.setdefault(label.name.lower(), inline(rest).strip(" \t`*"))
        elif label.role == "message":
            self._message_label(label, rest, start, end)
        else:
            self.flush()
            self.label, self.role, self.listing = label.name, "aside", False
            self._leave(start, end, "a remark")

    def _subject_label(self, rest: Text, longer: Text) -> None:
        if self.body or self.used:
            label, role, fields = self.label, self.role, self.fields
            self.flush()
            self._fresh()
            self.fields = fields if not self.drafts else {}
            self.label, self.role = (label, role) if role == "message" else (None, None)
        found = subject_of(longer if rest.chars.count("`") % 2 else rest)
        if found is None:
            self.listing = True
        elif self.subject is None or self.used:
            self.subject = found

    def _body_label(self, rest: Text, start: int, end: int) -> None:
        self.flush()
        self.awaits, self.listing = True, False
        if rest.chars.strip():
            self.body.append((start, end))

    def _message_label(self, label: words.Label, rest: Text, start: int, end: int) -> None:
        self.flush()
        said = rest.strip(' \t"“”*_')
        if len(said.chars.split()) >= _ENOUGH and not words.unsent(label.name) and _quoted_or_greets(rest.chars):
            self._add(inline(said), None, (label.name,))
            return
        if self.used:
            self._fresh()
        self.label, self.role, self.listing, self.awaits = label.name + " " + rest.chars[:80], "message", False, False

    # Bodies

    def _prose(self, start: int, end: int) -> None:
        """Some lines of prose without labels: subjects of a list, part of a body, the start of one, or talk."""
        part = self.doc[start:end]
        if self.listing and self._listed(part):
            return
        said = part.chars
        if self.body:
            if self._ends(part):
                self.flush()
                self._leave(start, end, "a remark")
            else:
                self.body.append((start, end))
        elif self._begins(said):
            self.body.append((start, end))
        elif said.strip():
            self._leave(start, end, "talk about messages")

    def _listed(self, part: Text) -> bool:
        for line in part.lines():
            found = option_of(line) or (subject_of(line) if self.subject is None and len(part.lines()) == 1 else None)
            if found is None:
                self.listing = False
                return False
            if self.subject is None:
                self.subject, self.listed = found, True
        return True

    def _ends(self, part: Text) -> bool:
        said = inline(part).chars
        if not prose.signs_off(self._said()):
            return prose.remark(said) and not self._signed_later()
        if prose.aside(said):
            return True
        longest = max(len(line.split()) for line in said.split("\n"))
        return longest > _SIGNATURE and not regex.match(r"\W*p\.?\s?p?\.?s\b|\W*unsubscribe|.*opt.?out", said, regex.I)

    def _begins(self, said: str) -> bool:
        if prose.aside(said) and not prose.greets(said):
            return False
        if self.listed and self.subject is not None and not self.used and not self.awaits and not prose.sent(said):
            return False
        if (self.awaits or self.subject is not None) and not self.used:
            return prose.greets(said) or not self._encloses()
        if self._unsent() or self.role == "aside":
            return False
        if prose.GREETING.match(said) is not None:
            return True
        before = self.todo[self.at - 1].kind if self.at else "heading"
        return not self.used and before != "table" and self._announced(here=True) and self._section_is_sent(said)

    def _section_is_sent(self, said: str) -> bool:
        """Whether what follows up to the next heading reads as one message that begins here."""
        rest = [said]
        for block in self.todo[self.at + 1 :]:
            if block.kind in ("heading", "rule"):
                break
            if block.kind in ("fence", "quote"):
                return False
            later = self.doc.chars[block.start : block.end]
            if prose.GREETING.match(later):
                return False
            rest.append(later)
        return prose.sent("\n\n".join(rest)) and not prose.listing("\n\n".join(rest))

    def _signed_later(self) -> bool:
        """Whether a sign-off stands between here and the next heading, rule or message."""
        for block in self.todo[self.at :]:
            if block.kind != "lines" and block.start > self.todo[self.at].start:
                return False
            said = self.doc.chars[block.start : block.end]
            if block.start > self.todo[self.at].start and _SUBJECTS_INSIDE.match(said):
                return False
            if prose.signs_off("\n\n" + said):
                return True
        return False

    def _encloses(self) -> bool:
        """Whether a fence or a quote with a message follows before the next heading."""
        for block in self.todo[self.at + 1 :]:
            if block.kind in ("heading", "rule"):
                return False
            if block.kind in ("fence", "quote"):
                return True
        return False

    def _enclosed(self, block: Block, inner: Text, *, fence: bool) -> None:
        if self.body:
            if self._is_message():
                self.flush()
            else:
                self._drop("talk about messages")
        said = inner.chars
        if fence and block.head in _FORMATS and self.within and said.strip():
            self._other(block)
            return
        if self.listing and self.subject is None and not prose.greets(said):
            self._listed_inside(inner)
            return
        if len(_SUBJECTS_INSIDE.findall(said)) > 1:
            inside = Walk(inner, plain=fence and block.head not in ("md", "markdown"), labels=self._labels()).run()
            self.drafts += inside.drafts
            self.used = True
            return
        subject, body = headed(inner)
        if subject is None and not self._accepts(said, block, fence):
            self._leave(block.start, block.end, "no message")
            return
        body = uncommented(body) if fence else inline(body)
        self._add(body, subject or (None if self.used else self.subject), ())
        self._close()

    def _other(self, block: Block) -> None:
        """A fence in another format: what its reader finds, under the labels that stand here."""
        found = self.within(_FORMATS[block.head], self.doc.source(*block.inner)) if self.within else ()
        names = [name for _, name in self.headings]
        for message in found:
            labels = self._labels() if len(found) == 1 else self._labels()[-1:]
            self.drafts.append(
                Draft(message.body, message.subject, labels, names[-1] if names else None, message=message)
            )
        if not found:
            self._leave(block.start, block.end, f"{block.head} without messages")

    def _listed_inside(self, inner: Text) -> None:
        for line in inner.lines():
            if line.chars.strip():
                self.subject = option_of(line) or subject_of(line)
                return

    def _accepts(self, said: str, block: Block, fence: bool) -> bool:
        if len(said.split()) < _ENOUGH or self._unsent() or prose.code(said):
            return False
        if fence and block.head not in (
            "",
            "text",
            "txt",
            "markdown",
            "md",
            "email",
            "plain",
            "plaintext",
            "message",
            "mail",
        ):
            return False
        if prose.greets(said):
            return True
        if prose.aside(said) or regex.match(r"\W*(?:\*\*)?(?:note|tip|warning|important)\b", said, regex.I):
            return False
        if (self.awaits or self.subject is not None or self.role == "message") and not self.used:
            return True
        return prose.sent(said, 2 if self._announced() else 3)

    def _announced(self, *, here: bool = False) -> bool:
        """Whether a label or a heading announces a message; `here` asks more: the nearest one, and not a file's title."""
        if self.role == "message":
            return True
        near = [name for level, name in self.headings if level > 1 or not here or self.titles > 1]
        if not near or any(words.aside_head(name) for name in near[-2:]):
            return False
        if here:
            return words.announces(near[-1], strictly=True)
        return any(words.announces(name) for name in near[-2:])

    def _unsent(self) -> bool:
        near = [name for level, name in self.headings if level > 1]
        return any(words.unsent(name) for name in (self.label or "", *near, *(name for _, name in self.headings[-1:])))

    def _is_message(self) -> bool:
        said = self._said()
        return prose.greets(said) or prose.signs_off(said)

    def _said(self) -> str:
        return self.doc.chars[self.body[0][0] : self.body[-1][1]] if self.body else ""

    def flush(self) -> None:
        """Ends the body that is being collected, and keeps it as a message."""
        if not self.body:
            return
        start, end = self.body[0][0], self.body[-1][1]
        part = self.doc[start:end]
        self.body = []
        body = part if self.plain else inline(part)
        if len(body.chars.split()) >= _ENOUGH:
            self._add(body, None if self.used else self.subject, ())
            self._close()

    def _close(self) -> None:
        self.used, self.awaits = True, False

    def _drop(self, why: str) -> None:
        self._leave(self.body[0][0], self.body[-1][1], why)
        self.body = []

    def _labels(self) -> tuple[str, ...]:
        near = (self.label,) if self.label and self.role == "message" else ()
        meta = tuple(f"{name}: {value.chars}" for name, value in self.fields.items() if name in _TELLING)
        return (*near, *meta, *(name for _, name in reversed(self.headings)), *self.outer)

    def _add(self, body: Text, subject: Text | None, labels: tuple[str, ...]) -> None:
        body = body.strip()
        if not body.chars.strip():
            return
        own = bool(labels or (self.label and self.role == "message"))
        names = [name for _, name in self.headings]
        if not own and len(names) > 1:
            names = names[:-1]
        group = names[-1] if names else None
        heading = self.headings[-1][1] if self.headings else None
        self.drafts.append(Draft(body, subject, (*labels, *self._labels()), group, heading, dict(self.fields)))

    def _leave(self, start: int, end: int, why: str) -> None:
        if end > start:
            self.left.append(LeftOut(*self.doc.source(start, end), why))


def headed(inner: Text) -> tuple[Text | None, Text]:
    """The subject above the body inside a fence or a quote, if there is one, and the body."""
    subject: Text | None = None
    at = 0
    for line in inner.chars.split("\n"):
        label = words.label(line)
        if line.strip() and not (label and label.role in ("subject", "meta", "body") and len(label.name) < 30):
            break
        if label and label.role == "meta" and subject is None and _SUBJECTS_INSIDE.search(inner.chars) is None:
            break
        if label and label.role == "subject" and subject is None:
            subject = subject_of(inner[at + label.rest : at + len(line)])
        if label and label.role == "body":
            at += label.rest
            break
        at += len(line) + 1
    return (subject, inner[at:]) if at else (None, inner)


def _quoted_or_greets(rest: str) -> bool:
    rest = rest.strip()
    return (rest[:1] in '"“' and rest[-1:] in '"”' and len(rest) > 40) or prose.GREETING.match(
        rest.strip("*_ ")
    ) is not None
