"""Rules of one's own: a new file has holes that are told, expressions keep to their time, and faults have places."""

from __future__ import annotations

from pathlib import Path

import pytest
from house import House
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.annotate.view import even
from outreach_lint.match import expressions
from outreach_lint.rulebook import load
from outreach_lint.rulebook.load import check_rule_patterns
from outreach_lint.run.project import rulebook

RULE = """\
code: HSE100
name: no-asap
family: house
title: ASAP
severity: error
message: "'{{match}}' hurries the reader."
why: Nobody asked for it.
match:
  kind: phrase
{match}
examples:
  - bad: "Hi Dana,\\n\\nPlease answer «ASAP» about Leeds."
  - good: "Hi Dana,\\n\\nWhich site opens first?"
"""
SLOW = "(?:(?:a|ab)(?:b|)c?)+d"
"""Tries every way to part a long row of `ab`."""
HELD_UP = f"Hi Dana,\n\n{'ab' * 50} d\n"


def rule(house: House, match: str) -> Path:
    """A rule with a `match` of its own, in the folder that the configuration names."""
    text = RULE.format(match="\n".join(f"  {line}" for line in match.splitlines()))
    rulebook.cache_clear()
    return house.put("house-rules/house/no-asap.yaml", text)


def places(house: House) -> list[str]:
    """Line and column of each finding of the rule."""
    lines = house.run("check", "a.txt", "--select", "HSE100", "--format", "concise").out.splitlines()
    return [line.removeprefix("a.txt:").partition(": ")[0] for line in lines]


def test_a_new_rule_fails_until_its_holes_are_filled(house: House) -> None:
    first = house.run("new", "house/no-circles", "--folder", "house-rules", "--code", "HSE009")
    assert first.code == 0
    path = "house-rules/house/no-circles.yaml"
    said = house.run("test", path)
    assert said.code == 1 and said.err == "1 rule, 6 examples, 5 failed.\n"
    keys = ("fill in <ask: what does it find", "`message`", "`why`", "`source`", "`advice`")
    for line, where in zip(said.out.splitlines(), keys, strict=True):
        assert line.startswith(f"{path}:") and where in line
    assert said.out.startswith(f"{path}:1:12: HSE009 no-circles: ")
    text = house.text(path)
    for hole in [line.partition("<ask:")[2].partition(">")[0] for line in text.splitlines() if "<ask:" in line]:
        text = text.replace(f"<ask:{hole}>", "said plainly")
    house.put(path, text)
    assert house.run("test", path).code == 0


def test_a_slot_in_a_fix_is_no_hole_but_a_todo_is(house: House) -> None:
    path = rule(house, 'patterns: ["asap"]')
    fix = 'fixes:\n  - {title: Ask, replace: match, with: "<ask: by when, and what for?>"}\nexamples:'
    path.write_text(path.read_text().replace("examples:", fix))
    assert house.run("test", str(path)).code == 0
    path.write_text(path.read_text().replace("Nobody asked", "TODO nobody asked"))
    said = house.run("test", str(path))
    assert said.code == 1 and ":7:1: HSE100 no-asap: `why`: fill in TODO" in said.out


def test_a_new_rule_never_overwrites_and_its_code_and_name_are_looked_at(house: House) -> None:
    assert house.run("new", "house/synergy", "--folder", "house-rules").code == 2
    again = house.run("new", "house/synergy", "--folder", "house-rules", "--code", "HSE010")
    assert again.code == 2 and "left as it is" in again.err
    assert house.run("new", "house/other", "--code", "HSE001").code == 2
    assert house.run("new", "Bad Name").code == 2


def test_a_failed_example_is_told_with_its_place_and_the_lines_that_differ(house: House) -> None:
    path = house.root / "house-rules" / "house" / "synergy.yaml"
    path.write_text(path.read_text().replace("Which site opens first?", "More synergy, please."))
    said = house.run("test", "house-rules")
    assert said.code == 1
    assert "house-rules/house/synergy.yaml:15:5: HSE003 synergy: good example 1: «synergy» is found" in said.out
    assert "\n    - More synergy, please.\n    + More «synergy», please.\n" in said.out
    path.write_text(path.read_text().replace("«synergy» on it", "synergy on «it»"))
    said = house.run("test", "house-rules")
    assert "bad example 1: it finds «synergy», not «it»" in said.out
    assert "\n    - I wanted to synergy on «it».\n    + I wanted to «synergy» on it.\n" in said.out


def test_a_wrong_fix_is_told_as_lines_that_differ(house: House) -> None:
    path = house.root / "house-rules" / "house" / "circling-back.yaml"
    path.write_text(path.read_text().replace("  - good:", '    fixed: "Hi Dana,\\n\\nI write."\n  - good:'))
    said = house.run("test", "house-rules")
    assert "bad example 1: fixing makes something else:" in said.out
    assert "\n    - I write.\n    + I wanted to write again on it.\n" in said.out


def test_an_expression_reads_the_words_as_they_are(house: House) -> None:
    rule(house, "regex:\n  - '\\bASAP\\b'\n  - \"don't wait\"\n  - 'https://bit\\.ly/\\w+'\n  - '\\{\\{\\w+\\}\\}'")
    house.put(
        "a.txt", "Hi Dana,\n\n😀 Come ASAP, don’t wait: https://bit.ly/abc for {{company}}, asap.\n\nBest,\nASAP\n"
    )
    assert places(house) == ["3:8", "3:14", "3:26", "3:49"]


def test_expressions_keep_to_zones_conditions_and_exceptions(house: House) -> None:
    rule(house, "regex: ['(?i)asap']\nin: [subject]")
    house.put("a.txt", "Subject: Leeds asap\n\nHi Dana,\n\nPlease come asap.\n")
    assert places(house) == ["1:16"]
    rule(house, "regex: ['(?i)asap']\nspan: sentence\nwhere: {question: true}")
    house.put("a.txt", "Hi Dana,\n\nPlease come asap. Can you come asap?\n")
    assert places(house) == ["3:19"]
    path = rule(house, "regex: ['(?i)asap', 'x*']\nonce: true")
    path.write_text(path.read_text().replace("examples:", 'unless: ["not asap"]\nexamples:'))
    house.put("a.txt", "Hi Dana,\n\nThis is not asap. Come asap.\n")
    assert places(house) == ["3:24"]


def test_expressions_stand_beside_patterns(house: House) -> None:
    path = rule(house, "patterns: [hurry]\nregex: ['\\bASAP\\b', 'ASAP about']")
    house.put("a.txt", "Hi Dana,\n\nPlease hurry and come ASAP about Leeds.\n")
    assert places(house) == ["3:8", "3:23"]
    path.write_text(path.read_text().replace("«ASAP» about", "«ASAP about»"))
    assert house.run("test", str(path)).code == 0


def test_an_expression_that_is_none_stops_the_run_with_its_place(house: House) -> None:
    rule(house, "regex:\n  - 'asap'\n  - '(asap'")
    house.put("a.txt", "Hi Dana,\n\nWhich site?\n")
    for words in (("check", "a.txt"), ("test",), ("config", "check")):
        said = house.run(*words)
        assert said.code == 2
        assert "no-asap.yaml:12:7: HSE100: not a regular expression: missing ) at position 5 in `(asap`" in said.err


def test_an_expression_that_runs_away_is_stopped_and_told_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "SECONDS", 0.05)
    rule(house, f"regex:\n  - '{SLOW}'")
    for name in "abc":
        house.put(f"{name}.txt", HELD_UP)
    said = house.run("check", "a.txt", "b.txt", "c.txt", "-q")
    assert said.code == 2 and said.err.count("\n") == 1
    assert "no-asap.yaml:11:7: HSE100: this expression took more than 0.05 seconds on a.txt, message 1" in said.err
    assert "no-asap.yaml: HSE100" not in said.out


@pytest.mark.parametrize(
    ("match", "place", "says"),
    [
        ("in: [bodi]\npatterns: [x]", "10:3", "there is no zone `bodi`: there are subject, greeting"),
        ("in: [bodi]\npatterns: [x]", "10:3", "did you mean `body`?"),
        ("where: {ownr: seller}\npatterns: [x]", "10:11", "there is no condition `ownr`"),
        ("where: {sentence_has: greetin}\npatterns: [x]", "10:11", "there is no signal `greetin`"),
        ("once: true", "8:1", "needs `patterns` or `regex`"),
        ("patterns: [good, '(a|']", "10:20", "unbalanced brackets in '(a|'"),
    ],
)
def test_what_a_rule_file_gets_wrong_is_told_with_its_place(house: House, match: str, place: str, says: str) -> None:
    rule(house, match)
    house.put("a.txt", "Hi Dana,\n\nA good site opens.\n")
    said = house.run("check", "a.txt")
    assert said.code == 2 and f"no-asap.yaml:{place}: HSE100: " in said.err and says in said.err, said.err


@pytest.mark.parametrize(
    ("match", "says"),
    [
        ("{kind: metric, metric: word_cont, above: 3}", "there is no metric `word_cont`"),
        ("{kind: check, check: pich}", "there is no check `pich`: no installed package offers any"),
    ],
)
def test_a_metric_or_check_that_is_not_there_is_told(house: House, match: str, says: str) -> None:
    text = RULE.format(match="").replace("match:\n  kind: phrase\n\n", f"match: {match}\n")
    house.put("house-rules/house/no-asap.yaml", text)
    said = house.run("check", "a.txt" if house.put("a.txt", "Hi") else "")
    assert said.code == 2 and "no-asap.yaml:8:" in said.err and says in said.err, said.err


def test_a_sequence_rule_can_only_use_checks_of_sequences(house: House) -> None:
    text = RULE.format(match="").replace(
        "match:\n  kind: phrase\n\n", "scope: sequence\nmatch: {kind: check, check: pitch}\n"
    )
    house.put("house-rules/house/no-asap.yaml", text)
    house.put("a.txt", "Hi")
    assert "there is no check of sequences `pitch`: there are claims-differ" in house.run("check", "a.txt").err


@given(st.text(max_size=80))
def test_even_words_are_as_long_as_they_were(words: str) -> None:
    assert len(even(words)) == len(words)


def test_every_rule_that_ships_compiles_alone() -> None:
    book = load()
    for one in book.rules.values():
        check_rule_patterns(one, book.lexicon)
