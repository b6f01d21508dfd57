"""Plain text: subject lines, headers, comments, and several messages in one file."""

from __future__ import annotations

from outreach_lint.model.message import Message
from outreach_lint.model.settings import Settings
from outreach_lint.model.source import Source
from outreach_lint.read import Options, read


def messages(text: str, path: str = "notes/first.txt", **settings: object) -> tuple[Message, ...]:
    return read(Source(path, text), Options(Settings(**settings))).messages  # type: ignore[arg-type]


def test_a_subject_line_above_the_body() -> None:
    source = "Subject: The Leeds rollout\n\nHi Dana,\n\nIs it still on?\nTom\n"
    (message,) = messages(source)
    assert message.subject is not None
    assert message.subject.chars == "The Leeds rollout"
    assert source[slice(*message.subject.source(0, len(message.subject)))] == "The Leeds rollout"
    assert message.body.chars == "Hi Dana,\n\nIs it still on?\nTom"


def test_headers_of_a_mail_merge_template() -> None:
    head = "TO: {{email}}\nSUBJECT: Notes for {{name}}\nFROM: Tom <tom@example.com>\nChannel: linkedin dm"
    source = f"{head}\n\nHi {{{{name}}}},\nyes?"
    (message,) = messages(source)
    assert message.subject is not None and message.subject.chars == "Notes for {{name}}"
    assert message.channel == "linkedin-dm"
    assert message.metadata["to"] == "{{email}}"
    assert message.body.chars == "Hi {{name}},\nyes?"


def test_a_comment_header_is_left_out_and_its_fields_are_read() -> None:
    reading = read(Source("a.txt", "# Step: 2\n# written in May\n\nHi Dana, any news?"), Options())
    assert reading.messages[0].step == 2
    assert reading.messages[0].body.chars == "Hi Dana, any news?"
    assert len(reading.left_out) == 2


def test_a_template_comment_is_not_sent() -> None:
    (message,) = messages("Hi Dana,\n{# change this #}\nany news of {{#if x}}Leeds{{/if}}?")
    assert message.body.chars == "Hi Dana,\nany news of {{#if x}}Leeds{{/if}}?"


def test_line_ends_are_kept_when_words_change() -> None:
    source = "Subject: x\r\n\r\nHi Dana,\r\n\r\nany news?\r\n"
    (message,) = messages(source)
    assert message.body.chars == "Hi Dana,\n\nany news?"
    assert message.body.written("one\ntwo") == "one\r\ntwo"


def test_an_earlier_message_below_is_cut_and_makes_a_thread() -> None:
    (message,) = messages("Sounds good, Dana.\n\nOn Mon, Jan 5, 2026 Dana Wu <dana@example.com> wrote:\n> Shall we?\n")
    assert message.body.chars == "Sounds good, Dana."
    assert message.thread
    assert not messages("Sounds good, Dana.")[0].thread


def test_several_messages_in_one_file() -> None:
    source = (
        "EMAIL 1\nSubject: The Leeds rollout\n\nHi Dana,\n\nis it on?\n\nTom\n\n=====\n\n"
        "EMAIL 2 (Day 3)\nSubject: Re: The Leeds rollout\n\nHi Dana,\n\nmy notes, as promised.\n\nTom\n"
    )
    first, second = messages(source)
    assert (first.step, second.step) == (1, 2)
    assert first.body.chars == "Hi Dana,\n\nis it on?\n\nTom"
    assert second.subject is not None and second.subject.chars == "Re: The Leeds rollout"
    assert source[slice(*second.body.source(0, 8))] == "Hi Dana,"


def test_numbered_titles_above_subjects_belong_to_no_body() -> None:
    found = messages(
        "1. Initial email\nSubject: One\n\nDear [Name],\n\nwe met in Leeds.\n\nBest regards,\n\n[Your Name]\n\n"
        "2. Follow-up email\nSubject: Two\n\nDear [Name],\n\nany news from you?\n\nBest regards,\n\n[Your Name]\n"
    )
    assert [m.body.chars.split("\n")[-1] for m in found] == ["[Your Name]", "[Your Name]"]
    assert [m.step for m in found] == [1, 2]


def test_names_and_settings_say_what_the_file_does_not() -> None:
    assert messages("Hi Dana, would love to connect.", "linkedin/connect_note.txt")[0].channel == "linkedin-note"
    assert messages("Hi Dana, any news?", "sms/reminder.txt")[0].channel == "sms"
    assert messages("Hi Dana, any news?", "mail/followup2.txt")[0].step == 3
    assert messages("Hi Dana, any news?", "sms/x.txt", channel="inmail")[0].channel == "inmail"
    assert messages("Channel: email\n\nHi Dana, any news?", "sms/x.txt", channel="inmail")[0].channel == "email"


def test_papers_and_lists_for_programs_are_no_outreach_unless_one_insists() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "dev-requirements.txt", "LICENSE.txt", "robots.txt"):
        assert not messages("click>=8.1\nregex\n", name), name
    assert messages("Hi Dana,\n\nIs Leeds still on?\n", "security-first-touch.txt")
    assert messages("Hi Dana,\n\nIs Leeds still on?\n", "readme.txt", read_as="text")
