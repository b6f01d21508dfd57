"""Shapes: the messages of a data file, found by walking its lists and mappings with what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from outreach_lint.model.message import LeftOut, Message, Reading
from outreach_lint.model.source import Source
from outreach_lint.model.text import Text
from outreach_lint.read import found, keys, payloads, values
from outreach_lint.read.around import Around, in_order, names, record, refuse_misread, step
from outreach_lint.read.delays import delays
from outreach_lint.read.joined import Place, joined
from outreach_lint.read.options import Options
from outreach_lint.read.prose import sent
from outreach_lint.read.settle import settle
from outreach_lint.read.tree import Mapping, Node, Scalar, Sequence, Tree, text_of
from outreach_lint.read.tree import walk as every

_ID = ("id", "_id", "templateid", "key", "slug", "emailid")
_REFERS = re.compile(r"template_?id\b|[\"']relationships\b|e-?mail(?:er)?_?template\b", re.I)
"""A key by which a step or a touch names a template that stands elsewhere in the file."""
_LABELS = ("name", "title", "label", "heading", "description", "category")


@dataclass
class _Walk:
    source: Source
    options: Options
    tree: Tree
    format: str
    tool: str | None
    messages: list[Message] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    seen: set[tuple[int, int]] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    joined: dict[tuple[int, int], Place] = field(default_factory=dict)

    def node(self, node: Node, around: Around) -> None:
        if isinstance(node, Scalar) or (node.start, node.end) in self.seen:
            return
        self.seen.add((node.start, node.end))
        if isinstance(node, Sequence):
            self.list(node, around)
        else:
            self.mapping(node, around)

    def list(self, node: Sequence, around: Around) -> None:
        """Items of a list of steps get their numbers; those of a list of variants, or inside a step, their letters."""
        mappings = [item for item in node.items if isinstance(item, Mapping)]
        numbers = [step(item) for item in mappings]
        shift = 1 if any(number == 0 for number in numbers) else 0
        dated = len(mappings) > 1 and sum(bool(names(item) & keys.OF_A_STEP) for item in mappings) * 2 > len(mappings)
        nested = around.in_steps and around.step is not None
        variants = keys.is_variant_list(around.key) or (nested and not keys.is_followup_list(around.key))
        steps = not variants and (keys.is_step_list(around.key) or keys.is_followup_list(around.key) or dated)
        waits = delays(mappings, self.tool)
        for index, item in enumerate(mappings):
            number, inner = numbers[index], around
            if steps:
                first = 2 if keys.is_followup_list(around.key) else 1
                place = number + shift if number is not None else index + first
                inner = replace(around, step=place, in_steps=True, delay=waits[index], sequence=self.sequence(around))
            elif variants and len(mappings) > 1:
                inner = replace(around, variant=around.variant or chr(97 + index % 26))
            elif number is not None and keys.OF_A_STEP & names(item):
                inner = replace(around, step=number + shift, delay=waits[index])
            self.node(item, inner)
        self.loose(node, around, steps or variants)
        for inner_list in node.items:
            if isinstance(inner_list, Sequence):
                self.node(inner_list, around)

    def sequence(self, around: Around) -> str:
        return around.sequence or PurePath(self.source.path).name.split(".")[0]

    def loose(self, node: Sequence, around: Around, steps: bool) -> None:
        """A list of bare strings that read like messages."""
        texts = found.strings(node)
        if len(texts) < len(node.items) or not texts or not found.is_topical((around.key, *around.path)):
            return
        for index, text in enumerate(texts):
            if found.is_words(text.value, 5) and sent(str(text.value)):
                self.add(node, (text,), (), replace(around, step=index + 1 if steps else around.step), around.key)

    def mapping(self, node: Mapping, around: Around) -> None:
        around = self.inside(node, around)
        if told := self.joined.get((node.start, node.end)):
            around = replace(
                around,
                step=told.step if told.step is not None else around.step,
                delay=told.delay,
                said=told.said or around.said,
                sequence=told.sequence or around.sequence,
                in_steps=True,
            )
        if values.silent(*around.said):
            self.left_out.append(LeftOut(node.start, node.end, f"a touch without a message ({around.said[-1]})"))
            return
        taken: set[str] = set()
        if self.format == "yaml":
            refuse_misread(self.source, node)
        if body := found.body(node):
            said = " ".join(str(text.value) for text in body[1])
            if found.is_message(node, body[0], said, (around.key, *around.path), around.in_steps):
                taken |= {body[0]}
                self.add(node, body[1], found.subjects(node), around, body[0])
        taken |= self.flat(node, around, taken)
        first = any(keys.is_followup_list(key) and isinstance(value, Sequence) for key, value in node.pairs)
        for key, value in node.pairs:
            if key not in taken and not isinstance(value, Scalar):
                inner = self.below(key, around)
                if first and isinstance(value, Mapping) and inner.step is None:
                    inner = replace(inner, step=1)
                self.node(value, inner)

    def below(self, key: str, around: Around) -> Around:
        variant = keys.spoken(key).lower() if keys.is_variant_list(around.key) and len(key) < 20 else around.variant
        place = around.step
        if self.tool == "woodpecker" and keys.normal(key) == "followup":
            place = (place or 0) + 1
        return replace(around, path=(*around.path, keys.spoken(around.key)), key=key, variant=variant, step=place)

    def inside(self, node: Mapping, around: Around) -> Around:
        """What a mapping says of itself and of all below it."""
        have = names(node)
        name = text_of(keys.scalar(node, keys.NAME))
        prospect = next((value for key, value in node.pairs if keys.normal(key) in keys.PROSPECT), None)
        own = step(node)
        said = found.channel_words(node)
        return replace(
            around,
            sequence=name if name and any(keys.is_step_list(key) for key, _ in node.pairs) else around.sequence,
            step=around.step if around.step is not None or not have & keys.OF_A_STEP else own,
            variant=text_of(keys.scalar(node, keys.VARIANT)) or around.variant,
            said=said or around.said,
            relationship=values.relationship(text_of(node.get("relationship"))) or around.relationship,
            prospect=record(prospect) if isinstance(prospect, Mapping) else around.prospect,
        )

    def flat(self, node: Mapping, around: Around, taken: set[str]) -> set[str]:
        """Bodies and subjects side by side under numbered or named keys."""
        used: set[str] = set()
        for pair in found.flat_pairs(tuple(key for key, _ in node.pairs)):
            texts = found.strings(node.get(pair.body))
            if pair.body in taken or len(texts) != 1 or not found.is_words(texts[0].value, 3):
                continue
            title = found.strings(node.get(pair.subject)) if pair.subject else ()
            if title or (found.is_sent(texts[0].value) and "\n" not in pair.label):
                used.add(pair.body)
                inner = replace(around, key=pair.label, path=(*around.path, keys.spoken(around.key)), said=())
                self.add(node, texts, title, inner, pair.body)
        return used

    def n8n(self, root: Node) -> None:
        """A workflow: the nodes that send a message. Prompts, notes and recorded data are none."""
        for node in every(root):
            mail = payloads.n8n_message(node) if isinstance(node, Mapping) else None
            if mail is not None and (body := found.body(mail)) and found.is_words(body[1][0].value, 5):
                said = (text_of(node.get("type")) or "",) if isinstance(node, Mapping) else ()
                self.add(mail, body[1], found.subjects(mail), Around(said=said), body[0])

    def add(
        self, node: Node, texts: tuple[Scalar, ...], subjects: tuple[Scalar, ...], around: Around, body_key: str
    ) -> None:
        titles = [title for subject in subjects if (title := self.words(subject))]
        title, body = titles[0] if titles else None, found.words(self.tree, texts)
        if title is None:
            title, body = found.titled(body)
        if not body.chars.strip():
            return
        own = node if isinstance(node, Mapping) else Mapping((), node.start, node.end)
        channel = values.channel(*around.said)
        labels = (*around.said, body_key, around.key, *(text_of(keys.scalar(own, (name,))) or "" for name in _LABELS))
        message = Message(
            id=self.name(own, around, body_key),
            path=self.source.path,
            format=self.format,
            body=body,
            subject=title,
            channel=None if channel == "linkedin" else channel or ("email" if title else None),
            step=around.step,
            relationship=around.relationship,
            sequence=around.sequence,
            variant=around.variant,
            heading=keys.spoken(around.key) or None,
            delay=around.delay,
            prospect=around.prospect,
            language=text_of(own.get("language")),
            template=self.tool,
            order=len(self.messages),
            alternatives=tuple(titles[1:]),
        )
        spoken = tuple(keys.spoken(label) for label in (*labels, *reversed(around.path)) if label)
        self.messages.append(settle(message, self.options, spoken))

    def words(self, subject: Scalar) -> Text | None:
        text = found.words(self.tree, (subject,)).strip()
        return text if text.chars else None

    def name(self, own: Mapping, around: Around, body_key: str) -> str:
        name = text_of(keys.scalar(own, _ID)) or ""
        name = name or (around.key if not around.in_steps and around.path else "") or str(len(self.messages) + 1)
        if name in self.ids:
            name = f"{name}.{body_key}" if f"{name}.{body_key}" not in self.ids else f"{name}.{len(self.messages) + 1}"
        self.ids.add(name)
        return name


def read(source: Source, options: Options, tree: Tree, format_: str) -> Reading:
    """The messages of a tree, or a note that says why there are none.

    Raises SourceError where YAML reads an unquoted subject or body as something else.
    """
    reason = None if options.insisted else payloads.no_outreach(tree.root)
    if reason:
        return Reading(format_, (), note=reason)
    walk = _Walk(source, options, tree, format_, payloads.tool(tree.root))
    if _REFERS.search(source.text):
        walk.joined = joined(tree.root, walk.tool)
    if walk.tool == "n8n":
        walk.n8n(tree.root)
    else:
        walk.node(tree.root, Around())
    note = None if walk.messages else payloads.nothing(walk.tool)
    return Reading(format_, in_order(walk.messages), tuple(walk.left_out), note=note)
