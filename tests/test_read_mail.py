"""Mail: parts, encodings, subjects, threads and mailboxes, with the places of the sender's own words."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from outreach_lint.model.message import Message
from outreach_lint.model.source import Source, SourceError
from outreach_lint.read import Options, load, read


def mail(body: str, *, subject: str = "Leeds", cte: str | None = None, html: str | None = None) -> bytes:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Tom <tom@example.com>"
    message["To"] = "Dana Wu <dana@example.com>"
    message.set_content(body, **({"cte": cte} if cte else {}))
    if html:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def only(data: bytes) -> tuple[Source, Message]:
    source = load("a.eml", data)
    (message,) = read(source, Options()).messages
    return source, message


@pytest.mark.parametrize("cte", ["7bit", "quoted-printable", "base64"])
def test_every_transfer_encoding_gives_the_same_words(cte: str) -> None:
    source, message = only(mail("Hi Dana,\n\nis the rollout = still on?\n\nTom\n", cte=cte))
    assert message.body.chars == "Hi Dana,\n\nis the rollout = still on?\n\nTom"
    assert message.channel == "email"
    assert message.body.exact == (cte != "base64")
    if message.body.exact:
        at = message.body.chars.index("rollout")
        assert source.text[slice(*message.body.source(at, at + 7))] == "rollout"


def test_a_quoted_printable_edit_reads_back() -> None:
    source, message = only(mail("Hi Zoë,\n\nis the café still open on Mondays?\n", cte="quoted-printable"))
    at = message.body.chars.index("café")
    spelled = message.body.written("Bürgeramt")
    assert spelled is not None
    start, end = message.body.source(at, at + 4)
    _, again = only(source.encode(source.text[:start] + spelled + source.text[end:]))
    assert again.body.chars == message.body.chars.replace("café", "Bürgeramt")


def test_the_plain_part_wins_over_the_html_one() -> None:
    _, message = only(mail("Plain words for Dana\n", html="<p>Marked words for Dana</p>"))
    assert message.body.chars == "Plain words for Dana"


def test_an_html_part_alone_is_read_as_seen() -> None:
    data = (
        b"Subject: x\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>Hi <b>Dana</b>,</p><p>news?</p>"
    )
    source, message = only(data)
    assert message.body.chars.split() == ["Hi", "Dana,", "news?"]
    at = message.body.chars.index("Dana")
    assert source.text[slice(*message.body.source(at, at + 4))] == "Dana"


def test_an_encoded_subject_is_decoded_in_its_place() -> None:
    _, message = only(mail("Hi Dana", subject="Café in Zürich, and what came of it after all these long years"))
    assert message.subject is not None
    assert message.subject.chars == "Café in Zürich, and what came of it after all these long years"


def test_bytes_of_an_old_character_set() -> None:
    data = (
        b"Subject: x\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\nHi Zo\xeb, news?"
    )
    source, message = only(data)
    assert message.body.chars == "Hi Zoë, news?"
    assert message.body.written("café") == "café"
    assert source.encode("é") == b"\xe9"
    assert message.body.written("中") is None


@pytest.mark.parametrize(
    "below",
    [
        "On Mon, Jan 5, 2026 at 9:00 Dana Wu <dana@example.com> wrote:\n\n> Shall we?\n",
        "From: Dana Wu\nSent: Monday\nTo: Tom\nSubject: Leeds\n\nShall we?\n",
        "-----Original Message-----\nFrom: Dana\n\nShall we?\n",
    ],
)
def test_an_earlier_message_is_cut_and_makes_a_thread(below: str) -> None:
    _, message = only(mail("Gladly, Dana.\n\n" + below))
    assert message.body.chars == "Gladly, Dana."
    assert message.thread


def test_a_reply_header_alone_makes_a_thread() -> None:
    data = b"Subject: Re: x\nIn-Reply-To: <1@example.com>\n\nGladly, Dana."
    assert only(data)[1].thread
    assert not only(b"Subject: Re: x\nFrom: a@example.com\n\nGladly, Dana.")[1].thread


def test_attachments_are_no_copy() -> None:
    message = EmailMessage()
    message["Subject"] = "x"
    message.add_attachment("attached words", filename="a.txt")
    assert read(load("a.eml", message.as_bytes()), Options()).messages == ()


def test_the_recipient_is_the_prospect() -> None:
    assert only(mail("Hi Dana"))[1].prospect == {"email": "dana@example.com", "name": "Dana Wu"}


def test_a_mailbox_holds_many() -> None:
    mark = b"From a@b Mon Jan  5 09:00:00 2026\n"
    box = mark + b"Subject: one\n\nHi Dana\n>From here on\n\n" + mark + b"Subject: two\n\nHi Lee\n"
    found = read(load("a.mbox", box), Options()).messages
    assert [m.subject.chars for m in found if m.subject] == ["one", "two"]
    assert found[0].body.chars == "Hi Dana\nFrom here on"
    assert [m.id for m in found] == ["1", "2"]


def test_words_without_headers_are_no_mail() -> None:
    with pytest.raises(SourceError, match="no mail headers"):
        read(load("a.eml", b"Hi Dana, how are you"), Options())


def test_parts_nested_beyond_sense_are_not_followed() -> None:
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(2000))
    read(load("a.eml", f"Subject: x\n{nested}\nhello".encode()), Options())
