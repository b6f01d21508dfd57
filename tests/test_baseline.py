"""The baseline: what is put off, what comes back, and what is out of date."""

from __future__ import annotations

import json
from collections import Counter

from house import CLEAN, FAULTY, House
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint import baseline
from outreach_lint.baseline import Baseline, made, pruned, read, write

FILE = "outreach-lint-baseline.json"


def codes(house: House, *words: str) -> list[str]:
    """The code of every finding."""
    return [d["code"] for d in json.loads(house.run("check", *words, "--format", "json").out)["diagnostics"]]


def test_known_findings_are_put_off_and_new_ones_told(house: House) -> None:
    house.put("a.txt", FAULTY)
    said = house.run("baseline", ".")
    assert said.code == 0 and "1  HSE001" in said.err
    assert house.run("check", ".").code == 0
    house.put(
        "a.txt", "Subject: Leeds\n\n\n\n" + FAULTY[16:].replace("Best,", "We circle back. And touch base.\n\nBest,")
    )
    assert codes(house, ".") == ["HSE001", "HSE002"]
    assert house.run("check", ".", "--isolated", "--select", "pitch").code == 0


def test_a_mended_finding_is_stale_until_it_is_pruned(house: House) -> None:
    house.put("a.txt", FAULTY)
    house.put("b.txt", FAULTY)
    house.run("baseline", ".")
    house.put("a.txt", CLEAN)
    said = house.run("check", ".")
    assert said.code == 1 and "outreach-lint baseline --prune" in said.err
    assert house.run("check", "b.txt").code == 0
    house.put("c.txt", FAULTY)
    assert house.run("baseline", "--prune").code == 0
    assert codes(house, ".") == ["HSE001"]
    assert list(json.loads(house.text(FILE))["findings"]) == ["b.txt"]


def test_a_deleted_file_leaves_the_baseline(house: House) -> None:
    house.put("a.txt", FAULTY)
    house.put("b.txt", FAULTY)
    house.run("baseline", ".")
    (house.root / "a.txt").unlink()
    house.run("baseline", "--prune")
    assert list(json.loads(house.text(FILE))["findings"]) == ["b.txt"]


def test_writing_for_some_files_keeps_the_entries_of_the_others(house: House) -> None:
    house.put("a.txt", FAULTY)
    house.put("b.txt", FAULTY)
    house.run("baseline", "a.txt")
    house.run("baseline", "b.txt")
    assert list(json.loads(house.text(FILE))["findings"]) == ["a.txt", "b.txt"]


def test_paths_do_not_depend_on_where_one_stands(house: House, monkeypatch: object) -> None:
    house.put("mail/a.txt", FAULTY)
    house.run("baseline", ".")
    assert list(json.loads(house.text(FILE))["findings"]) == ["mail/a.txt"]
    monkeypatch.chdir(house.root / "mail")  # type: ignore[attr-defined]
    assert house.run("check", ".").code == 0


def test_another_file_may_be_named(house: House) -> None:
    house.put("a.txt", FAULTY)
    assert house.run("baseline", "a.txt", "--baseline", "mine.json").code == 0
    assert house.run("check", "a.txt").code == 1
    assert house.run("check", "a.txt", "--baseline", "mine.json").code == 0


def test_a_broken_baseline_is_one_line(house: House) -> None:
    house.put("a.txt", CLEAN)
    for text in ("{", "[]", '{"version": 9, "findings": {}}', '{"version": 1, "findings": {"a": {"b": {"c": "d"}}}}'):
        house.put(FILE, text)
        said = house.run("check", "a.txt")
        assert said.code == 2 and FILE in said.err and "Traceback" not in said.err


def test_the_fingerprint_holds_no_line_and_tells_equal_words_apart(house: House) -> None:
    house.put("a.txt", "Hi Dana,\n\nWe circle back. We circle back.\n")
    one = [d["fingerprint"] for d in json.loads(house.run("check", "a.txt", "--format", "json").out)["diagnostics"]]
    house.put("b.txt", "Hi Dana,\n\nA line.\n\nWe Circle  back.\n\nWe circle back.\n")
    two = [d["fingerprint"] for d in json.loads(house.run("check", "b.txt", "--format", "json").out)["diagnostics"]]
    assert one == two and len(set(one)) == 2


COUNTS = st.dictionaries(
    st.text(min_size=1), st.dictionaries(st.text(min_size=1), st.dictionaries(st.text(), st.integers(1, 9)))
)


@given(COUNTS)
def test_what_is_written_is_read_again(counts: dict[str, dict[str, dict[str, int]]]) -> None:
    assert read("b.json", write(Baseline(counts))).counts == counts


@given(COUNTS)
def test_pruning_against_nothing_empties_what_was_looked_at(counts: dict[str, dict[str, dict[str, int]]]) -> None:
    old = Baseline(counts)
    compared = baseline.compare(old, [], counts)
    assert Counter(old.by_rule()).total() == sum(entry.left for entry in compared.stale)
    assert pruned(old, compared.stale).counts == {}
    assert made([], counts).counts == counts
