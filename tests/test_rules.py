"""The rules: every example does what it says, every principle has a rule, and the generated pages are fresh."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from outreach_lint.model.quoting import quotable
from outreach_lint.model.rule import Rule
from outreach_lint.rulebook import load
from outreach_lint.rulebook.load import check_patterns
from outreach_lint.run.catalogue import questions
from outreach_lint.run.examples import failures
from outreach_lint.run.rule_tables import principles, principles_table, rules_table

ROOT = Path(__file__).parents[1]
BOOK = load()
RULES = list(BOOK.rules.values())
EIGHT = {"pitch", "generic", "boast", "hammer", "pressure", "opener", "one-down", "wronging"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_every_example_does_what_it_says(rule: Rule) -> None:
    assert [f"{one.kind} {one.number}: {one.says}" for one in failures(rule, BOOK)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_a_rule_is_complete(rule: Rule) -> None:
    bad = [example for example in rule.examples if not example.good]
    assert len(bad) >= 3 and len(rule.examples) - len(bad) >= 3, "three bad and three good examples"
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)*", rule.name)
    assert rule.source, "where the rule comes from"
    assert Path(rule.path).parent.name == rule.family and Path(rule.path).stem == rule.name
    assert rule.family not in EIGHT or rule.severity != "info"


def test_the_codes_of_a_family_begin_alike() -> None:
    begins: dict[str, set[str]] = {}
    for rule in RULES:
        begins.setdefault(rule.family, set()).add(rule.code[:3])
    assert {family: codes for family, codes in begins.items() if len(codes) > 1} == {}


def test_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_pattern_can_be_compiled() -> None:
    check_patterns(BOOK)


def test_every_principle_has_a_rule_and_rules_name_no_other() -> None:
    known = [one.id for one in principles()]
    named = {one for rule in RULES for one in rule.principles}
    assert len(set(known)) == len(known)
    assert named == set(known)


def test_what_cannot_be_checked_is_asked() -> None:
    assert sorted(one.id for one in questions()) == [f"X-0{number}" for number in range(1, 10)]


def test_legal_packs_are_off_and_never_sure() -> None:
    legal = [rule for rule in RULES if rule.family == "legal"]
    assert legal
    for rule in legal:
        assert rule.pack and "may" in rule.message.split(), rule.code
        assert not re.search(r"\b(?:il)?legal|compliant\b", rule.message), rule.code


PAGES = {"rules/README.md": rules_table, "docs/principles.md": principles_table}


@pytest.mark.parametrize("path", PAGES)
def test_generated_pages_are_fresh(path: str) -> None:
    fresh = PAGES[path](BOOK.rules)
    assert (ROOT / path).read_text("utf-8") == fresh, "run `python -m outreach_lint.run.rule_tables`"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("$4,000/year for", "$4,000/year"),
        ("Happy to provide screenshots, a", "Happy to provide screenshots"),
        ("and built a\nfree tool,", "built a free tool"),
        ("what is in it for you", "what is in it for you"),
        ("the", "the"),
        ("", ""),
    ],
)
def test_quoted_words_do_not_hang_loose(words: str, told: str) -> None:
    assert quotable(words) == told
