"""Brace syntaxes of merge fields: `{x}`, `{{x}}`, `{{{x}}}`, `{% %}`, `{!x}`, `{a|b}` and their many dialects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import regex

from outreach_lint.annotate.field_names import known_kind, names, normalised
from outreach_lint.annotate.field_slots import LOOKED_UP, field_kind, is_slot
from outreach_lint.model.annotated import FieldClass

LONGEST = 4000
"""Code points of the longest spintax block; longer stretches between braces are no field."""
LONGEST_LABEL = 400


class Brace(NamedTuple):
    """Where an open brace closes (the offset of `}`), and the pipes that stand directly between the two."""

    close: int
    pipes: tuple[int, ...]


class Found(NamedTuple):
    """One merge field: its offsets, the words that name it, its syntax, its class and its fallback."""

    start: int
    end: int
    label: str
    syntax: str
    kind: FieldClass
    fallback: str | None = None


CONTROL = regex.compile(
    r"[~\-]?\s*(?:[#/^!>]|(?:if|unless|range|elif|elsif)\s+\S|else\b|end(?:if|unless|each|for|with|case)?\s*[-~]?$|"
    r"(?:with|define|block|template)\s+[.\"$(])",
    regex.IGNORECASE,
)
RANDOM = regex.compile(r"\s*(?:RANDOM|spin)\s*\|", regex.IGNORECASE)
FILTER = regex.compile(
    r"\s*(?:default\s*[:(]?\s*(?P<default>[\"'“”‘’][^\"'“”‘’]*|[^\s)]*)\)?|(?:cap\w*|upper|upcase|lower|downcase|title\w*|trim|strip|"
    r"truncate\w*|first|last|replace|append|prepend|split|join|size|length|round|date\w*|format\w*|escape|e|raw|safe|"
    r"url_encode|urlencode|safeHTML|map|sort|reverse|plus|minus|times|remove\w*|slice)(?:\s*[:(].*)?)\s*",
    regex.DOTALL,
)
IDENTIFIER = regex.compile(r"[$@.]?[\p{L}_][\p{L}\p{N}_.\-$'’ ]*(?:\[[^\[\]]*\])?")
CONTEXT = regex.compile(r"\{?\s*(?:secrets|github|env|matrix|inputs|vars|steps|needs|runner)\.")
"""What stands inside `${{ }}` in workflow files, where nothing is merged."""
EXPRESSION = regex.compile(r".*(?:\$json|\$node|\$input|\$\()", regex.DOTALL)
LAST_KEY = regex.compile(
    r"(?:\[\s*[\"']([^\"']+)[\"']\s*\]|([\p{L}_][\p{L}\p{N}_ -]*))\s*(?:\|\|.*|\?.*)?$", regex.DOTALL
)
GREETING = regex.compile(
    r"(?:hi|hello|hey|dear|greetings|good (?:morning|day|afternoon)|best|cheers|thanks|regards)\b", regex.I
)
OBJECTS = names(
    "contact lead account user sender recipient prospect company person owner campaign my subscriber customer deal "
    "receiver client candidate data attributes fields item organization"
)
PROGRAMS = frozenset(
    {"styles", "style", "props", "theme", "this", "self", "state", "css", "classes", "process", "config"}
)
"""The first words of expressions in program code."""
CODE = regex.compile(r"[;=(){}<>\\\"`*]|:\s*\S+;?$|^\s*$|\w\.\w+\(|->|=>")
JOINED = regex.compile(r"[A-Za-z]+(?:_\w+)+|[a-z]+[A-Z]\w*|[A-Z][A-Z_0-9]{2,}")


def braces(chars: str) -> Mapping[int, Brace]:
    """Every balanced pair of braces, by the offset of its opening one. Linear in the length."""
    pairs: dict[int, Brace] = {}
    stack: list[tuple[int, list[int]]] = []
    for match in regex.finditer(r"[{}|]", chars):
        at, char = match.start(), match.group()
        if char == "{":
            stack.append((at, []))
        elif not stack:
            continue
        elif char == "|":
            stack[-1][1].append(at)
        else:
            start, pipes = stack.pop()
            if at - start <= LONGEST:
                pairs[start] = Brace(at, tuple(pipes))
    return pairs


def brace_field(chars: str, at: int, pairs: Mapping[int, Brace], template: str | None) -> Found | None:
    """The merge field whose first brace stands at an offset, most specific syntax first."""
    outer = pairs.get(at)
    if outer is None or (at and chars[at - 1] in "${" and CONTEXT.match(chars, at + 1)):
        return None
    second, third = pairs.get(at + 1), pairs.get(at + 2)
    if second and second.close + 1 == outer.close:
        if third and third.close + 1 == second.close:
            return _triple(chars, at, outer)
        return _double(chars, at, outer, second, template)
    if chars[at + 1] in "%#":
        found = _block(chars, at, outer)
        if found:
            return found
    return _single(chars, at, outer)


def _block(chars: str, at: int, outer: Brace) -> Found | None:
    inside, end = chars[at + 1 : outer.close], outer.close + 1
    if len(inside) < 2 or inside[0] != inside[-1]:
        tag = regex.fullmatch(r"#([\w.]+)", inside)
        return _named(at, end, tag[1], "brace") if tag else None
    if inside.startswith("%="):
        return _named(at, end, inside[2:-1].strip(), "block")
    return Found(at, end, inside[1:-1].strip(" -"), "comment" if inside[0] == "#" else "block", "control")


def _triple(chars: str, at: int, outer: Brace) -> Found | None:
    inside = chars[at + 3 : outer.close - 2].strip()
    if not inside or "{" in inside or len(inside) > LONGEST_LABEL:
        return None
    return _named(at, outer.close + 1, inside, "triple")


def _double(chars: str, at: int, outer: Brace, inner: Brace, template: str | None) -> Found | None:
    inside, end = chars[at + 2 : inner.close], outer.close + 1
    start = 0 if at == 1 and chars[0] == "=" else at
    if RANDOM.match(inside):
        return Found(at, end, "", "random", "spintax")
    if "{" in inside:
        braze = regex.fullmatch(r"\s*\$\{([\w.]+)\}(.*)", inside, regex.DOTALL)
        if braze:
            return _named(at, end, braze[1], "double", _fallback_of_filters(braze[2]))
        return Found(at, end, "", "coldsend", "spintax") if inner.pipes else None
    if not inside.strip() or len(inside) > LONGEST_LABEL:
        return None
    if EXPRESSION.match(inside) or start < at:
        return _n8n(start, end, inside)
    if CONTROL.match(inside):
        return Found(at, end, inside.strip(), "double", "control")
    if inner.pipes:
        return _piped(at, end, inside, template)
    return _plain(at, end, inside)


def _n8n(start: int, end: int, inside: str) -> Found:
    key = LAST_KEY.search(inside.split("||")[0].strip())
    label = (key[1] or key[2]) if key else inside.strip()
    fallback = regex.search(r"\|\|\s*[\"']([^\"']*)", inside)
    return _named(start, end, label, "n8n", fallback[1] if fallback else None)


def _piped(at: int, end: int, inside: str, template: str | None) -> Found:
    head, *rest = (part.strip() for part in regex.split(r"\|\|?", inside))
    if all(FILTER.fullmatch(part) for part in rest):
        return _named(at, end, head, "double", _fallback_of_filters("|" + "|".join(rest)))
    if "||" in inside or head.startswith("AI:"):
        return _named(at, end, head, "double", rest[-1].strip("\"'"))
    known = known_kind(head) is not None or bool(JOINED.fullmatch(head))
    field = known if template != "coldsend" else known and not GREETING.match(head)
    if not field and (
        len(rest) > 1
        or GREETING.match(head)
        or not IDENTIFIER.fullmatch(head)
        or head[:1].isupper()
        or " " in head
        or template in ("coldsend", "mumara")
    ):
        return Found(at, end, "", "coldsend", "spintax")
    return _named(at, end, head, "double", rest[-1].strip("\"'"))


def _fallback_of_filters(filters: str) -> str | None:
    for part in filters.split("|")[1:]:
        match = FILTER.fullmatch(part)
        if match and match["default"] is not None:
            return match["default"].strip("\"'“”‘’")
    return None


def _plain(at: int, end: int, inside: str) -> Found:
    text = inside.strip(" ~&-\t\r\n")
    option = regex.match(r"(.+?)(?:,\s*fallback\s*=|:\s*default\s*=)\s*(.*)", text, regex.DOTALL)
    if option:
        return _named(at, end, option[1], "double", option[2].strip("\"'"))
    either = regex.fullmatch(r"or\s+(\S+)\s+\"([^\"]*)\"|(\S+)\s+(?:or|\?\?)\s+[\"']([^\"']*)[\"']", text)
    if either:
        return _named(at, end, either[1] or either[3], "double", either[2] if either[1] else either[4])
    return _named(at, end, text, "double")


def _single(chars: str, at: int, outer: Brace) -> Found | None:
    inside, end = chars[at + 1 : outer.close], outer.close + 1
    if inside.startswith("!") and len(inside) < 120 and "{" not in inside:
        return _named(at, end, inside[1:], "salesforce")
    mautic = regex.fullmatch(
        r"(contactfield|ownerfield|leadfield|dynamiccontent)=([^{}|]{1,80})(?:\|([^{}]*))?", inside
    )
    if mautic:
        owner = mautic[1] == "ownerfield"
        label = f"owner.{mautic[2]}" if owner else mautic[2]
        return _named(at, end, label, "mautic", mautic[3])
    if outer.pipes:
        return _spintax(chars, at, outer)
    if "{" in inside or len(inside) > LONGEST_LABEL or not _single_label(inside, at > 0 and chars[at - 1] == "$"):
        return None
    if at and chars[at - 1] == "$":
        return _named(at - 1, end, inside, "dollar")
    return _named(at, end, inside, "brace")


def _single_label(inside: str, dollar: bool) -> bool:
    label = inside.strip()
    if CODE.search(label) and not LOOKED_UP.search(label):
        return False
    if dollar:
        return bool(IDENTIFIER.fullmatch(label))
    head, dot, _ = label.partition(".")
    if dot and IDENTIFIER.fullmatch(label) and " " not in label:
        return head.lower() in OBJECTS or (head.lower() not in PROGRAMS and known_kind(label) is not None)
    if IDENTIFIER.fullmatch(label) and len(label.split()) < 6:
        return True
    return " " in label and label[0].isalpha() and (is_slot(label) or len(label.split()) > 2)


def _spintax(chars: str, at: int, outer: Brace) -> Found | None:
    inside, end = chars[at + 1 : outer.close], outer.close + 1
    head, _, rest = inside.partition("|")
    single = len(outer.pipes) == 1 and "{" not in inside
    if single and JOINED.fullmatch(head.strip()) and known_kind(head):
        return _named(at, end, head.strip(), "brace", rest.strip())
    if "{" not in inside and regex.search(r"[;=\\]|\|\|", inside):
        return None
    if not regex.search(r"\w", inside):
        return None
    return Found(at, end, "", "spintax", "spintax")


def _named(start: int, end: int, label: str, syntax: str, fallback: str | None = None) -> Found:
    label = label.strip()
    return Found(start, end, label, syntax, field_kind(label), fallback)


def name_of(found: Found) -> str:
    """The normalised name of a found field; of a slot in prose, its first words."""
    return normalised(regex.split(r"\s*(?:[—–:(,]|\s-\s)", found.label, maxsplit=1)[0])[:60]
