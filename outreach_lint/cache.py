"""Cache: what a run kept, in a file of the user's cache folder; one file for each installation and its versions.

Only its owner may write to the file, and it is never looked for in a project: what is read from it is trusted as much
as the installed package is. A cache that is missing, foreign, damaged or unwritable costs time, nothing else.
"""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from time import time

import regex

from outreach_lint import __version__
from outreach_lint.model.kept import everything, forget, start

FOLDER = "OUTREACH_LINT_CACHE_DIR"
"""The variable that names the folder."""
PREFIX, SUFFIX = "start-", ".bin"
STALE = 30 * 24 * 3600
"""Seconds after which the file of another version, or of an installation that is gone, is removed."""


def folder(environ: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """The folder of caches; None where the user has none."""
    if named := environ.get(FOLDER):
        return Path(named)
    home = environ.get("USERPROFILE" if platform == "win32" else "HOME")
    if platform == "win32" and (local := environ.get("LOCALAPPDATA")):
        return Path(local, "outreach-lint", "Cache")
    if platform != "win32" and os.path.isabs(xdg := environ.get("XDG_CACHE_HOME", "")):
        return Path(xdg, "outreach-lint")
    if not home:
        return None
    inside = {"win32": ("AppData", "Local", "outreach-lint", "Cache"), "darwin": ("Library", "Caches", "outreach-lint")}
    return Path(home, *inside.get(platform, (".cache", "outreach-lint")))


def versions() -> bytes:
    """Everything that must be the same for a file to be of use: one line."""
    known = (__version__, sys.implementation.cache_tag, sys.hexversion, regex.__version__, os.path.dirname(__file__))
    return f"outreach-lint start 2 {known!r}\n".encode("utf-8", "surrogateescape")


def path_in(place: Path) -> Path:
    """The file of this installation in a folder of caches."""
    return place / f"{PREFIX}{__version__}-{zlib.crc32(versions()):08x}{SUFFIX}"


def begin(place: Path) -> None:
    """Start from what the file of this installation holds, and keep what is new."""
    start(read(path_in(place)))


def end(place: Path) -> None:
    """Write what is new, and stop keeping; whatever prevents it is no concern of the run."""
    held = everything()
    forget()
    if held is None:
        return
    with suppress(OSError):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path_in(place), packed(held))
        for other in place.glob(f"{PREFIX}*{SUFFIX}"):
            if other.stat().st_mtime < time() - STALE:
                other.unlink()


def _write(path: Path, data: bytes) -> None:
    """Put a file in place in one step, for its owner alone. It need not outlive a power cut: the check sum tells."""
    import tempfile

    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f"{PREFIX}new-", suffix=SUFFIX)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def read(path: Path) -> Mapping[str, bytes]:
    """What a file holds; nothing where it is none of ours."""
    try:
        with path.open("rb") as file:
            return unpacked(file.read()) if _own(os.fstat(file.fileno())) else {}
    except OSError:
        return {}


def _own(status: os.stat_result) -> bool:
    """Whether nobody but the user can have written a file; Windows tells by its folders."""
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)


def packed(held: Mapping[str, bytes]) -> bytes:
    """The versions, a check sum, and what is held."""
    data = marshal.dumps(dict(held))
    return versions() + zlib.crc32(data).to_bytes(4, "big") + data


def unpacked(data: bytes) -> Mapping[str, bytes]:
    """What `packed` was given; nothing where the versions are others or the check sum is wrong."""
    head = versions()
    if not data.startswith(head):
        return {}
    body = memoryview(data)[len(head) + 4 :]
    if zlib.crc32(body).to_bytes(4, "big") != data[len(head) : len(head) + 4]:
        return {}
    held = marshal.loads(body)
    return held if isinstance(held, dict) else {}
