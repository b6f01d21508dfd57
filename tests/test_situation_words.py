"""Which words decide what a message is to its reader: those it says itself, not those it quotes."""

from __future__ import annotations

import pytest

from outreach_lint.annotate import annotate
from outreach_lint.model.annotated import Situation
from outreach_lint.model.message import Message
from outreach_lint.model.settings import Settings
from outreach_lint.model.text import Text
from outreach_lint.rulebook import load

BOOK = load()


def placed(body: str, subject: str | None = None, step: int | None = 1) -> Situation:
    message = Message(
        id="1",
        path="x",
        format="text",
        body=Text.of(body),
        subject=Text.of(subject) if subject else None,
        step=step,
        relationship="cold",
    )
    return annotate(message, BOOK.lexicon, Settings()).situation


def test_thanks_for_an_order_speak_of_a_customer() -> None:
    assert not placed("Hi Dana,\n\nThank you for your order.").first_contact


@pytest.mark.parametrize("marks", ['""', "“”"])
def test_the_same_words_in_quotation_marks_do_not(marks: str) -> None:
    quoted = f"{marks[0]}Thank you for your order{marks[1]}"
    assert placed(f"Hi Dana,\n\nYour shop writes {quoted} in three languages.").first_contact


def test_a_mark_that_is_never_closed_quotes_nothing() -> None:
    assert not placed('Hi Dana,\n\nThe 19" rack. Thank you for your order.').first_contact


@pytest.mark.parametrize(
    "words", ["If now isn't the time, say so and I'll leave you alone.", "Hours lost on it you never get back."]
)
def test_words_of_goodbye_do_not_make_a_stated_first_step_a_later_one(words: str) -> None:
    assert placed(f"Hi Dana,\n\nWe paint hulls. {words}").first_contact


def test_words_of_goodbye_tell_of_earlier_messages_where_no_step_is_stated() -> None:
    assert not placed("Hi Dana,\n\nWe paint hulls. Then I'll leave you alone.", step=None).first_contact


def test_a_self_introduction_in_the_subject_counts_unless_the_mail_answers() -> None:
    body = "Hi Dana,\n\nStill worth it?"
    assert placed(body, "Quick intro", step=2).first_contact
    assert not placed(body, "Re: Quick intro", step=2).first_contact


def told_nothing(subject: str) -> Situation:
    message = Message(id="1", path="x", format="text", body=Text.of("Has anybody moved it?"), subject=Text.of(subject))
    return annotate(message, BOOK.lexicon, Settings()).situation


def test_the_tag_of_a_mailing_list_speaks_of_no_stranger() -> None:
    assert not told_nothing("[Bellringers] The tenor at Graz").unsolicited


@pytest.mark.parametrize("subject", ["[Company] and the tenor", "[COMPANY_NAME] and the tenor", "[Company]'s tenor"])
def test_a_placeholder_is_no_such_tag(subject: str) -> None:
    assert told_nothing(subject).unsolicited
