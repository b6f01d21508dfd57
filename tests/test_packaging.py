"""Wheel, sdist and editable install: the command runs elsewhere and finds its rules. Needs the package index."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = [pytest.mark.network, pytest.mark.slow]


def run(*words: str | Path, cwd: Path, code: int = 0) -> str:
    """Run a command somewhere and return what it prints."""
    done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    return done.stdout


def python_in(folder: Path) -> Path:
    """The Python of a fresh virtual environment."""
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The wheel and the sdist, each built from a copy of what git would hand over."""
    folder = tmp_path_factory.mktemp("built")
    copy = folder / "copy"
    copy.mkdir()
    names = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT).split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    python = python_in(folder / "builder")
    run(python, "-m", "pip", "install", "-q", "hatchling", cwd=folder)
    run(python, "-m", "hatchling", "build", "-d", folder, cwd=copy)
    return {"wheel": next(folder.glob("*.whl")), "sdist": next(folder.glob("*.tar.gz")), "editable": copy}


@pytest.mark.parametrize("kind", ["wheel", "sdist", "editable"])
def test_an_install_lints_and_knows_its_rules(kind: str, built: dict[str, Path], tmp_path: Path) -> None:
    python = python_in(tmp_path / "env")
    what = ("-e", built[kind]) if kind == "editable" else (built[kind],)
    run(python, "-m", "pip", "install", "-q", *what, cwd=tmp_path)
    command = python.parent / "outreach-lint"
    rules = json.loads(run(command, "rules", "--all", "--format", "json", cwd=tmp_path))["rules"]
    files = list((ROOT / "rules").glob("*/*.yaml"))
    assert len(rules) == len(files)
    report = run(command, "check", ROOT / "examples", "--isolated", "--format", "json", cwd=tmp_path, code=1)
    assert {"PIT", "BST", "HAM", "GEN"} <= {d["code"][:3] for d in json.loads(report)["diagnostics"]}
    assert "number one" in run(command, "explain", "BST001", cwd=tmp_path).lower()
    script = "import outreach_lint; print(outreach_lint.lint('Hi'), outreach_lint.__file__)"
    said = run(python, "-c", script, cwd=tmp_path)
    assert str(ROOT / "outreach_lint") not in said


def test_the_wheel_holds_the_rules_the_types_and_no_tests(built: dict[str, Path]) -> None:
    names = set(zipfile.ZipFile(built["wheel"]).namelist())
    assert {"outreach_lint/py.typed", "outreach_lint/expressions.txt"} <= names
    assert {"outreach_lint/rules/compiled.json", "outreach_lint/rules/compiled-examples.json"} <= names
    assert any(name.startswith("outreach_lint/rules/lexicons/") for name in names)
    assert any(name.startswith("outreach_lint/report/schemas/") for name in names)
    assert not any(name.startswith(("tests/", "rules/", "benchmarks/")) for name in names)
