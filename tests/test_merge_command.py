"""`outreach-lint merge`, the tables it reads, and findings in the branches of spintax, from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from outreach_lint.cli import code_of

TEMPLATE = "Subject: {{company}} rota\n\nHi {{first_name}},\n\nWho plans the rota at {{company}}?\n\nSam\n"


class Said(NamedTuple):
    """What a command wrote, and its exit code."""

    exit_code: int
    stdout: str
    stderr: str


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.chdir(tmp_path)
    Path("t.txt").write_text(TEMPLATE, encoding="utf-8")

    def call(*words: str, table: bytes | None = None) -> Said:
        if table is not None:
            Path("p.csv").write_bytes(table)
            words = (*words, "--prospects", "p.csv")
        code = code_of(list(words))
        return Said(code, *capsys.readouterr())

    return call


def rows_of(result: Said) -> dict[str, int]:
    (template,) = json.loads(result.stdout)["templates"]
    return {finding["name"]: finding["rows"] for finding in template["findings"]}


def test_exit_zero_tells_everything_and_succeeds(run: Any) -> None:
    result = run("merge", "t.txt", "--exit-zero", table=b"first_name,company\nDana,Harrow Lane\n,Nordkai\n")
    assert result.exit_code == 0
    assert "empty-value" in result.stdout


SPELLINGS = [
    b"first_name,company\nDana,Harrow Lane\n,Nordkai\n",
    b"\xef\xbb\xbffirst_name;company\r\nDana;Harrow Lane\r\n;Nordkai\r\n",
    b"sep=;\nfirst_name;company\nDana;Harrow Lane\n;Nordkai\n",
    b"first_name\tcompany\nDana\tHarrow Lane\n\tNordkai\n",
    "first_name;company\nDana;Harrow Lane\n;Nordkai\n".encode("utf-16"),
    b'First Name,Company\n"Dana","Harrow Lane"\n\n"","Nordkai"\n',
]


@pytest.mark.parametrize("table", SPELLINGS)
def test_tables_are_read_as_spreadsheets_write_them(run: Any, table: bytes) -> None:
    result = run("merge", "t.txt", "--lint-rows", "0", "--format", "json", table=table)
    assert rows_of(result) == {"empty-value": 1}
    assert result.exit_code == 1


def test_letters_of_old_spreadsheets_are_read(run: Any) -> None:
    result = run("merge", "t.txt", "--lint-rows", "0", table="first_name,company\nJosé,Café Lane\n".encode("cp1252"))
    assert result.exit_code == 0


def test_a_finding_names_place_and_rows(run: Any) -> None:
    result = run("merge", "t.txt", table=b"first_name,company\nDana,A1\n,B1\n,C1\n")
    assert (
        "t.txt:3:4: error MRG001 empty-value: {{first_name}} is empty and has no fallback: 2 rows (2, 3)"
        in result.stdout
    )
    assert "3 rows, 1 without a fault, 3 different texts" in result.stdout


def test_the_rules_read_what_the_first_prospects_get(run: Any) -> None:
    Path("t.txt").write_text("Hi {{first_name}},\n\n{{hook}}\n\nWho plans the rota?\n\nSam\n", encoding="utf-8")
    table = b"first_name,hook\nDana,Our world-class platform is number one.\nPriya,The second depot opened.\n"
    (template,) = json.loads(run("merge", "t.txt", "--format", "json", table=table).stdout)["templates"]
    boasts = [finding for finding in template["findings"] if finding["code"].startswith("BST")]
    assert boasts and all((finding["line"], finding["rows"]) == (3, 1) for finding in boasts)
    none = json.loads(run("merge", "t.txt", "--format", "json", "--lint-rows", "0", table=table).stdout)
    assert not none["templates"][0]["findings"]


def test_a_tool_leaves_other_syntaxes_as_they_stand(run: Any) -> None:
    words = ("merge", "t.txt", "--tool", "mailchimp", "--lint-rows", "0", "--format", "json")
    result = run(*words, table=b"first_name,company\nDana,A1\n")
    assert rows_of(result) == {"unfilled-field": 1}


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (b"", "p.csv:1:1: holds no table: its first line must name the columns"),
        (b"a,b\n" + b"x" * 200_000 + b",y\n", "p.csv:2:1: cannot be read as a table"),
        (b"a,b\n\xff\xfe" + "é,y\n".encode("utf-16-le") + b"\x81", "p.csv:1:1: is not"),
    ],
)
def test_what_is_no_table_is_told_in_one_line(run: Any, table: bytes, says: str) -> None:
    result = run("merge", "t.txt", table=table)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "Traceback" not in result.stderr


def test_findings_in_later_branches_stand_at_their_branch(run: Any) -> None:
    Path("s.txt").write_text("Hi Dana,\n\n{Who plans it?|We are the number one agency.}\n\nSam\n", encoding="utf-8")
    result = run("check", "--isolated", "s.txt", "--format", "json")
    found = [d for d in json.loads(result.stdout)["diagnostics"] if d["code"].startswith("BST")]
    assert found and all(d["line"] == 3 and d["column"] > 15 for d in found)


def test_messages_in_another_language_are_left_alone_with_a_note(run: Any) -> None:
    words = "Guten Tag Frau Lindner,\n\nwir sind die Nummer eins und ich habe gelesen, dass Ihr Lager im Mai öffnet.\n"
    Path("de.txt").write_text(words, encoding="utf-8")
    result = run("check", "--isolated", "de.txt")
    assert result.exit_code == 0
    assert "`de`" in result.stderr


def test_rules_about_merges_are_chosen_like_all_others(run: Any) -> None:
    table = b"first_name,company\nDANA,Harrow Lane\n,Nordkai\n"
    shared = ("merge", "t.txt", "--lint-rows", "0", "--format", "json")
    assert rows_of(run(*shared, table=table)) == {"empty-value": 1, "value-in-capitals": 1}
    assert rows_of(run(*shared, "--ignore", "MRG003", table=table)) == {"empty-value": 1}
    assert rows_of(run(*shared, "--select", "value-in-capitals", table=table)) == {"value-in-capitals": 1}
    Path("outreach-lint.toml").write_text('[severity]\nMRG001 = "info"\n', encoding="utf-8")
    assert run(*shared, "--ignore", "MRG003", table=table).exit_code == 0


def test_rows_without_a_chosen_fault_are_clean(run: Any) -> None:
    table = b"first_name,company\nDANA,Harrow Lane\nPriya,Nordkai\n"
    said = run("merge", "t.txt", "--lint-rows", "0", "--ignore", "merge", table=table)
    assert "2 rows, 2 without a fault" in said.stdout


def test_an_ignore_in_the_template_hides_what_a_merge_finds(run: Any) -> None:
    Path("t.md").write_text(
        "<!-- outreach-lint: ignore-message[MRG005] -- their brand -->\n\nHi Dana, who plans at {{company}}?\n\nSam\n",
        encoding="utf-8",
    )
    table = b"company\nHarrow Lane Ltd\nNORDKAI FREIGHT\n"
    assert rows_of(run("merge", "t.md", "--lint-rows", "0", "--format", "json", table=table)) == {
        "value-in-capitals": 1
    }
    # Where no list is merged, the ignore cannot be idle.
    assert "IGN" not in run("check", "t.md", "--select", "ignore").stdout


def test_rules_about_merges_are_explained(run: Any) -> None:
    assert "MRG005 legal-form" in run("explain", "legal-form").stdout
    assert "MRG005" in run("rules").stdout


def test_limits_of_the_configuration_hold_for_rules_and_merges(run: Any) -> None:
    Path("n.txt").write_text("Channel: linkedin-note\n\nHi {{first_name}}, who plans it?\n", encoding="utf-8")
    table = b"first_name\nDana\n"
    shared = ("merge", "n.txt", "--lint-rows", "0", "--format", "json")
    assert rows_of(run(*shared, table=table)) == {}
    Path("outreach-lint.toml").write_text("[limits]\nlinkedin-note = 20\n", encoding="utf-8")
    assert rows_of(run(*shared, table=table)) == {"over-limit": 1}
    assert "LinkedIn takes 20" in run("check", "n.txt", "--select", "LKN001").stdout


def test_a_limit_that_does_not_exist_is_refused_with_its_place(run: Any) -> None:
    Path("outreach-lint.toml").write_text("[limits]\nlinkedin-notes = 20\n", encoding="utf-8")
    said = run("check", "t.txt")
    assert said.exit_code == 2
    assert "outreach-lint.toml:2:1" in said.stderr and "did you mean `linkedin-note`" in said.stderr


def test_text_messages_are_counted_by_their_letters(run: Any) -> None:
    Path("s.txt").write_text("Channel: sms\n\n{{words}}\n", encoding="utf-8")
    table = f"words\n{'x' * 160}\n{'x' * 159}[\n{'x' * 69}”\n{'x' * 70}”\n".encode()
    assert rows_of(run("merge", "s.txt", "--lint-rows", "0", "--format", "json", table=table)) == {"over-limit": 2}


def test_every_further_subject_is_merged(run: Any) -> None:
    Path("t.md").write_text(
        "## Email 1\n\n**Subject A:** {{company}} rota\n**Subject B:** At {{city}}\n\n"
        "Hi Dana, who plans at {{company}}?\n\nSam\n",
        encoding="utf-8",
    )
    said = run("merge", "t.md", "--lint-rows", "0", table=b"company,city\nHarrow Lane,\nNordkai,Leeds\n")
    assert "t.md:4:19: error MRG001 empty-value: {{city}} is empty and has no fallback: 1 row (1)" in said.stdout
    assert said.stdout.count("MRG") == 1
