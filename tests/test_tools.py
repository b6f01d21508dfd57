"""The tool that a file was written for: settled by the whole of a template file, by each message of a collection."""

from __future__ import annotations

import json
from pathlib import Path

from outreach_lint.model.settings import Settings
from outreach_lint.run.opened import open_file

HUBSPOT = "Hi {{ contact.firstname }},\n\nWhich of the two docks floods first?"
BRACES = "Hi {first_name},\n\nWhich of the two docks floods first?"


def tools(path: Path) -> list[str | None]:
    return [message.template for message in open_file(str(path), path.read_bytes(), Settings()).reading.messages]


def test_a_message_of_a_collection_is_read_by_its_own_fields_alone(tmp_path: Path) -> None:
    path = tmp_path / "sent.jsonl"
    path.write_text("".join(json.dumps({"body": body}) + "\n" for body in (HUBSPOT, BRACES)), encoding="utf-8")
    assert tools(path) == ["hubspot", None]


def test_a_template_file_is_written_for_one_tool(tmp_path: Path) -> None:
    path = tmp_path / "sequence.md"
    path.write_text(f"# Email 1\n\n```\n{HUBSPOT}\n```\n\n# Email 2\n\n```\n{BRACES}\n```\n", encoding="utf-8")
    assert tools(path) == ["hubspot", "hubspot"]
