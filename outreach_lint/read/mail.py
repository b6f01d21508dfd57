"""Mail: `.eml` and `.mbox` files, the sender's own words in each mail with their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from outreach_lint.model.message import Message, Reading
from outreach_lint.model.source import Source, SourceError
from outreach_lint.model.text import Text
from outreach_lint.read.layers.flowed import flowed
from outreach_lint.read.layers.lines import line_ends
from outreach_lint.read.layers.mime import base64_body, codec, eight_bit, encoded_words, quoted_printable
from outreach_lint.read.mail_standard import Standard
from outreach_lint.read.mime_parts import Leaf, headers, leaves, mails
from outreach_lint.read.options import Options
from outreach_lint.read.place import place
from outreach_lint.read.quoted import without_thread

HEADERS = ("from", "to", "date", "list-unsubscribe")
"""Header fields that are handed on with the message."""


def read_eml(source: Source, options: Options) -> Reading:
    """The one mail of a file. Raises SourceError where no header stands above the text."""
    text = line_ends(Text.of(source.text))
    if not headers(text)[0]:
        raise SourceError(source.path, "has no mail headers; call it .txt if it holds the words of a message alone")
    message = _message(text, source, options, 0, "eml")
    return Reading("eml", (message,) if message else (), note=None if message else "no text part in this mail")


def read_mbox(source: Source, options: Options) -> Reading:
    """All mails of a mailbox."""
    text = line_ends(Text.of(source.text))
    found = (_message(mail, source, options, order, "mbox") for order, mail in enumerate(mails(text)))
    messages = tuple(message for message in found if message)
    if not messages:
        return Reading("mbox", (), note='no mail found; each begins with a line "From sender date"')
    return Reading("mbox", messages)


def _message(mail: Text, source: Source, options: Options, order: int, name: str) -> Message | None:
    fields, _ = headers(mail)
    standard = Standard(mail.chars.encode(source.charset))
    body = _body(tuple(leaves(mail)), standard, source)
    if not body:
        return None
    own, quoted = without_thread(body)
    own = own.strip()
    if not own:
        return None
    subject = encoded_words(fields["subject"]) if "subject" in fields else None
    if subject and not _same(subject.chars, standard.subject):
        subject = Text.enclosed(standard.subject, *subject.source(0, len(subject)))
    return Message(
        str(order + 1),
        source.path,
        name,
        own,
        subject.strip() or None if subject else None,
        channel="email",
        step=options.settings.step,
        relationship=options.settings.relationship or place(source.path.rsplit("/", 1)[-1]).relationship,
        thread=quoted or "in-reply-to" in fields or "references" in fields,
        prospect=_recipient(fields),
        order=order,
        metadata={key: encoded_words(fields[key]).chars for key in HEADERS if key in fields},
    )


def _body(parts: Sequence[Leaf], standard: Standard, source: Source) -> Text:
    """The part that the reader sees, decoded: the plain one if it says anything, otherwise the HTML one."""
    for kind in ("text/plain", "text/html"):
        for index, leaf in enumerate(parts):
            if leaf.kind == kind and not leaf.attached and leaf.body.chars.strip():
                body = _decoded(leaf, source)
                expected = standard.part(index)
                if expected is not None and not _same(body.chars, expected):
                    body = Text.enclosed(expected.strip(), *leaf.body.source(0, len(leaf.body)))
                body = _visible(body) if kind == "text/html" else flowed(body, leaf.delsp) if leaf.flowed else body
                if body.chars.strip():
                    return body
    return Text("", ())


def _decoded(leaf: Leaf, source: Source) -> Text:
    charset = codec(leaf.charset)
    if leaf.encoding == "base64":
        return base64_body(leaf.body, charset)
    if leaf.encoding == "quoted-printable":
        return quoted_printable(leaf.body, charset)
    return eight_bit(leaf.body, charset, source.charset)


def _visible(body: Text) -> Text:
    from outreach_lint.read.layers.html import visible

    return visible(body)


def _same(ours: str, theirs: str) -> bool:
    return "".join(ours.split()) == "".join(theirs.split())


def _recipient(fields: Mapping[str, Text]) -> Mapping[str, str] | None:
    """The person that the mail goes to, where it is one."""
    if "to" not in fields:
        return None
    from email.utils import getaddresses

    people = getaddresses([encoded_words(fields["to"]).chars])
    if len(people) != 1 or not people[0][1]:
        return None
    name, address = people[0]
    return {"email": address} | ({"name": name} if name else {})
