"""The manual: its links resolve, its tables are those of the program, and its guide can be followed word by word."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from house import House

from outreach_lint import lint
from outreach_lint.annotate.field_tools import EVIDENCE
from outreach_lint.cli.commands import COMMANDS
from outreach_lint.config.keys import KEYS
from outreach_lint.docs import page
from outreach_lint.match.where import CONDITIONS
from outreach_lint.merge.profile import PROFILES
from outreach_lint.read import SUFFIXES
from outreach_lint.report import FORMATS
from outreach_lint.rulebook import load

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), ROOT / "examples" / "README.md"])
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"(?ms)^```(\w*)\n(.*?)^```")


def text(path: Path) -> str:
    return path.read_text("utf-8")


def prose(path: Path) -> str:
    """A page without its code."""
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", text(path)))


def blocks(path: Path, *kinds: str) -> list[str]:
    """The code blocks of a page in some languages."""
    return [body for kind, body in FENCE.findall(text(path)) if kind in kinds]


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub and the site make them."""
    titles = re.findall(r"(?m)^#{1,6} (.+)$", FENCE.sub("", text(path)))
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_resolve_and_stay_in_the_repository(path: Path) -> None:
    for link in LINK.findall(prose(path)):
        if link.startswith("https://"):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link
        if path.is_relative_to(DOCS):
            assert target.is_relative_to(DOCS), f"{link}: the site holds the manual alone"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_pages_name_nothing_outside_of_the_repository(path: Path) -> None:
    assert "../shared" not in text(path)


def test_every_page_is_in_the_navigation() -> None:
    listed = re.findall(r"^\s+- ([\w-]+\.md)$", text(ROOT / "mkdocs.yml"), re.M)
    assert {path.name for path in DOCS.glob("*.md")} == set(listed)


def keys_table() -> str:
    """The table of configuration keys as it must stand in the manual."""
    forms = {
        "text": "text", "texts": "list of texts", "flag": "true or false", "count": "number",
        "severities": "table", "options": "table", "limits": "table", "extract": "table", "overrides": "list of tables",
    }  # fmt: skip
    lines = ["| key | value | what it does | by path |", "|---|---|---|---|"]
    for name, key in KEYS.items():
        value = " ".join(f"`{choice}`" for choice in key.choices) or forms[key.form]
        lines.append(f"| `{name}` | {value} | {key.help} | {'yes' if key.by_path else ''} |")
    return "\n".join(lines)


def test_the_table_of_keys_is_fresh(request: pytest.FixtureRequest) -> None:
    path = DOCS / "configuration.md"
    before, opening, rest = re.split(r"(<!-- keys: .*? -->\n)", text(path))
    after = rest[rest.index("<!-- /keys -->") :]
    fresh = f"{before}{opening}\n{keys_table()}\n\n{after}"
    if request.config.getoption("--update"):
        path.write_text(fresh, "utf-8")
    assert text(path) == fresh


@pytest.mark.parametrize("path", [*DOCS.glob("*.md"), ROOT / "README.md"], ids=lambda path: path.name)
def test_examples_of_configurations_are_valid(path: Path, house: House) -> None:
    for number, block in enumerate(blocks(path, "toml")):
        data = tomllib.loads(block)
        if "project" in data or (set(data) <= {"ignore"} and not isinstance(data.get("ignore", [""])[0], str)):
            continue
        installed = ("packs",) if path.name == "rule-packs.md" else ()
        for gone in [key for key in ("extends", "rules", *installed) if key in data]:
            block = re.sub(rf"(?m)^{gone} = .*$", "", block)
        house.put(f"{number}.toml", block)
        said = house.run("config", "check", f"{number}.toml")
        assert said.code == 0, said.err


def test_yaml_examples_are_yaml() -> None:
    for path in PAGES:
        for block in blocks(path, "yaml"):
            list(yaml.safe_load_all(block))


def test_tables_name_what_the_program_knows() -> None:
    formats, reports, merge = (text(DOCS / f"{name}.md") for name in ("formats", "reports", "merge"))
    assert all(f"`{suffix}`" in formats for suffix in SUFFIXES)
    assert all(f"`{name}`" in reports for name in FORMATS)
    assert all(f"{rule.code} {rule.name}" in merge for rule in load().rules.values() if rule.scope == "merge")
    tools = text(DOCS / "merge-fields.md")
    assert all(f"`{tool}`" in tools for tool in {*PROFILES, *(tool for tool, _, _ in EVIDENCE)})
    packs = {rule.pack for rule in load().rules.values() if rule.pack}
    assert all(f"`{pack}`" in text(DOCS / "configuration.md") for pack in packs)
    sequences = text(DOCS / "sequences.md")
    assert all(f"{r.code} {r.name}" in sequences for r in load().rules.values() if r.family == "sequence")
    assert {"subject", "question", "anchored"} <= CONDITIONS


def test_the_examples_of_the_json_contract_have_its_keys(house: House) -> None:
    house.put("a.txt", "Hi Dana,\n\nI wanted to circle back on Leeds.\n")
    told, read = (json.loads(block) for block in blocks(DOCS / "json.md", "json"))
    report = json.loads(house.run("check", "a.txt", "--format", "json").out)
    listing = json.loads(house.run("messages", "a.txt", "--format", "json").out)
    assert set(told) <= set(report) and set(report) - set(told) <= {"scores"}
    assert set(told["diagnostics"][0]) == set(report["diagnostics"][0])
    assert set(told["diagnostics"][0]["target"]) == set(report["diagnostics"][0]["target"])
    edit = report["diagnostics"][0]["suggestions"][0]["edits"][0]
    assert set(told["diagnostics"][0]["suggestions"][0]["edits"][0]) == set(edit)
    assert set(read) == set(listing) and set(read["messages"][0]) == set(listing["messages"][0])


def test_the_command_line_of_the_manual_exists() -> None:
    named = {word for path in PAGES for word in re.findall(r"outreach-lint ([a-z]+)\b(?!:)", "\n".join(
        [*blocks(path, "sh"), *re.findall(r"`([^`\n]+)`", text(path))]))}  # fmt: skip
    assert named <= set(COMMANDS), named - set(COMMANDS)


def test_the_guide_to_own_rules_can_be_followed(house: House) -> None:
    guide = DOCS / "own-rules.md"
    (house.root / "outreach-lint.toml").unlink()
    written = {}
    for kind, block in FENCE.findall(text(guide)):
        named = re.match(r"# ([\w./-]+\.(?:toml|yaml))\n", block) if kind in ("toml", "yaml") else None
        if named:
            written[named[1]] = block
            house.put(named[1], block)
        for line in block.splitlines() if kind == "sh" else ():
            if "hello.txt" in line:
                house.put("hello.txt", "Hi Dana,\n\nI wanted to circle back on Leeds.\n")
            said = house.run(*shlex.split(line)[1:])
            assert said.code == (1 if "hello.txt" in line else 0), said.err + said.out
            if "outreach-lint new" in line:
                assert (house.root / "outreach-rules/house/no-circling-back.yaml").is_file()
            if "outreach-lint test" in line:
                assert said.err.strip() == "1 rule, 6 examples, 0 failed." and said.err.strip() in text(guide)
    assert set(written) == {"outreach-lint.toml", "outreach-rules/house/no-circling-back.yaml"}


def test_an_installed_package_brings_its_rules_along(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = next(block for block in blocks(DOCS / "own-rules.md", "yaml"))
    house.put("packages/acme_style/__init__.py", "raise SystemExit('a package of rules is never imported')\n")
    house.put("packages/acme_style/outreach.toml", 'rules = ["rules"]\n')
    house.put("packages/acme_style/rules/house/no-circling-back.yaml", rule)
    monkeypatch.syspath_prepend(house.root / "packages")
    house.put("outreach-lint.toml", 'extends = ["acme_style:outreach"]\n')
    house.put("hello.txt", "Hi Dana,\n\nI wanted to circle back on Leeds.\n")
    said = house.run("check", "hello.txt", "--select", "house", "--format", "concise")
    assert said.code == 1 and "XHO001" in said.out


def test_the_python_of_the_manual_runs() -> None:
    for path in (DOCS / "api.md", ROOT / "README.md"):
        block = next(block for block in blocks(path, "python") if "import" in block)
        exec(compile(block, path.name, "exec"), {"print": lambda *_: None})
    assert lint("Hi Dana,\n\nWe are the number one for docks.", subject="Docks", channel="email", step=1)


def test_a_rule_page_tells_everything_that_its_file_says() -> None:
    for rule in load().rules.values():
        made = page(rule)
        for part in (rule.code, rule.name, rule.title, rule.message, rule.why, rule.source, rule.since, *rule.advice):
            assert part in made
        assert rule.evidence.rstrip(".") in made
        assert all(option in made for option in rule.options)
        assert made.count("```text") == len(rule.examples)


@pytest.mark.slow
def test_the_site_builds_strictly_and_fetches_nothing(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs")
    pytest.importorskip("material")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for code in load().rules:
        assert (tmp_path / "rules" / code / "index.html").is_file()
    assert not (tmp_path / "hooks").exists()
    for file in tmp_path.rglob("*.html"):
        html = text(file)
        loads = re.findall(r"""<(?:script|img|iframe)[^>]+src=["'](https?:[^"']+)""", html)
        loads += re.findall(
            r"""<link[^>]+rel=["'](?:stylesheet|preconnect|preload)["'][^>]*href=["'](https?:[^"']+)""", html
        )
        assert not loads, file
