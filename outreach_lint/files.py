"""Files: which files a run is about, in one order, and how a file is written without ever being half written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})
"""Folders that never hold outreach; hidden folders are skipped too."""


class Seen(NamedTuple):
    """A path of a walk. `skipped` says why a file is left out, `fault` why a folder could not be read."""

    path: Path
    skipped: str | None = None
    fault: str | None = None


def walk(folder: Path, excluded: Callable[[Path], bool]) -> Iterator[Seen]:
    """The files below a folder, sorted by path; what `.gitignore` files or `excluded` name is left out."""
    yield from _walk(folder, excluded, _outer_ignores(folder))


def _walk(folder: Path, excluded: Callable[[Path], bool], ignores: tuple[tuple[Path, Any], ...]) -> Iterator[Seen]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Seen(folder, fault=f"cannot list this folder: {error.strerror}")
        return
    ignores = (*ignores, *_ignore_file(folder / ".gitignore", folder))
    for entry in entries:
        path = folder / entry.name
        is_folder = entry.is_dir(follow_symlinks=False)
        if (is_folder and (entry.name in SKIPPED or entry.name.startswith("."))) or _ignored(path, is_folder, ignores):
            continue
        if excluded(path):
            yield Seen(path, skipped="excluded by the configuration")
        elif is_folder:
            yield from _walk(path, excluded, ignores)
        elif entry.is_file():
            yield Seen(path)


def _ignored(path: Path, is_folder: bool, ignores: tuple[tuple[Path, Any], ...]) -> bool:
    """The last pattern that matches decides; deeper files come later, as in git."""
    decided = False
    for root, spec in ignores:
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else None
        if name is None:
            name = path.absolute().relative_to(root.absolute()).as_posix()
        found = spec.check_file(f"{name}/" if is_folder else name).include
        decided = decided if found is None else found
    return decided


def _ignore_file(path: Path, root: Path) -> tuple[tuple[Path, Any], ...]:
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ()
    # GitIgnoreSpec follows git's rules, negation and anchoring included; it is imported only where there are any.
    from pathspec import GitIgnoreSpec

    return ((root, GitIgnoreSpec.from_lines(lines)),)


def _outer_ignores(folder: Path) -> tuple[tuple[Path, Any], ...]:
    """The ignore files above a folder, up to the top of its repository; none outside a repository."""
    above = [folder.absolute(), *folder.absolute().parents]
    top = next((i for i, path in enumerate(above) if (path / ".git").exists()), None)
    if top is None:
        return ()
    found = _ignore_file(above[top] / ".git" / "info" / "exclude", above[top])
    for path in reversed(above[1 : top + 1]):
        found += _ignore_file(path / ".gitignore", path)
    return found


def write_atomic(path: Path, data: bytes) -> None:
    """Put new bytes in place of a file in one step, its mode kept; a link stays a link. Raises OSError."""
    import tempfile

    target = path.resolve()
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if target.exists():
            os.chmod(temporary, target.stat().st_mode & 0o7777)
        else:
            umask = os.umask(0)
            os.umask(umask)
            os.chmod(temporary, 0o666 & ~umask)
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
