"""The GitHub Action: its scripts get inputs as environment alone, and do on this machine what they do on a runner."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
FAULTY = "Subject: Hello\n\nHi Dana,\n\nOur sensors are the number one on the market.\n\nTom\n"
CLEAN = "Subject: The dock at Leeds\n\nHi Dana,\n\nYour notice for Leeds has the dock on the slab. Is it surveyed?\n"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


def _input(value: str) -> str:
    """The name of the one input that an environment value consists of."""
    found = re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)
    assert found, value
    return found[1]


class Runner:
    """A runner's folders and variables."""

    def __init__(self, root: Path) -> None:
        self.work, self.temp = root / "work", root / "temp"
        self.summary, self.output = root / "summary.md", root / "output.txt"
        for folder in (self.work, self.temp):
            folder.mkdir()
        self.summary.touch()
        self.output.touch()

    def step(self, name: str, **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run a step's script with the inputs that it asks for, the others at their defaults."""
        given = {key: value["default"] for key, value in ACTION["inputs"].items()} | inputs
        env = {key: given[_input(value)] for key, value in STEPS[name]["env"].items()}
        env |= {
            "PATH": os.environ["PATH"],
            "HOME": str(self.temp),
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_WORKSPACE": str(self.work),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_OUTPUT": str(self.output),
            "RUNNER_TEMP": str(self.temp),
        }
        kept = ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_CONFIG_FILE", "SSL_CERT_FILE")
        env |= {key: os.environ[key] for key in (*kept, "HTTPS_PROXY", "https_proxy") if key in os.environ}
        script = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[name]["run"]]
        return subprocess.run(script, cwd=self.work, env=env, capture_output=True, text=True, check=False)

    def put(self, name: str, text: str) -> None:
        """Write a file of the workspace."""
        path = self.work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A runner on which the checkout is installed already."""
    made = Runner(tmp_path)
    command = made.temp / "outreach-lint" / "bin" / "outreach-lint"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m outreach_lint "$@"\n')
    command.chmod(0o755)
    return made


def test_no_script_holds_an_expression() -> None:
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")
    asked = {_input(value) for step in STEPS.values() for value in step.get("env", {}).values()}
    assert asked | {"python-version"} == set(ACTION["inputs"])


def test_findings_become_annotations_a_summary_and_the_exit_code(runner: Runner) -> None:
    runner.put("outreach/one.txt", FAULTY)
    done = runner.step("Lint", paths="outreach")
    assert done.returncode == 1
    assert "::error file=outreach/one.txt,line=5," in done.stdout and "BST001" in done.stdout
    assert "BST001" in runner.summary.read_text("utf-8")


def test_clean_mail_passes_and_the_summary_says_so(runner: Runner) -> None:
    runner.put("outreach/one.txt", CLEAN)
    assert runner.step("Lint", args="--select BST,PIT").returncode == 0
    assert "outreach-lint" in runner.summary.read_text("utf-8")


def test_wrong_use_is_two(runner: Runner) -> None:
    assert runner.step("Lint", paths="missing").returncode == 2


def test_a_folder_of_its_own_sarif_and_blanks_in_names(runner: Runner) -> None:
    runner.put("sales/my outreach/one.txt", FAULTY)
    runner.put("sales/two.txt", FAULTY)
    done = runner.step(
        "Lint",
        **{"working-directory": "sales", "paths": "my outreach\n", "sarif": "found.sarif", "args": "--exit-zero"},
    )
    assert done.returncode == 0, done.stderr
    assert runner.output.read_text("utf-8") == "sarif=sales/found.sarif\n"
    log = json.loads((runner.work / "sales" / "found.sarif").read_text("utf-8"))
    places = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in log["runs"][0]["results"]
    }
    assert places == {"sales/my%20outreach/one.txt"}
    assert "file=sales/my outreach/one.txt" in done.stdout


def test_inputs_are_never_run(runner: Runner) -> None:
    value = "\"; touch hit; $(touch hit) `touch hit` '; touch hit; '"
    for name in ("paths", "args", "sarif", "working-directory"):
        runner.step("Lint", **{name: value})
    assert runner.step("Install", version=value).returncode == 2
    assert not list(runner.work.rglob("hit"))


def test_paths_cannot_become_options(runner: Runner) -> None:
    runner.put("one.txt", FAULTY)
    done = runner.step("Lint", paths="--exit-zero one.txt")
    assert done.returncode == 2


@pytest.mark.network
def test_the_code_of_the_action_is_installed_and_run(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    runner.put("outreach/one.txt", FAULTY)
    installed = runner.step("Install")
    assert installed.returncode == 0, installed.stderr
    assert runner.step("Lint", paths="outreach").returncode == 1
