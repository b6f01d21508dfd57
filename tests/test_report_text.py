"""The text report points at the right words and lets nothing hostile reach the terminal."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from report_samples import finding, place, sample

from outreach_lint.model.diagnostic import Edit, Report, Safety, Story, Suggestion
from outreach_lint.model.source import Source
from outreach_lint.report import FORMATS, ReportOptions, automatic, render
from outreach_lint.report.terminal import cells, clean, shown, width


def underlined(written: str) -> list[str]:
    """What stands above each run of carets, read by terminal cells."""
    found, above = [], ""
    for row in written.splitlines():
        source = regex.match(r" *\d+ \| ?(.*)", row)
        above = source[1] if source else above
        carets = regex.match(r" +\| ( *)(\^+)", row)
        if carets:
            found.append(cut(above, len(carets[1]), len(carets[1]) + len(carets[2])))
    return found


def cut(text: str, start: int, end: int) -> str:
    kept, at = "", 0
    for char in text:
        if start <= at < end:
            kept += char
        at += cells(char)
    return kept


def test_carets_stand_under_the_words() -> None:
    assert underlined(render(sample(), "text", ReportOptions())) == [
        "number one",
        "thirty minutes of your week",
        "You must be struggling with",
        "late invoices in every depot.",
        "Quick question",
        "We are the number one platform for freight teams.",
        "Do you have 15 minutes",
        "We are number one in freight.",
        "the best there is",
    ]


@given(
    before=st.text(st.sampled_from("a \té界😀\u200b\u0301\x1b\u202e"), max_size=90),
    after=st.text(st.sampled_from("b \t界😀\u200b"), max_size=90),
    columns=st.integers(40, 140),
)
def test_carets_stand_under_the_words_whatever_is_around_them(before: str, after: str, columns: int) -> None:
    source = Source("a.txt", f"{before}MARK{after}")
    written = render(Report((finding(source, "PIT002", "MARK", "m"),)), "text", ReportOptions(width=columns))
    assert [words.strip("\u0301") for words in underlined(written)] == ["MARK"]
    assert all(width(row) <= columns for row in written.splitlines() if "MARK" in row)


def test_marks_that_lie_far_apart_on_one_long_line_are_all_shown() -> None:
    source = Source("a.json", "ONE" + " x" * 200 + " TWO" + " y" * 200 + " THREE")
    members = tuple(
        finding(source, "PIT002", word, "m", composite=Story("story", "story")) for word in ("ONE", "TWO", "THREE")
    )
    written = render(Report(members), "text", ReportOptions(width=80))
    assert underlined(written) == ["ONE", "TWO", "THREE"]


def test_a_composite_is_told_once_and_only_within_its_message() -> None:
    source = Source("a.txt", "one two three\n")
    members = tuple(
        finding(source, "PIT002", word, f"about {word}", composite=Story("story", "story")) for word in ("one", "three")
    )
    between = finding(source, "BOA001", "two", "about two")
    elsewhere = replace(members[0], path="b.txt", message="alone")
    written = render(Report((members[0], between, members[1], elsewhere)), "text", ReportOptions())
    assert written.count("story") == 1
    assert [written.index(text) for text in ("about one", "about three", "about two", "alone")] == sorted(
        written.index(text) for text in ("about one", "about three", "about two", "alone")
    )


HOSTILE = "\x1b]8;;http://evil\x1b\\x\x1b[31m\r\b\x07\x9b31m\u202e\u2066\u200b\ufeff\x00\ud800"


@pytest.mark.parametrize("name", ["text", "concise", "grouped"])
def test_no_control_character_passes_through(name: str) -> None:
    source = Source(f"a{HOSTILE}.txt", f"{HOSTILE} words {HOSTILE}\n")
    found = finding(
        source,
        "PIT002",
        "words",
        HOSTILE,
        why=HOSTILE,
        related=[("words", HOSTILE)],
        suggestions=[Suggestion(HOSTILE)],
        composite=Story(HOSTILE, HOSTILE, HOSTILE, HOSTILE),
    )
    written = render(Report((found, replace(found, code=HOSTILE, name=HOSTILE))), name, ReportOptions())
    assert not regex.search(r"[\p{C}--\n]", written, regex.V1)
    written.encode("utf-8")


@given(st.text())
def test_clean_text_holds_nothing_invisible_but_joiners_of_emoji(text: str) -> None:
    assert not regex.search(r"[\p{C}\p{Zl}\p{Zp}--\u200d]", clean(text), regex.V1)
    assert "".join(shown(text.replace("\t", ""))) == clean(text.replace("\t", ""))


def test_an_emoji_of_several_characters_stays_whole() -> None:
    assert clean("👩‍💻 ❤️‍🔥") == "👩‍💻 ❤️‍🔥"
    assert clean("a\u200db") == "a<U+200D>b"


def test_links_only_where_they_are_wanted() -> None:
    assert "\x1b]8;;file:///" in render(sample(), "text", ReportOptions(links=True, root="/work"))
    assert "\x1b" not in render(sample(), "text", ReportOptions(links=False))
    assert "50%25.txt" in render(sample(), "text", ReportOptions(links=True, root="/work"))


def test_a_diff_shows_the_old_line_and_the_new_one() -> None:
    written = render(sample(), "text", ReportOptions())
    assert "      - Do you have 15 minutes on Tuesday?\n      + Is the Leeds depot still on for May?\n" in written
    assert "+ We do everything, and we want thirty minutes of your week.\n" in written


def test_of_a_long_edit_in_a_long_line_only_the_words_that_change_are_shown() -> None:
    claim = "We rank first with everybody who ever was asked about it."
    source = Source("a.json", "{" + "x" * 200 + f" {claim} " + "y" * 200 + "}")
    new = Suggestion("Say less", Safety.UNSAFE, (Edit(source.range(*place(source, claim)), "We r.", "We r."),))
    put = Suggestion("Add a fact", Safety.UNSAFE, (Edit(source.range(201, 201), claim, claim),))
    found = finding(source, "BOA001", "rank", "m", suggestions=[new, put])
    written = render(Report((found,)), "text", ReportOptions())
    assert f"      - {claim}\n      + We r.\n" in written
    assert f"      + line 1: {claim}\n" in written


def test_a_short_edit_of_a_long_paragraph_is_shown_with_what_is_around_it() -> None:
    body = (
        "Plain words come first and go on for quite a while. " * 3 + "We are the best, so ask us. " + "More of it. " * 9
    )
    for text, low in ((body, "…"), (json.dumps({"a": "x " * 60, "body": "Hi\nWe are the best, so ask us."}), "")):
        source = Source("a.json", text)
        cut = Suggestion("Cut", Safety.UNSAFE, (Edit(source.range(*place(source, "are the best, so ")), "", ""),))
        found = finding(source, "BOA001", "the best", "m", suggestions=[cut])
        rows = [row.strip() for row in render(Report((found,)), "text", ReportOptions(width=90)).splitlines()[-2:]]
        assert [row[:2] for row in rows] == ["- ", "+ "]
        assert "We are the best, so ask us." in rows[0] and "We ask us." in rows[1]
        assert rows[0][2:].startswith(low or "We") and all(len(row) <= 86 for row in rows)


def test_the_reason_is_one_sentence() -> None:
    source = Source("a.txt", "words")
    found = finding(source, "BOA001", "words", "m", why="Readers skip it, e.g. Tom.\nNobody asked.")
    assert " why: Readers skip it, e.g. Tom.\n" in render(Report((found,)), "text", ReportOptions())


def test_a_suggestion_may_replace_many_lines() -> None:
    source = Source("a.txt", "one\ntwo\nthree\n")
    cut = Suggestion("Cut", Safety.SAFE, (Edit(source.range(4, 14), "", ""),))
    found = replace(finding(source, "BOA001", "one", "m", suggestions=[cut]), excerpt="one")
    assert "+ line 2: (removed)\n" in render(Report((found,)), "text", ReportOptions())


def test_the_end_of_a_finding_beyond_its_excerpt_is_told() -> None:
    source = Source("a.txt", "one\ntwo\nthree\n")
    found = replace(finding(source, "BOA001", "one\ntwo", "m"), excerpt="one")
    assert "1 | one\n  | ^^^ to line 2\n" in render(Report((found,)), "text", ReportOptions())


def test_a_window_of_a_long_line_keeps_its_columns() -> None:
    source = Source("a.json", json.dumps({"body": "x " * 40 + "MARK" + " y" * 40}))
    whole = finding(source, "PIT002", "MARK", "m")
    cut_off = replace(whole, excerpt=source.text[60:130], excerpt_column=61)
    assert underlined(render(Report((cut_off,)), "text", ReportOptions())) == ["MARK"]
    assert "| …" in render(Report((cut_off,)), "text", ReportOptions())


def test_auto_means_annotations_inside_actions_alone() -> None:
    assert automatic({"GITHUB_ACTIONS": "true"}) == "github"
    assert automatic({}) == automatic({"GITHUB_ACTIONS": "false"}) == "text"
    assert automatic({}) in FORMATS
