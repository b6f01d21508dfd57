"""Prospects: the rows of a table of any length, read one at a time as spreadsheets write them."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from outreach_lint.model.diagnostic import Problem
from outreach_lint.model.record import dataclass
from outreach_lint.run.refusal import Refused, refused

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
DELIMITERS = ",;\t|"
BEGINNING = 65_536
"""Bytes by which the encoding is told."""


@dataclass(frozen=True, slots=True)
class Prospects:
    """The columns of a table, and its rows, which can be read once."""

    columns: tuple[str, ...]
    rows: Iterator[dict[str, str | None]]


@contextmanager
def opened_prospects(path: Path) -> Iterator[Prospects]:
    """The prospects of a CSV or TSV file. Raises Refused, with the line, where it cannot be read as a table."""
    try:
        with path.open("rb") as raw:
            beginning = raw.read(BEGINNING)
        with path.open(encoding=_encoding(beginning), newline="") as stream:
            yield _table(path, stream)
    except OSError as error:
        raise refused(f"cannot be read: {(error.strerror or 'unknown error').lower()}", str(path)) from error
    except UnicodeDecodeError as error:
        raise refused(f"is not {error.encoding} throughout; save it as UTF-8", str(path)) from error


def _encoding(beginning: bytes) -> str:
    for mark, name in MARKS:
        if beginning.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(beginning)
    except UnicodeDecodeError:
        # What spreadsheets write where they do not write UTF-8.
        return "cp1252"
    return "utf-8"


def _table(path: Path, stream: TextIO) -> Prospects:
    first = stream.readline()
    skipped = 0
    delimiter = ""
    if first.lower().startswith("sep="):
        delimiter, skipped = first.strip()[4:5], 1
    else:
        stream.seek(0)
    reader = csv.reader(stream, delimiter=delimiter or max(DELIMITERS, key=first.count))
    header = next(_read(path, reader, skipped), None)
    if not header or not any(name.strip() for name in header):
        raise refused("holds no table: its first line must name the columns", str(path))
    columns = tuple(name.strip() for name in header)
    return Prospects(columns, _rows(path, reader, columns, skipped))


def _rows(
    path: Path, reader: Iterator[list[str]], columns: tuple[str, ...], skipped: int
) -> Iterator[dict[str, str | None]]:
    for cells in _read(path, reader, skipped):
        if any(cells):
            padded = [*cells, *[None] * (len(columns) - len(cells))]
            yield dict(zip(columns, padded, strict=False))


def _read(path: Path, reader: Iterator[list[str]], skipped: int) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as error:
        line = getattr(reader, "line_num", 1) + skipped
        raise Refused(Problem(str(path), line, 1, f"cannot be read as a table: {error}")) from error
