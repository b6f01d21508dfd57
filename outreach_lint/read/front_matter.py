"""Front matter: the fields between two `---` lines above a Markdown file, read with merge fields in them or not."""

from __future__ import annotations

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.text import Text

_OPEN = lazy(r"---[ \t]*\n")
_CLOSE = lazy(r"(?m)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_LINE = lazy(r"([ \t]*)([\w][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(.*)|[ \t]*)")
_DOUBLE = lazy(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_LIMIT = 20_000


def front_matter(doc: Text) -> tuple[dict[str, Text], dict[str, str], int]:
    """Fields, the fields of a nested `prospect`, and the offset at which the text begins; 0 where none stands above."""
    opened = _OPEN.match(doc.chars)
    closed = _CLOSE.search(doc.chars, opened.end(), _LIMIT) if opened else None
    if opened is None or closed is None:
        return {}, {}, 0
    fields: dict[str, Text] = {}
    prospect: dict[str, str] = {}
    parent = ""
    block = doc[opened.end() : closed.start()]
    for line in block.lines():
        found = _LINE.fullmatch(line.chars)
        if found is None:
            if parent and line.chars[:1].isspace() and line.chars.strip():
                _continue(fields, parent, line)
            continue
        value = scalar(line[found.start(3) :]) if found[3] else Text("", ())
        if not found[1]:
            parent = found[2].lower()
            fields.setdefault(parent, value)
        elif parent == "prospect":
            prospect[found[2]] = value.chars
        else:
            _continue(fields, parent, line)
    return fields, prospect, closed.end()


def _continue(fields: dict[str, Text], name: str, line: Text) -> None:
    """A line of a block scalar (`|` or `>`): the value of the field that began above."""
    if fields.get(name) is not None and fields[name].chars.strip() in ("", "|", ">", "|-", ">-"):
        fields[name] = line.strip()


def scalar(value: Text) -> Text:
    """The words of a scalar: without its quotes, and with their escapes read."""
    value = value.strip()
    chars = value.chars
    if len(chars) > 1 and chars[0] == chars[-1] == '"':
        inner = value[1:-1]
        return inner.sub(_DOUBLE, _double).escaped(_double_quoted) if "\\" in chars else inner.escaped(_double_quoted)
    if len(chars) > 1 and chars[0] == chars[-1] == "'":
        return value[1:-1].sub("''", lambda _: "'").escaped(lambda new: None if "\n" in new else new.replace("'", "''"))
    if found := regex.search(r"[ \t]#", chars):
        value = value[: found.start()].strip()
    return value.escaped(_bare)


def _double(found: regex.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    return {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}.get(found[2], found[2])


def _double_quoted(new: str) -> str:
    return new.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _bare(new: str) -> str | None:
    """New words of a scalar without quotes, or None where they would need some."""
    risky = "\n" in new or ": " in new or " #" in new or new.endswith(":") or new != new.strip()
    return None if risky else new
