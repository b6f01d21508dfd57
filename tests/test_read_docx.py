"""Word documents: messages in their paragraphs, findings at whole paragraphs, and nothing ever written into them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable

import pytest
from house import House

from outreach_lint.model.message import Message
from outreach_lint.model.source import SourceError
from outreach_lint.read import Options, load, read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def p(words: str = "", style: str = "", bold: bool = False, more: str = "") -> str:
    made = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    strong = "<w:rPr><w:b/></w:rPr>" if bold else ""
    run = f'<w:r>{strong}<w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""
    return f"<w:p>{made}{run}{more}</w:p>"


def docx(body: str | Iterable[str], head: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        inner = body if isinstance(body, str) else "".join(body)
        archive.writestr("word/document.xml", f"{head}<w:document {W}><w:body>{inner}</w:body></w:document>")
    return file.getvalue()


def messages(body: Iterable[str]) -> tuple[Message, ...]:
    return read(load("outreach/mails.docx", docx(body)), Options()).messages


SEQUENCE = (
    p("Dock sequence", "Title"),
    p("Email 1 (Day 0)", "Heading2"),
    p("Subject: ", bold=True, more="<w:r><w:t>The second dock</w:t></w:r>"),
    p("Hi Dana,"),
    p("Your dock prints its rota twice a week &amp; I wanted to circle back."),
    p("Sam"),
    p("Email 2 (Day 3)", "Heading2"),
    p("Subject: Leeds"),
    p("Hi Dana,"),
    p("One depot stopped ", more="<w:r><w:br/><w:t>printing in May.</w:t></w:r>"),
    p("Sam"),
)


def test_messages_stand_under_headings() -> None:
    one, two = messages(SEQUENCE)
    assert one.subject and one.subject.chars == "The second dock" and one.step == 1 and one.format == "docx"
    assert one.body.chars == ("Hi Dana,\n\nYour dock prints its rota twice a week & I wanted to circle back.\n\nSam")
    assert two.subject and two.subject.chars == "Leeds" and two.step == 2 and two.delay == 3
    assert two.body.chars.endswith("One depot stopped \nprinting in May.\n\nSam")


def test_empty_paragraphs_part_the_others_where_the_writer_used_them() -> None:
    (message,) = messages(
        [p("Subject: The dock"), p(), p("Hi Dana,"), p(), p("Your dock prints twice."), p(), p("Best,"), p("Sam")]
    )
    assert message.body.chars == "Hi Dana,\n\nYour dock prints twice.\n\nBest,\nSam"


def test_tables_hold_messages() -> None:
    cells = [["Step", "Channel", "Message"], ["1", "Email", "Hi Dana, your second dock prints twice. Who decides?"]]
    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in row)}</w:tr>" for row in cells)
    (message,) = messages([f"<w:tbl>{rows}</w:tbl>"])
    assert message.body.chars.startswith("Hi Dana, your second dock") and message.step == 1


def test_what_was_deleted_is_not_read() -> None:
    deleted = "<w:del><w:r><w:delText>world-class </w:delText></w:r></w:del><w:r><w:t>rota.</w:t></w:r>"
    (message,) = messages([p("Subject: The dock"), p("Hi Dana,"), p("Your ", more=deleted), p("Sam")])
    assert "Your rota." in message.body.chars


def test_a_contract_is_no_outreach() -> None:
    assert (
        messages([p("Contract", "Title"), p("The parties agree on the following."), p("1. Rent is paid monthly.")])
        == ()
    )


def test_a_finding_marks_its_paragraph_and_is_never_fixed(house: House) -> None:
    data = docx(SEQUENCE)
    house.put("mails.docx", data)
    (found,) = json.loads(house.run("check", "mails.docx", "--format", "json").out)["diagnostics"]
    assert (found["code"], found["position"], found["column"]) == ("HSE001", "enclosing", 1)
    assert found["text"] == "circle back" and not any(s["edits"] for s in found["suggestions"])
    house.run("check", "mails.docx", "--fix", "--unsafe-fixes")
    assert (house.root / "mails.docx").read_bytes() == data


def test_an_ignore_that_hides_nothing_is_not_taken_out_of_a_document(house: House) -> None:
    data = docx([*SEQUENCE, p("&lt;!-- outreach-lint: ignore-file[house] -- no reason left until=2020-01-01 --&gt;")])
    house.put("mails.docx", data)
    house.run("check", "mails.docx", "--fix", "--unsafe-fixes")
    assert (house.root / "mails.docx").read_bytes() == data


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (docx(p("Hi"), BOMB), "trusted"),
        (docx(""), "empty"),
        (b"PK\x03\x04rest", "opened"),
        (docx("<w:p>").replace(b"word/document.xml", b"word/documents.xm"), "without a Word document"),
        (docx("<w:p>"), "damaged"),
    ],
)
def test_what_is_no_document_is_told_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says) as raised:
        load("a.docx", data)
    assert "\n" not in raised.value.message


def test_a_text_that_is_called_a_document_is_told(house: House) -> None:
    house.put("a.docx", "Hi Dana,\n\nWho plans it?\n")
    said = house.run("check", "a.docx")
    assert said.code == 2 and "is no Word document" in said.err


def test_a_document_unpacks_to_no_more_than_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outreach_lint.read.docx.LARGEST", 10_000)
    with pytest.raises(SourceError, match="bytes of text"):
        load("a.docx", docx(p("x" * 20_000)))


def test_the_lock_of_an_open_document_is_passed_over(house: House) -> None:
    house.put("mails.docx", docx(SEQUENCE))
    house.put("~$ils.docx", b"\x03Sam\0\0\0")
    said = house.run("check", ".", "-v")
    assert said.code == 1 and "lock" in said.err
