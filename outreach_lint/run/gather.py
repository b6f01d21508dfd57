"""Gather: the files that a run is about, from paths, folders, standard input or git, in one order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from outreach_lint import gitfiles
from outreach_lint.files import walk
from outreach_lint.model.diagnostic import Note, Problem
from outreach_lint.model.record import dataclass, replace
from outreach_lint.read import SUFFIXES
from outreach_lint.run.project import Project
from outreach_lint.suppress import SUFFIX

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One file of a run. `data` are its bytes where they do not lie at `path`; `lines` bound what is told of it."""

    path: str
    named: bool = False
    data: bytes | None = None
    lines: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files of a run, and what was found on the way to them."""

    inputs: tuple[Input, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()


def gather(paths: Sequence[str], project: Project, force_exclude: bool = False) -> Gathered:
    """Files as they are named, folders as they are walked; each file once."""
    inputs: dict[str, Input] = {}
    problems: list[Problem] = []
    notes: list[Note] = []
    for name in paths:
        path = Path(name)
        if path.is_dir():
            for item in _walked(path, project):
                if isinstance(item, Input):
                    inputs.setdefault(item.path, item)
                elif isinstance(item, Problem):
                    problems.append(item)
                else:
                    notes.append(item)
        elif not path.exists():
            problems.append(Problem(name, 1, 1, "there is no such file or folder"))
        elif _left_out(path, project, force_exclude):
            notes.append(Note(name, "excluded by the configuration"))
        else:
            inputs[str(path)] = Input(str(path), named=True)
    return Gathered(tuple(sorted(inputs.values(), key=lambda item: item.path)), tuple(problems), tuple(notes))


def _left_out(path: Path, project: Project, force_exclude: bool) -> bool:
    config = project.config(path)
    return (force_exclude or config.get("force-exclude", False)) and _excluded(path, project)


def _excluded(path: Path, project: Project) -> bool:
    return project.config(path).excludes(path)


def _walked(folder: Path, project: Project) -> Iterator[Input | Problem | Note]:
    for seen in walk(folder, lambda path: _excluded(path, project)):
        path = str(seen.path)
        if seen.fault:
            yield Problem(path, 1, 1, seen.fault)
        elif seen.skipped:
            yield Note(path, seen.skipped)
        elif path.endswith(SUFFIX):
            continue
        elif seen.path.name.startswith("~$"):
            yield Note(path, "the lock of a document that is open elsewhere")
        elif seen.path.suffix.lower() in SUFFIXES or project.ruling(seen.path).settings.read_as:
            yield Input(path)
        else:
            yield Note(path, "no known kind of file")


def staged(gathered: Gathered, from_index: bool) -> Gathered:
    """Only what is staged, as it is staged (or, where it is to be edited, as it lies in the folder)."""
    changed = {item.path.resolve(): item.lines for item in gitfiles.staged()}
    kept = _kept(gathered.inputs, changed)
    if not from_index:
        return replace(gathered, inputs=tuple(kept))
    held = [replace(item, data=gitfiles.content("", Path(item.path))) for item in kept]
    return replace(gathered, inputs=tuple(item for item in held if item.data is not None))


def since(gathered: Gathered, revision: str) -> Gathered:
    """Only what differs from the commit at which the branch left a revision."""
    base = gitfiles.merge_base(revision)
    changed = {item.path.resolve(): item.lines for item in gitfiles.since(base)}
    return replace(gathered, inputs=tuple(_kept(gathered.inputs, changed)))


def _kept(inputs: Iterable[Input], changed: dict[Path, frozenset[int]]) -> list[Input]:
    found = [(item, Path(item.path).resolve()) for item in inputs]
    return [replace(item, lines=changed[path]) for item, path in found if path in changed]


def at_revision(inputs: Iterable[Input], revision: str) -> tuple[Input, ...]:
    """The same files as they were at a revision; those that were not there are left out."""
    held = [replace(item, data=gitfiles.content(revision, Path(item.path))) for item in inputs]
    return tuple(item for item in held if item.data is not None)


Filter = Callable[[Gathered], Gathered]
