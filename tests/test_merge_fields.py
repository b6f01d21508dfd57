"""Merge fields: every syntax, what is ambiguous, what is none, and properties that hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.annotate.field_tools import guess_template
from outreach_lint.annotate.merge_fields import CONTENT, NAME, branches, find_fields, mask
from outreach_lint.annotate.samples import filled, lengths
from outreach_lint.model.annotated import MergeField


def only(chars: str, template: str | None = None) -> MergeField:
    (field,) = find_fields("body", chars, template)
    return field


SYNTAXES = [
    ("{{first_name}}", "firstname", "double", None),
    ("{{ first_name }}", "firstname", "double", None),
    ("{{First Name}}", "firstname", "double", None),
    ("{{firstName|there}}", "firstname", "double", "there"),
    ("{{FirstName||there}}", "firstname", "double", "there"),
    ("{{ first_name | default: 'there' }}", "firstname", "double", "there"),
    ('{{ first_name|default("there") }}', "firstname", "double", "there"),
    ("{{ contact.first_name, fallback=there }}", "contactfirstname", "double", "there"),
    ("{{lead.First Name:default=there}}", "leadfirstname", "double", "there"),
    ("{{ ${first_name} | default: 'there' }}", "firstname", "double", "there"),
    ('{{ or .Subscriber.FirstName "there" }}', "subscriberfirstname", "double", "there"),
    ("{{{first_name}}}", "firstname", "triple", None),
    ("={{ $json.first_name }}", "firstname", "n8n", None),
    ("{{ $json['First Name'] || 'there' }}", "firstname", "n8n", "there"),
    ("*|FNAME|*", "fname", "mailchimp", None),
    ("{contactfield=firstname|there}", "firstname", "mautic", "there"),
    ("{!Contact.FirstName}", "contactfirstname", "salesforce", None),
    ("${first_name}", "firstname", "dollar", None),
    ("{first_name}", "firstname", "brace", None),
    ("{First Name}", "firstname", "brace", None),
    ("{FIRST_NAME|there}", "firstname", "brace", "there"),
    ("%FIRSTNAME%", "firstname", "percent", None),
    ("%%first_name%%", "firstname", "percent", None),
    ("<<First Name>>", "firstname", "angles", None),
    ("«First Name»", "firstname", "guillemets", None),
    ("[[first_name]]", "firstname", "double-bracket", None),
    ("[First Name]", "firstname", "bracket", None),
    ("<first name>", "firstname", "tag", None),
    ("__FIRST_NAME__", "firstname", "underscores", None),
    ("$firstname$", "firstname", "dollars", None),
    ("<%= first_name %>", "firstname", "erb", None),
]


@pytest.mark.parametrize(("raw", "name", "syntax", "fallback"), SYNTAXES)
def test_each_syntax_is_read(raw: str, name: str, syntax: str, fallback: str | None) -> None:
    field = only(raw)
    assert (field.raw, field.name, field.syntax, field.fallback) == (raw, name, syntax, fallback)
    assert field.kind == "identity"
    assert mask(raw, (field,)) == NAME * len(raw)


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] call\n- [x] write",
        "as shown [1] and [2, 3] and [^4]",
        "[the map](https://example.org)",
        "![logo] and [text][ref]",
        "[Book a call] or [Update payment method →]",
        "50% to 20% of it",
        "https://example.org/%E2%80%99/caf%C3%A9",
        "${{ secrets.TOKEN }}",
        "a { color: red } and {styles.title} and {x => x + 1} and {}",
        "« Bonjour » et <b>gras</b> <a@example.org> <https://example.org>",
        "__init__ and __bold__ and ____",
        "$30 and $name in a shell",
        "if x < 3 and y > 2",
        "she said [sic] it was [redacted]",
    ],
)
def test_what_is_no_field(text: str) -> None:
    assert find_fields("body", text) == ()


def test_a_list_tag_in_a_subject_is_no_field_but_a_slot_is() -> None:
    assert find_fields("subject", "[ILUG] printers") == ()
    assert find_fields("subject", "Re: [Spambayes] a question") == ()
    assert [field.name for field in find_fields("subject", "[Company]: one question")] == ["company"]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("[Your Name]", "sender"),
        ("{{sender_first_name}}", "sender"),
        ("{{My.title}}", "sender"),
        ("%sender-name%", "sender"),
        ("{ownerfield=signature}", "sender"),
        ("{!$User.FirstName}", "sender"),
        ("{my_phone}", "sender"),
        ("[Calendly link]", "sender"),
        ("{{owner_name}}", "identity"),
        ("[Company]", "identity"),
        ("{{website}}", "identity"),
        ("{{competitor}}", "identity"),
        ("{{niche}}", "identity"),
        ("[pain point]", "identity"),
        ("[their industry]", "identity"),
        ("{{icebreaker}}", "content"),
        ("{{recent_post}}", "content"),
        ("{{trigger_event}}", "content"),
        ("{{webinar_quote}}", "content"),
        ("{{ai_opener}}", "content"),
        ("{relevancyPersonalisation}", "content"),
        ("[mention the specific article]", "content"),
        ("[reference something from their profile]", "content"),
        ("[one sentence on why you write to them]", "content"),
        ("<insert something from their latest post>", "content"),
        ("{{opening_line — refer to what they launched}}", "content"),
        ("<ask: what did they write?>", "content"),
        ("{{day_of_week}}", "system"),
        ("{{unsubscribe_link}}", "system"),
        ("{% if city %}", "control"),
        ("{{#if city}}", "control"),
        ("{{else}}", "control"),
        ("*|IF:CITY|*", "control"),
        ("{{SNIPPET_1}}", "unknown"),
        ("{{custom4}}", "unknown"),
        ("[[MISSING TOKEN - FIRSTNAME]]", "unknown"),
        ("{{similar_company}}", "unknown"),
    ],
)
def test_each_field_is_classed(raw: str, kind: str) -> None:
    assert only(raw).kind == kind


def test_pipes_mean_fallback_filter_or_spintax() -> None:
    assert only("{{Hi|Hello}}").kind == "spintax"
    assert only("{{name|there}}").fallback == "there"
    assert only("{{ first_name | capitalize }}").fallback is None
    assert only("{{ Quick question | A thought | One thing }}").syntax == "coldsend"
    assert only("{Hi|Hey there}").syntax == "spintax"
    assert only("{{RANDOM | Hi {{firstName}} | Hello {{firstName}},}}").syntax == "random"


def test_velocity_is_only_read_for_the_tool_that_uses_it() -> None:
    text = "#if($city)in $city#end"
    assert find_fields("body", text) == ()
    kinds = [field.kind for field in find_fields("body", text, "woodpecker")]
    assert kinds == ["control", "identity", "control"]


def test_masking_keeps_the_first_branch_readable() -> None:
    text = "{Hi|Hello {{first_name}}} {{RANDOM | you {{city}} | they }} go"
    fields = find_fields("body", text)
    shown = mask(text, fields)
    assert len(shown) == len(text)
    assert shown.split() == ["Hi", "you", shown.split()[2], "go"]
    assert set(shown.split()[2]) == {"\ue003"}


def test_branches_are_places_in_the_block() -> None:
    field = only("{{ random | a {{x}} | b}}")
    assert [field.raw[start:end] for start, end in branches(field)] == ["a {{x}}", "b"]


def test_values_fallbacks_and_samples_fill_a_text() -> None:
    text = "Hi {{first_name|there}} of {{company}}{{#if x}}!{{/if}}"
    fields = find_fields("body", text)
    assert filled(text, fields, {"firstname": "", "company": "Brightwell"}) == "Hi there of Brightwell!"
    assert "{" not in filled(text, fields)


def test_lengths_are_a_range_over_branches_and_values() -> None:
    text = "{Hi|Good morning} {{first_name}}"
    low, high = lengths(text, find_fields("body", text))
    assert low == len("Hi ") + 8
    assert high == len("Good morning ") + 12


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("Hi {{firstName}}, {{RANDOM | a | b}}", "instantly"),
        ("*|FNAME|*", "mailchimp"),
        ("{contactfield=firstname}", "mautic"),
        ("{!Contact.FirstName}", "salesforce"),
        ("{{#if first_name}}{{first_name}}{{#endif}}", "apollo"),
        ("{{first_name}} %signature%", "smartlead"),
        ("{{SNIPPET_1}}", "woodpecker"),
        ("{{contact.firstname}}", "hubspot"),
        ("{{ .Subscriber.Email }}", "listmonk"),
        ("{% set x = 1 %}", "jinja"),
        ("Hi {{first_name}}", None),
        ("Hi [Name]", None),
    ],
)
def test_the_tool_is_guessed_from_its_own_syntax(text: str, tool: str | None) -> None:
    assert guess_template(["no field here", text]) == tool


def test_two_tools_settle_nothing() -> None:
    assert guess_template(["*|FNAME|*", "{contactfield=firstname}"]) is None


ANY = st.text(alphabet="{}[]<>|%$*#_=-«»/:!. \naAbxX1é", max_size=80)
IDENTIFIERS = st.from_regex(r"[a-z]{3,8}_[a-z]{3,8}", fullmatch=True)
WRAPPINGS = st.sampled_from(["{{%s}}", "{{ %s }}", "{%s}", "${%s}", "*|%s|*", "%%%%%s%%%%", "{!%s}", "{{{%s}}}"])
WORDS = st.text(alphabet="abc .,\n", min_size=1, max_size=12)


@given(ANY)
def test_fields_never_overlap_and_masking_keeps_the_length(chars: str) -> None:
    at = 0
    fields = find_fields("body", chars)
    for field in fields:
        assert at <= field.start < field.end <= len(chars)
        assert field.raw == chars[field.start : field.end]
        at = field.end
    masked = mask(chars, fields)
    assert len(masked) == len(chars)
    outside = [i for i in range(len(chars)) if not any(field.start <= i < field.end for field in fields)]
    assert all(masked[i] == chars[i] for i in outside)
    low, high = lengths(chars, fields)
    assert low <= high


@given(st.lists(st.tuples(WORDS, WRAPPINGS, IDENTIFIERS), min_size=1, max_size=6))
def test_the_fields_of_a_made_template_are_all_found(made: list[tuple[str, str, str]]) -> None:
    raws = [wrapping % name for _, wrapping, name in made]
    chars = "".join(f" {words} {raw} " for (words, _, _), raw in zip(made, raws, strict=True))
    assert [field.raw for field in find_fields("body", chars)] == raws


@pytest.mark.parametrize(
    "unit",
    [
        "{",
        "}",
        "{" * 2000 + "}" * 2000,
        "{|",
        "{{a|b",
        "[",
        "[a",
        "*|",
        "*|A",
        "<%",
        "<% x",
        "<a b",
        "%A",
        "__A",
        "$a",
        "#if(",
        "«",
    ],
)
def test_long_rows_of_marks_are_read_in_linear_time(unit: str) -> None:
    chars = unit * (300_000 // len(unit))
    fields = find_fields("body", chars, "woodpecker")
    assert all(len(field.raw) <= 4002 for field in fields)
    assert len(mask(chars, fields)) == len(chars)


def test_content_has_its_own_mask() -> None:
    assert mask("{{icebreaker}}", find_fields("body", "{{icebreaker}}")) == CONTENT * 14
