"""Markdown: the layouts in which people keep messages, and the talk around them that is none."""

from __future__ import annotations

import pytest

from outreach_lint.model.message import Message, Reading
from outreach_lint.model.settings import Settings
from outreach_lint.model.source import Source
from outreach_lint.read import Options, read

BODY = "Hi {{first_name}},\n\nIs the Leeds rollout still on for May?\n\nTom"


def reading(text: str, path: str = "notes/a.md", **settings: object) -> Reading:
    return read(Source(path, text), Options(Settings(**settings)))  # type: ignore[arg-type]


def messages(text: str, path: str = "notes/a.md", **settings: object) -> tuple[Message, ...]:
    return reading(text, path, **settings).messages


def quoted(body: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in body.split("\n"))


def subject(message: Message) -> str | None:
    return message.subject.chars if message.subject else None


@pytest.mark.parametrize(
    "label", ["**Subject:** ", "**Subject**: ", "Subject: ", "- **Subject line:** ", "__Subject:__ "]
)
@pytest.mark.parametrize(
    "body", [BODY, quoted(BODY), f"```\n{BODY}\n```", f"~~~text\n{BODY}\n~~~", f"**Body:**\n\n{BODY}"]
)
def test_a_subject_label_and_a_body_below(label: str, body: str) -> None:
    source = (
        f"# Mails\n\nKeep them short.\n\n## Email 1\n\n{label}Leeds in May\n\n{body}\n\n---\n\n## Tips\n\nBe kind.\n"
    )
    (message,) = messages(source)
    assert subject(message) == "Leeds in May"
    assert message.body.chars == BODY
    assert (message.channel, message.step) == ("email", 1)
    at = message.body.chars.index("rollout")
    assert source[slice(*message.body.source(at, at + 7))] == "rollout"


def test_the_subject_may_stand_in_the_fence() -> None:
    (message,) = messages(f"## Email 2\n\n```\nSubject: Leeds in May\n\n{BODY}\n```\n")
    assert (subject(message), message.body.chars, message.step) == ("Leeds in May", BODY, 2)


def test_several_messages_in_one_fence() -> None:
    found = messages(f"# Mails\n\n```\nSubject: One\n\n{BODY}\n\n---\n\nSubject: Two\n\n{BODY}\n```\n")
    assert [(subject(m), m.body.chars) for m in found] == [("One", BODY), ("Two", BODY)]


@pytest.mark.parametrize(
    "options",
    [
        "**Subject Line Options:**\n1. `Leeds in May`\n2. `May in Leeds`\n",
        "**Subject A:** `Leeds in May`\n**Subject B:** `May in Leeds`\n",
        '### Subject Lines (A/B)\n- "Leeds in May"\n- "May in Leeds"\n\n### Email Body\n',
        "### Subject Line\n\n**A:** Leeds in May\n\n**B (variant):** May in Leeds\n\n### Body\n",
        "**Subject:** `Leeds in May` (or `May in\nLeeds`)\n",
    ],
)
def test_of_several_subjects_the_first_counts(options: str) -> None:
    (message,) = messages(f"# Mails\n\n## Template A\n\n{options}\n```\n{BODY}\n```\n")
    assert (subject(message), message.body.chars) == ("Leeds in May", BODY)


def test_a_heading_may_hold_the_subject() -> None:
    first, second = messages(f"## Email 1 — Subject: One\n\n{BODY}\n\n### A2 — Day 3 (`Two`)\n\n```\n{BODY}\n```\n")
    assert (subject(first), subject(second)) == ("One", "Two")


def test_remarks_after_a_signature_are_no_copy() -> None:
    found = reading(
        f"## Email 1\n\n**Subject:** x\n\n{BODY.replace('Tom', 'Best,')}\nTom\n\n**Why it works:** it is short.\n"
    )
    assert found.messages[0].body.chars.endswith("Best,\nTom")
    assert [out.reason for out in found.left_out] == ["a remark"]


def test_bold_titles_inside_a_body_are_copy() -> None:
    source = "## Email 1\n\n**Subject:** x\n\nHi Dana,\n\n**Why this matters:**\n- it is May\n\nBest,\nTom\n"
    assert messages(source)[0].body.chars == "Hi Dana,\n\nWhy this matters:\n- it is May\n\nBest,\nTom"


def test_a_linkedin_sequence_under_labels() -> None:
    source = (
        "# LinkedIn sequence\n\n## Sequence 1\n\n"
        "**Connection Request:**\n```\nHey [NAME] - saw your Leeds talk.\n```\n\n"
        "**Day 3:**\n```\nThanks for connecting! How did Leeds go?\n```\n\n"
        "**Day 7:**\n```\nMy notes, if you want them.\n```\n"
    )
    found = messages(source)
    assert [(m.channel, m.step) for m in found] == [("linkedin-note", 1), ("linkedin-dm", 2), ("linkedin-dm", 3)]
    assert [m.delay for m in found] == [None, None, 4.0]


def test_quoted_items_of_a_list() -> None:
    source = (
        '# LinkedIn\n\n- **Connection request:** "Hi {{first_name}}, saw your Leeds talk about restores."\n'
        '- **Day 4:** "Thanks for connecting, {{first_name}}! How did Leeds go in the end?"\n'
    )
    first, second = messages(source)
    assert first.body.chars == "Hi {{first_name}}, saw your Leeds talk about restores."
    assert (first.channel, second.channel) == ("linkedin-note", "linkedin-dm")


def test_a_table_of_touches_gives_channels() -> None:
    source = (
        "# The sequence\n\n| Touch | Day | Channel |\n|---|---|---|\n| 1 | 0 | Email |\n| 2 | 3 | SMS |\n\n"
        f"## Touch 1\n\n{quoted(BODY)}\n\n## Touch 2\n\n{quoted(BODY)}\n"
    )
    assert [(m.step, m.channel) for m in messages(source)] == [(1, "email"), (2, "sms")]


def test_messages_in_the_cells_of_a_table() -> None:
    source = (
        "| Step | Channel | Subject | Message |\n|---|---|---|---|\n"
        "| 1 | Email | Leeds | Hi {{first_name}},<br><br>is Leeds still on for May?<br>Tom |\n"
        "| 2 | LinkedIn | - | Hi {{first_name}}, wrote to you about Leeds and hope we can connect. |\n"
    )
    first, second = messages(source)
    assert (subject(first), first.body.chars) == ("Leeds", "Hi {{first_name}},\n\nis Leeds still on for May?\nTom")
    assert subject(second) is None
    assert (first.step, second.step, second.channel) == (1, 2, "linkedin-note")


def test_front_matter_of_one_message() -> None:
    source = (
        '---\nsubject: "{{first_name}}, Leeds"\nchannel: inmail\nstep: 2\nrelationship: existing\nsequence: Spring\n'
        f"language: en\nprospect:\n  first_name: Dana\n  city: 'Leeds'\n---\n\n# Second touch\n\n{BODY}\n"
    )
    (message,) = messages(source)
    assert subject(message) == "{{first_name}}, Leeds"
    assert (message.channel, message.step, message.relationship) == ("inmail", 2, "existing")
    assert (message.sequence, message.language) == ("Spring", "en")
    assert message.prospect == {"first_name": "Dana", "city": "Leeds"}
    assert message.body.chars == BODY
    assert message.subject is not None
    assert message.subject.written('say "hi"') == 'say \\"hi\\"'
    assert source[slice(*message.subject.source(16, 21))] == "Leeds"


def test_one_message_below_a_title() -> None:
    (message,) = messages(f"# LinkedIn message\n\n{BODY}\n", "outreach/linkedin-message.md")
    assert message.body.chars == BODY
    assert message.channel == "linkedin-dm"


def test_a_fence_that_nobody_closed_swallows_no_message() -> None:
    source = f"## Email 1\n\n```\n{BODY}\n\n## Email 2\n\n```\n{BODY}\n```\n"
    assert [m.body.chars for m in messages(source)] == [BODY, BODY]


def test_a_fence_with_data_is_read_as_such() -> None:
    source = '# Payload\n\n```json\n{"subject": "Leeds", "body": "Hi Dana,\\n\\nis Leeds still on?"}\n```\n'
    (message,) = messages(source)
    assert message.body.chars == "Hi Dana,\n\nis Leeds still on?"
    at = message.body.chars.index("Leeds")
    assert source[slice(*message.body.source(at, at + 5))] == "Leeds"


def test_merge_fields_comments_and_marks_in_a_body() -> None:
    source = (
        "**Subject:** x\n\nHi *|FNAME|*, [Name],\n\n<!-- ask first -->\nis **Leeds** [on](https://a.example)?\n\nTom\n"
    )
    assert messages(source)[0].body.chars == "Hi *|FNAME|*, [Name],\n\nis Leeds on?\n\nTom"


def test_an_edit_in_a_quote_keeps_the_quote() -> None:
    source = f"**Subject:** x\r\n\r\n{quoted(BODY)}\r\n".replace("\r\n", "\n").replace("\n", "\r\n")
    (message,) = messages(source)
    assert message.body.chars == BODY
    start = message.body.chars.index("Is the")
    end = message.body.chars.index("\n\nTom")
    spelled = message.body.written("First.\n\nSecond.")
    assert spelled == "First.\r\n> \r\n> Second."
    assert message.body.whole(start, end)
    first, last = message.body.source(start, end)
    again = messages(source[:first] + spelled + source[last:])[0]
    assert again.body.chars == BODY[:start] + "First.\n\nSecond." + BODY[end:]


@pytest.mark.parametrize(
    "source",
    [
        f"## Cold call script\n\n```\n{BODY}\n```\n",
        "## LinkedIn post\n\n> Big news: we are hiring, and I would love your help!\n",
        "## Email tips\n\nKeep your mail short, and say what you saw. I always do.\n",
        "## Email 1\n\n```python\nsend(hi, you, me)\nprint('{name}')\n```\n",
        "## Signature block\n\n```\nTom Hill\nLeeds\n```\n",
        "## Email structure\n\n**Email 1:** Share what you found\n**Email 2:** Offer your notes\n",
    ],
)
def test_what_is_not_sent_to_a_person_is_no_message(source: str) -> None:
    assert messages(source) == ()


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("README.md", f"## Email 1\n\n**Subject:** x\n\n{BODY}\n"),
        ("a.md", f"---\nname: writer\ndescription: writes mails\n---\n\n**Subject:** x\n\n{BODY}\n"),
        ("a.md", f"You are an expert in mails.\n\n**Subject:** x\n\n{BODY}\n"),
    ],
)
def test_papers_and_prompts_are_left_alone_unless_insisted(path: str, source: str) -> None:
    left = reading(source, path)
    assert left.messages == () and left.note is not None
    assert len(messages(source, path, read_as="markdown")) == 1


def test_the_nearest_word_about_the_channel_wins() -> None:
    fence = f"```\n{BODY}\n```"
    source = (
        f"# LinkedIn and mail\n\n## Email 1\n\n{fence}\n\n## InMail\n\n{fence}\n\n## Twitter DM\n\n> Hi [Name], news?\n"
    )
    assert [m.channel for m in messages(source)] == ["email", "inmail", None]


def test_steps_start_anew_in_every_sequence() -> None:
    part = f"### Email 1 (Day 0)\n**Subject:** a\n\n{BODY}\n\n### Email 2 (Day 3)\n**Subject:** b\n\n{BODY}\n\n"
    found = messages(f"# Mails\n\n## Founders\n\n{part}## Buyers\n\n{part}")
    assert [(m.sequence, m.step) for m in found] == [("Founders", 1), ("Founders", 2), ("Buyers", 1), ("Buyers", 2)]
    assert [m.delay for m in found] == [None, 3.0, None, 3.0]
    assert [m.id for m in found] == ["1", "2", "3", "4"]
