"""Shortcuts: what annotation and matching tell quickly, without a look at the whole, is what the whole look tells."""

from __future__ import annotations

from bisect import insort
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from outreach_lint import match as matching
from outreach_lint.annotate import annotate, jobs, sentences, zones
from outreach_lint.annotate.specifics import proper_names
from outreach_lint.annotate.view import _IN_LINKS, _LINK, _SAME, _TOKEN, even, view
from outreach_lint.model.annotated import Span, Word
from outreach_lint.model.lexicon import Lexicon
from outreach_lint.model.message import Message
from outreach_lint.model.settings import Settings
from outreach_lint.model.text import Text

WORDS = (
    "you your wrote said you_said according_to per_your may in_may may_2026 not_sure don't n't we and_we "
    "because so_that your_post_says www. https:// a.io .de x.ſo Kai.co a@b.co :// Dana Sam Best, P.S. unsubscribe"
)
SIGNS = "\" ' 's : . ? ! , ; — – - -- ’ “ + # & _ ( ) > • * 1) a. → — * \U0001f389 é İ K ½ \ue000 \ue001\ue001 \ue002's"
SCRAPS = (
    *(word.replace("_", " ") for word in WORDS.split()),
    *SIGNS.split(),
    *(" ", "  ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u200b", "--\n", "— Sam", "- ", "x" * 90),
)
texts = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=4), max_size=24).map("".join)


@given(texts)
def test_quotes_dashes_and_blanks_become_what_the_table_says(chars: str) -> None:
    assert even(chars) == "".join(_SAME.get(char, char) for char in chars)


@given(texts)
@example("www.-")
def test_where_no_sign_of_a_link_stands_there_is_no_link(chars: str) -> None:
    assert _IN_LINKS.search(chars) or not _LINK.search(chars)


@given(texts)
def test_the_words_of_a_view_stand_where_they_are_found(chars: str) -> None:
    seen = view(chars, ())
    assert seen.words == tuple(Word(found[0], *found.span()) for found in _TOKEN.finditer(seen.lower))
    assert seen.words_in(3, 20) == tuple(word for word in seen.words if 3 <= word.start < 20)


@given(texts)
def test_a_clause_without_signs_of_it_is_not_cited(chars: str) -> None:
    lower = chars.lower()
    words = [word.text for word in view(chars, ()).words]
    assert jobs.tone_of(words, lower)[1] == (jobs._CITED.search(lower) is not None)


@given(texts)
def test_a_may_that_is_always_the_month_hedges_nothing(chars: str) -> None:
    words = [word.text for word in view(chars, ()).words]
    told = [word for i, word in enumerate(words) if word != "may" or not jobs._month(words, i)]
    assert jobs.tone_of(words, "")[0] == bool(jobs._HEDGES.intersection(told))


@given(texts)
def test_what_begins_with_two_letters_begins_with_no_bullet(chars: str) -> None:
    assert not (chars.lstrip()[:2].isalpha() and sentences._BULLET.match(chars))


@given(texts)
def test_a_short_sentence_has_no_cut(chars: str) -> None:
    seen = view(chars, ())
    cuts = [0]
    called = sentences._VOCATIVE.match(seen.plain)
    cuts += [called.end()] if called else []
    for match in sentences._CLAUSE.finditer(seen.lower):
        if match.end() - cuts[-1] >= sentences.LEAST and len(chars) - match.end() >= sentences.LEFT:
            cuts.append(match.end())
    assert sentences.clauses(seen.plain, seen.lower) == list(zip(cuts, [*cuts[1:], len(chars)], strict=True))


@given(texts)
def test_links_are_found_word_by_word(chars: str) -> None:
    whole = {match[1].lower() for match in proper_names._LINK.finditer(chars)}
    pieces = {piece for stem in whole for piece in (stem, stem.replace("-", ""), *stem.split("-"))}
    assert proper_names._own(view(chars, ()), "body", ()) == pieces


FOOTERS = (
    "unsubscribe opt-out opt_out optout opt_out_of you_are_receiving_this you_were_receiving_this this_email_and_any "
    "this_message_was_sent this_e-mail_is_confidential this_message_is_intended no_longer_wish_to_hear to_be_removed "
    "no_longer_wish_to_receive to_stop_receiving all_rights_reserved privacy_policy confidentiality_notice © remove_me "
    'remove_your_address remove_your_e-mail reply_stop respond_with_"remove reply_with_stop'
)
odd = st.sampled_from(["", "İ", "ı", "ſ", "\u212a"])


@given(texts, st.sampled_from(FOOTERS.split()), st.sampled_from([str.upper, str.lower, str.title]), odd, texts)
def test_a_footer_is_known_by_a_word_of_it(before: str, footer: str, cased: Any, letter: str, after: str) -> None:
    """Whatever its letters: the expression takes some of other alphabets for ours."""
    ours = {"İ": "iI", "ı": "iI", "ſ": "sS", "\u212a": "kK"}.get(letter, "")
    said = "".join(letter if char in ours else char for char in cased(footer.replace("_", " ")))
    line = f"{before} {said} {after}"
    assert zones._foots(line) == (zones._FOOTER.search(line) is not None)
    assert letter or zones._foots(said)


@given(st.lists(texts.map(lambda text: text.replace("\n", " ").strip()).filter(bool), min_size=1, max_size=20))
def test_a_signature_begins_where_no_line_of_copy_follows(lines: list[str]) -> None:
    """As `_mark_signature` would find it by looking at all lines behind each."""
    rows = [(0, len(text), 0) for text in lines]
    marked: Any = ["body"] * len(lines)
    begins = zones._mark_signature(lines, rows, marked, len(lines))
    first = next((i for i in range(max(1, len(lines) - 14), len(lines)) if _closes(lines, i)), None)
    assert first is None or begins == first
    assert first is not None or begins == zones._bare_name(lines, rows, ["body"] * len(lines), len(lines))


def _closes(lines: list[str], i: int) -> bool:
    behind = [text for text in lines[i + 1 :] if not zones._POSTSCRIPT.match(text)]
    if not all(len(text) < 90 or zones._FOOTER.search(text) for text in behind):
        return False
    dashes = zones._DASHES.match(lines[i]) is not None and i >= len(lines) - 10
    return dashes or any(pattern.match(lines[i]) for pattern in (zones._SIGN_OFF, zones._DASH_NAME))


@given(texts)
@example("Hi Dana,\n\nPeople do n't see it. N't")
def test_any_text_is_annotated(chars: str) -> None:
    message = Message(id="m", path="m.txt", format="plain", body=Text.of(chars))
    assert annotate(message, Lexicon({}), Settings()).views["body"].chars == chars


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6)), max_size=25))
def test_a_place_among_others_is_found_as_by_comparing_it_with_each(drawn: list[tuple[int, int]]) -> None:
    places: list[tuple[int, int]] = []
    for start, length in drawn:
        span = Span("body", start, start + length)
        plain = any(span.start < end and begin < span.end for begin, end in places)
        assert matching._meets(places, span) == plain
        if not plain:
            insort(places, (span.start, span.end))
