"""The cache of starts: a later run finds what an earlier one made, and nothing wrong with it changes a result.

What ships is left aside here but where it is said, since with it nothing is compiled.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from outreach_lint import cache, expressions
from outreach_lint.annotate.field_marks import MAILCHIMP, PERCENT, SQUARE
from outreach_lint.model import kept
from outreach_lint.model.lazy import lazy

ROOT = Path(__file__).parents[1]
MESSAGE = "Subject: Quick question\n\nHi Dana,\n\nDo you have 15 minutes on Tuesday? We are the leading vendor.\n"
SPY = """
import os, sys, regex
from outreach_lint import expressions
from outreach_lint.cli import code_of
if "SHIPPED" not in os.environ:
    expressions.read = lambda: {}
made, compile_ = [], regex.compile
regex.compile = lambda *words, **more: made.append(words) or compile_(*words, **more)
code = code_of(["check", "--isolated", "--quiet", *sys.argv[1:]])
print(len(made), code, "yaml" in sys.modules, file=sys.stderr)
"""


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    kept.forget()
    yield
    kept.forget()


def run(folder: Path, place: Path, *words: str, **more: str) -> tuple[str, int, int, bool]:
    """The report of a fresh process, its exit code, how many patterns it compiled and whether it read YAML."""
    path = folder / "mail.txt"
    path.write_text(MESSAGE, "utf-8")
    environ = {name: value for name, value in os.environ.items() if name != "OUTREACH_LINT_NO_CACHE"}
    done = subprocess.run(
        [sys.executable, "-c", SPY, *words, str(path)],
        cwd=ROOT,
        env={**environ, cache.FOLDER: str(place), **more},
        capture_output=True,
        text=True,
        check=True,
    )
    made, code, yaml = done.stderr.split()
    return done.stdout, int(code), int(made), yaml == "True"


def test_the_second_run_compiles_nothing_and_says_the_same(tmp_path: Path) -> None:
    first = run(tmp_path, tmp_path / "cache")
    second = run(tmp_path, tmp_path / "cache")
    assert first[:2] == second[:2]
    assert first[1] == 1
    assert first[2] > 50
    assert second[2:] == (0, False)


@pytest.mark.skipif(os.name == "nt", reason="Windows tells who may write by the folder")
def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    run(tmp_path, tmp_path / "cache")
    (path,) = (tmp_path / "cache").iterdir()
    assert path.stat().st_mode & 0o077 == 0
    assert cache.read(path)
    path.chmod(0o666)
    assert not cache.read(path)


@pytest.mark.skipif(not expressions.read(), reason="another compiler made what ships")
def test_a_first_run_compiles_nothing_where_all_of_it_ships(tmp_path: Path) -> None:
    bare = run(tmp_path, tmp_path / "cache", "--no-cache")
    shipped = run(tmp_path, tmp_path / "cache", "--no-cache", SHIPPED="1")
    assert bare[:2] == shipped[:2]
    assert bare[2] > 50
    assert shipped[2:] == (0, False)
    assert run(tmp_path, tmp_path / "cache", SHIPPED="1") == shipped
    assert run(tmp_path, tmp_path / "cache") == shipped, "what shipped was not kept"


def test_no_cache_leaves_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, tmp_path / "cache", "--no-cache")[1] == 1
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("kind", ["empty", "cut", "changed", "foreign"])
def test_a_damaged_file_costs_time_alone_and_is_written_anew(tmp_path: Path, kind: str) -> None:
    said = run(tmp_path, tmp_path / "cache")[:2]
    (path,) = (tmp_path / "cache").iterdir()
    whole = path.read_bytes()
    middle = len(whole) // 2
    path.write_bytes(
        {
            "empty": b"",
            "cut": whole[:middle],
            "changed": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
            "foreign": b"something else\n" * 100,
        }[kind]
    )
    assert run(tmp_path, tmp_path / "cache")[:2] == said
    assert run(tmp_path, tmp_path / "cache")[2] == 0


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    first = run(tmp_path, tmp_path / "file" / "cache")
    assert first[:2] == run(tmp_path, tmp_path / "cache")[:2]


def test_other_versions_have_files_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.start({})
    kept.keep("one", 1)
    cache.end(tmp_path)
    ours = cache.path_in(tmp_path)
    assert set(cache.read(ours)) == {"one"}
    monkeypatch.setattr(regex, "__version__", "0.0")
    assert cache.path_in(tmp_path) != ours
    assert not cache.read(ours)


def test_files_that_nobody_wrote_for_long_are_removed(tmp_path: Path) -> None:
    old, other = tmp_path / "start-0.0.9-00000000.bin", tmp_path / "notes.txt"
    for path in (old, other):
        path.write_bytes(b"")
        os.utime(path, (0, 0))
    kept.start({})
    kept.keep("one", 1)
    cache.end(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([other, cache.path_in(tmp_path)])


@given(st.dictionaries(st.text(), st.binary()))
def test_what_is_packed_comes_out_again(held: Mapping[str, bytes]) -> None:
    assert cache.unpacked(cache.packed(held)) == held


@given(st.dictionaries(st.text(), st.binary()), st.data())
def test_a_changed_byte_never_passes(held: Mapping[str, bytes], data: st.DataObject) -> None:
    whole = cache.packed(held)
    at = data.draw(st.integers(0, len(whole) - 1))
    flipped = data.draw(st.integers(1, 255))
    assert cache.unpacked(whole[:at] + bytes([whole[at] ^ flipped]) + whole[at + 1 :]) == {}


@given(st.lists(st.sampled_from(["*|FNAME|*", "[First Name]", "%%NAME%%", "%", "[", "]", " a", "\n", "é"])))
def test_a_kept_pattern_finds_what_a_compiled_one_finds(pieces: list[str]) -> None:
    text = "".join(pieces)
    for pattern in (MAILCHIMP, PERCENT, SQUARE):
        kept.start({})
        assert lazy(pattern.pattern, pattern.flags).search("") is None
        held = kept.everything()
        assert held
        kept.start(held)
        found = [(m.span(), m.groups()) for m in lazy(pattern.pattern, pattern.flags).finditer(text)]
        assert kept.everything() is None, "it was compiled again"
        assert found == [(m.span(), m.groups()) for m in regex.finditer(pattern.pattern, text, pattern.flags)]


@pytest.mark.parametrize("data", [b"", b"no such thing", kept.marshal.dumps(("a", 0)), kept.marshal.dumps(7)])
def test_a_pattern_that_cannot_be_made_of_what_was_kept_is_compiled(data: bytes) -> None:
    kept.start({"0:a+": data})
    assert lazy("a+").fullmatch("aaa")


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({"HOME": "/home/a"}, "linux", Path("/home/a/.cache/outreach-lint")),
        ({"HOME": "/home/a", "XDG_CACHE_HOME": "/cache"}, "linux", Path("/cache/outreach-lint")),
        ({"HOME": "/home/a", "XDG_CACHE_HOME": "relative"}, "linux", Path("/home/a/.cache/outreach-lint")),
        ({"HOME": "/Users/a"}, "darwin", Path("/Users/a/Library/Caches/outreach-lint")),
        ({"USERPROFILE": "/a"}, "win32", Path("/a/AppData/Local/outreach-lint/Cache")),
        ({"LOCALAPPDATA": "/local", "USERPROFILE": "/a"}, "win32", Path("/local/outreach-lint/Cache")),
        ({"HOME": "/home/a", "XDG_CACHE_HOME": "/c", cache.FOLDER: "/mine"}, "linux", Path("/mine")),
        ({}, "linux", None),
    ],
)
def test_the_folder_is_where_each_platform_has_it(
    environ: dict[str, str], platform: str, expected: Path | None
) -> None:
    assert cache.folder(environ, platform) == expected
