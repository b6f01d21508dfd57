"""Parse one rule file into a Rule; anything unknown or missing is an error at its line and column."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import yaml

from outreach_lint.model.diagnostic import Safety
from outreach_lint.model.rule import Example, Fix, Match, Rule, When
from outreach_lint.rulebook.error import RuleError

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

RULE_KEYS = frozenset(
    "code name family title severity confidence message why source principles evidence when scope match unless doubt "
    "fix fixes advice options default pack language status since examples".split()
)
MATCH_KEYS = frozenset("kind in patterns regex where span once check metric above below at_least_words params".split())
WHEN_KEYS = frozenset(["contact", "channels", "not_channels", "min_step", "max_step"])
FIX_KEYS = frozenset(["title", "replace", "with", "safety"])
SITUATION_KEYS = frozenset(
    "channel step relationship prospect prospects format ready sellers template fields thread".split()
)
EXAMPLE_KEYS = frozenset(["bad", "good", "subject", "says", "fixed", "note", "params"]) | SITUATION_KEYS
_MARK = re.compile("([«»])")
REQUIRED = ("code", "name", "family", "title", "severity", "message", "why", "match", "examples")
ZONES = ("subject", "opening", "body", "ask", "postscript")


def parse(path: Path) -> Rule:
    """The rule of a file. Raises RuleError."""
    return rule_of(parse_yaml(path), path)


def parse_yaml(path: Path) -> Any:
    """The data of a rule file. Raises RuleError."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise RuleError(str(path), f"not valid YAML: {error.problem}", line, column) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise RuleError(str(path), f"not valid YAML: {error}") from error


def rule_of(data: Any, path: Path) -> Rule:
    """The rule that the data of a file says. Raises RuleError, with the place of what is wrong."""
    try:
        return _rule(data, str(path))
    except _Wrong as wrong:
        raise RuleError(str(path), wrong.message, *place_of(path, *wrong.keys)) from wrong


class _Wrong(Exception):
    def __init__(self, message: str, *keys: str | int) -> None:
        self.message, self.keys = message, keys


def _rule(data: Any, path: str) -> Rule:
    if not isinstance(data, Mapping):
        raise _Wrong("a rule file holds one mapping of keys")
    _known(data, RULE_KEYS)
    for key in REQUIRED:
        if key not in data:
            raise _Wrong(f"the key '{key}' is missing")
    when = data.get("when") or {}
    _known(when, WHEN_KEYS, "when")
    fixes = data.get("fixes") or ([data["fix"]] if data.get("fix") else [])
    return Rule(
        code=_code(str(data["code"])),
        name=str(data["name"]),
        family=str(data["family"]),
        title=str(data["title"]),
        severity=_one_of(data["severity"], ("error", "warning", "info"), "severity"),
        confidence=_one_of(data.get("confidence", "high"), ("high", "medium", "low"), "confidence"),
        message=" ".join(str(data["message"]).split()),
        why=" ".join(str(data["why"]).split()),
        source=" ".join(str(data.get("source", "")).split()),
        match=_match(data["match"]),
        when=When(
            contact=_one_of(when.get("contact", "any"), ("any", "first", "unsolicited", "followup"), "when", "contact"),
            channels=_strings(when.get("channels")),
            not_channels=_strings(when.get("not_channels")),
            min_step=when.get("min_step"),
            max_step=when.get("max_step"),
        ),
        scope=_one_of(data.get("scope", "message"), ("message", "file", "sequence", "merge"), "scope"),
        unless=_strings(data.get("unless")),
        doubt=_share(data.get("doubt")),
        fixes=tuple(_fix(fix, i) for i, fix in enumerate(fixes)),
        advice=_strings(data.get("advice")),
        examples=tuple(_example(example, i) for i, example in enumerate(data["examples"] or ())),
        principles=_strings(data.get("principles")),
        evidence=" ".join(str(data.get("evidence", "")).split()),
        options={str(k): str(v) for k, v in (data.get("options") or {}).items()},
        enabled=bool(data.get("default", True)),
        pack=data.get("pack"),
        language=str(data.get("language", "en")),
        status=_one_of(data.get("status", "stable"), ("preview", "stable", "deprecated"), "status"),
        since=str(data.get("since", "0.1.0")),
        path=path,
    )


def _share(value: Any) -> float | None:
    if value is None or (isinstance(value, (int, float)) and 0 <= value <= 1):
        return value
    raise _Wrong("'doubt' is a share from 0 to 1", "doubt")


def _match(data: Any) -> Match:
    if not isinstance(data, Mapping):
        raise _Wrong("'match' holds a mapping of keys", "match")
    _known(data, MATCH_KEYS, "match")
    kind = _one_of(data.get("kind"), ("phrase", "sentence", "metric", "check"), "match", "kind")
    zones = _strings(data.get("in")) or ZONES
    return Match(
        kind=kind,
        zones=zones,
        patterns=_strings(data.get("patterns")),
        regexes=_strings(data.get("regex")),
        where=dict(data.get("where") or {}),
        span=_one_of(data.get("span", "match"), ("match", "clause", "sentence"), "match", "span"),
        once=bool(data.get("once", False)),
        check=data.get("check"),
        metric=data.get("metric"),
        above=data.get("above"),
        below=data.get("below"),
        at_least_words=int(data.get("at_least_words", 0)),
        params=dict(data.get("params") or {}),
    )


def _fix(data: Any, index: int) -> Fix:
    _known(data, FIX_KEYS, "fix")
    safety = _one_of(data.get("safety", "show"), ("show", "unsafe", "safe"), "fix", "safety")
    replace = _one_of(data.get("replace", "match"), ("match", "clause", "sentence", "line"), "fix", "replace")
    return Fix(str(data.get("title", "")), Safety[safety.upper()], replace, str(data.get("with", "")))


def _example(data: Any, index: int) -> Example:
    _known(data, EXAMPLE_KEYS, "examples", index)
    good = "good" in data
    if good == ("bad" in data):
        raise _Wrong("an example is either 'bad' or 'good'", "examples", index)
    body, spans = _marked(str(data["good" if good else "bad"]).rstrip("\n"), "body", index)
    subject, more = _marked(str(data["subject"]), "subject", index) if data.get("subject") else (None, ())
    return Example(
        good=good,
        body=body,
        subject=subject,
        spans=(*more, *spans),
        says=_strings(data.get("says")),
        fixed=str(data["fixed"]).rstrip("\n") if "fixed" in data else None,
        note=data.get("note"),
        situation={key: value for key, value in data.items() if key in SITUATION_KEYS},
        params=dict(data.get("params") or {}),
    )


def _marked(text: str, part: str, index: int) -> tuple[str, tuple[tuple[str, int, int], ...]]:
    """The text without its `«…»` marks, and the places that they marked."""
    parts = _MARK.split(text)
    out, spans = parts[0], []
    for opened, words in zip(parts[1::2], parts[2::2], strict=True):
        if opened == "«":
            spans.append((part, len(out), len(out)))
        elif not spans or spans[-1][1] != spans[-1][2]:
            raise _Wrong("a closing mark » without its opening mark «", "examples", index)
        else:
            spans[-1] = (part, spans[-1][1], len(out))
        out += words
    return out, tuple(spans)


def _known(data: Any, keys: frozenset[str], *where: str | int) -> None:
    if not isinstance(data, Mapping):
        raise _Wrong("a mapping of keys is expected here", *where)
    for key in data:
        if key not in keys:
            near = difflib.get_close_matches(str(key), keys, 1)
            hint = f"; did you mean '{near[0]}'?" if near else f"; known are {', '.join(sorted(keys))}"
            raise _Wrong(f"unknown key '{key}'{hint}", *where, key)


def _one_of(value: Any, allowed: tuple[str, ...], *where: str | int) -> Any:
    if value not in allowed:
        raise _Wrong(f"'{where[-1]}' must be one of {', '.join(allowed)}, not {value!r}", *where)
    return value


def _code(value: str) -> str:
    if len(value) != 6 or not value[:3].isupper() or not value[3:].isdigit():
        raise _Wrong(f"a code is three capital letters and three digits, not {value!r}", "code")
    return value


def _strings(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    return tuple(str(item) for item in cast("list[object]", value))


def place_of(path: Path, *keys: str | int) -> tuple[int, int]:
    """The line and column, from 1, of the deepest of some nested keys that can be found in a rule file."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader)
    mark = node.start_mark if node else None
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == key), None)
            if pair is None:
                break
            mark, node = pair[0].start_mark, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
            mark = node.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
