"""Prospect: the record that a message is written to, from a JSON, YAML or CSV file."""

from __future__ import annotations

from pathlib import Path

from outreach_lint.run.opened import bytes_of
from outreach_lint.run.refusal import refused, refusing


def read_prospect(path: Path) -> dict[str, str]:
    """The fields of a record as texts; of a table the first row. Raises Refused."""
    with refusing():
        data = bytes_of(str(path))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused("is not UTF-8; save it as UTF-8", str(path)) from error
    if path.suffix.lower() in (".csv", ".tsv"):
        import csv

        rows = list(csv.DictReader(text.splitlines(), delimiter="\t" if path.suffix.lower() == ".tsv" else ","))
        record: object = rows[0] if rows else None
    else:
        import yaml

        try:
            record = yaml.safe_load(text)
        except yaml.YAMLError as error:
            raise refused(f"is no valid YAML or JSON: {' '.join(str(error).split())}", str(path)) from error
    if not isinstance(record, dict) or not record:
        raise refused("holds no record: one mapping of field to value is needed", str(path))
    return {str(key): "" if value is None else str(value) for key, value in record.items() if key is not None}
