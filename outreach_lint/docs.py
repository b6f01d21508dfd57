"""Docs: the page of a rule, made from its file; the website and `explain` show the same."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.model.diagnostic import Safety
from outreach_lint.model.rule import Example, Rule

SAFETIES = {
    Safety.SAFE: "applied by `--fix`",
    Safety.UNSAFE: "applied by `--unsafe-fixes`",
    Safety.SHOW: "shown, never applied",
}


def page(rule: Rule) -> str:
    """The page of a rule, in Markdown."""
    return "\n".join(_page(rule)).rstrip() + "\n"


def _page(rule: Rule) -> Iterator[str]:
    yield from (f"# {rule.code} {rule.name}", "", f"{rule.title}.", "")
    where = f"since {rule.since}" if rule.status == "stable" else f"{rule.status}, since {rule.since}"
    on = f"pack `{rule.pack}`" if rule.pack else "on by default" if rule.enabled else "off by default"
    yield f"Family `{rule.family}` · severity {rule.severity} · confidence {rule.confidence} · {on} · {where}"
    yield from ("", "## What it says", "", rule.message, "", "## Why", "", rule.why)
    if rule.source:
        yield from ("", f"Source: {rule.source}")
    if rule.evidence:
        yield from ("", f"Evidence: {rule.evidence}.".replace("..", "."))
    if rule.principles:
        yield from ("", f"Principles: {', '.join(rule.principles)}.")
    yield from _when(rule)
    yield from _remedies(rule)
    yield from _examples("Found", [example for example in rule.examples if not example.good])
    yield from _examples("Not found", [example for example in rule.examples if example.good])
    if rule.options:
        yield from ("", "## Options", "")
        yield from (f"- `{name}`: {about}" for name, about in rule.options.items())
        yield from ("", f"Set them in the configuration under `[options.{rule.name}]`.")


def _when(rule: Rule) -> Iterator[str]:
    when = rule.when
    words = {
        "first": "on first contact",
        "unsolicited": "in messages that nobody asked for",
        "followup": "in follow-ups that nobody asked for",
    }
    parts = [words[when.contact]] if when.contact in words else []
    parts += [f"on {', '.join(when.channels)}"] if when.channels else []
    parts += [f"not on {', '.join(when.not_channels)}"] if when.not_channels else []
    parts += [f"from step {when.min_step}"] if when.min_step is not None else []
    parts += [f"up to step {when.max_step}"] if when.max_step is not None else []
    if parts:
        yield from ("", f"Speaks {', '.join(parts)}.")


def _remedies(rule: Rule) -> Iterator[str]:
    if rule.fixes or rule.advice:
        yield from ("", "## What to do", "")
    for fix in rule.fixes:
        yield f"- {fix.title} ({SAFETIES[fix.safety]})" + (f": {fix.text}" if fix.text else "")
    yield from (f"- {line}" for line in rule.advice)


def _examples(title: str, examples: list[Example]) -> Iterator[str]:
    if examples:
        yield from ("", f"## {title}", "")
    for example in examples:
        if example.situation:
            told = ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in example.situation.items())
            yield from (f"With {told}:", "")
        yield "```text"
        if example.subject:
            yield from (f"Subject: {_marked(example, 'subject', example.subject)}", "")
        yield _marked(example, "body", example.body)
        yield from ("```", "")
        if example.note:
            yield from (example.note, "")


def _marked(example: Example, part: str, text: str) -> str:
    for name, start, end in sorted(example.spans, reverse=True):
        if name == part:
            text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text.rstrip("\n")
