"""The commands of the README and of the manual: each is understood, and those of the first ten minutes run."""

from __future__ import annotations

import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from house import CLEAN, House

from outreach_lint.cli.commands import group

ROOT = Path(__file__).parent.parent
FENCE = re.compile(r"(?ms)^```sh\n(.*?)^```")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
FIRST = [ROOT / "README.md", ROOT / "docs" / "getting-started.md"]


def commands(path: Path) -> Iterator[list[str]]:
    """The words behind `outreach-lint` of each command in a page's shell blocks, without pipes and redirections."""
    for block in FENCE.findall(path.read_text("utf-8")):
        for line in re.split(r"\n|&&", block.replace("\\\n", " ")):
            for part in re.split(r"\s\|\s", line):
                words = shlex.split(re.split(r"\s>\s", part)[0], comments=True)
                if words and words[0].rpartition("/")[2] == "outreach-lint":
                    yield words[1:]


ALL = [pytest.param(words, id=f"{path.stem}: {' '.join(words)}") for path in PAGES for words in commands(path)]


@pytest.mark.parametrize("words", ALL)
def test_each_command_is_understood(words: list[str]) -> None:
    command: click.Command = group
    while isinstance(command, click.Group):
        name, *words = words
        found = command.get_command(click.Context(command), name)
        assert found is not None, name
        command = found
    command.make_parser(click.Context(command)).parse_args(words)


@pytest.mark.parametrize("path", FIRST, ids=lambda path: path.stem)
def test_the_commands_of_the_first_day_run(path: Path, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("outreach-lint.toml", *(f"house-rules/house/{rule}.yaml" for rule in house_rules(house))):
        (house.root / name).unlink()
    house.put("mail.md", CLEAN)
    house.put("outreach/hello.md", CLEAN)
    house.put("examples/one.txt", CLEAN)
    house.put("list.csv", "first_name\nDana\n")
    house.git("init", "-q")
    ran = list(commands(path))
    assert len(ran) > 5
    for words in ran:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(CLEAN.encode())))
        said = house.run(*words)
        assert said.code == 0, f"{words}: {said.err}{said.out}"


def house_rules(house: House) -> list[str]:
    return [rule.stem for rule in (house.root / "house-rules" / "house").glob("*.yaml")]


def test_the_console_example_is_what_the_command_says(monkeypatch: pytest.MonkeyPatch, house: House) -> None:
    monkeypatch.chdir(ROOT)
    block = re.search(r"(?ms)^```text\n\$ outreach-lint (.*?)\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"))
    assert block
    said = house.run(*shlex.split(block[1]))
    printed = {re.sub(r"\W+", " ", line) for line in said.out.splitlines()}
    for line in filter(str.strip, block[2].splitlines()):
        assert line.strip() == "…" or re.sub(r"\W+", " ", line) in printed, line
