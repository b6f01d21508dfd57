"""Who may import whom: every import runs down, rooms on one floor never meet, and the lowest are the poorest."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "outreach_lint"
FLOORS = (
    {"__main__"},
    {"cli"},
    {"run"},
    {"match", "config", "docs", "merge"},
    {
        "checks",
        "read",
        "annotate",
        "report",
        "fix",
        "suppress",
        "baseline",
        "cache",
        "expressions",
        "rulebook",
        "files",
        "gitfiles",
        "installed",
    },
    {"model"},
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
FILES = sorted(path for path in ROOT.rglob("*.py") if path.relative_to(ROOT) != Path("__init__.py"))


def room_of(path: Path) -> str:
    """The room that a file belongs to."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The full names of all modules that a file imports, wherever in it; relative imports are refused."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names) if module == "outreach_lint" else (module,)


def rooms_of(path: Path) -> set[str]:
    """The other rooms that a file imports. The package itself, which holds the version, is none."""
    names = {name.split(".")[1] for name in imported(path) if name.startswith("outreach_lint.")}
    return names - {room_of(path), "__version__"}


def test_there_is_something_to_check() -> None:
    assert len(FILES) > 50


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_import_runs_down(path: Path) -> None:
    room = room_of(path)
    for other in rooms_of(path):
        assert FLOOR[other] > FLOOR[room], f"{room} must not import {other}"


def test_the_model_knows_the_standard_library_and_regex_alone() -> None:
    for path in FILES:
        if room_of(path) == "model":
            outside = {name.split(".")[0] for name in imported(path)} - {"outreach_lint", "regex"}
            assert outside <= sys.stdlib_module_names, path


def test_checks_know_the_model_alone() -> None:
    for path in FILES:
        if room_of(path) == "checks":
            assert rooms_of(path) <= {"model"}, path


def test_only_the_command_line_knows_click_and_only_one_module_textstat() -> None:
    assert {room_of(path) for path in FILES if any(n.split(".")[0] == "click" for n in imported(path))} == {"cli"}
    assert sum(any(n.split(".")[0] == "textstat" for n in imported(path)) for path in FILES) <= 1


def is_main_guard(node: ast.AST) -> bool:
    """Whether a statement is what runs when a module is a developer's command: it may say what it wrote."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'"


def test_only_the_command_line_prints_or_exits() -> None:
    for path in FILES:
        if room_of(path) in ("cli", "__main__"):
            continue
        body = [part for part in ast.parse(path.read_bytes()).body if not is_main_guard(part)]
        for node in (node for part in body for node in ast.walk(part)):
            called = node.func if isinstance(node, ast.Call) else None
            assert not (isinstance(called, ast.Name) and called.id in ("print", "exit", "quit")), path
            assert not (isinstance(called, ast.Attribute) and called.attr == "exit"), path


def test_no_circle_hides_behind_type_checking() -> None:
    for path in FILES:
        names = {node.id for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Name)}
        assert "TYPE_CHECKING" not in names, path


def test_the_first_line_of_each_module_says_what_it_does() -> None:
    for path in FILES:
        assert ast.get_docstring(ast.parse(path.read_bytes())), path


def test_no_module_grows_beyond_250_lines() -> None:
    long = [str(path) for path in FILES if path.read_bytes().count(b"\n") > 250]
    assert not long
