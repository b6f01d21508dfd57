"""Merge: rows rendered by the rules of the tool, and what their readers would see."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import pytest

from outreach_lint.merge import MergeReport, merge, normal, renderings
from outreach_lint.merge.render import holds
from outreach_lint.model.message import Message
from outreach_lint.model.text import Text


def template(body: str, subject: str | None = None, channel: str | None = "email") -> Message:
    return Message("1", "t.txt", "text", Text.of(body), Text.of(subject) if subject else None, channel)


def bodies(body: str, rows: list[dict[str, str]], tool: str | None = None) -> list[str]:
    return [message.body.chars for message in renderings(template(body), rows, tool)]


def names(report: MergeReport) -> list[str]:
    return [finding.kind for finding in report.findings]


@pytest.mark.parametrize(
    ("body", "with_city", "without"),
    [
        ("In {{city|town}}", "In Leeds", "In town"),
        ("In {{ city | default: 'town' }}", "In Leeds", "In town"),
        ("{{#if city}}In {{city}}{{else}}Here{{/if}}.", "In Leeds.", "Here."),
        ("{{#if city}}In {{city}}{{#else}}Here{{#endif}}.", "In Leeds.", "Here."),
        ("{% if city != blank %}In {{ city }}{% else %}Here{% endif %}.", "In Leeds.", "Here."),
        ("{% unless city %}Here{% endunless %}.", ".", "Here."),
        ("{% if city == 'Leeds' %}A{% elsif city %}B{% else %}C{% endif %}", "A", "C"),
        ("*|IF:CITY|*In *|CITY|**|ELSE:|*Here*|END:IF|*.", "In Leeds.", "Here."),
        ("{{#city}}In {{city}}{{/city}}{{^city}}Here{{/city}}", "In Leeds", "Here"),
        ("{{ if .city }}In {{ .city }}{{ else }}Here{{ end }}", "In Leeds", "Here"),
        ("{contactfield=city|town}", "Leeds", "town"),
        ("{{ city | upcase }}", "LEEDS", ""),
    ],
)
def test_fallbacks_and_conditions(body: str, with_city: str, without: str) -> None:
    assert bodies(body, [{"City": "Leeds"}, {"City": ""}]) == [with_city, without]


@pytest.mark.parametrize(
    ("tool", "body", "with_city", "without"),
    [
        ("woodpecker", '#if( $city == "Leeds" )North#elseif( $size == 7 )Seven#{else}Else#{end}.', "North.", "Seven."),
        ("woodpecker", "#if($city)In $city#else Here#end.", "In Leeds.", " Here."),
        ("listmonk", '{{ or .Subscriber.Attribs.city "town" }}', "Leeds", "town"),
        ("mailchimp", "Hi *|FNAME|*.", "Hi Dana.", "Hi Priya."),
        ("liquid", "{{ city }}{% comment %}for Sam: {{ size }}{% endcomment %}.", "Leeds.", "."),
        ("marketo", "{{lead.City:default=town}}", "Leeds", "town"),
        ("klenty", "{{City||town}}", "Leeds", "town"),
        ("n8n", "={{ $json.city || 'town' }}", "Leeds", "town"),
    ],
)
def test_each_tool_has_its_own_way(tool: str, body: str, with_city: str, without: str) -> None:
    rows = [{"first_name": "Dana", "city": "Leeds", "size": "3"}, {"first_name": "Priya", "city": "", "size": "7"}]
    assert bodies(body, rows, tool) == [with_city, without]


@pytest.mark.parametrize(
    ("tool", "body"),
    [
        ("liquid", "{% assign place = city | default: 'town' %}In {{ place }}."),
        ("jinja", "{% set place = city or 'town' %}In {{ place }}."),
        ("woodpecker", "#set ($place = 'town')In $place."),
    ],
)
def test_what_a_template_works_out_is_no_missing_column(tool: str, body: str) -> None:
    assert names(merge(template(body), [{"city": "Leeds"}], ["city"], tool)) == []


def test_conditions_nest() -> None:
    body = "{{#if a}}{{#if b}}ab{{else}}a{{/if}}{{else}}none{{/if}}"
    rows = [{"a": "1", "b": "1"}, {"a": "1", "b": ""}, {"a": "", "b": "1"}]
    assert bodies(body, rows) == ["ab", "a", "none"]


def test_conditions_join() -> None:
    row = normal({"city": "Leeds", "size": ""})
    assert holds("city and not size", row)
    assert holds("size or city contains 'eed'", row)
    assert not holds("city != 'Leeds'", row)


def test_rows_take_turns_with_spintax() -> None:
    assert bodies("{Hi|Hey} {{RANDOM | {{name}} | you }}", [{"name": "Dana"}] * 2) == ["Hi Dana", "Hey you"]


def test_a_tool_fills_in_its_own_syntax_only() -> None:
    body = "{{name}} {name} [Your Name]"
    assert bodies(body, [{"name": "Dana"}], "instantly") == ["Dana {name} [Your Name]"]
    report = merge(template(body), [{"name": "Dana"}], ["name"], "instantly")
    assert names(report) == ["unfilled-field", "unfilled-field"]


def test_every_word_keeps_its_place() -> None:
    body = "Hi {{name}}, {who|which of you} plans it?"
    (message,) = renderings(template(body), [{"name": "Dana"}])
    at = message.body.chars.index("Dana")
    assert body[slice(*message.body.source(at, at + 4))] == "{{name}}"
    at = message.body.chars.index("plans")
    assert body[slice(*message.body.source(at, at + 5))] == "plans"


@pytest.mark.parametrize(
    ("column", "value", "name"),
    [
        ("first_name", "", "empty-value"),
        ("first_name", "null", "no-value"),
        ("first_name", "N/A", "no-value"),
        ("first_name", "MITCHELL", "value-in-capitals"),
        ("first_name", "dana", "value-in-capitals"),
        ("first_name", "Mitchell Robert", "full-name"),
        ("first_name", "Dr. Dana", "full-name"),
        ("first_name", "Dana ", "loose-space"),
        ("first_name", "JosÃ©", "broken-characters"),
        ("company", "Brightwell, Inc.", "legal-form"),
        ("company", "Nordkai GmbH", "legal-form"),
        ("company", "HARROW LANE LOGISTICS", "value-in-capitals"),
        ("company", "Harrow Lane 🚚", "symbol-in-value"),
    ],
)
def test_what_is_wrong_with_a_value(column: str, value: str, name: str) -> None:
    body = "Hello {{" + column + "}}, who plans the rota?"
    report = merge(template(body), [{column: value}, {column: "Fine"}])
    (finding,) = report.findings
    assert (finding.kind, finding.rows, finding.examples[0][0]) == (name, 1, 1)
    assert body[finding.start : finding.end] == "{{" + column + "}}"
    assert report.clean == 1


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("first_name", "Mary Ann"),
        ("first_name", "Jean-Luc"),
        ("first_name", "O'Neil"),
        ("first_name", "AJ"),
        ("first_name", "José"),
        ("company", "IBM"),
        ("company", "Ben & Sons"),
        ("company", "Costco"),
        ("city", "leeds, north"),
        ("icebreaker", "Your talk stayed with me 🙂"),
    ],
)
def test_what_is_right_with_a_value(column: str, value: str) -> None:
    assert merge(template("Hello {{" + column + "}}."), [{column: value}]).findings == ()


def test_a_fallback_is_no_fault() -> None:
    assert merge(template("Hi {{first_name|there}},"), [{"first_name": ""}]).findings == ()


def test_numbers_and_articles_fit() -> None:
    body = "The {{count}} openings at a {{industry}} firm"
    report = merge(template(body), [{"count": "1", "industry": "accounting"}, {"count": "11", "industry": "law"}])
    assert [(f.kind, f.rows) for f in report.findings] == [("wrong-number", 1), ("wrong-article", 1)]


def test_values_count_against_the_limit_of_the_channel() -> None:
    report = merge(template("{{note}}", channel="linkedin-note"), [{"note": "x" * 301}, {"note": "x" * 300}])
    assert [(f.kind, f.rows) for f in report.findings] == [("over-limit", 1)]
    assert report.lengths["body"] == (300, 301)


def test_two_prospects_with_the_same_text_are_told() -> None:
    rows = [{"city": "Leeds"}, {"city": "York"}, {"city": "Leeds"}, {"city": "Leeds"}]
    report = merge(template("Who plans the rota in {{city}}?"), rows)
    (finding,) = report.findings
    assert (finding.kind, finding.rows, finding.examples) == ("same-text", 2, ((3, "row 1"), (4, "row 1")))
    assert (report.rows, report.texts) == (4, 2)


def test_a_field_without_a_column_is_told_once() -> None:
    rows = [{"city": "Leeds"}, {"city": "York"}]
    report = merge(template("{{city}} {{fist_name}} {{sender_name}}"), rows, ["city"])
    assert ("unknown-column", 2) in [(f.kind, f.rows) for f in report.findings]
    assert not any("sender" in str(f.says["field"]) for f in report.findings)


def test_short_rows_are_read_as_empty() -> None:
    report = merge(template("Hi {{name}},"), [{"name": None}])  # type: ignore[dict-item]
    assert names(report) == ["empty-value"]


def test_memory_does_not_grow_with_the_values() -> None:
    def rows(count: int) -> Iterator[dict[str, str]]:
        for i in range(count):
            yield {"name": f"Name{i}", "company": f"Company number {i} of a long list"}

    tracemalloc.start()
    try:
        merge(template("Hi {{name}} of {{company}}"), rows(2_000))
        tracemalloc.reset_peak()
        base = tracemalloc.get_traced_memory()[0]
        merge(template("Hi {{name}} of {{company}}"), rows(8_000))
        used = tracemalloc.get_traced_memory()[1] - base
    finally:
        tracemalloc.stop()
    assert used < 8_000 * 1_200
