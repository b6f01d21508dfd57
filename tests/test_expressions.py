"""The compiled expressions that ship are those of the package, and find what others find that are compiled anew."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import regex

from outreach_lint import expressions
from outreach_lint.model import kept
from outreach_lint.model.lazy import lazy
from outreach_lint.rulebook import load

SCRIPT = "import json; from outreach_lint.expressions import everything; print(json.dumps(sorted(everything())))"
RENEW = "run: python -m outreach_lint.expressions"
SHIPPED = expressions.read()
same_compiler = pytest.mark.skipif(not SHIPPED, reason="another compiler made them")


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    kept.forget()
    yield
    kept.forget()


def test_each_expression_of_the_package_ships() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    held = {f"{flags}:{text}" for text, flags in json.loads(done.stdout)}
    lines = expressions.PLACE.read_text("ascii").splitlines()[1:]
    assert {json.loads(line.partition("\t")[0]) for line in lines} == held, RENEW


@same_compiler
def test_they_find_what_others_find(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [rule.examples[0].body for rule in load().rules.values()][::8]
    texts += [text.upper() for text in texts[::4]] + ["", "— \ue001 {{first_name}} 🙂 Ünïcode\r\n> quoted\n"]
    whole = "\n".join(texts)
    made = {}
    with monkeypatch.context() as patch:
        patch.setattr(regex, "compile", lambda *_: pytest.fail("one was compiled"))
        kept.ship(lambda: SHIPPED)
        for name in SHIPPED:
            flags, _, text = name.partition(":")
            made[text, int(flags)] = lazy(text, int(flags))
            made[text, int(flags)].search("")
    for (text, flags), one in made.items():
        other = regex.compile(text, flags)
        assert (one.groups, one.groupindex, one.pattern) == (other.groups, other.groupindex, other.pattern)
        assert [(m.span(), m.groups()) for m in one.finditer(whole)] == [
            (m.span(), m.groups()) for m in other.finditer(whole)
        ], text


@pytest.mark.parametrize("data", ["", "\n", '\n"0:a"\t[]', '(1, 2, 3) 20100116 4 little\n"0:a"\t[]', "\xff"])
def test_a_file_of_another_compiler_or_none_counts_for_nothing(tmp_path: Path, data: str) -> None:
    (tmp_path / "file.txt").write_text(data, "latin-1")
    assert expressions.read(tmp_path / "file.txt") == {}
    assert expressions.read(tmp_path / "none.txt") == {}


@same_compiler
def test_a_file_that_is_not_whole_counts_for_nothing(tmp_path: Path) -> None:
    held = expressions.PLACE.read_bytes()
    for wrong in (held[:-1], held[:-4000], held[: held.index(b"\n") + 1], held.replace(b"=", b"A", 1), held + b"\n"):
        (tmp_path / "file.txt").write_bytes(wrong)
        assert wrong != held
        assert expressions.read(tmp_path / "file.txt") == {}
    (tmp_path / "file.txt").write_bytes(held)
    assert expressions.read(tmp_path / "file.txt") == SHIPPED


@pytest.mark.parametrize("changed", ["_regex_core.py", "_main.py", "the version", "the properties", "nothing"])
def test_another_compiler_is_told_from_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    known = expressions.compiler()
    library: Any = regex
    core, main = library._regex_core, library._main
    for module in (core, main):
        path = tmp_path / Path(module.__file__).name
        text = Path(module.__file__).read_text("utf-8")
        path.write_text(text.replace("def _compile", "def _compile_", 1) if path.name == changed else text, "utf-8")
        monkeypatch.setattr(module, "__file__", str(path))
    if changed == "the version":
        text = (tmp_path / "_main.py").read_text("utf-8").replace(regex.__version__, "2099.1.1")
        (tmp_path / "_main.py").write_text(text, "utf-8")
    if changed == "the properties":
        monkeypatch.setattr(core, "PROPERTIES", {**core.PROPERTIES, "NEW": (999, {})})
    assert known
    assert (expressions.compiler() == known) == (changed in ("the version", "nothing"))
    monkeypatch.setattr(main, "__file__", str(tmp_path / "none.py"))
    assert expressions.compiler() == ""


@same_compiler
def test_what_cannot_be_made_of_what_ships_is_compiled() -> None:
    for wrong in (("x",), ("a+b", "flags"), SHIPPED[next(iter(SHIPPED))], None):
        kept.ship(lambda: {"0:a+b": wrong})  # noqa: B023
        assert lazy("a+b").search("xaab")


def test_what_is_written_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "everything", lambda: {("(?P<one>a)|b", 0), ("[\ud800-\udfff]x", int(regex.I))})
    expressions.write(tmp_path / "file.txt")
    first = (tmp_path / "file.txt").read_bytes()
    found = expressions.read(tmp_path / "file.txt")
    assert set(found) == {"0:(?P<one>a)|b", f"{int(regex.I)}:[\ud800-\udfff]x"}
    kept.ship(lambda: found)
    match = lazy("(?P<one>a)|b").search("xa")
    assert match
    assert match["one"] == "a"
    assert lazy("[\ud800-\udfff]x", regex.I).search("\udc00X")
    expressions.write(tmp_path / "file.txt")
    assert (tmp_path / "file.txt").read_bytes() == first
