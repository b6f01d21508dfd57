"""CSV cells, round trip: any table that the standard library writes, and any edit of a cell."""

from __future__ import annotations

import csv
import io
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from layers_support import PLACE, WORDS, edited, holds, span

from outreach_lint.model.text import Text
from outreach_lint.read.layers.csv import DELIMITERS, cell, delimiter, rows

CELL = WORDS.map(lambda words: words.replace("\r", ""))


def table(chars: str, sign: str) -> list[list[str]]:
    return [[cell(Text.of(chars, *place), sign).chars for place in row] for row in rows(chars, 0, sign)]


TABLE = st.lists(st.lists(CELL, min_size=2, max_size=3), min_size=1, max_size=4)


QUOTING = st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])


@given(TABLE, st.sampled_from(DELIMITERS), QUOTING, st.sampled_from(["\n", "\r\n"]), PLACE, PLACE, WORDS)
def test_round_trip(
    values: list[list[str]], sign: str, quoting: int, newline: str, one: float, other: float, new: str
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=sign, quoting=quoting, lineterminator=newline).writerows(values)  # type: ignore[arg-type]
    chars = out.getvalue()
    assert table(chars, sign) == values
    place = next(rows(chars, 0, sign))[1]
    text = cell(Text.of(chars, *place), sign)
    start, end = span(text, one, other)
    holds(text, start, end, lambda first, last: chars[first:last].replace('""', '"').replace("\r\n", "\n"))
    after = edited(chars, text, start, end, new.replace("\r", ""))
    if after is not None:
        changed = values[0][1][:start] + new.replace("\r", "") + values[0][1][end:]
        assert table(after, sign) == [[values[0][0], changed, *values[0][2:]], *values[1:]]


@given(st.text('a",;\n\r\t ', max_size=30))
def test_any_text_is_cut_into_cells_that_cover_it(chars: str) -> None:
    places = [place for row in rows(chars, 0, ",") for place in row]
    assert all(first[1] <= second[0] for first, second in pairwise(places))
    kept = "".join(chars[start:end] for start, end in places)
    assert sorted(kept.replace(",", "").replace("\n", "").replace("\r", "")) == sorted(
        chars.replace(",", "").replace("\n", "").replace("\r", "")
    )


def test_the_delimiter_is_the_most_frequent_sign_outside_quotes() -> None:
    assert delimiter('"a,b,c,d";x;y\n') == ";"
    assert delimiter("email\n") == ","


def test_a_bare_cell_refuses_what_would_need_quotes() -> None:
    assert cell(Text.of("plain"), ",").written("a, b") is None
    assert cell(Text.of("plain"), ";").written("a, b") == "a, b"
