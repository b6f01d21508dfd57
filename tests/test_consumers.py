"""Reports and snippets before those who read them: sarif-tools, junitparser, the schemas of GitHub and GitLab.

Needs the package index.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from house import FAULTY, House

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"(?ms)^```yaml\n(.*?)^```")

pytestmark = [pytest.mark.network, pytest.mark.slow]


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of a fresh environment."""
    folder = tmp_path_factory.mktemp("tools")
    venv.create(folder, with_pip=True)
    commands = folder / ("Scripts" if sys.platform == "win32" else "bin")
    install = [commands / "python", "-m", "pip", "install", "-q", "sarif-tools", "junitparser", "check-jsonschema"]
    subprocess.run(install, check=True, capture_output=True)
    return commands


def run(*words: str | Path, cwd: Path) -> str:
    """What a command prints; it must succeed."""
    done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def reports(house: House) -> Path:
    """A folder with reports of one error and one info in two files."""
    house.put("mail/first.txt", FAULTY)
    house.put("mail/naïve & co.txt", FAULTY.replace("circle back", "find synergy"))
    house.run("check", "mail", "--output", "sarif=a.sarif", "--output", "junit=junit.xml")
    return house.root


def test_sarif_tools_read_the_report(tools: Path, reports: Path) -> None:
    summary = run(tools / "sarif", "summary", "a.sarif", cwd=reports)
    assert "error: 1" in summary and "HSE001" in summary and "note: 1" in summary
    run(tools / "sarif", "csv", "a.sarif", "-o", "a.csv", cwd=reports)
    assert "mail/first.txt,5" in (reports / "a.csv").read_text("utf-8")
    run(tools / "sarif", "codeclimate", "a.sarif", "-o", "a.json", cwd=reports)
    assert {one["check_name"] for one in json.loads((reports / "a.json").read_text("utf-8"))} == {"HSE001", "HSE003"}


def test_junitparser_reads_the_report(tools: Path, reports: Path) -> None:
    script = (
        "import junitparser; read = junitparser.JUnitXml.fromfile('junit.xml'); "
        "print(read.tests, read.failures, [case.name for suite in read for case in suite if case.result])"
    )
    said = run(tools / "python", "-c", script, cwd=reports)
    assert said.startswith("2 1 ['HSE001 ")


def snippets(house: House) -> dict[str, list[str]]:
    """The workflows and pipelines of the manual, and those that `init` writes, by the name of their schema."""
    found: dict[str, list[str]] = {"vendor.github-workflows": [], "vendor.gitlab-ci": []}
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for block in BLOCK.findall(path.read_text("utf-8")):
            if "runs-on:" in block:
                whole = block if re.search(r"(?m)^on:", block) else f"on: push\n{block}"
                found["vendor.github-workflows"].append(whole)
            elif "image: python" in block:
                found["vendor.gitlab-ci"].append(block)
    house.put("outreach/a b.txt", FAULTY)
    (house.root / "outreach-lint.toml").unlink()
    assert house.run("init", "--with", "github", "--with", "gitlab").code == 0
    found["vendor.github-workflows"].append(house.text(".github/workflows/outreach.yml"))
    found["vendor.gitlab-ci"].append(house.text(".gitlab-ci.yml"))
    return found


def test_the_action_and_every_snippet_follow_their_schemas(tools: Path, house: House) -> None:
    check = tools / "check-jsonschema"
    run(check, "--builtin-schema", "vendor.github-actions", ROOT / "action.yml", cwd=house.root)
    for schema, texts in snippets(house).items():
        assert len(texts) > 1
        for number, text in enumerate(texts):
            house.put(f"{schema}-{number}.yml", text)
            run(check, "--builtin-schema", schema, f"{schema}-{number}.yml", cwd=house.root)
