"""Redacted reports name nobody and still point at the right places."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import finding, linted, rules, sample

from outreach_lint.model.diagnostic import (
    Edit,
    Linted,
    Note,
    Problem,
    Related,
    Report,
    Safety,
    Score,
    Story,
    Suggestion,
)
from outreach_lint.model.source import Source
from outreach_lint.report import FORMATS, LISTINGS, ReportOptions, listing, render
from outreach_lint.report.names import hidden_names, hide_all
from outreach_lint.report.redact import redacted

COPY = """Subject: Zofia, a thought about Brightwater Foods

Hi Zofia,

Your new depot at 14 Harbour View Road, BS1 4DJ caught my eye. Will from Ocado-Smith told me.
Would you like a look? Ring +44 (0)117 496 0123 or write to zofia.nowak@brightwater.example.com,
or see https://cal.example/zofia and brightwater.io. {{first_name}} knows @znowak.

Best,
Will Abernathy
"""
SECRETS = ("ofia", "rightwater", "Ocado", "Smith", "Abernathy", "Harbour", "4DJ", "496 0123", "nowak", "cal.example")
PLAIN = ("Your new depot at", "caught my eye.", "told me.", "Would you like a look?", "{{first_name}} knows", "Best,")


def report() -> Report:
    source = Source("mail/a.txt", COPY)
    fix = Suggestion("Ask Zofia instead", Safety.UNSAFE, (Edit(source.range(0, 4), "Zofia?", "Zofia?"),))
    found = finding(source, "PIT002", "Ring +44 (0)117", "Names Zofia of Brightwater", suggestions=[fix])
    found = replace(
        found,
        excerpt=COPY.split("\n")[5],
        related=(Related(found.range, "see Zofia"),),
        composite=Story("told", "Told by Will Abernathy", "Will says so.", "Ask Will."),
        target=replace(found.target, id="zofia@brightwater.example.com"),
    )
    message = replace(linted(source, subject=COPY.split("\n")[0][9:]), id="zofia@brightwater.example.com")
    return Report(
        diagnostics=(found,),
        suppressed=(replace(found, suppressed="agreed with Zofia"),),
        messages=(message,),
        problems=(Problem("mail/b.txt", 1, 1, "Cannot read zofia.nowak@brightwater.example.com."),),
        notes=(Note("mail/c.txt", "Skipped for Zofia"),),
        scores=(Score("mail/a.txt", message.id, 50, (("PIT002", 50, found.range),)),),
    )


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_names_anybody(name: str) -> None:
    written = render(report(), name, ReportOptions(redact=True, rules=rules()))
    assert not [secret for secret in SECRETS if secret in written]
    assert "Zofia" in render(report(), name, ReportOptions(rules=rules()))


@pytest.mark.parametrize("name", LISTINGS)
def test_no_listing_names_anybody(name: str) -> None:
    written = "".join(listing(report(), name, ReportOptions(redact=True)))
    assert not [secret for secret in SECRETS if secret in written]


def test_what_names_nobody_stays_readable() -> None:
    body = redacted(report()).messages[0].body
    assert not [words for words in PLAIN if words not in body]
    assert len(body) == len(report().messages[0].body)
    assert body.count("\n") == report().messages[0].body.count("\n")


def test_findings_still_belong_to_their_messages() -> None:
    hidden = redacted(report())
    assert hidden.diagnostics[0].target.id == hidden.messages[0].id == hidden.scores[0].id
    assert hidden.messages[0].id.startswith("id-")


def test_a_name_at_the_start_of_a_sentence_is_hidden_where_it_is_one() -> None:
    names = hidden_names(["Hi Mark,\n\nMark my words. Quick question about the quick fix."])
    assert hide_all("Mark my words. Quick question", names) == "•••• my words. Quick question"


def test_names_after_an_escape_and_in_encoded_words_are_hidden() -> None:
    names = hidden_names([])
    assert hide_all(r'"Hi,\nDagny and Jos=C3=A9 and Ren\u00e9e and Zo&euml;"', names) == (
        r'"Hi,\n••••• and ' + "•" * 9 + " and " + "•" * 10 + " and " + "•" * 8 + '"'
    )


def test_half_words_at_the_ends_of_a_cut_line_are_hidden() -> None:
    found = replace(
        report().diagnostics[0], excerpt="afia likes " + "the new depot " * 9 + "Brightwa", excerpt_column=50
    )
    excerpt = redacted(Report((found,))).diagnostics[0].excerpt
    assert excerpt == "•••• likes " + "the new depot " * 9 + "•" * 8


def test_an_empty_report_and_the_samples_pass_through() -> None:
    assert redacted(Report()) == Report()
    hidden = redacted(sample())
    assert [d.range for d in hidden.diagnostics] == [d.range for d in sample().diagnostics]
    assert "Dana" not in render(hidden, "json", ReportOptions())
    assert "number one platform for freight teams" in render(hidden, "json", ReportOptions())


@given(st.text(), st.text())
def test_hiding_keeps_every_place_and_changes_nothing_twice(copy: str, other: str) -> None:
    names = hidden_names([copy, other])
    once = hide_all(copy, names)
    assert len(once) == len(copy)
    assert hide_all(once, names) == once


def test_messages_without_subject_are_taken() -> None:
    message = Linted("a", 1, "1", "text", None, None, "hi", None, None, None, False, "nothing")
    assert redacted(Report(messages=(message,))).messages == (message,)
