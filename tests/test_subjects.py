"""Subjects: several for one body, and subjects that stand in the file beside a template."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from house import House
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.model.source import Source
from outreach_lint.read import Options, read
from outreach_lint.read.beside import candidates, is_subject, subject_in

BODY = "Hi {{first_name}},\n\nYour second dock prints its rota twice a week.\n\nSam"
LISTS = {
    "a.md": f"## Email 1\n\n**Subject Options:**\n- `The dock`\n- `Twice a week`\n- `Leeds`\n\n```\n{BODY}\n```\n",
    "b.md": f"## Email 1\n\n**Subject A:** The dock\n**Subject B:** Twice a week\n**Subject C:** Leeds\n\n{BODY}\n",
    "c.md": f'## Email 1\n\n**Subject:** "The dock" / "Twice a week" / "Leeds"\n\n{BODY}\n',
    "d.md": f"## Email 1\n\n### Subject lines\n1. The dock\n2. Twice a week\n3. Leeds\n\n### Body\n\n{BODY}\n",
    "e.txt": f"SUBJECT LINES:\n1. The dock\n2. Twice a week\n3. Leeds\n\nBODY:\n\n{BODY}\n",
    "f.json": json.dumps([{"subjects": ["The dock", "Twice a week", "Leeds"], "body": BODY}]),
    "g.json": json.dumps([{"subject": "The dock", "body": BODY, "alt_subjects": ["Twice a week", "Leeds"]}]),
    "h.yaml": f"emails:\n  - subject:\n      - The dock\n      - 'Twice a week'\n      - Leeds\n"
    f"    body: {json.dumps(BODY)}\n",
    "i.csv": f'subject,subject_b,subject_c,body\nThe dock,Twice a week,Leeds,"{BODY}"\n',
}


@pytest.mark.parametrize("name", LISTS)
def test_all_subjects_of_one_body_are_read_at_their_places(name: str) -> None:
    source = Source(name, LISTS[name])
    (message,) = read(source, Options()).messages
    texts = [text for text in (message.subject, *message.alternatives) if text]
    assert [text.chars for text in texts] == ["The dock", "Twice a week", "Leeds"]
    assert [source.text[slice(*text.source(0, len(text)))] for text in texts] == ["The dock", "Twice a week", "Leeds"]


def test_rules_read_every_subject_and_the_body_once(house: House) -> None:
    house.put("a.md", LISTS["a.md"].replace("`Leeds`", "`Just a circle back`").replace("twice", "to circle back twice"))
    lines = house.run("check", "a.md", "--format", "concise").out.splitlines()
    assert [line.split(": ")[0] for line in lines if "HSE001" in line] == ["a.md:6:11", "a.md:11:37"]


def test_a_fix_in_a_further_subject_is_proven_like_any_other(house: House) -> None:
    house.put("a.md", LISTS["a.md"].replace("`Leeds`", "`Just a circle back`"))
    assert house.run("check", "a.md", "--fix").code == 0
    assert "`Just a write again`" in house.text("a.md")


def test_messages_show_the_further_subjects(house: House) -> None:
    house.put("a.md", LISTS["a.md"])
    assert "  or: Twice a week\n  or: Leeds\n" in house.run("messages", "a.md").out
    (message,) = json.loads(house.run("messages", "a.md", "--format", "json").out)["messages"]
    assert message["alternatives"] == ["Twice a week", "Leeds"]


TEMPLATE = "<p>Hi {{ first_name }},</p>\n<p>Your second dock prints twice a week.</p>\n<p>Sam</p>\n"
PLAIN = "Hi Dana,\n\nYour second dock prints twice a week.\n\nSam\n"
BESIDE = [
    ("mail/html.ejs", TEMPLATE, "mail/subject.ejs", "I circle back\n", "1:3"),
    ("mail/html.ejs", TEMPLATE, "mail/subject.txt", "\n  I circle back\n", "2:5"),
    ("dock.html.erb", TEMPLATE, "dock.subject.erb", "I circle back", "1:3"),
    ("dock.liquid", TEMPLATE, "dock-subject.liquid", "I circle back", "1:3"),
    ("dock_body.txt", PLAIN, "dock_subject.txt", "Subject: I circle back\n", "1:12"),
    ("dock.txt", PLAIN, "dock.subject.txt", "I circle back\n", "1:3"),
    ("Dock.email", PLAIN, "Dock.email-meta.xml", "<T>\n <subject>A &amp; B circle back</subject>\n</T>", "2:21"),
    ("dock.html", TEMPLATE, "dock.json", '{"subject": "Caf\\u00e9 circle back"}', "1:24"),
    ("dock.html", TEMPLATE, "dock.yaml", "step: 1\nsubject: 'It''s circle back'\n", "2:17"),
    ("dock.mjml", f"<mjml>{TEMPLATE}</mjml>", "dock.subject.txt", "I circle back", "1:3"),
]


@pytest.mark.parametrize(("path", "text", "beside", "said", "place"), BESIDE, ids=[row[2] for row in BESIDE])
def test_a_finding_in_a_subject_beside_points_into_that_file(
    house: House, path: str, text: str, beside: str, said: str, place: str
) -> None:
    house.put(path, text)
    house.put(beside, said)
    told = house.run("check", ".", "--format", "concise").out
    assert f"{beside}:{place}: HSE001" in told
    assert told.count("HSE001") == 1


def test_a_fix_leaves_a_subject_beside_alone_and_mends_the_body(house: House) -> None:
    house.put("mail/html.ejs", TEMPLATE.replace("prints", "will circle back and print"))
    house.put("mail/subject.ejs", "I circle back\n")
    house.run("check", ".", "--fix")
    assert house.text("mail/subject.ejs") == "I circle back\n"
    assert "will write again and print" in house.text("mail/html.ejs")


def test_a_subject_beside_is_no_message_of_its_own(house: House) -> None:
    house.put("mail/html.ejs", TEMPLATE)
    house.put("mail/subject.txt", "Your second dock\n")
    said = house.run("messages", ".", "-v")
    assert "(in mail/subject.txt)" in said.out and said.out.count("(text)") == 0
    assert "the subject of html.ejs" in said.err


def test_a_file_that_says_its_subject_needs_none_beside_it(house: House) -> None:
    house.put("dock.txt", f"Subject: Mine\n\n{PLAIN}")
    house.put("dock.subject.txt", "Other\n")
    assert "Subject: Mine\n" in house.run("messages", "dock.txt").out


@pytest.mark.parametrize("said", ["", " \n", "one\ntwo\n", "x" * 2_000, "{{ broken"])
def test_what_is_no_subject_is_none(said: str) -> None:
    found = subject_in(Source("mail/subject.txt", said))
    assert found is None or found.chars == said


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40))
def test_any_subject_beside_is_read_exactly(words: str) -> None:
    said = words.strip()
    for path, text in (("d.json", json.dumps({"subject": words})), ("d/subject.txt", f"\n{words}\n")):
        found = subject_in(Source(path, text))
        if found is not None and not said.lower().startswith("subject"):
            assert found.chars.strip() == said
            start, end = found.source(0, len(found))
            spelled = text[start:end]
            assert (json.loads(f'"{spelled}"') if path == "d.json" else spelled).strip() == said


def test_names_tell_subjects_apart() -> None:
    assert all(map(is_subject, ("subject.ejs", "dock.subject.txt", "dock-subject.erb", "a/dock_subject.txt")))
    assert not any(map(is_subject, ("subjects.md", "subjective.txt", "dock.txt", "html.ejs")))
    assert str(Path("a/dock.subject.txt")) in candidates("a/dock.html")
