"""The rules that ship as one generated file are the rules of the files."""

from __future__ import annotations

from outreach_lint.rulebook import built_in, load
from outreach_lint.rulebook.compiled import read
from outreach_lint.rulebook.load import Folder, load_files


def test_the_generated_file_is_fresh() -> None:
    assert read(built_in()) is not None, "run: python -m outreach_lint.rulebook.compiled"


def test_it_holds_what_the_files_say() -> None:
    ready, files = load(), load_files([Folder(built_in())])
    assert ready.rules == files.rules
    assert {name: tuple(lines) for name, lines in ready.lexicon.signals.items()} == files.lexicon.signals
    assert {name: tuple(lines) for name, lines in ready.lexicon.classes.items()} == files.lexicon.classes


def test_the_words_that_it_says_a_pattern_needs_are_those_of_the_pattern() -> None:
    ready, files = load(), load_files([Folder(built_in())])
    for line, needs in ready.lexicon.needs.items():
        assert [list(words) for words in needs] == [list(words) for words in files.lexicon.needs_of(line)], line
