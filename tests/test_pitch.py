"""Pitch: how bad a pitch is, what belongs to it, and what is suggested in its place."""

from __future__ import annotations

from outreach_lint.annotate import annotate
from outreach_lint.annotate.seller_names import introduced
from outreach_lint.annotate.view import named, view
from outreach_lint.match import match
from outreach_lint.model.annotated import Hit
from outreach_lint.model.message import Message
from outreach_lint.model.settings import Settings
from outreach_lint.model.text import Text
from outreach_lint.rulebook import choose, load

BOOK = load()
RULES = [rule for rule in choose(BOOK.rules.values(), Settings()) if rule.family == "pitch"]


def found(body: str, channel: str | None = None) -> list[tuple[str, Hit]]:
    message = Message(id="1", path="x", format="text", body=Text.of(body), channel=channel, step=1, relationship="cold")
    annotated = annotate(message, BOOK.lexicon, Settings())
    return [(rule.code, hit) for rule, hit in match(annotated, RULES, BOOK.lexicon, Settings())]


def severities(body: str, channel: str | None = None) -> set[str | None]:
    return {hit.severity for _, hit in found(body, channel)}


def test_a_pitch_with_nothing_about_the_reader_before_it_is_an_error() -> None:
    assert severities("Hi Dana,\n\nWe help clinics fill empty slots.") == {"error"}


def test_a_pitch_after_a_real_observation_is_a_warning_and_points_at_it() -> None:
    hits = found("Hi {{first_name}},\n\n{{icebreaker}}\n\nWe help clinics fill empty slots.")
    assert [hit.severity for _, hit in hits] == ["warning"]
    assert hits[0][1].related


def test_in_a_note_and_after_an_acceptance_no_observation_excuses_a_pitch() -> None:
    body = "{{icebreaker}}\n\nWe help clinics fill empty slots."
    assert severities(body, "linkedin-note") == {"error"}
    assert severities("Thanks for connecting! " + body, "linkedin-dm") == {"error"}


def test_lines_that_go_on_with_an_offer_belong_to_it_and_stand_for_nothing_alone() -> None:
    assert [code for code, _ in found("Hi Dana,\n\nWe build rota software. It drafts the month.")] == [
        "PIT012",
        "PIT014",
    ]
    assert found("Hi Dana,\n\nYour new label is thin. It saves ten seconds and costs a scan.") == []


def test_a_name_that_the_message_introduces_is_the_seller() -> None:
    seen = view("I built Rotaline, for wards. Rotaline drafts the month. Is rotaline a word?", [])
    masked = named(seen, introduced(seen))
    assert len(masked.plain) == len(seen.plain)
    assert masked.plain.count("\ue000" * len("Rotaline")) == 2


def test_a_time_ask_is_turned_into_an_interest_ask_on_the_topic_of_the_message() -> None:
    hits = found("Hi Dana,\n\nWe help clinics fill empty slots. Do you have 15 minutes on Tuesday?")
    asked = next(hit for code, hit in hits if code == "PIT007")
    text = asked.proposals[0].changes[0].text
    assert "filling empty slots" in text
    assert found(f"Hi Dana,\n\n{text}") == []


def test_an_offer_is_cut_to_one_plain_line_that_offers_nothing() -> None:
    offered = next(hit for code, hit in found("Hi Dana,\n\nWe help clinics fill empty slots.") if code == "PIT012")
    text = offered.proposals[0].changes[0].text
    assert "filling empty slots" in text
    assert found(f"Hi Dana,\n\nWhich of the sites closes first? {text}") == []
