"""Joined: exports whose steps, templates and sequences name each other by id are read as one sequence."""

from __future__ import annotations

import json
from typing import Any

import pytest

from outreach_lint.model.message import Message
from outreach_lint.model.source import Source
from outreach_lint.read import Options, read

ONE, TWO = (
    f"<p>Hi {{{{first_name}}}},</p><p>{words}</p><p>Sam</p>"
    for words in ("Your second dock prints its rota twice a week.", "One depot in Leeds stopped printing in May.")
)


def api(kind: str, key: int, said: dict[str, Any], **refs: tuple[str, int]) -> dict[str, Any]:
    related = {name: {"data": {"type": other, "id": at}} for name, (other, at) in refs.items()}
    return {"type": kind, "id": key, "attributes": said, "relationships": related}


EXPORTS: dict[str, Any] = {
    "apollo": {
        "emailer_campaign": {"id": "c", "name": "Docks"},
        "emailer_templates": [
            {"id": "m2", "subject": "Leeds", "body_html": TWO},
            {"id": "m1", "subject": "The dock", "body_html": ONE},
        ],
        "emailer_steps": [
            {"id": "s1", "emailer_campaign_id": "c", "position": 1, "type": "auto_email", "wait_time": 0},
            {"id": "s2", "emailer_campaign_id": "c", "position": 2, "type": "auto_email", "wait_time": 48,
             "wait_mode": "hour"},
        ],
        "emailer_touches": [
            {"id": "t1", "emailer_step_id": "s1", "emailer_template_id": "m1"},
            {"id": "t2", "emailer_step_id": "s2", "emailer_template_id": "m2"},
        ],
    },
    "apollo with templates inside of touches": {
        "emailer_campaign": {"id": "c", "name": "Docks"},
        "emailer_steps": [
            {"id": "s1", "emailer_campaign_id": "c", "position": 1, "type": "auto_email", "wait_time": 0},
            {"id": "s2", "emailer_campaign_id": "c", "position": 2, "type": "auto_email", "wait_time": 2,
             "wait_mode": "day"},
        ],
        "emailer_touches": [
            {"id": "t1", "emailer_step_id": "s1",
             "emailer_template": {"id": "m1", "subject": "The dock", "body_html": ONE}},
            {"id": "t2", "emailer_step_id": "s2",
             "emailer_template": {"id": "m2", "subject": "Leeds", "body_html": TWO}},
        ],
    },
    "outreach": {
        "data": [
            api("template", 32, {"subject": "Leeds", "bodyHtml": TWO}),
            api("template", 31, {"subject": "The dock", "bodyHtml": ONE}),
            api("sequence", 1, {"name": "Docks"}),
            api("sequenceStep", 11, {"order": 1, "stepType": "auto_email"}, sequence=("sequence", 1)),
            api("sequenceStep", 12, {"order": 2, "stepType": "auto_email"}, sequence=("sequence", 1)),
            api("sequenceTemplate", 21, {}, sequenceStep=("sequenceStep", 11), template=("template", 31)),
            api("sequenceTemplate", 22, {}, sequenceStep=("sequenceStep", 12), template=("template", 32)),
        ]
    },
    "salesloft": {
        "cadence_content": {},
        "cadences": [{"id": 5, "name": "Docks"}],
        "email_templates": [
            {"id": 8, "title": "b", "subject": "Leeds", "body": TWO},
            {"id": 7, "title": "a", "subject": "The dock", "body": ONE},
        ],
        "steps": [
            {"id": 1, "step_number": 1, "type": "email", "cadence": {"id": 5}, "email_template": {"id": 7}},
            {"id": 2, "step_number": 2, "type": "email", "cadence": {"id": 5}, "email_template": {"id": 8}},
        ],
    },
    "hubspot": {
        "sequence": {
            "id": "9",
            "name": "Docks",
            "steps": [
                {"stepOrder": 0, "delayMillis": 0, "actionType": "EMAIL", "emailPattern": {"templateId": "71"}},
                {"stepOrder": 1, "delayMillis": 172_800_000, "actionType": "EMAIL",
                 "emailPattern": {"templateId": "72"}},
            ],
        },
        "templates": [
            {"id": "72", "name": "b", "subject": "Leeds", "body": TWO},
            {"id": "71", "name": "a", "subject": "The dock", "body": ONE},
        ],
    },
}  # fmt: skip


def messages(data: object) -> dict[str, Message]:
    found = read(Source("export.json", json.dumps(data, indent=1)), Options()).messages
    return {message.subject.chars: message for message in found if message.subject}


@pytest.mark.parametrize("name", EXPORTS)
def test_a_template_is_the_step_that_sends_it(name: str) -> None:
    found = messages(EXPORTS[name])
    assert {subject: message.step for subject, message in found.items()} == {"The dock": 1, "Leeds": 2}
    assert {message.channel for message in found.values()} == {"email"}
    assert {message.sequence for message in found.values()} == {"Docks"}


@pytest.mark.parametrize("name", [name for name in EXPORTS if name.startswith(("apollo", "hubspot"))])
def test_the_step_tells_how_long_it_waits(name: str) -> None:
    assert messages(EXPORTS[name])["Leeds"].delay == 2


def test_the_channel_is_that_of_the_step() -> None:
    data = json.loads(json.dumps(EXPORTS["apollo"]))
    data["emailer_steps"][1]["type"] = "linkedin_step_message"
    data["emailer_templates"][0] |= {"body_html": TWO}
    assert messages(data)["Leeds"].channel == "linkedin-dm"


def test_a_reference_to_nothing_changes_nothing() -> None:
    data = json.loads(json.dumps(EXPORTS["apollo"]))
    data["emailer_touches"] = [{"id": "t1", "emailer_step_id": "s9", "emailer_template_id": "m1"}]
    assert messages(data)["The dock"].step is None


def test_objects_that_name_each_other_in_a_circle_are_read() -> None:
    loop = [{"id": "a", "template_id": "b", "step_id": "b"}, {"id": "b", "template_id": "a", "step_id": "a"}]
    data = EXPORTS["apollo"] | {"emailer_touches": loop}
    assert len(messages(data)) == 2
