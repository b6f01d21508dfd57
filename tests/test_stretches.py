"""Stretches: what was found in a stretch of words before, or in many views at once, is what stands in each."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from outreach_lint.annotate.merge_fields import find_fields
from outreach_lint.annotate.view import named, view
from outreach_lint.model.annotated import View
from outreach_lint.model.index import Index, index
from outreach_lint.rulebook import load

BOOK = load()
LINES = (
    "^ (we|i) {offer_verb}",
    "^ (thanks|thank you) $",
    "^ _ ~2 (you|team)",
    "^ {Name}",
    "^ {number}",
    "{minutes} $",
    "{money} (per|a|/)?",
    "{Name} $",
    "{number} (customers|teams)?",
    "#1",
    "24/7 $",
    "(your|the) team ~2 (call|chat)",
    "_ $",
    "{sender_field} _",
    "{url}",
    "(quick)? (call|chat) $",
    "help* ~3 you",
)
SENTENCES = (
    "Hi Dana, we help teams grow.",
    "Dana — thanks!",
    "Hi {{first_name}}! Got 15 minutes?",
    "We're the #1 tool (24/7), for $5 a seat.",
    "1. Your team gets a quick call",
    "- we offer 20% off",
    "> On Monday you wrote: thanks.",
    '"Open for a chat?"',
    "Acme Corp. works with 300+ customers.",
    "Acme helps you",
    "_We help_ *you* _ . _",
    "__ (we help you) __",
    "See https://acme.example/a for £9.99, or a call",
    "ΑΣ. Σας. İ we offer it",
    "Thanks,",
    "Sam",
    "$",
    "15",
    "minutes.",
    "we",
)
SIGNS = (" ", "\n", "\n\n", " (", ") ", " — ", "; ", ". ", " _ ", " $", ", ", "? ", "\n- ", "\n2) ", "     " * 13, "! ")
TEXTS = st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(SIGNS)), max_size=10).map(
    lambda held: "".join(sentence + signs for sentence, signs in held)
)


def seen(text: str) -> View:
    return named(view(text, find_fields("body", text)), ["acme"])


def fresh() -> Index:
    return index({str(number): [line] for number, line in enumerate(LINES)}, BOOK.lexicon.needs_of)


@given(st.lists(TEXTS, min_size=1, max_size=4), TEXTS)
@example(["Dana — thanks!", "Foo; Dana — thanks!"], "Hi Dana — thanks! Dana")
@example(["1. Your team"], "a.\n\n1. Your team (1. Your team")
def test_stretches_that_were_met_before_hold_the_same(before: list[str], text: str) -> None:
    known = fresh()
    for one in before:
        known.find(seen(one), BOOK.lexicon.pattern)
    told = known.find(seen(text), BOOK.lexicon.pattern)
    again = known.find(seen(text), BOOK.lexicon.pattern)
    first = fresh().find(seen(text), BOOK.lexicon.pattern)
    assert told == again
    assert {name: sorted(places) for name, places in told.items()} == {n: sorted(p) for n, p in first.items()}


@given(TEXTS)
def test_a_known_stretch_holds_what_its_patterns_find_in_the_whole_view(text: str) -> None:
    known = fresh()
    told = known.find(seen(text + text), BOOK.lexicon.pattern)
    for number, line in enumerate(LINES):
        places = BOOK.lexicon.pattern(line).find(seen(text + text))
        assert sorted(told.get(str(number), [])) == sorted(places)


@given(st.lists(st.one_of(TEXTS, st.sampled_from((*SENTENCES, *SIGNS, "", "%", ", we help you", "5"))), max_size=5))
@example(["$", "15 minutes", "% off", "5", "% of teams"])
@example(["Hi Dana,", "we offer it", "thanks", '" thanks "', "Acme"])
def test_views_that_are_searched_together_hold_what_each_holds_alone(texts: list[str]) -> None:
    known = fresh()
    views = [seen(text) for text in texts]
    known.learn(views, BOOK.lexicon.pattern)
    for one in views:
        told = known.find(one, BOOK.lexicon.pattern)
        for number, line in enumerate(LINES):
            assert sorted(told.get(str(number), [])) == sorted(BOOK.lexicon.pattern(line).find(one))
