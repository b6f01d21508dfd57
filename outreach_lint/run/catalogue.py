"""Catalogue: the rules that hold somewhere, one rule by its name, and the questions that are left to the author."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from outreach_lint.model.rule import Rule
from outreach_lint.rulebook import built_in, choose
from outreach_lint.run.packs import folders_of
from outreach_lint.run.project import Project, hint, rule_called, rulebook
from outreach_lint.run.refusal import refused, refusing


def catalogue(path: Path, config: Path | bool, given: Mapping[str, Any], every: bool) -> tuple[tuple[Rule, bool], ...]:
    """The rules of a path with whether they are switched on there; `every` lists the others, too. Raises Refused."""
    with refusing():
        project = Project(config, given)
        project.check_given()
        ruling = project.ruling(path)
        book = rulebook(ruling.folders)
    on = {rule.code: rule for rule in choose(book.rules.values(), ruling.settings)}
    found = ((on.get(rule.code, rule), rule.code in on) for rule in book.rules.values())
    return tuple((rule, is_on) for rule, is_on in found if is_on or every)


def called(path: Path, name: str) -> Rule:
    """The rule with this code or name. Raises Refused."""
    with refusing():
        book = rulebook(folders_of(Project().config(path)))
    rule = rule_called(book, name)
    if rule is None:
        raise refused(f"no rule is called `{name}`{hint(book, name)}")
    return rule


def selectors(path: Path) -> tuple[str, ...]:
    """The codes, names and families of the rules that hold somewhere. Raises Refused."""
    with refusing():
        rules = rulebook(folders_of(Project().config(path))).rules.values()
    return tuple(dict.fromkeys(word for rule in rules for word in (rule.code, rule.name, rule.family)))


class Question(NamedTuple):
    """A question for the author, and the principle that it comes from."""

    id: str
    family: str
    question: str


def questions() -> tuple[Question, ...]:
    """The questions of `rules/questions.yaml`, in its order. Raises Refused."""
    import yaml

    path = built_in() / "questions.yaml"
    if not path.is_file():
        return ()
    with refusing():
        data = yaml.safe_load(path.read_text("utf-8"))
    return tuple(Question(str(q["id"]), str(q["family"]), " ".join(str(q["question"]).split())) for q in data)
