"""What findings amount to together: each composite on a message that shows it and on one that only looks so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from outreach_lint import lint
from outreach_lint.model.diagnostic import Diagnostic, Report
from outreach_lint.report import ReportOptions, render
from outreach_lint.rulebook import Folder, RuleError, built_in, load
from outreach_lint.rulebook.composites import composites_in, composites_of

BOOK = load()
MESSAGES = Path(__file__).parent / "accuracy" / "messages.jsonl"
FIRST = {"channel": "email", "step": 1, "relationship": "cold"}

SHOWN: dict[str, tuple[dict[str, Any], str, str | None]] = {
    "pitch-slap": (
        {"channel": "linkedin-dm", "step": 1, "relationship": "cold"},
        "Thanks for connecting, Ines!\n\nWe help bakeries cut flour waste. Do you have 20 minutes for a demo?",
        None,
    ),
    "everything-at-once": (
        FIRST,
        "Hi Ines,\n\nMy name is Rolf and I work at Ovenly, the number one oven planner.\n\nWe are trusted "
        "by 300 bakeries.\n\nDo you have 15 minutes on Thursday?",
        None,
    ),
    "bait": (
        FIRST,
        "Hi Ines,\n\nWe help bakeries plan their ovens with our software.",
        "Re: your invoice",
    ),
    "compliment-sandwich": (
        FIRST,
        "Hi Ines,\n\nLove what you're doing at Kornblume. Your website is outdated and slow, though. "
        "We help bakeries build websites that sell.",
        None,
    ),
    "premature-solution": (
        FIRST,
        "Hi Ines,\n\nYou are probably struggling with flour waste. Our all-in-one platform takes care of every problem "
        "in your bakery.",
        None,
    ),
    "guilt-ladder": (
        {"channel": "email", "step": 4, "relationship": "cold"},
        "Hi Ines,\n\nJust bumping this to the top of your inbox. I have emailed you three times and you have not "
        "replied. Should I close your file?",
        None,
    ),
    "false-hurry": (
        FIRST,
        "Hi Ines,\n\nOnly 3 spots left this month. The offer ends on Friday. Your competitors are already doing this.",
        None,
    ),
    "credential-dump": (
        FIRST,
        "Hi Ines,\n\nWe are the market leader in oven planning. We are trusted by 300 bakeries. "
        "We won the best software award in 2023. We were founded in 2009 and have 4 offices.",
        None,
    ),
    "all-about-us": (
        FIRST,
        "Hi Ines,\n\nI hope this email finds you well. We help bakeries plan their ovens with our software.",
        None,
    ),
    "bended-knee": (
        FIRST,
        "Hi Ines,\n\nSorry to bother you. I know you are extremely busy. Please, please could you give me a moment of "
        "your precious time?",
        None,
    ),
    "fill-in-the-blanks": (
        FIRST,
        "Hi {{first_name}},\n\nWe help companies like {{company}} grow revenue. Do you have 15 minutes on Thursday?",
        None,
    ),
    "nothing-but-the-sale": (
        FIRST,
        "Hi Ines,\n\nYou wrote in your May newsletter that the rye failed twice in the new deck ovens at Ghent. "
        "I would love to show you our oven planner. Do you have 15 minutes on Thursday?",
        None,
    ),
}

ALIKE: dict[str, tuple[dict[str, Any], str]] = {
    "an acceptance answered": (
        {"channel": "linkedin-dm", "step": 1, "relationship": "cold"},
        "Thanks for connecting, Ines! Your note on rye in May made me change our dough. How did the second batch go?",
    ),
    "a reply that names a time": (
        {"channel": "email", "relationship": "existing"},
        "Hi Ines,\n\nYes, we offer that. Do you have 15 minutes on Thursday?",
    ),
    "one lone fault": (
        FIRST,
        "Hi Ines,\n\nYour second shop in Ghent opened in May. Do you have 15 minutes on Thursday?",
    ),
    "a goodbye without reproach": (
        {"channel": "email", "step": 4, "relationship": "cold"},
        "Hi Ines,\n\nThe Ghent council moved the rye rule to October, so my question from May is settled. All the best "
        "with the second shop.",
    ),
}


def found(situation: dict[str, Any], body: str, subject: str | None = None) -> tuple[Diagnostic, ...]:
    return tuple(lint(body, subject=subject, **situation))


@pytest.mark.parametrize("name", SHOWN)
def test_a_message_that_shows_it_is_told_so(name: str) -> None:
    situation, body, subject = SHOWN[name]
    members = [d for d in found(situation, body, subject) if d.composite and d.composite.name == name]
    assert len(members) >= 2
    story = members[0].composite
    assert story and "{" not in story.title.replace("{{", "")


@pytest.mark.parametrize("name", ALIKE)
def test_a_message_that_only_looks_so_has_no_story(name: str) -> None:
    assert not [d.composite.name for d in found(*ALIKE[name]) if d.composite]


def test_every_composite_has_a_message() -> None:
    assert {composite.name for composite in BOOK.composites} == set(SHOWN)


def test_parts_are_filled_by_rules_and_signals_that_there_are() -> None:
    rules = {name for rule in BOOK.rules.values() for name in (rule.code, rule.name, rule.family)}
    signals = {f"signal:{name}" for name in BOOK.lexicon.signals}
    for composite in BOOK.composites:
        for selectors in composite.parts.values():
            assert set(selectors) <= rules | signals, composite.name


def test_a_story_is_one_block_that_is_shorter_than_its_findings_alone() -> None:
    situation, body, subject = SHOWN["everything-at-once"]
    diagnostics = found(situation, body, subject)
    told = "".join(render(Report(diagnostics), "text", ReportOptions()))
    alone = sum("".join(render(Report((d,)), "text", ReportOptions())).count("\n") for d in diagnostics)
    titles = {d.composite.title for d in diagnostics if d.composite}
    assert titles and all(told.count(title) == 1 for title in titles)
    assert told.count("\n") < 0.75 * alone
    for d in diagnostics:
        assert d.name in told


def test_parts_that_no_finding_points_at_are_pointed_at() -> None:
    situation, body, subject = SHOWN["pitch-slap"]
    story = next(d.composite for d in found(situation, body, subject) if d.composite)
    assert [related.range.line for related in story.related] == [1]


def test_stories_change_nothing_but_how_findings_are_told() -> None:
    situation, body, subject = SHOWN["premature-solution"]
    diagnostics = found(situation, body, subject)
    assert any(d.composite for d in diagnostics)
    told = json.loads("".join(render(Report(diagnostics), "json", ReportOptions())))
    assert [d["code"] for d in told["diagnostics"]] == [d.code for d in diagnostics]
    for d, value in zip(diagnostics, told["diagnostics"], strict=True):
        assert value.get("composite") == (d.composite.title if d.composite else None)


def rows() -> Iterator[dict[str, Any]]:
    for line in MESSAGES.read_text("utf-8").splitlines():
        yield json.loads(line)


def test_no_family_is_told_twice_of_the_same_words() -> None:
    for row in rows():
        places: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for d in lint(row["body"], subject=row.get("subject"), channel=row.get("channel"), step=row.get("step")):
            held = places.setdefault((d.family, d.target.part), [])
            assert not any(start < d.target.end and d.target.start < end for start, end in held), (row["id"], d.code)
            held.append((d.target.start, d.target.end))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ([{"title": "t"}], "mapping with a name"),
        ([{"name": "n", "title": "t", "why": "w", "advice": "a"}], "'parts' is missing"),
        (
            [{"name": "n", "title": "t", "why": "w", "advice": "a", "parts": {"p": ["pitch"]}, "near": 1}],
            "'near' is unknown",
        ),
        (
            [{"name": "n", "title": "t", "why": "w", "advice": "a", "parts": {"p": ["pitch"]}, "needs": ["q"]}],
            "needs 'q'",
        ),
        ([{"name": "n", "title": "t", "why": "w", "advice": "a", "parts": {"p": ["pitch"]}, "least": 2}], "'least'"),
        (
            [
                {
                    "name": "n",
                    "title": "t",
                    "why": "w",
                    "advice": "a",
                    "parts": {"p": ["pitch"]},
                    "least": 1,
                    "within": 0,
                }
            ],
            "'within'",
        ),
    ],
)
def test_a_file_of_composites_that_cannot_be_used_says_why(data: list[Any], says: str) -> None:
    with pytest.raises(RuleError, match=says):
        composites_of(data, Path("composites.yaml"))


def test_the_generated_file_holds_the_composites() -> None:
    assert BOOK.composites == composites_of(composites_in(built_in()), built_in() / "composites.yaml")


def test_stories_of_a_folder_of_own_rules_come_first(tmp_path: Path) -> None:
    told = "- {name: n, title: t, why: w, advice: a, least: 1, parts: {p: [pitch]}}\n"
    (tmp_path / "composites.yaml").write_text(told, "utf-8")
    book = load([Folder(tmp_path)])
    assert [composite.name for composite in book.composites] == ["n", *(c.name for c in BOOK.composites)]
