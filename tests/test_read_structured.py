"""The readers of data files: which messages they find, with what around them, and what they leave alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.annotate.merge_fields import find_fields
from outreach_lint.model.message import Message, Reading
from outreach_lint.model.settings import Extract, Settings
from outreach_lint.model.source import Source, SourceError
from outreach_lint.read import Options, load, read

HELLO = "Hi {{first_name}}, the new depot in Leeds caught my eye."
AGAIN = "Still curious who runs the night shift there, {{first_name}}."
LAST = "I will leave it here, {{first_name}}. Good luck with the move."


def reading(name: str, content: str | bytes, **settings: object) -> Reading:
    data = content if isinstance(content, bytes) else content.encode()
    return read(load(name, data), Options(Settings(**settings)))  # type: ignore[arg-type]


def of_json(value: object, name: str = "campaign.json", **settings: object) -> tuple[Message, ...]:
    return reading(name, json.dumps(value), **settings).messages


def seen(messages: tuple[Message, ...]) -> list[tuple[str | None, str, str | None, int | None]]:
    return [(m.subject.chars if m.subject else None, m.body.chars, m.channel, m.step) for m in messages]


# JSON lines


def test_json_lines_keep_what_each_object_says() -> None:
    row = {"id": "a", "subject": "Leeds", "body": HELLO, "channel": "inmail", "step": 2, "relationship": "cold"}
    got = reading("m.jsonl", json.dumps(row | {"prospect": {"company": "Acme"}})).messages[0]
    assert seen((got,)) == [("Leeds", HELLO, "inmail", 2)]
    assert (got.id, got.relationship, got.prospect) == ("a", "cold", {"company": "Acme"})


def test_json_lines_end_at_line_feeds_alone() -> None:
    body = 'One\u2028two\x85three \U0001f600 and "four"\n\nfive'
    lines = "\n".join(json.dumps({"id": i, "body": body}, ensure_ascii=i == 0) for i in (0, 1))
    got = reading("m.jsonl", lines + "\n").messages
    assert [m.body.chars for m in got] == [body, body]
    assert [m.id for m in got] == ["0", "1"]


def test_a_repeated_id_stays_unique() -> None:
    got = reading("m.jsonl", '{"id": "x", "body": "One two"}\n{"id": "x", "body": "Three four"}').messages
    assert len({m.id for m in got}) == 2


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ('{"body": "ok"}\n{"body": ', (2, 10)),
        ('{"body": "ok"}\n\n{"body": "open\n', (3, 15)),
        ('{"body": "ok"}\n{body: 1}\n', (2, 2)),
        ('{"body": "a\\qb"}\n', (1, 12)),
    ],
)
def test_a_broken_line_is_placed(content: str, place: tuple[int, int]) -> None:
    with pytest.raises(SourceError) as error:
        reading("m.jsonl", content)
    assert (error.value.line, error.value.column) == place


# JSON and YAML shapes


def test_a_copy_map_is_one_message_a_key() -> None:
    got = of_json({"intro": {"subject": "Leeds", "body": HELLO}, "nudge": {"subject": "Again", "body": AGAIN}})
    assert [(m.id, m.subject and m.subject.chars, m.body.chars) for m in got] == [
        ("intro", "Leeds", HELLO),
        ("nudge", "Again", AGAIN),
    ]


def test_a_sequence_numbers_its_steps_and_counts_days_between_them() -> None:
    steps = [{"subject": "Leeds", "body": HELLO, "day": 1}, {"body": AGAIN, "day": 4}, {"body": LAST, "day": 9}]
    got = of_json({"name": "Depots", "steps": steps})
    assert [m.step for m in got] == [1, 2, 3]
    assert [m.delay for m in got] == [None, 3, 5]
    assert {m.sequence for m in got} == {"Depots"}


def test_steps_that_send_no_words_still_count() -> None:
    content = f"""
steps:
  - {{day: 1, channel: linkedin, action: view_profile}}
  - day: 2
    channel: linkedin
    action: connect
    template: "{HELLO}"
  - day: 3
    channel: linkedin
    action: dm
    template: "{AGAIN}"
  - {{day: 5, type: call, note: "Ask for the night shift."}}
  - {{day: 6, channel: email, subject: Leeds, template: "{LAST}"}}
"""
    got = reading("touches.yaml", content)
    assert seen(got.messages) == [
        (None, HELLO, "linkedin-note", 2),
        (None, AGAIN, "linkedin-dm", 3),
        ("Leeds", LAST, "email", 5),
    ]
    assert len(got.left_out) == 2


def test_steps_counted_from_zero_begin_at_one() -> None:
    got = of_json({"steps": [{"order": 0, "subject": "A b", "body": HELLO}, {"order": 1, "body": AGAIN, "delay": 2}]})
    assert [m.step for m in got] == [1, 2]


def test_names_of_templates_are_not_messages() -> None:
    value = {"steps": [{"day": 0, "template": "Cold intro", "channel": "email"}, {"day": 3, "template": "D3 - Bump"}]}
    assert of_json(value) == ()


def test_a_body_may_be_a_list_of_lines_with_its_subject_first() -> None:
    got = of_json({"templates": {"intro": {"structure": ["Subject: Leeds depot", "", HELLO, "", "Best,", "Ana"]}}})
    assert seen(got) == [("Leeds depot", f"{HELLO}\n\nBest,\nAna", "email", None)]


def test_flat_numbered_keys_pair_subjects_with_bodies() -> None:
    got = of_json({"email_1_subject": "Leeds", "email_1_body": HELLO, "email_2_subject": "Re", "email_2_body": AGAIN})
    assert [(s, b, step) for s, b, _, step in seen(got)] == [("Leeds", HELLO, 1), ("Re", AGAIN, 2)]


def test_several_channels_side_by_side() -> None:
    value = {"message_templates": {"connection_request": HELLO, "email_subject": "Leeds", "email_body": AGAIN}}
    got = sorted(seen(of_json(value)), key=lambda one: one[1])
    assert [(s, b, c) for s, b, c, _ in got] == [(None, HELLO, "linkedin-note"), ("Leeds", AGAIN, "email")]


def test_yaml_anchors_and_merges() -> None:
    content = (
        f"base: &b\n  channel: email\nsteps:\n  - <<: *b\n    subject: Leeds depot\n    body: {HELLO.split(', ')[1]}\n"
    )
    assert [(s, c, n) for s, _, c, n in seen(reading("s.yaml", content).messages)] == [("Leeds depot", "email", 1)]


def test_several_documents_in_one_file() -> None:
    one = "kind: EmailTemplate\napiVersion: a/v1\nmetadata: {name: m}\nspec:\n  subject: Leeds depot\n  textBody: |\n"
    got = reading("k8s.yaml", f"{one}    {HELLO}\n---\n{one}    {AGAIN}\n").messages
    assert [m.body.chars for m in got] == [HELLO, AGAIN]


# payloads of tools


def test_instantly_waits_after_a_step_and_holds_variants() -> None:
    steps = [
        {
            "type": "email",
            "delay": 3,
            "variants": [{"subject": "Leeds", "body": HELLO}, {"subject": "Depot", "body": LAST}],
        },
        {"type": "email", "delay": 1, "variants": [{"subject": "", "body": f"<p>{AGAIN}</p>"}]},
    ]
    got = of_json({"name": "C", "sequences": [{"steps": steps}]})
    assert [(m.step, m.variant, m.delay) for m in got] == [(1, "a", None), (1, "b", None), (2, None, 3)]
    assert got[2].body.chars == AGAIN
    assert {m.template for m in got} == {"instantly"}


def test_smartlead_waits_before_a_step() -> None:
    first = {"seq_number": 1, "seq_delay_details": {"delay_in_days": 0}, "subject": "Leeds", "email_body": HELLO}
    second = {
        "seq_number": 2,
        "seq_delay_details": {"delayInDays": 4},
        "subject": "",
        "email_body": "",
        "seq_variants": [
            {"variant_label": "A", "subject": "", "email_body": f"<div>{AGAIN}</div>"},
            {"variant_label": "B", "subject": "", "email_body": f"<div>{LAST}</div>"},
        ],
    }
    got = of_json({"sequences": [first, second]})
    assert [(m.step, m.variant, m.body.chars) for m in got] == [(1, None, HELLO), (2, "A", AGAIN), (2, "B", LAST)]
    assert got[1].delay == 4
    assert got[0].template == "smartlead"


def test_salesloft_step_groups_are_steps_and_their_steps_variants() -> None:
    def email(body: str) -> dict[str, object]:
        return {"type": "Email", "name": "n", "type_settings": {"email_template": {"subject": "Leeds", "body": body}}}

    groups = [{"day": 1, "steps": [email(HELLO), email(LAST)]}, {"day": 4, "steps": [email(AGAIN)]}]
    got = of_json({"settings": {"name": "Cadence"}, "cadence_content": {"step_groups": groups}})
    assert [(m.step, m.body.chars) for m in got] == [(1, HELLO), (1, LAST), (2, AGAIN)]
    assert [m.variant for m in got][:2] == ["a", "b"]


def test_lemlist_types_are_channels() -> None:
    steps = [
        {"type": "email", "delay": 0, "subject": "Leeds", "message": f"<p>{HELLO}</p>"},
        {"type": "linkedinVisit", "delay": 1},
        {"type": "linkedinInvite", "delay": 1, "message": AGAIN},
        {"type": "linkedinSend", "delay": 2, "message": LAST},
    ]
    got = of_json({"seq_1": {"_id": "seq_1", "steps": steps}})
    assert [(c, n) for _, _, c, n in seen(got)] == [("email", 1), ("linkedin-note", 3), ("linkedin-dm", 4)]


def test_outreach_templates_are_read_once() -> None:
    attributes = {"name": "Intro", "subject": "Leeds", "bodyHtml": f"<div>{HELLO}</div>", "bodyText": HELLO}
    assert [m.body.chars for m in of_json({"data": [{"type": "template", "id": 7, "attributes": attributes}]})] == [
        HELLO
    ]


def test_apollo_touches_and_mautic_and_listmonk() -> None:
    apollo = {
        "emailer_touches": [{"id": "t", "emailer_template": {"subject": "Leeds", "body_html": f"<p>{HELLO}</p>"}}]
    }
    mautic = {"email": {"name": "m", "subject": "Leeds", "customHtml": f"<p>{HELLO}</p>", "plainText": None}}
    listmonk = {"name": "c", "subject": "Leeds", "body": f"<p>{HELLO}</p>", "altbody": None, "messenger": "email"}
    for value in (apollo, mautic, listmonk):
        assert [(s, b, c) for s, b, c, _ in seen(of_json(value))] == [("Leeds", HELLO, "email")]


def test_woodpecker_follows_its_tree() -> None:
    def step(body: str, after: object) -> dict[str, object]:
        return {"type": "EMAIL", "body": {"versions": [{"subject": "Leeds", "message": body}]}, "followup": after}

    got = of_json({"name": "w", "steps": {"type": "START", "followup": step(HELLO, step(AGAIN, None))}})
    assert [(m.body.chars, m.step) for m in got] == [(HELLO, 1), (AGAIN, 2)]


def test_hubspot_sequences_say_that_their_words_are_elsewhere() -> None:
    got = reading(
        "h.json", json.dumps({"steps": [{"stepOrder": 0, "actionType": "EMAIL", "emailPattern": {"templateId": 1}}]})
    )
    assert got.messages == () and "template id" in (got.note or "")


def test_n8n_reads_the_nodes_that_send() -> None:
    def node(kind: str, **parameters: str) -> dict[str, object]:
        return {"name": kind, "type": f"n8n-nodes-base.{kind}", "parameters": parameters}

    nodes = [
        node("gmail", subject="Leeds", message="=Hi {{ $json.name }}, the new depot caught my eye."),
        node("gmail", subject="x", message="={{ $json.output }}"),
        node("stickyNote", content="Hi there, this note says what the flow does."),
        node("openAi", prompt="Hi, you are a helpful assistant that writes mails."),
    ]
    got = of_json({"nodes": nodes, "connections": {}})
    assert [(s, b) for s, b, _, _ in seen(got)] == [("Leeds", "Hi {{ $json.name }}, the new depot caught my eye.")]


# what is no outreach


@pytest.mark.parametrize(
    "value",
    [
        {"openapi": "3.0.0", "info": {}, "paths": {"/m": {"example": {"subject": "Hi you", "body": HELLO}}}},
        {"$schema": "x", "type": "object", "properties": {"body": {"type": "string"}}},
        {"messages": [{"role": "system", "content": HELLO}, {"role": "user", "content": HELLO}]},
        {"name": "p", "version": "1", "dependencies": {"a": "1"}},
        {"questions": [{"question": "Who?", "text": "Hi, choose one of the four."}]},
        {"log": [{"subject": "fix: a typo in the docs", "body": "It was wrong, and now it is not.", "sha": "ab"}]},
    ],
)
def test_other_files_are_left_alone_with_a_reason(value: object) -> None:
    got = reading("x.json", json.dumps(value))
    assert got.messages == () and got.note


def test_workflows_and_charts_are_left_alone() -> None:
    flow = (
        "on: push\njobs:\n  a:\n    steps:\n      - name: Mail\n        with: {subject: Hi all, body: Hi all of you}\n"
    )
    assert reading("ci.yml", flow).messages == ()
    assert reading("chart.yaml", "{{- if .Values.x }}\na: b\n{{- end }}\n").messages == ()


# broken files


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.yaml", "steps:\n  - subject: {{first_name}}, hi\n", "double quotes"),
        ("a.yaml", "steps:\n  - subject: {{first_name}}\n    body: Hello you there.\n", "double quotes"),
        ("a.yaml", 'a: "open\n', "broken YAML"),
        ("a.json", '{"a": [1, 2', "cut off"),
        ("a.json", '{"a": 1} and more', "after the end"),
        ("a.json", "[" * 5000, "nested deeper"),
        ("a.yaml", "- " * 5000, "nested deeper"),
        ("a.yaml", "[" * 5000, "YAML|nested"),
        ("a.csv", 'subject,body\nx,"Hello you\n', "never closed"),
    ],
)
def test_broken_files_are_told_where_and_what(name: str, content: str, words: str) -> None:
    with pytest.raises(SourceError, match=words) as error:
        reading(name, content)
    assert error.value.line >= 1 and error.value.column >= 1


# tables


def test_a_table_of_prospects_gives_its_columns() -> None:
    got = reading("leads.csv", "email,First Name,company\na@example.com,Ana,Acme\n")
    assert got.messages == () and got.fields == ("email", "First Name", "company")


def test_a_table_of_messages() -> None:
    content = f'subject;body;channel;step\r\nLeeds;"{HELLO}\r\nSecond ""line"""; email;2\r\n'
    got = reading("m.csv", content).messages
    assert seen(got) == [("Leeds", f'{HELLO}\nSecond "line"', "email", 2)]


def test_messages_inside_rows_of_prospects() -> None:
    content = f'email,first_name,subject,email_1,email_2\na@example.com,Ana,Leeds,"{HELLO}","{AGAIN}"\n'
    got = reading("leads.csv", content).messages
    assert [(s, b, n) for s, b, _, n in seen(got)] == [("Leeds", HELLO, 1), (None, AGAIN, 2)]
    assert got[0].prospect == {"email": "a@example.com", "first_name": "Ana", "subject": "Leeds"}


def test_tables_as_excel_writes_them() -> None:
    content = f'sep=;\r\nsubject;body\r\nLeeds;"{HELLO}"\r\n'
    for data in (b"\xff\xfe" + content.encode("utf-16-le"), b"\xef\xbb\xbf" + content.encode()):
        assert seen(reading("m.csv", data).messages) == [("Leeds", HELLO, "email", None)]


def test_statistics_and_headless_tables_hold_no_messages() -> None:
    assert "statistics" in (reading("s.csv", "campaign,step,sent,opened,replied\nA,1,9,4,1\n").note or "")
    assert reading("l.csv", "Ana,a@example.com,sent\n").fields == ()


# HTML and templates


def test_a_mail_has_its_title_as_subject_and_its_preheader_first() -> None:
    content = f"""<html><head><title>The depot in Leeds</title><style>p {{}}</style></head><body>
<div style="display:none">A short look</div><table role="presentation"><tr><td><p>{HELLO}</p>
<p>One<br>two &amp; three</p></td></tr></table><!-- note --></body></html>"""
    assert seen(reading("email-2.html", content).messages) == [
        ("The depot in Leeds", f"A short look\n\n{HELLO}\n\nOne\ntwo & three", "email", 2)
    ]


def test_a_review_page_holds_several_messages() -> None:
    def card(version: str, body: str) -> str:
        return (
            f"<div class='card'><div class='version-tag'>{version}</div><span class='meta-label'>Subject</span>"
            f"<span class='email-subject'>About {version}</span><div class='email-body'><p>{body}</p></div>"
            "<div class='why'>Names the problem first.</div></div>"
        )

    content = f"<nav>Menu</nav><h2>Email 1</h2>{card('A', HELLO)}{card('B', LAST)}<h2>Email 2</h2>{card('C', AGAIN)}"
    got = reading("review.html", content).messages
    assert [(s, b, n) for s, b, _, n in seen(got)] == [
        ("About A", HELLO, 1),
        ("About B", LAST, 1),
        ("About C", AGAIN, 2),
    ]


def test_a_labelled_message_inside_a_page() -> None:
    script = f"<pre><b>Subject:</b> Leeds\n\n{HELLO}\n\nBest,\nAna Lim</pre>"
    content = f"<nav>x</nav><div><h2>Script</h2>{script}<p>Why.</p></div>"
    assert seen(reading("training.html", content).messages)[0][:2] == ("Leeds", f"{HELLO}\n\nBest,\nAna Lim")


def test_a_web_page_is_none_unless_the_user_insists() -> None:
    content = (
        "<html><body><nav>Home</nav><form><input></form><script>x()</script><p>We make fine doors.</p></body></html>"
    )
    assert reading("index.html", content).messages == ()
    assert len(reading("index.html", content, read_as="html").messages) == 1


def test_mjml() -> None:
    content = (
        "<mjml><mj-head><mj-title>The depot in Leeds</mj-title><mj-preview>A look</mj-preview></mj-head>"
        f"<mj-body><mj-text>{HELLO}</mj-text><mj-button href='x'>See it</mj-button></mj-body></mjml>"
    )
    assert seen(reading("a.mjml", content).messages) == [
        ("The depot in Leeds", f"A look\n\n{HELLO}\n\nSee it", "email", None)
    ]


@pytest.mark.parametrize(
    ("name", "content", "subject", "body"),
    [
        ("a.j2", "{# draft #}Subject: Leeds\n\nHi {{ name }}, {% if x %}a depot{% endif %} is busy.\n", "Leeds", None),
        ("a.j2", "{% block subject %}Leeds{% endblock %}{% block body %}Hi {{ name }}, a busy depot.{% endblock %}",
         "Leeds", "Hi {{ name }}, a busy depot."),
        ("a.hbs", "---\nsubject: Leeds\n---\nHi {{name}}, {{#if x}}a busy depot{{/if}} there.", "Leeds", None),
        ("a.ejs", "<p>Hi <%= name %>,</p><p>A busy depot.</p>", None, "Hi <%= name %>,\n\nA busy depot."),
        ("a.text.erb", "Hi <%= @name %>, a busy depot in Leeds.\n", None, "Hi <%= @name %>, a busy depot in Leeds."),
        ("a.pug", "html\n  head\n    title X\n  body\n    p Hi #{name},\n    p.\n      A busy depot\n    | near\n",
         None, "Hi #{name},\nA busy depot\nnear"),
        ("a.email", "<table><tr><td><![CDATA[Dear {!Contact.Name},<br>A busy depot.]]></td></tr></table>", None,
         "Dear {!Contact.Name},\nA busy depot."),
    ],
)  # fmt: skip
def test_templates_of_programs(name: str, content: str, subject: str | None, body: str | None) -> None:
    (got,) = reading(name, content).messages
    assert (got.subject.chars if got.subject else None) == subject
    assert body is None or got.body.chars == body
    assert "draft" not in got.body.chars


# extract


def test_extract_says_where_messages_are() -> None:
    pytest.importorskip("jmespath")
    value = {"a": [{"t": {"s": "Leeds", "w": HELLO}, "via": "sms", "n": 3, "key": "k"}]}
    extract = Extract(messages="a[]", body="t.w", subject="t.s", channel="via", step="n", id="key")
    got = of_json(value, extract=extract)
    assert seen(got) == [("Leeds", HELLO, "sms", 3)] and got[0].id == "k"
    assert got[0].body.whole(0, len(HELLO))


def test_a_broken_extract_expression_is_told() -> None:
    pytest.importorskip("jmespath")
    with pytest.raises(SourceError, match="expression"):
        of_json({"a": 1}, extract=Extract(messages="a[", body="b"))


# positions


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", json.dumps({"t": {"subject": "Zoë", "body": 'Hi Zoë, "so" busy.\n\nThe depot \U0001f600 again?'}})),
        ("a.yaml", "t:\n  subject: Zoë\n  body: |\n    Hi Zoë, so busy.\n\n    The depot again?\n"),
        ("a.yaml", "t:\n  subject: Zoë\n  body: >\n    Hi Zoë,\n    so busy.\n\n    The depot again?\n"),
        ("a.yaml", "t:\n  subject: Zoë\n  body: 'Hi Zoë, it''s busy.\n\n    The depot again?'\n"),
        ("a.html", "<p>Hi Zoë, so <b>busy</b>.</p>\n<p>The depot &amp; again?</p>"),
        ("a.csv", 'subject,body\nZoë,"Hi Zoë, ""so"" busy.\nThe depot again?"\n'),
    ],
)
def test_every_word_stands_where_its_place_says(name: str, content: str) -> None:
    source = load(name, content.encode())
    (message,) = read(source, Options(Settings(read_as="html" if name == "a.html" else None))).messages
    for word in ("Hi", "busy", "The depot", "again"):
        at = message.body.chars.index(word)
        start, end = message.body.source(at, at + len(word))
        assert source.text[start:end] == word
        assert message.body.whole(at, at + len(word))


def test_a_long_value_on_one_line_is_read_in_linear_time() -> None:
    words = "the depot " * 150_000
    assert len(of_json({"t": {"subject": "Leeds depot", "body": words}})[0].body) == len(words)
    assert len(reading("a.html", f"<p>{words}</p>", read_as="html").messages[0].body) == len(words) - 1
    assert reading("a.html", "<a " * 300_000, read_as="html") is not None
    assert reading("a.yaml", f"t: {{subject: Leeds depot, body: {words}}}").messages


def test_readers_never_open_other_files(tmp_path: Path) -> None:
    source = Source(str(tmp_path / "absent.json"), json.dumps({"intro": {"subject": "A b", "body": HELLO}}))
    assert read(source, Options()).messages


FILES = {
    "a.json": json.dumps(
        {"mail": {"subject": "Zoë & co", "body": 'Hi Zoë,\n\nthe "depot" \U0001f600 again? So busy.'}}
    ),
    "b.json": json.dumps(
        {"mail": {"subject": "Zoë & co", "body": "<p>Hi Zoë,</p><p>the depot &amp; again? So busy.</p>"}}
    ),
    "a.jsonl": json.dumps({"subject": "Zoë & co", "body": "Hi Zoë,\r\nthe depot again? So busy."}, ensure_ascii=False),
    "a.yaml": "mail:\n  subject: Zoë & co\n  body: |\n    Hi Zoë,\n\n    the depot?\n    So busy.\n  z: 1 # keep\n",
    "b.yaml": "mail:\r\n  subject: 'Zoë''s co'\r\n  body: >-\r\n    Hi Zoë, the\r\n    depot?\r\n\r\n    So busy.\r\n",
    "c.yaml": 'mail: {subject: Zoë & co, body: "Hi Zoë,\\nthe depot \\u2014 again? So busy."}\n',
    "d.yaml": "mail:\n  subject: Zoë and co\n  body: <p>Hi Zoë, the depot &amp; <b>again</b>? So busy.</p>\n",
    "a.csv": '\ufeffsubject;body\r\nZoë & co;"Hi Zoë, the ""depot"" again?\r\nSo busy."\r\n',
    "email-1.html": "<title>Zoë and the depot</title><p>Hi Zoë, the <b>depot</b> &amp; again?<br>So.</p><%= x %>",
    "a.j2": "Subject: Zoë & co\n\nHi {{ name }}, the depot again? So busy.\n",
}


NEW = ["so far", "so & so", 'so "so" <b>', "it's — so", "so, so", "so: so", "so\n\nso"]


@given(st.sampled_from(sorted(FILES)), st.data())
def test_an_edit_written_back_reads_as_expected_and_leaves_the_rest(name: str, data: st.DataObject) -> None:
    before = load(name, FILES[name].encode())
    (message,) = read(before, Options()).messages
    part = data.draw(st.sampled_from([p for p in (message.subject, message.body) if p]))
    words = list(re.finditer(r"[\w?.,]+", part.chars))
    at = data.draw(st.integers(0, len(words) - 1))
    start, end = words[at].start(), words[data.draw(st.integers(at, min(at + 2, len(words) - 1)))].end()
    new = data.draw(st.sampled_from(NEW))
    if any(field.start < end and start < field.end for field in find_fields("body", part.chars)):
        return  # a fix never touches a merge field
    spelled = part.written(new)
    if not part.whole(start, end) or spelled is None:
        return
    first, last = part.source(start, end)
    text = before.text[:first] + spelled + before.text[last:]
    after = load(name, before.encode(text))
    (again,) = read(after, Options()).messages
    changed = part.chars[:start] + new + part.chars[end:]
    same = (message.body if part is message.subject else message.subject) or part
    got, kept = (again.subject, again.body) if part is message.subject else (again.body, again.subject)
    assert got is not None and got.chars == changed
    assert kept is None or kept.chars == same.chars
    assert after.text[:first] == before.text[:first] and after.text.endswith(before.text[last:])
