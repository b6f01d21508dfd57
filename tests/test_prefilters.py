"""Prefilters: what is looked for before an expression or a check is tried never hides anything that it would find."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from string import ascii_lowercase

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.annotate import annotate, seller_names
from outreach_lint.annotate.view import view
from outreach_lint.checks import BY_SIGNAL, CHECKS, editor_notes, feature_list, field_in_url, filler, residue
from outreach_lint.match.speaking import speaking, speaks
from outreach_lint.model import quoting
from outreach_lint.model.annotated import Annotated, Situation
from outreach_lint.model.lowered import lowered
from outreach_lint.model.message import Message
from outreach_lint.model.settings import Settings
from outreach_lint.model.text import Text
from outreach_lint.rulebook import load

BOOK = load()
MAIL = Situation("email", 1, "cold", True, True, "", "high")
RULES = tuple(BOOK.rules.values())
INTRODUCING = (
    "At Acme, we plan rotas.",
    "I built Rotaline for wards.",
    "We run a platform (Rotaline) for wards.",
    "Rotaline is a tool for wards.",
)
BODIES = sorted({*INTRODUCING, *(example.body for rule in RULES for example in rule.examples)})
SIGNS = st.sampled_from(
    [*" \n\t,.:;!?'’\"()[]{}<>#*|/_-&", ", ", " and ", " or ", " plus ", "\u0130", "\u017f", "\u212a"]
)
FRAGMENTS = st.sampled_from(
    "hi hello dear at for of with from about your our we i help offer provide including such as do manage features "
    "services solutions everything like reports alerts rotas undefined null nil NaN None N/A n/a (blank) [[MISSING "
    "TOKEN object Object #REF! lorem ipsum dolor sit amet INSERT insert HERE here ENTER ADD NAME FIRST COMPANY text "
    "goes XXX X __ ___ TODO TBD TK <!-- --> note to self editor's internal optional personalize x@y.com www. "
    "I'm I we this is founder of founded built launched Acme Rotaline platform tool (Acme an called represent behalf "
    "https:// acme.io/ ?q= {{name}} { }".split()
)
WRITTEN = st.lists(st.one_of(FRAGMENTS, SIGNS, st.just(" ")), max_size=24).map("".join)


def hinted(hints: tuple[str, ...], words: str) -> bool:
    """Whether any of some hints is in words, in any case."""
    return any(hint in lowered(words) for hint in hints)


GATES: dict[str, tuple[regex.Pattern[str], Callable[[str], bool]]] = {
    "trace": (residue.ANYWHERE, residue.leaves_a_trace),
    "gap": (residue.GAP, residue.leaves_a_gap),
    "filler": (filler.FILLER, filler.may_hold),
    "note": (editor_notes.NOTE, editor_notes.may_hold),
    "address": (field_in_url.BEFORE, field_in_url.in_address),
    "list": (feature_list.unnamed(feature_list.INLINE.pattern), feature_list.strings_together),
}
GATES |= {
    f"seller-{number}": (seller_names.INTRODUCED[number], partial(hinted, hints))
    for number, hints in enumerate(seller_names.HINTS)
}
gates = pytest.mark.parametrize("gate", GATES)


def annotated(body: str) -> Annotated:
    message = Message(id="1", path="x", format="text", body=Text.of(body), step=1, relationship="cold")
    return annotate(message, BOOK.lexicon, Settings())


def stretches(body: str) -> Iterator[str]:
    """A body whole, in lower case and as rules read it, its lines, and its beginnings that a field may follow."""
    seen = view(body, [])
    yield from (body, seen.plain, seen.lower, *body.splitlines(), *seen.lower.splitlines())
    yield from (body[: found.start()] for found in regex.finditer(r"[{\[<]", body))


@gates
def test_a_prefilter_lets_through_whatever_an_example_holds(gate: str) -> None:
    pattern, may_hold = GATES[gate]
    found = [words for body in BODIES for words in stretches(body) if pattern.search(words)]
    assert found
    assert all(may_hold(words) for words in found)


@gates
@given(words=WRITTEN)
def test_a_prefilter_lets_through_whatever_an_expression_finds(gate: str, words: str) -> None:
    pattern, may_hold = GATES[gate]
    assert may_hold(words) or pattern.search(words) is None


@pytest.mark.parametrize("letter", ascii_lowercase)
def test_letters_in_any_case_are_lowered_as_expressions_take_them(letter: str) -> None:
    every = "".join(map(chr, [*range(0xD800), *range(0xE000, sys.maxunicode + 1)]))
    assert all(letter in lowered(found) for found in regex.findall(f"(?i){letter}", every))


@given(line=WRITTEN)
def test_no_line_that_begins_with_a_letter_is_a_bullet(line: str) -> None:
    assert not line.strip()[:1].isalpha() or feature_list.BULLET.match(line) is None


@given(
    words=st.lists(st.sampled_from([*"abc", ", ", " ", " and ", "x-y", "{", "so", "we help"]), max_size=14).map("".join)
)
def test_whole_words_of_items_are_all_that_a_list_needs(words: str) -> None:
    whole = feature_list.unnamed(feature_list.INLINE.pattern)
    piecemeal = regex.compile(whole.pattern.replace("]++ ?)", "]+ ?)"))
    assert piecemeal.pattern != whole.pattern
    found, other = whole.search(words), piecemeal.search(words)
    assert (found and found.span()) == (other and other.span())


@given(words=WRITTEN, name=st.sampled_from(["acme", "rotaline", "note"]))
def test_names_that_stand_nowhere_change_nothing(words: str, name: str) -> None:
    seen = replace(annotated(""), sellers=frozenset({name}))
    for pattern in (feature_list.INLINE.pattern, feature_list.SELLING.pattern):
        every = regex.compile(pattern.replace("{names}", rf"\ue000+|{name}"))
        found, other = feature_list.named(pattern, seen, words).search(words), every.search(words)
        assert (found and found.span()) == (other and other.span())


def test_a_check_that_needs_signals_finds_nothing_without_them() -> None:
    asked = [rule for rule in RULES if rule.match.check in BY_SIGNAL]
    listeners = speaking(asked, MAIL, Settings()).others
    assert len(listeners) > 20
    for body in BODIES[::10]:
        seen = annotated(body)
        for rule, params, needs in listeners:
            found = list(CHECKS[str(rule.match.check)](seen, params))
            assert needs and (not found or not needs.isdisjoint(seen.signals)), rule.code


@given(
    channel=st.sampled_from([None, "email", "copy", "linkedin", "linkedin-note", "inmail", "sms"]),
    step=st.sampled_from([None, 1, 2, 5, 9]),
    first=st.booleans(),
    unsolicited=st.booleans(),
)
def test_the_rules_of_a_situation_are_those_that_speak_in_it(
    channel: str | None, step: int | None, first: bool, unsolicited: bool
) -> None:
    situation = Situation(channel, step, None, first, unsolicited, "", "high")
    heard = speaking(RULES, situation, Settings())
    codes = sorted(rule.code for rule in (*heard.phrased, *(rule for rule, _, _ in heard.others)))
    assert codes == sorted(rule.code for rule in RULES if rule.scope == "message" and speaks(rule, situation))
    assert speaking(RULES, situation, Settings(sellers=("Acme",))).given != heard.given


def test_other_settings_are_other_parameters() -> None:
    one, other = Settings(), Settings(limits={"linkedin-note": 7})
    rules = [rule for rule in RULES if rule.code in ("RDG001", "LKN001")]
    note = Situation("linkedin-note", 1, "cold", True, True, "", "high")
    assert [params.get("limit") for _, params, _ in speaking(rules, note, one).others] == [300, None]
    assert [params.get("limit") for _, params, _ in speaking(rules, note, other).others] == [7, None]


@given(
    words=st.lists(st.sampled_from([*"a,;: ", "and", "AND ", " the", " of", " \u0130n", "\u017fo ", "your", "x"])).map(
        "".join
    )
)
def test_words_that_hang_loose_are_looked_for_where_they_can_hang(words: str) -> None:
    found = " ".join(words.split())
    whole = quoting.LOOSE.sub("", found)
    assert quoting.quotable(words) == (whole if len(whole) > 3 else found)
