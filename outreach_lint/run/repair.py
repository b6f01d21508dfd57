"""Repair: fix a file pass by pass until nothing is left to fix, and prove each pass by reading the file again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from outreach_lint import fix
from outreach_lint.files import write_atomic
from outreach_lint.model.diagnostic import Diagnostic, Edit, Problem, Safety
from outreach_lint.model.record import dataclass, field
from outreach_lint.model.source import Source, SourceError
from outreach_lint.run.file import finished, lint_messages
from outreach_lint.run.many import Job, problem_of
from outreach_lint.run.opened import Opened, bytes_of, open_file
from outreach_lint.run.project import rulebook
from outreach_lint.suppress import read_sidecar

PASSES = 10
"""The most passes over one file."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A file before and after. `fixed` counts the findings mended, by rule; a problem leaves the file as it was."""

    path: str
    before: bytes
    after: bytes
    fixed: Counter[str] = field(default_factory=Counter)
    problem: Problem | None = None
    charset: str = "utf-8"


class Unproven(Exception):
    """Edits whose outcome is not what they were meant to make: our bug."""


def repair(job: Job, least: Safety, lines: bool = False) -> Iterator[Repaired]:
    """A file, and its sidecar where ignores in it are out of date, fixed in memory; nothing is written.

    With `lines` only findings on the lines of the input are mended, in a single pass, since lines move.
    """
    path = job.input.path
    try:
        before = bytes_of(path) if job.input.data is None else job.input.data
    except SourceError as error:
        yield Repaired(path, b"", b"", problem=problem_of(path, error))
        return
    data, fixed, seen = before, Counter[str](), {before}
    try:
        for _ in range(1 if lines else PASSES):
            opened, found = _linted(job, data)
            own = (d for d in found if d.path == path and (not lines or _on_lines(d, job)))
            plan = fix.plan(own if opened.source.writable else (), least)
            after = proven(job, opened, plan.edits) if plan.edits else data
            if after in seen:
                break
            seen.add(after)
            data = after
            fixed.update(d.code for d in plan.mended)
        else:
            opened, found = _linted(job, data)
    except Unproven as error:
        yield Repaired(path, before, before, problem=Problem(path, 1, 1, str(error)))
        return
    except Exception as error:
        yield Repaired(path, before, before, problem=problem_of(path, error, job.folders))
        return
    yield Repaired(path, before, data, fixed, charset=opened.source.charset)
    if opened.sidecar:
        yield from _sidecar(opened.sidecar, found, least)


def _on_lines(diagnostic: Diagnostic, job: Job) -> bool:
    return job.input.lines is None or diagnostic.range.line in job.input.lines


def _linted(job: Job, data: bytes) -> tuple[Opened, tuple[Diagnostic, ...]]:
    opened = open_file(job.input.path, data, job.settings, job.inline)
    book = rulebook(job.folders)
    part = lint_messages(opened, opened.reading.messages, book, job.settings, job.today)
    return opened, finished(opened, [part], book, job.settings, job.today).diagnostics


def proven(job: Job, opened: Opened, edits: tuple[Edit, ...]) -> bytes:
    """The bytes of a file after edits, read again to see that they hold the intended messages. Raises Unproven."""
    source = opened.source
    if not source.writable:
        raise Unproven("nothing is ever written into a file of this kind; change it by hand")
    data = fix.encoded(source, fix.edited(source.text, edits))
    if data is None:
        raise Unproven(f"a fix holds characters that {source.charset} does not have; nothing was changed")
    place = source.position(edits[0].range.start)
    try:
        again = open_file(job.input.path, data, job.settings, job.inline, sidecar=False)
    except SourceError as error:
        raise Unproven(_ours(place, f"the file could not be read any more: {error.message}")) from error
    if not fix.same_messages(opened.reading.messages, edits, again.reading.messages):
        raise Unproven(_ours(place, "the messages would not be what they should be"))
    return data


def _ours(place: tuple[int, int], what: str) -> str:
    return f"after a fix at {place[0]}:{place[1]} {what}; nothing was changed. This is our bug: please report it"


def _sidecar(source: Source, found: tuple[Diagnostic, ...], least: Safety) -> Iterator[Repaired]:
    plan = fix.plan((d for d in found if d.path == source.path), least)
    if not plan.edits:
        return
    before, text = source.encode(source.text), fix.edited(source.text, plan.edits)
    after = source.encode(text)
    try:
        if text.strip():
            read_sidecar(Source(source.path, text))
    except SourceError as error:
        yield Repaired(source.path, before, before, problem=problem_of(source.path, error))
        return
    yield Repaired(source.path, before, after, Counter(d.code for d in plan.mended))


def write(repaired: Repaired) -> Problem | None:
    """Put a repaired file in place of the old one, in one step; a sidecar with nothing left in it goes away."""
    if repaired.after == repaired.before:
        return None
    try:
        if repaired.after.strip():
            write_atomic(Path(repaired.path), repaired.after)
        else:
            Path(repaired.path).unlink()
    except OSError as error:
        return Problem(repaired.path, 1, 1, f"cannot be written: {(error.strerror or 'unknown error').lower()}")
    return None


def diff(repaired: Repaired) -> str:
    """What changed, as a unified diff that `patch` can read."""
    from difflib import unified_diff

    before, after = (
        data.decode(repaired.charset, "replace").splitlines(keepends=True) for data in (repaired.before, repaired.after)
    )
    place = repaired.path.lstrip("/")  # as git writes a file outside of its repository
    lines = unified_diff(before, after, f"a/{place}", f"b/{place}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
