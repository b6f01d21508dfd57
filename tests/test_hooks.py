"""The hooks' manifest: valid for pre-commit, and `files` picks outreach by its name and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

MANIFEST = Path(__file__).parent.parent / ".pre-commit-hooks.yaml"
HOOKS = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text("utf-8"))}
OUTREACH = """
outreach/first-touch.md
outreach/nordics/step-2.txt
outreach-2026/hello.yaml
Outreach/Hello.TXT
sales/outreach/emails/intro.eml
sequences/founders.yaml
sequence/one.json
campaigns/spring/mail.html
campaigns/spring/mail.mjml
examples/spring-campaign/01-first-email-bad.txt
examples/spring-campaign/linkedin/connection-note-good.md
cold-email/a.md
cold_emails/a.csv
email-templates/hello.liquid
templates/email/hello.j2
templates/linkedin/note.txt
cold-email.md
cold-email-founders.md
docs/cold_email.md
marketing/linkedin-dm.md
linkedin-messages.txt
q3-outreach.yaml
outreach.jsonl
email-sequence.md
email_templates.json
""".split("\n")[1:-1]
OTHER = """
README.md
outreach/README.md
campaigns/CHANGELOG.md
src/main.py
outreach/send.py
outreach/logo.png
docs/index.md
docs/sequences.md
docs/campaigns.md
docs/email.md
docs/formats.md
package.json
outreach/package.json
.github/workflows/ci.yml
.github/workflows/outreach.yml
.github/outreach/issue.md
node_modules/outreach/a.md
outreach-lint.toml
outreach-lint-baseline.json
outreach-rules/house/no-circling-back.yaml
src/email/templates.py
consequences/a.md
templates/index.html
linkedin.md
""".split("\n")[1:-1]


def picked(path: str) -> bool:
    """What pre-commit does with the two patterns."""
    hook = HOOKS["outreach-lint"]
    return bool(re.search(hook["files"], path)) and not re.search(hook["exclude"], path)


@pytest.mark.parametrize("path", OUTREACH)
def test_outreach_is_looked_at(path: str) -> None:
    assert picked(path)


@pytest.mark.parametrize("path", OTHER)
def test_everything_else_is_left_alone(path: str) -> None:
    assert not picked(path)


def test_the_manifest_is_valid_and_the_fixing_hook_looks_at_the_same_files() -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib")
    clientlib.load_manifest(str(MANIFEST))
    assert set(HOOKS) == {"outreach-lint", "outreach-lint-fix", "outreach-lint-config"}
    for key in ("files", "exclude", "types"):
        assert HOOKS["outreach-lint"][key] == HOOKS["outreach-lint-fix"][key]


def test_what_must_hold_is_in_the_entry_since_args_are_the_users() -> None:
    assert "--force-exclude" in HOOKS["outreach-lint"]["entry"]
    assert "--fix" in HOOKS["outreach-lint-fix"]["entry"]
    assert not any(hook.get("args") for hook in HOOKS.values())
