"""Rule packs and Python checks of installed packages: found by entry point, and every way to get them wrong is told."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest
from house import House

from outreach_lint import installed, lint
from outreach_lint.match.installed import check_called
from outreach_lint.rulebook import PACKS, load

RULE = """\
code: {code}
name: {name}
family: acme
title: {name}
severity: error
message: "'{{match}}' is shouted."
why: Capitals are read as shouting.
match:
  {match}
{more}
examples:
  - bad: "Hi Dana,\\n\\nCall me «SOON» about Leeds."
  - good: "Hi Dana,\\n\\nWhich site opens soon?"
"""
SHOUT = """\
from outreach_lint.model.annotated import Hit, Span


def shout(message, params):
    seen = message.views["body"]
    for word in seen.words:
        if seen.chars[word.start : word.end].isupper() and word.end - word.start > params.get("letters", 3):
            yield Hit(Span("body", word.start, word.end))


def broken(message, params):
    return 1 / 0


def odd(message, params):
    yield "a place"


def outside(message, params):
    yield Hit(Span("body", 0, 100_000))


NAME = "no function"
"""
LOUD = "Hi Dana,\n\nCall me SOON about Leeds.\n"


class Site:
    """A folder of installed packages."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def package(self, name: str, rules: str = "", checks: str = "") -> None:
        """Install a package with entry points, one `NAME = VALUE` a line."""
        meta = self.root / f"{name.replace('-', '_')}-1.2.dist-info"
        meta.mkdir(parents=True)
        (meta / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n")
        points = f"[{installed.RULES}]\n{rules}\n[{installed.CHECKS}]\n{checks}\n"
        (meta / "entry_points.txt").write_text(points)

    def put(self, name: str, text: str) -> None:
        """Write a file of a package."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def rule(self, match: str, name: str = "shouting", code: str = "XAC001", more: str = "") -> None:
        """Write a rule of the pack `acme`."""
        text = RULE.format(code=code, name=name, match=match, more=more)
        self.put(f"acme_style/rules/acme/{name}.yaml", text)


@pytest.fixture
def site(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """The package acme-style with a pack, a check, and checks that do not work."""
    made = Site(house.root / "site")
    checks = ("shout", "broken", "odd", "outside", "NAME")
    made.package(
        "acme-style",
        "acme = acme_style:rules\nempty = acme_style:nothing\nlost = acme_gone:rules\nwrong = !",
        "\n".join([*(f"acme-{name.lower()} = acme_style.checks:{name}" for name in checks),
                   "acme-gone = acme_style.nothing:check"]),
    )  # fmt: skip
    made.put("acme_style/__init__.py", "")
    made.put("acme_style/checks.py", SHOUT)
    made.rule("{kind: phrase, patterns: [soon]}")
    monkeypatch.syspath_prepend(made.root)
    house.put("outreach-lint.toml", 'packs = ["acme"]\n')
    house.put("a.txt", LOUD)
    check_called.__globals__["_installed"].cache_clear()
    yield made
    for name in [name for name in sys.modules if name.startswith("acme_style")]:
        del sys.modules[name]


def test_the_packs_that_ship_are_those_of_the_rule_files() -> None:
    assert set(PACKS) == {rule.pack for rule in load().rules.values() if rule.pack}


def test_a_pack_is_on_where_the_configuration_names_it(house: House, site: Site) -> None:
    said = house.run("check", "a.txt", "--format", "concise")
    assert "a.txt:3:9: XAC001 error shouting: 'SOON' is shouted." in said.out
    assert "pack `acme`" in house.run("explain", "XAC001").out
    house.put("outreach-lint.toml", "")
    assert "XAC001" not in house.run("check", "a.txt", "--format", "concise").out


def test_a_pack_is_found_and_never_imported(house: House, site: Site) -> None:
    site.put("acme_style/__init__.py", "raise SystemExit('imported')\n")
    assert "XAC001" in house.run("check", "a.txt", "--format", "concise").out


def test_a_pack_can_be_on_for_some_paths_alone(house: House, site: Site) -> None:
    house.put("outreach-lint.toml", '[[overrides]]\npaths = ["cold/"]\npacks = ["acme"]\n')
    house.put("cold/b.txt", LOUD)
    said = house.run("check", "a.txt", "cold/b.txt", "--format", "concise").out
    assert "cold/b.txt:3:9: XAC001" in said and "a.txt:3:9: XAC001" not in said.replace("cold/b.txt", "")


def test_a_pack_keeps_rules_back_that_are_off_or_tried_out(house: House, site: Site) -> None:
    site.rule("{kind: phrase, patterns: [leeds]}", "leeds", "XAC002", "default: false")
    site.rule("{kind: phrase, patterns: [call]}", "calling", "XAC003", "status: preview")
    assert {"XAC002", "XAC003"}.isdisjoint(house.run("check", "a.txt", "--format", "concise").out.split())
    said = house.run("check", "a.txt", "--format", "concise", "--extend-select", "leeds,calling").out
    assert {"XAC002", "XAC003"} <= set(said.split())


def test_rules_of_a_pack_can_be_ignored_and_made_quieter(house: House, site: Site) -> None:
    house.put("outreach-lint.toml", 'packs = ["acme"]\nselect = ["acme"]\nseverity = {acme = "info"}\n')
    assert "XAC001 info" in house.run("check", "a.txt", "--format", "concise").out
    house.put("outreach-lint.toml", 'packs = ["acme"]\nignore = ["shouting"]\n')
    assert "XAC001" not in house.run("check", "a.txt", "--format", "concise").out


def test_packs_and_checks_serve_the_library(site: Site) -> None:
    site.rule("{kind: check, check: acme-shout}")
    found = lint(LOUD, config={"packs": ["acme"], "select": ["acme"]})
    assert [(one.code, one.text) for one in found] == [("XAC001", "SOON")]
    site.rule("{kind: check, check: acme-broken}", "broken", "XAC002")
    from outreach_lint.run.project import rulebook

    rulebook.cache_clear()
    with pytest.raises(ValueError, match="acme-broken"):
        lint(LOUD, config={"packs": ["acme"], "select": ["acme"]})


def test_a_check_in_python_takes_parameters_and_options(house: House, site: Site) -> None:
    site.rule("{kind: check, check: acme-shout, params: {letters: 2}}")
    assert "XAC001" in house.run("check", "a.txt", "--format", "concise").out
    house.put("outreach-lint.toml", 'packs = ["acme"]\noptions = {shouting = {letters = 4}}\n')
    assert "XAC001" not in house.run("check", "a.txt", "--format", "concise").out
    said = house.run("test", "site/acme_style/rules")
    assert said.code == 0 and "2 examples, 0 failed" in said.err


@pytest.mark.parametrize(
    ("pack", "says"),
    [
        ("acmee", "there is no rule pack `acmee`: built-in packs are ca-casl"),
        ("acmee", "install the package that has it beside outreach-lint; did you mean `acme`?"),
        ("empty", "`empty` of acme-style 1.2 (entry point `empty = acme_style:nothing`"),
        ("empty", "acme_style/nothing/FAMILY/NAME.yaml: its author has to ship the rule files"),
        ("lost", "names a package that is not there: install acme-style 1.2 again"),
        ("wrong", "is not written as PACKAGE:FOLDER"),
    ],
)
def test_a_pack_that_cannot_be_used_is_told_with_its_place(house: House, site: Site, pack: str, says: str) -> None:
    house.put("outreach-lint.toml", f'sellers = ["Acme"]\npacks = ["{pack}"]\n')
    said = house.run("check", "a.txt")
    assert said.code == 2 and said.err.startswith("error: "), said.err
    assert "outreach-lint.toml:2:1: " in said.err and says in said.err, said.err


def test_a_pack_of_two_packages_is_refused(house: House, site: Site) -> None:
    site.package("other-style", "acme = other_style:rules")
    said = house.run("check", "a.txt")
    assert said.code == 2
    assert "offered by acme-style 1.2 and other-style 1.2: uninstall all of them but one" in said.err


@pytest.mark.parametrize(
    ("check", "says"),
    [
        ("acme-shot", "there is no check `acme-shot`: installed packages offer acme-broken, acme-gone"),
        ("acme-shot", "did you mean `acme-shout`?"),
        ("acme-gone", "cannot be imported (ModuleNotFoundError: No module named 'acme_style.nothing'): update acme"),
        ("acme-name", "`acme-name = acme_style.checks:NAME` of `outreach_lint.checks`) is no function"),
    ],
)
def test_a_check_that_is_not_there_is_told_with_its_place(house: House, site: Site, check: str, says: str) -> None:
    site.rule(f"kind: check\n  check: {check}")
    said = house.run("check", "a.txt")
    assert said.code == 2 and "shouting.yaml:10:3: XAC001: " in said.err and says in said.err, said.err


@pytest.mark.parametrize(
    ("check", "says"),
    [
        ("acme-broken", "of acme-style 1.2 failed on message 1 (ZeroDivisionError: division by zero at checks.py:12)"),
        ("acme-odd", "yields str where a Hit is expected"),
        ("acme-outside", "which is no place of message 1"),
    ],
)
def test_a_check_that_fails_is_a_problem_of_the_file(house: House, site: Site, check: str, says: str) -> None:
    site.rule(f"{{kind: check, check: {check}}}")
    said = house.run("check", "a.txt", "-q")
    assert said.code == 2 and said.err.startswith("error: a.txt:1:1: ") and says in said.err, said.err
    tested = house.run("test", "site/acme_style/rules")
    assert tested.code == 1 and says in tested.out


def test_nothing_asks_for_entry_points_unless_a_pack_is_named(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("offer", "names"):
        monkeypatch.setattr(installed, name, lambda *_: pytest.fail("entry points were asked for"))
    house.put("a.txt", LOUD)
    house.put("outreach-lint.toml", 'rules = ["house-rules"]\npacks = ["eu-gdpr"]\n')
    assert house.run("check", "a.txt", "--exit-zero").code == 0


GUIDE = Path(__file__).parents[1] / "docs" / "rule-packs.md"


def guide_files() -> dict[str, str]:
    """The files of the package that the guide tells to write: blocks whose first line is a comment with their path."""
    blocks = re.findall(r"(?ms)^```\w+\n(?:#|<!--) (\S+\.\w+)(?: -->)?\n(.*?)^```", GUIDE.read_text("utf-8"))
    return dict(blocks)


def test_the_package_of_the_guide_works_as_the_guide_says(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    files = guide_files()
    project = tomllib.loads(files["pyproject.toml"])["project"]
    made = Site(house.root / "guide")
    points = {
        group: "\n".join(f"{name} = {value}" for name, value in held.items())
        for group, held in project["entry-points"].items()
    }
    made.package(project["name"], points[installed.RULES], points[installed.CHECKS])
    for name, text in files.items():
        if name.startswith("acme_style/"):
            made.put(name, text)
    made.put("acme_style/__init__.py", "")
    monkeypatch.syspath_prepend(made.root)
    check_called.__globals__["_installed"].cache_clear()
    house.put("outreach-lint.toml", files["outreach-lint.toml"])
    house.put("hello.txt", files["hello.txt"])
    said = house.run("test", str(made.root / "acme_style/rules"))
    assert (said.code, said.err) == (0, "2 rules, 8 examples, 0 failed.\n"), said.out
    told = house.run("check", "hello.txt", "--select", "acme", "--format", "concise")
    assert told.code == 1 and told.out.strip() in GUIDE.read_text("utf-8")
    for name in [name for name in sys.modules if name.startswith("acme_style")]:
        del sys.modules[name]


@pytest.mark.network
@pytest.mark.slow
def test_the_package_of_the_guide_can_be_installed_by_pip(tmp_path: Path) -> None:
    project = tmp_path / "acme-style"
    for name, text in guide_files().items():
        Site(project if name.startswith("acme_style/") or name == "pyproject.toml" else tmp_path).put(name, text)
    Site(project).put("acme_style/__init__.py", "")
    venv.create(tmp_path / "env", with_pip=True)
    bin_ = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    install = [bin_ / "python", "-m", "pip", "install", "-q", Path(__file__).parents[1], project]
    subprocess.run(install, check=True, capture_output=True, cwd=tmp_path)
    command = [bin_ / "outreach-lint", "check", "hello.txt", "--select", "acme", "--format", "concise"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and done.stdout.strip() in GUIDE.read_text("utf-8"), done.stderr
