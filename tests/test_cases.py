"""Whole runs: each folder of tests/cases holds an input, what is said of it, and (where fixes fit) what comes out.

`pytest tests --update` writes the expectations anew; read the diff before committing it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from house import House

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_comes_out_as_it_stands_there(house: House, case: Path, request: pytest.FixtureRequest) -> None:
    source = next(case.glob("input.*"))
    expected, fixed = case / "expected.txt", case / f"fixed{source.suffix}"
    work = house.root / source.name
    shutil.copy(source, work)
    for beside in case.glob("outreach-lint.toml"):
        shutil.copy(beside, house.root)
    checked = house.run("check", source.name, "--format", "concise", "--color", "never")
    said = f"exit code {checked.code}\n{checked.out}{checked.err}"
    house.run("check", source.name, "--unsafe-fixes", "-q")
    if request.config.getoption("--update"):
        expected.write_bytes(said.encode())
        if work.read_bytes() != source.read_bytes():
            shutil.copy(work, fixed)
        else:
            fixed.unlink(missing_ok=True)
    assert said == expected.read_bytes().decode()
    assert work.read_bytes() == (fixed if fixed.exists() else source).read_bytes()


def test_there_are_cases() -> None:
    assert len(CASES) >= 5
