"""Scaffold: a new rule file, with holes where its author's words belong."""

from __future__ import annotations

import re
from pathlib import Path

from outreach_lint.rulebook import Folder
from outreach_lint.run.packs import folders_of
from outreach_lint.run.project import Project, rulebook
from outreach_lint.run.refusal import refused, refusing

HOLES = """\
# {code} · <ask: what does it find, in one line?>
code: {code}
name: {name}
family: {family}
title: {title}
severity: warning
message: "'{{match}}' <ask: what is wrong with these words, and what would be better?>"
why: >
  <ask: two or three sentences: what does it cost the reader, and who says so?>
source: "<ask: a book, a study, or your own style guide?>"
match:
  kind: phrase
  patterns:
    - "circle back"
    - "touch base (again)?"
advice:
  - "<ask: what can the writer do instead?>"
examples:
  - bad: |
      Hi Dana,

      I wanted to «circle back» on the Leeds move.
  - bad: |
      Hi Dana,

      Could we «touch base» before May?
  - bad: |
      Hi Dana,

      Shall we «touch base again» once the sites are open?
  - good: |
      Hi Dana,

      Is there a circle at the back of the Leeds site?
  - good: |
      Hi Dana,

      Is the Leeds move still on for May?
  - good: |
      Hi Dana,

      What would change if the second site opened first?
"""


def write_rule(name: str, code: str | None, folder: Path) -> tuple[Path, bool]:
    """Write a rule file with holes; also tells whether the configuration names the folder. Raises Refused."""
    match = re.fullmatch(r"([a-z][a-z-]*)/([a-z][a-z0-9-]*)", name)
    if match is None:
        raise refused(f"`{name}`: write FAMILY/NAME in small letters and hyphens, such as house/no-circling-back")
    if code is not None and not re.fullmatch(r"[A-Z]{3}\d{3}", code):
        raise refused(f"`{code}` is no code: three capital letters and three digits, such as HSE001")
    family, rule = match.groups()
    with refusing():
        config = Project().config(Path.cwd())
        told = folder.resolve() in config.rule_folders()
        folders = folders_of(config)
        known = folders if told or not folder.is_dir() else (*folders, Folder(folder.resolve()))
        codes = set(rulebook(known).rules)
    if code in codes:
        raise refused(f"the code {code} is taken")
    path = folder / family / f"{rule}.yaml"
    title = rule.replace("-", " ").capitalize()
    text = HOLES.format(code=code or _free(family, codes), name=rule, family=family, title=title)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as out:
            out.write(text)
    except FileExistsError as error:
        raise refused("is there already, and is left as it is", str(path)) from error
    except OSError as error:
        raise refused(f"cannot be written: {error.strerror}", str(path)) from error
    return path, told


def _free(family: str, codes: set[str]) -> str:
    letters = "X" + (family.replace("-", "").upper() + "XX")[:2]
    return next(code for n in range(1, 1000) if (code := f"{letters}{n:03}") not in codes)
