"""Examples: those of a rule file run as tests, each told in words where it does not do what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from outreach_lint import fix
from outreach_lint.annotate import annotate
from outreach_lint.installed import InstalledError
from outreach_lint.match import match
from outreach_lint.merge import merge
from outreach_lint.model.diagnostic import Diagnostic, Safety
from outreach_lint.model.message import Message
from outreach_lint.model.record import replace
from outreach_lint.model.rule import Example, Rule
from outreach_lint.model.settings import Settings
from outreach_lint.model.source import Source, SourceError
from outreach_lint.model.text import Text
from outreach_lint.read import SUFFIXES
from outreach_lint.rulebook import Rulebook, RuleError
from outreach_lint.rulebook.parse import place_of
from outreach_lint.run.diagnose import diagnose
from outreach_lint.run.file import finished, lint_messages
from outreach_lint.run.merge_rules import diagnosed, rules_of, spoken
from outreach_lint.run.opened import open_file

TODAY = date(2026, 1, 1)
"""The day on which examples run, whatever the calendar says."""
SITUATION = ("channel", "step", "relationship")


class Failed(NamedTuple):
    """An example that does not do what it says, and the line and column of it in the rule file.

    `number` counts the rule's examples of its `kind` from 1; 0 means that no example is to blame.
    """

    rule: Rule
    kind: str
    number: int
    says: str
    place: tuple[int, int] = (1, 1)


def failures(rule: Rule, book: Rulebook) -> tuple[Failed, ...]:
    """The examples of a rule that fail; a rule without good or without bad ones fails, too."""
    found: list[Failed] = []
    counts = {"good": 0, "bad": 0}
    for index, example in enumerate(rule.examples):
        kind = "good" if example.good else "bad"
        counts[kind] += 1
        wrongs = run(rule, example, book)
        place = place_of(Path(rule.path), "examples", index) if wrongs else (1, 1)
        found += [Failed(rule, kind, counts[kind], says, place) for says in wrongs]
    found += [Failed(rule, kind, 0, f"there is no {kind} example") for kind, count in counts.items() if not count]
    return tuple(found)


def run(rule: Rule, example: Example, book: Rulebook) -> tuple[str, ...]:
    """What is wrong with one example; nothing where it does what it says."""
    try:
        source, diagnostics = told(rule, example, book)
    except SourceError as error:
        return (f"the example cannot be read: {error.message}",)
    except (InstalledError, RuleError) as error:
        return (str(error),)
    body_at = source.text.find("\0") + 1
    if example.good:
        where = compared(example, diagnostics, body_at) if diagnostics else ""
        return tuple(f"«{d.text}» is found, but nothing should be: {d.message}{where}" for d in diagnostics)
    problems = _misplaced(example, diagnostics, body_at) if example.spans else ()
    if not example.spans and not diagnostics:
        problems = ("nothing is found",)
    messages = tuple(d.message for d in diagnostics)
    if example.says and not _said(example.says, messages):
        problems += (f"it says {_quoted(messages)}, not {_quoted(example.says)}",)
    if example.fixed is not None and not problems:
        after = fix.edited(source.text, fix.plan(diagnostics, Safety.UNSAFE).edits)
        body = after[body_at:]
        if fix.settled(body) != fix.settled(example.fixed):
            problems += (f"fixing makes something else:{changed(example.fixed, body)}",)
    return problems


def _said(wanted: Sequence[str], messages: Sequence[str]) -> bool:
    """Whether all the words that the example wants are said."""
    return all(any(words in message for message in messages) for words in wanted)


def told(rule: Rule, example: Example, book: Rulebook) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The source of an example and what the rule says of it."""
    settings = _settings(rule, example)
    if rule.scope == "file" or "format" in example.situation:
        return _as_file(rule, example, book, settings)
    subject = example.subject or ""
    source = Source("example.txt", f"{subject}\0{example.body}")
    message = Message(
        id="1",
        path=source.path,
        format="text",
        subject=Text.of(source.text, 0, len(subject)) if subject else None,
        body=Text.of(source.text, len(subject) + 1),
        thread=bool(example.situation.get("thread")),
        template=settings.template,
        prospect=settings.prospect,
        **{key: example.situation.get(key) for key in SITUATION},  # type: ignore[arg-type]
    )
    if rule.scope == "merge":
        return source, _merged(rule, example, source, message, book, settings)
    annotated = annotate(message, book.lexicon, settings, settings.prospect_fields)
    hits = match(annotated, [rule], book.lexicon, settings)
    return source, tuple(diagnose(source, annotated, rule, hit) for rule, hit in hits)


def _merged(
    rule: Rule, example: Example, source: Source, message: Message, book: Rulebook, settings: Settings
) -> tuple[Diagnostic, ...]:
    """What a rule about merges says of the example as a template for its prospect, or for several of them."""
    rows: Any = example.situation.get("prospects") or [example.situation.get("prospect") or {}]
    template = replace(message, prospect=None)
    annotated = annotate(template, book.lexicon, settings)
    rules = rules_of((rule,))
    report = merge(template, rows, rows[0], settings.template, settings.limits, spoken(rules, annotated))
    return tuple(diagnostic for diagnostic, _ in diagnosed(source, annotated, rules, report))


def _settings(rule: Rule, example: Example) -> Settings:
    said = example.situation
    return Settings(
        select=("all",),
        options={rule.name: example.params} if example.params else {},
        sellers=_texts(said.get("sellers")),
        prospect=said.get("prospect"),  # type: ignore[arg-type]
        prospect_fields=_texts(said.get("fields")),
        template=said.get("template"),  # type: ignore[arg-type]
        ready=bool(said.get("ready")),
        read_as=said.get("format"),  # type: ignore[arg-type]
        **{key: said.get(key) for key in SITUATION},  # type: ignore[arg-type]
    )


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _as_file(rule: Rule, example: Example, book: Rulebook, settings: Settings) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The example as a whole file: for rules about files, and for examples that name their format."""
    suffix = next((end for end, name in SUFFIXES.items() if name == settings.read_as), ".txt")
    opened = open_file(f"example{suffix}", example.body.encode(), settings, sidecar=False)
    part = lint_messages(opened, opened.reading.messages, book, settings, TODAY)
    every = finished(opened, [part], book, settings, TODAY).diagnostics
    return opened.source, tuple(d for d in every if d.code == rule.code)


def _misplaced(example: Example, diagnostics: Sequence[Diagnostic], body_at: int) -> tuple[str, ...]:
    body = example.body
    wanted = [(example.subject or "" if part == "subject" else body)[a:b] for part, a, b in example.spans]
    found = [d.text for d in diagnostics]
    if wanted == found:
        return ()
    return (f"it finds {_quoted(found)}, not {_quoted(wanted)}{compared(example, diagnostics, body_at)}",)


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"«{word}»" for word in words) or "nothing"


def compared(example: Example, diagnostics: Iterable[Diagnostic], body_at: int) -> str:
    """The lines of an example in which what is marked (-) differs from what is found (+)."""
    subject = example.subject or ""
    wanted = f"{subject}\0{example.body}"
    places = [(a + (len(subject) + 1) * (part == "body"), b + (len(subject) + 1) * (part == "body"))
              for part, a, b in example.spans]  # fmt: skip
    # The source of an example that is a whole file has no subject before its body.
    ahead = len(subject) + 1 - body_at
    found = [(d.range.start + ahead, d.range.end + ahead) for d in diagnostics]
    return changed(marked(wanted, places), marked(wanted, found))


def marked(words: str, places: Iterable[tuple[int, int]]) -> str:
    """Words with `«…»` around some places."""
    for start, end in sorted(places, reverse=True):
        words = f"{words[:start]}«{words[start:end]}»{words[end:]}"
    return words


def changed(wanted: str, found: str) -> str:
    """The lines that differ between two texts, each on a line of its own: `-` is wanted, `+` is there."""
    from difflib import ndiff

    lines = ndiff(wanted.strip("\0\n").splitlines(), found.strip("\0\n").splitlines())
    return "".join(f"\n    {line.rstrip()}" for line in lines if line[0] in "-+")
