"""Configuration: which file holds, what it says of a path, and how its faults are told."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from house import CLEAN, CONFIG, FAULTY, House
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint.config.keys import KEYS
from outreach_lint.config.places import place
from outreach_lint.config.schema import schema
from outreach_lint.run.project import version_problem

BOTH = CLEAN.replace("Which of", "We circle back on synergy. Which of")


def found(house: House, *paths: str) -> list[tuple[str, str]]:
    """Path and code of every finding."""
    said = house.run("check", *paths, "--format", "json", "--exit-zero")
    assert said.code == 0, said.err
    return [(d["path"], d["code"]) for d in json.loads(said.out)["diagnostics"]]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("outreach-lint.toml", 'ignore = ["HSE001"]\n'),
        (".outreach-lint.toml", 'ignore = ["HSE001"]\n'),
        ("pyproject.toml", '[tool.outreach-lint]\nignore = ["HSE001"]\n'),
    ],
)
def test_the_closest_file_holds_and_nothing_is_merged_from_above(house: House, name: str, text: str) -> None:
    rules = 'rules = ["../house-rules"]\nselect = ["house"]\n'
    house.put(f"deep/{name}", text.replace("ignore", f"{rules}ignore"))
    house.put("deep/er/a.txt", BOTH)
    house.put("b.txt", BOTH)
    assert found(house, ".") == [("b.txt", "HSE001"), ("b.txt", "HSE003"), ("deep/er/a.txt", "HSE003")]


def test_a_pyproject_without_our_table_is_passed_over(house: House) -> None:
    house.put("deep/pyproject.toml", "[tool.other]\nx = 1\n")
    house.put("deep/a.txt", FAULTY)
    assert found(house, "deep") == [("deep/a.txt", "HSE001")]


def test_extends_starts_from_another_file_and_replaces_what_it_says_itself(house: House) -> None:
    house.put("base.toml", CONFIG + '[severity]\nsynergy = "warning"\ncircling-back = "info"\n')
    house.put("outreach-lint.toml", 'extends = "base.toml"\n[severity]\ncircling-back = "off"\n')
    house.put("a.txt", BOTH)
    said = house.run("check", "a.txt", "--format", "json")
    assert [(d["code"], d["severity"]) for d in json.loads(said.out)["diagnostics"]] == [("HSE003", "warning")]


def test_extends_finds_an_installed_package_without_importing_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.put("site/outreach_house/__init__.py", "raise AssertionError('imported')\n")
    house.put("site/outreach_house/strict.toml", '[severity]\nsynergy = "error"\n')
    monkeypatch.syspath_prepend(str(house.root / "site"))
    house.put("outreach-lint.toml", CONFIG + 'extends = ["outreach_house:strict"]\n')
    house.put("a.txt", BOTH)
    said = house.run("check", "a.txt", "--format", "json")
    assert {d["code"]: d["severity"] for d in json.loads(said.out)["diagnostics"]}["HSE003"] == "error"
    assert "outreach_house" not in sys.modules


def test_extends_in_a_circle_or_to_nowhere_is_told_at_its_line(house: House) -> None:
    house.put("other.toml", 'extends = "outreach-lint.toml"\n')
    house.put("outreach-lint.toml", CONFIG + 'extends = "other.toml"\n')
    house.put("a.txt", CLEAN)
    circle = house.run("check", "a.txt")
    assert circle.code == 2 and "circle" in circle.err
    house.put("outreach-lint.toml", CONFIG + 'extends = "nothing.toml"\n')
    nowhere = house.run("check", "a.txt")
    assert nowhere.code == 2 and "outreach-lint.toml:3:1: " in nowhere.err and "nothing.toml" in nowhere.err


def test_overrides_hold_for_their_paths_alone(house: House) -> None:
    house.put(
        "outreach-lint.toml",
        CONFIG
        + '[[overrides]]\npaths = ["linkedin/", "*.note.txt"]\nignore = ["synergy"]\nchannel = "linkedin-note"\n'
        + '[[overrides]]\npaths = ["/linkedin/b.txt"]\nseverity = {circling-back = "info"}\nstep = 3\n',
    )
    for name in ("linkedin/a.txt", "linkedin/b.txt", "mail/x.note.txt", "mail/y.txt"):
        house.put(name, BOTH)
    said = house.run("check", ".", "--format", "json")
    got = [(d["path"], d["code"], d["severity"], d["target"]["step"]) for d in json.loads(said.out)["diagnostics"]]
    assert got == [
        ("linkedin/a.txt", "HSE001", "error", None),
        ("linkedin/b.txt", "HSE001", "info", 3),
        ("mail/x.note.txt", "HSE001", "error", None),
        ("mail/y.txt", "HSE001", "error", None),
        ("mail/y.txt", "HSE003", "info", None),
    ]


def test_the_result_does_not_depend_on_the_folder_that_one_stands_in(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.put("outreach-lint.toml", CONFIG + '[[overrides]]\npaths = ["mail/"]\nignore = ["HSE003"]\n')
    house.put("mail/a.txt", BOTH)
    assert found(house, ".") == [("mail/a.txt", "HSE001")]
    monkeypatch.chdir(house.root / "mail")
    assert found(house, ".") == [("a.txt", "HSE001")]


def test_isolated_uses_no_configuration(house: House) -> None:
    house.put("a.txt", FAULTY)
    codes = [
        d["code"] for d in json.loads(house.run("check", "a.txt", "--isolated", "--format", "json").out)["diagnostics"]
    ]
    assert "HSE001" not in codes


FAULTS = [
    ('ignroe = ["HSE001"]\n', "1:1", "did you mean `ignore`?"),
    ('profile = "strictt"\n', "1:1", "did you mean `strict`?"),
    ('select = "house"\nignore = 3\n', "2:1", "must be a list of texts"),
    ("ready = 1\n", "1:1", "must be true or false"),
    ("max-warnings = -1\n", "1:1", "must be a whole number"),
    ('[severity]\nHSE001 = "fatal"\n', "2:1", "is none of error, warning, info, off"),
    ('[severity]\nPIT999 = "info"\n', "2:1", "did you mean `PIT"),
    (
        '[[overrides]]\npaths = ["a"]\n\n[[overrides]]\npaths = ["b"]\nchanel = "sms"\n',
        "6:1",
        "did you mean `channel`?",
    ),
    ('[[overrides]]\nchannel = "sms"\n', "1:3", "needs `paths`"),
    ('[[overrides]]\npaths = ["a"]\nmax-warnings = 3\n', "3:1", "unknown key"),
    ('extract = {messages = "x", boddy = "y"}\n', "1:28", "did you mean `body`?"),
    ('required-version = ">=99"\n', "1:1", "but this is"),
    ('required-version = "new"\n', "1:1", "no version requirement"),
    ("select = [\n", "2:1", "not valid TOML"),
    ('a = "1"\na = "2"\n', "2:8", "not valid TOML"),
]


@pytest.mark.parametrize(("text", "where", "says"), FAULTS)
def test_a_fault_is_one_line_with_its_place(house: House, text: str, where: str, says: str) -> None:
    house.put("outreach-lint.toml", text)
    house.put("a.txt", CLEAN)
    said = house.run("check", "a.txt")
    assert said.code == 2
    assert f"outreach-lint.toml:{where}: " in said.err and says in said.err
    assert "Traceback" not in said.err
    assert house.run("config", "check").code == 2


def test_faults_of_a_pyproject_are_placed_in_its_table(house: House) -> None:
    (house.root / "outreach-lint.toml").unlink()
    house.put("pyproject.toml", '[project]\nname = "x"\n\n[tool.outreach-lint]\nselct = ["all"]\n')
    assert "pyproject.toml:5:1: unknown key `selct`; did you mean `select`?" in house.run("check", ".").err


def test_config_show_tells_where_each_setting_comes_from(house: House) -> None:
    house.put("base.toml", 'sellers = ["Acme"]\n')
    house.put("outreach-lint.toml", CONFIG + 'extends = "base.toml"\n[[overrides]]\npaths = ["li/"]\nchannel = "sms"\n')
    said = house.run("config", "show", "li/a.txt", "--format", "json")
    data = json.loads(said.out)
    assert data["sellers"] == {"value": ["Acme"], "origin": str(house.root / "base.toml") + ":1"}
    assert data["channel"]["origin"].endswith("outreach-lint.toml:6")
    assert "channel" not in json.loads(house.run("config", "show", "a.txt", "--format", "json").out)
    assert 'sellers = ["Acme"]' in house.run("config", "show", "a.txt").out


def test_config_check_says_that_a_file_is_fine(house: House) -> None:
    assert house.run("config", "check").code == 0


def test_the_shipped_schema_is_the_one_that_the_table_makes(house: House) -> None:
    shipped = Path(__file__).parents[1] / "outreach_lint" / "config" / "outreach-lint.schema.json"
    assert json.loads(shipped.read_text("utf-8")) == schema()
    assert json.loads(house.run("config", "schema").out) == schema()
    assert set(KEYS) <= set(schema()["properties"])


@pytest.mark.parametrize(
    ("wanted", "version", "fits"),
    [
        (">=0.1", "0.1.0", True),
        (">=0.1,<1", "0.9.3", True),
        (">=0.1,<1", "1.0", False),
        ("0.1", "0.1.0", True),
        ("==0.1.1", "0.1.0", False),
        ("!=0.1.0", "0.1.0", False),
        (">0.1", "0.10", True),
    ],
)
def test_required_version(wanted: str, version: str, fits: bool) -> None:
    assert (version_problem(wanted, version) is None) is fits


NAMES = st.text("abcdefgh-", min_size=1, max_size=8)


@given(st.lists(NAMES, min_size=1, max_size=5, unique=True), st.lists(NAMES, max_size=3, unique=True))
def test_every_key_is_found_at_its_line(keys: list[str], tables: list[str]) -> None:
    lines = [f"{key} = 1" for key in keys]
    wanted: list[tuple[tuple[str | int, ...], int]] = [((key,), i) for i, key in enumerate(keys, 1)]
    for table in tables:
        lines += ["", f"[x.{table}]"]
        for key in keys:
            lines.append(f"  {key} = [  # {key} = 2")
            wanted.append((("x", table, key), len(lines)))
            lines.append("  3]")
    text = "\n".join(lines)
    for path, line in wanted:
        assert place(text, path)[0] == line


def test_a_config_file_named_on_the_command_line_holds_everywhere(house: House) -> None:
    house.put("deep/outreach-lint.toml", "ignroe = 1\n")
    house.put("deep/a.txt", BOTH)
    house.put("ci.toml", CONFIG + 'ignore = ["synergy"]\n')
    said = house.run("check", ".", "--config", "ci.toml", "--format", "json")
    assert [d["code"] for d in json.loads(said.out)["diagnostics"]] == ["HSE001"]
