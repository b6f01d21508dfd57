"""Found: which values of a mapping are the words of a message, and whether they are one at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from outreach_lint.model.text import Text, join
from outreach_lint.read import keys, values
from outreach_lint.read.layers.html import is_markup, on_one_line, preformatted, visible
from outreach_lint.read.layers.lines import line_ends
from outreach_lint.read.prose import code, greets, sent
from outreach_lint.read.tree import Mapping, Node, Scalar, Sequence, Tree, text_of

_FIELD = re.compile(r"\{\{(?s:.){0,400}?\}\}|\{%[^%\n]{0,200}%\}|<[^<>\n]{1,80}>")
_SENTENCE = re.compile(r"[.?!,;:](?:\s|$|<)|\n|<br|\{\{|[{\[]\w")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SUBJECT_LINE = re.compile(r"\s*subject(?: line)?[ \t]*:[ \t]*([^\n]{1,300})\n", re.I)
_TOPIC = re.compile(
    r"mail|messag|outreach|template|sequence|touch|step|linkedin|\bdms?\b|campaign|cadence|follow|variant|sms|drip|copy"
    r"|pitch|cold|intro|bump|nurture|prospect",
    re.I,
)
_NOT_A_MESSAGE = frozenset(
    ("role", "sha", "commit", "placeholder", "prompt", "systemprompt", "question", "answer", "inputtype", "required",
     "$ref", "lat", "price", "operationid", "jscode")
)  # fmt: skip
_STRONG = frozenset(
    ("body", "emailbody", "message", "messagebody", "bodytext", "template", "emailcontent", "emailcopy")
)
_COMMON = frozenset(("message", "messages", "template", "copy", "messagetext"))
_ROLE = re.compile(r"(subject(?:line)?s?|body(?:text|html)?|text|content|message|copy|html|template)")
_LEAD = re.compile(r"^(?:email|mail|step|touch|msg)")
_OWN = re.compile(
    r"(?:e?mail|step|touch|follow-?up|dm|message|msg|linkedin\w*|li(?:note|msg|dm)|sms|inmail|connection\w*|connect\w*"
    r"|bump|breakup|intro|day|opener|cold|initial|reminder|warm|reply|outreach)\w*?\d{0,2}$"
)
_ORDER = re.compile(
    r"(?:opening|initial|first|second|third|final|last|reminder|outreach|cold|pitch|invit\w*|request)\d{0,2}$"
)


class Pair(NamedTuple):
    """A body key and the subject key that goes with it, among flat keys such as `email_1_subject`; and their label."""

    label: str
    subject: str | None
    body: str


def is_words(value: object, least: int = 2) -> bool:
    """Whether a value is a text of several words besides its merge fields."""
    return isinstance(value, str) and len(_LETTERS.findall(_FIELD.sub(" ", value[:4000]))) >= least


def is_sent(value: object) -> bool:
    """Whether a text, or what stands below its `Subject:` line, reads as if it were sent to a person."""
    if not isinstance(value, str):
        return False
    line = _SUBJECT_LINE.match(value)
    return sent(value[line.end() :] if line else value)


def strings(node: Node | None) -> tuple[Scalar, ...]:
    """A string that is more than white space, or the strings of a list that holds at least one such."""
    nodes = node.items if isinstance(node, Sequence) else (node,)
    texts = tuple(n for n in nodes if isinstance(n, Scalar) and isinstance(n.value, str))
    return texts if any(str(text.value).strip() for text in texts) else ()


def words(tree: Tree, nodes: tuple[Scalar, ...]) -> Text:
    """The words of one string, or of several as lines; as paragraphs, where no empty string parts them.

    HTML is shown as a reader sees it, line ends become "\\n", the mark of an n8n expression is left out.
    """
    between = "\n" if any(not str(node.value).strip() for node in nodes) else "\n\n"
    parts: list[Text] = []
    for node in nodes:
        text = tree.decode(node)
        if text.chars.startswith("=") and "{{" in text.chars:
            text = text[1:]
        text = visible(text, preformatted(text.chars)) if is_markup(text.chars) else line_ends(text)
        parts += (Text.made(between, node.start), text) if parts else (text,)
    return parts[0] if len(parts) == 1 else join(parts)


def titled(body: Text) -> tuple[Text | None, Text]:
    """The subject and the rest of a body that begins with a `Subject:` line; None and the body, where it does not."""
    line = _SUBJECT_LINE.match(body.chars)
    if line is None:
        return None, body
    return body[line.start(1) : line.end(1)].strip().escaped(on_one_line), body[line.end() :].strip("\n")


def subject(mapping: Mapping) -> Scalar | None:
    """The subject of a mapping; the first, where it lists several."""
    return next(iter(subjects(mapping)), None)


def subjects(mapping: Mapping) -> tuple[Scalar, ...]:
    """The subjects that a mapping gives one body: a list of them, or one with others beside it."""
    have = keys.table(mapping)
    first = next((texts for name in keys.SUBJECT if name in have and (texts := strings(have[name][1]))), ())
    if not first:
        return ()
    others = (text for name in keys.OTHER_SUBJECTS if name in have for text in strings(have[name][1]))
    found = {text.start: text for text in (*first, *others) if str(text.value).strip()}
    return tuple(found.values())


def body(mapping: Mapping) -> tuple[str, tuple[Scalar, ...]] | None:
    """The key of a mapping's body and its string or strings, under the best name that holds words."""
    have = keys.table(mapping)
    for name in keys.BODY:
        if name not in have:
            continue
        key, node = have[name]
        if isinstance(node, Mapping) and (inner := body(node)) and not subject(node):
            return key, inner[1]
        texts = strings(node)
        if texts and any(is_words(text.value) for text in texts):
            return key, texts
    return None


def is_message(mapping: Mapping, key: str, said: str, path: tuple[str, ...], in_steps: bool) -> bool:
    """Whether a mapping with these words in its body is a message, by its other keys, its place and the words."""
    have = frozenset(keys.normal(name) for name, _ in mapping.pairs)
    if have & _NOT_A_MESSAGE or code(said):
        return False
    count = len(_LETTERS.findall(_FIELD.sub(" ", said[:4000])))
    if count < 8 and not _SENTENCE.search(said):
        return False
    topical = any(_TOPIC.search(words) for words in path)
    if subject(mapping) is not None:
        return count >= 4 or (count >= 2 and (in_steps or topical))
    # An empty subject is still the field of a message: tools send such a step as a reply.
    if in_steps and count >= 4 and have & frozenset(keys.SUBJECT):
        return True
    if keys.OF_A_STEP & have and count >= 3 and (in_steps or keys.normal(key) in _STRONG):
        return True
    if count >= 5 and values.channel(*channel_words(mapping)):
        return True
    if in_steps or topical:
        return sent(said)
    if _TOPIC.search(key):
        # Programs call the words on their screens "message", too.
        return sent(said, 3 if keys.normal(key) in _COMMON else 2)
    return greets(said) and count >= 8 and keys.normal(key) in _STRONG


def channel_words(mapping: Mapping) -> tuple[str, ...]:
    """The values of the keys that may name a channel."""
    have = keys.table(mapping)
    found = (text_of(have[name][1]) for name in keys.CHANNEL if name in have)
    return tuple(value for value in found if value and len(value) < 60)


def flat_pairs(names: tuple[str, ...]) -> Iterator[Pair]:
    """Bodies and subjects under flat keys or columns: `email_1_body`, `subject2`, `linkedin_note`."""
    groups: dict[str, dict[str, str]] = {}
    for name in names:
        plain = keys.normal(name)
        role = _ROLE.search(plain)
        rest = plain[: role.start()] + plain[role.end() :] if role else plain
        if role and (rest or role[0].startswith("subject")):
            kind = "subject" if role[0].startswith("subject") else "body"
            groups.setdefault(_LEAD.sub("", rest), {}).setdefault(kind, name)
        elif not role and _OWN.match(plain):
            groups.setdefault(_LEAD.sub("", plain), {}).setdefault("own", name)
    lone = groups.get("", {}).get("subject")
    for rest, group in groups.items():
        chosen = group.get("body") or group.get("own")
        named = "subject" in group or "own" in group or rest.isdigit() or _OWN.match(rest) or _ORDER.match(rest)
        if rest and chosen and named:
            yield Pair(keys.spoken(chosen), group.get("subject") or (lone if rest == "1" else None), chosen)


def is_topical(path: tuple[str, ...]) -> bool:
    """Whether keys around a value speak of messages."""
    return any(_TOPIC.search(words) for words in path)
