"""Ignores: where they may stand, what they hide, and what is said of those that are wrong."""

from __future__ import annotations

import json
from datetime import date

import pytest
from house import CLEAN, FAULTY, House
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.suppress.directive import parse

BODY = "Hi Dana,\n\nWe circle back on this. We circle back on that.\n"


def found(house: House, path: str, *words: str) -> list[tuple[str, int]]:
    """Code and line of every finding of a file."""
    said = house.run("check", path, "--format", "json", "--exit-zero", *words)
    return [(d["code"], d["line"]) for d in json.loads(said.out)["diagnostics"]]


def codes(house: House, path: str, *words: str) -> list[str]:
    """The code of every finding of a file."""
    return [code for code, _ in found(house, path, *words)]


@pytest.mark.parametrize("selector", ["HSE001", "hse001", "circling-back", "house", "HSE"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "<!-- outreach-lint: {} -->\n\n" + BODY),
        ("a.md", "---\nsubject: x\noutreach-lint: {}\n---\n" + BODY),
        ("a.md", "---\nsubject: x\noutreach-lint:\n  - {}\n---\n" + BODY),
        ("a.md", "---\nsubject: x\n# outreach-lint: {}\n---\n" + BODY),
        ("a.txt", "Hi Dana,\n\n{{# outreach-lint: {} #}}\nWe circle back on this. We circle back on that.\n"),
        ("a.txt", "Hi Dana,\n\n{{% comment %}}outreach-lint: {}{{% endcomment %}}\nWe circle back. We circle back.\n"),
        ("a.txt", "Hi Dana,\n\n{{{{!-- outreach-lint: {} --}}}}\nWe circle back. We circle back.\n"),
        (
            "a.yaml",
            "steps:\n  - subject: x\n    # outreach-lint: {}\n    body: We circle back on this. We circle back.\n",
        ),
    ],
)
def test_a_message_is_ignored_from_every_place_that_is_never_sent(
    house: House, name: str, text: str, selector: str
) -> None:
    house.put(name, text.format(f"ignore-message[{selector}] -- agreed with legal"))
    assert codes(house, name) == []
    assert codes(house, name, "--no-inline")[-2:] == ["HSE001", "HSE001"]
    suppressed = json.loads(house.run("check", name, "--format", "json").out)["suppressed"]
    assert [s["code"] for s in suppressed] == ["HSE001", "HSE001"]


def test_an_ignore_is_for_the_next_sentence_alone(house: House) -> None:
    house.put("a.md", "Hi Dana,\n\n<!-- outreach-lint: ignore[HSE001] -- agreed -->\n\n" + BODY[10:])
    assert found(house, "a.md") == [("HSE001", 5)]


def test_an_ignore_of_a_message_leaves_the_others(house: House) -> None:
    text = "".join(
        f"## Email {i}\n\n{{}}**Subject:** x\n\n```\nHi Dana,\n\nWe circle back on {i}.\n```\n\n" for i in (1, 2, 3)
    )
    house.put("a.md", text.format("", "<!-- outreach-lint: ignore-message[HSE001] -- agreed -->\n", ""))
    assert codes(house, "a.md") == ["HSE001", "HSE001"]
    house.put("a.md", text.format("", "<!-- outreach-lint: ignore-file[HSE001] -- agreed -->\n", ""))
    assert codes(house, "a.md") == []


def test_an_ignore_hides_no_other_rule(house: House) -> None:
    house.put(
        "a.md", "<!-- outreach-lint: ignore-file[synergy, HSE001] -- agreed -->\n\nHi,\n\nWe circle back, touch base.\n"
    )
    assert codes(house, "a.md") == ["IGN001", "HSE002"]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("ignore[HSE002] -- agreed", "IGN001"),
        ("ignore[HSE001]", "IGN002"),
        ("ignore[HSE001] --", "IGN002"),
        ("ignore-message[HSE001] -- agreed until=2020-01-31", "IGN003"),
        ("ignore-message -- agreed", "IGN004"),
        ("ignore-message[] -- agreed", "IGN004"),
        ("ignore-all[HSE001] -- agreed", "IGN004"),
        ("ignore-message[HSE001] -- agreed until=soon", "IGN004"),
        ("ignore-message[HSE999] -- agreed", "IGN006"),
    ],
)
def test_a_faulty_ignore_hides_nothing_and_is_told_of(house: House, words: str, fault: str) -> None:
    house.put("a.md", f"<!-- outreach-lint: {words} -->\n\nHi Dana,\n\nWe circle back.\n")
    assert codes(house, "a.md") == [fault, "HSE001"]


def test_an_ignore_holds_until_its_day_is_over() -> None:
    assert parse("ignore[A] -- why until=2027-01-31").until == date(2027, 1, 31)
    assert parse("ignore[A] -- until=2027-01-31 why").reason == "why"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "Hi Dana,\n\n# outreach-lint: ignore[HSE001] -- agreed\nWe circle back.\n"),
        ("a.txt", "Hi Dana,\n\n<!-- outreach-lint: ignore[HSE001] -- agreed -->\nWe circle back.\n"),
        (
            "a.yaml",
            "steps:\n  - body: |\n      Hi,\n\n      # outreach-lint: ignore[HSE001] -- y\n      We circle back.\n",
        ),
        ("a.json", '[{"subject": "x", "body": "outreach-lint: ignore[HSE001] -- agreed\\nWe circle back."}]'),
        (
            "a.md",
            "## Email 1\n\n```\nHi Dana,\n\n<!-- outreach-lint: ignore[HSE001] -- y -->\nWe circle back.\n```\n",
        ),
    ],
)
def test_an_ignore_that_would_be_sent_hides_nothing_and_is_an_error(house: House, name: str, text: str) -> None:
    house.put(name, text)
    assert sorted(codes(house, name)) == ["HSE001", "IGN005"]


def test_a_sidecar_ignores_by_rule_message_and_words(house: House) -> None:
    house.put("a.jsonl", "".join(json.dumps({"id": i, "body": f"Hi,\n\nWe circle back {i}."}) + "\n" for i in "xyz"))
    house.put("a.jsonl.outreach-lint.toml", '[[ignore]]\nrules = ["HSE001"]\nreason = "agreed"\nmessage = "y"\n')
    assert found(house, "a.jsonl") == [("HSE001", 1), ("HSE001", 3)]
    house.put("a.txt", FAULTY)
    house.put("a.txt.outreach-lint.toml", '[[ignore]]\nrules = ["house"]\nreason = "agreed"\ntext = "circle back"\n')
    assert codes(house, "a.txt") == []
    house.put("a.txt.outreach-lint.toml", '[[ignore]]\nrules = ["house"]\nreason = "agreed"\ntext = "touch base"\n')
    assert sorted(codes(house, "a.txt")) == ["HSE001", "IGN001"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[ignore]]\nreason = "x"\n', "1:1: this ignore needs `rules`"),
        ('[[ignore]]\nrules = ["HSE001"]\n', "1:1: this ignore needs a `reason`"),
        ('[[ignore]]\nrules = ["HSE001"]\nreason = "x"\nuntill = 1\n', "unknown key `untill`"),
        ("[[ignore]]\nrules = \n", "2:9: not valid TOML"),
    ],
)
def test_a_broken_sidecar_is_a_problem_with_its_place(house: House, text: str, says: str) -> None:
    house.put("a.txt", FAULTY)
    house.put("a.txt.outreach-lint.toml", text)
    said = house.run("check", "a.txt")
    assert said.code == 2 and f"a.txt.outreach-lint.toml:{says}" in said.err.replace(
        "toml:1:1: unknown", "toml:unknown"
    )


def test_fixing_takes_ignores_away_that_are_of_no_use(house: House) -> None:
    house.put("a.md", f"<!-- outreach-lint: ignore[HSE001] -- agreed -->\n\n{CLEAN[16:]}")
    house.put("b.txt", CLEAN)
    house.put("b.txt.outreach-lint.toml", '[[ignore]]\nrules = ["HSE001"]\nreason = "agreed"\n')
    house.put(
        "c.md",
        "---\nsubject: x\noutreach-lint:\n  - ignore[HSE001] -- y\n  - ignore[synergy] -- n\n---\nWe circle back.\n",
    )
    said = house.run("check", ".", "--fix", "--fail-level", "info")
    assert house.text("a.md") == "\n" + CLEAN[16:]
    assert not (house.root / "b.txt.outreach-lint.toml").exists()
    assert house.text("c.md") == "---\nsubject: x\noutreach-lint:\n  - ignore[HSE001] -- y\n---\nWe circle back.\n"
    assert said.code == 0, said.out


def test_rules_that_are_switched_off_make_no_ignore_useless(house: House) -> None:
    house.put("a.md", "<!-- outreach-lint: ignore[HSE002] -- agreed -->\n\nHi Dana,\n\nWe touch base.\n")
    assert codes(house, "a.md", "--select", "HSE001,ignore") == []


def test_ignores_lists_all_with_their_reasons(house: House) -> None:
    house.put("a.md", f"<!-- outreach-lint: ignore[HSE001] -- agreed with legal until=2020-01-31 -->\n\n{BODY}")
    house.put("b.txt", CLEAN)
    house.put("b.txt.outreach-lint.toml", '[[ignore]]\nrules = ["HSE001"]\nreason = "a trial"\n')
    said = house.run("ignores", ".")
    assert said.code == 0
    assert "a.md:1: sentence [HSE001] agreed with legal (until 2020-01-31, which is past)" in said.out
    assert "b.txt.outreach-lint.toml:1: file [HSE001] a trial" in said.out
    assert len(json.loads(house.run("ignores", ".", "--format", "json").out)["ignores"]) == 2


def test_add_ignores_puts_everything_off_without_touching_the_copy(house: House) -> None:
    text = CLEAN.replace("Which of", 'We "circle back" on synergy.\nWhich of')
    house.put("a.txt", text)
    house.put("m.jsonl", "".join(json.dumps({"id": i, "body": f"Hi,\n\nWe circle back {i}."}) + "\n" for i in "xyz"))
    assert house.run("check", ".", "--add-ignores", 'agreed "for now"').code == 0
    assert house.text("a.txt") == text
    assert codes(house, ".") == []
    assert house.run("check", ".", "--add-ignores", "").code == 2


@given(st.text())
def test_any_words_are_parsed_without_an_exception(words: str) -> None:
    made = parse(words)
    assert made.fault or (made.codes and made.reason)


def test_text_without_the_mark_costs_nothing_and_means_nothing(house: House) -> None:
    house.put("a.md", "Hi Dana,\n\nOur note on outreach-lint is out. We circle back.\n")
    assert codes(house, "a.md") == ["HSE001"]
