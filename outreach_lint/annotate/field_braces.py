"""Brace syntaxes of merge fields: `{x}`, `{{x}}`, `{{{x}}}`, `{% %}`, `{!x}`, `{a|b}` and their many dialects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import regex

from outreach_lint.annotate.field_dialects import IDENTIFIER, JOINED, fallback_of_filters, n8n, piped, plain
from outreach_lint.annotate.field_found import Found, named
from outreach_lint.annotate.field_names import known_kind, names
from outreach_lint.annotate.field_slots import LOOKED_UP, is_slot
from outreach_lint.model.lazy import lazy

LONGEST = 4000
"""Code points of the longest spintax block; longer stretches between braces are no field."""
LONGEST_LABEL = 400


class Brace(NamedTuple):
    """Where an open brace closes (the offset of `}`), and the pipes that stand directly between the two."""

    close: int
    pipes: tuple[int, ...]


CONTROL = lazy(
    r"[~\-]?\s*(?:[#/^!>]|(?:if|unless|range|elif|elsif)\s+\S|else\b|end(?:if|unless|each|for|with|case)?\s*[-~]?$|"
    r"(?:with|define|block|template)\s+[.\"$(])",
    regex.IGNORECASE,
)
RANDOM = lazy(r"\s*(?:RANDOM|spin)\s*\|", regex.IGNORECASE)
CONTEXT = lazy(r"\{?\s*(?:secrets|github|env|matrix|inputs|vars|steps|needs|runner)\.")
"""What stands inside `${{ }}` in workflow files, where nothing is merged."""
EXPRESSION = lazy(r".*(?:\$json|\$node|\$input|\$\()", regex.DOTALL)
OBJECTS = names(
    "contact lead account user sender recipient prospect company person owner campaign my subscriber customer deal "
    "receiver client candidate data attributes fields item organization"
)
PROGRAMS = frozenset(
    {"styles", "style", "props", "theme", "this", "self", "state", "css", "classes", "process", "config"}
)
"""The first words of expressions in program code."""
MARK = lazy(r"[{}|]")
HASH = lazy(r"#([\w.]+)")
BRAZE = lazy(r"\s*\$\{([\w.]+)\}(.*)", regex.DOTALL)
MAUTIC = lazy(r"(contactfield|ownerfield|leadfield|dynamiccontent)=([^{}|]{1,80})(?:\|([^{}]*))?")
PROGRAM = lazy(r"[;=\\]|\|\|")
LETTER = lazy(r"\w")
SCRIPT = lazy(r"\s*(?:\w+\()*([A-Za-z_][\w.]*)(?:\(\w*\))?\)*\s*(?:(?:\?\?|\|\|)\s*(['\"`])([^'\"`]*)\2)?\s*")
"""What a script puts in (`${esc(lead.name) ?? 'there'}`): a variable, calls around it, and a fallback."""
CODE = lazy(r"[;=(){}<>\\\"`*]|:\s*\S+;?$|^\s*$|\w\.\w+\(|->|=>")


def braces(chars: str) -> Mapping[int, Brace]:
    """Every balanced pair of braces, by the offset of its opening one. Linear in the length."""
    pairs: dict[int, Brace] = {}
    stack: list[tuple[int, list[int]]] = []
    for match in MARK.finditer(chars):
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
    if outer is None or (at and chars[at - 1] in "${" and CONTEXT.match(chars[at + 1 : at + 40])):
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
        tag = HASH.fullmatch(inside)
        return named(at, end, tag[1], "brace") if tag else None
    if inside.startswith("%="):
        return named(at, end, inside[2:-1].strip(), "block")
    return Found(at, end, inside[1:-1].strip(" -"), "comment" if inside[0] == "#" else "block", "control")


def _triple(chars: str, at: int, outer: Brace) -> Found | None:
    inside = chars[at + 3 : outer.close - 2].strip()
    if not inside or "{" in inside or len(inside) > LONGEST_LABEL:
        return None
    return named(at, outer.close + 1, inside, "triple")


def _double(chars: str, at: int, outer: Brace, inner: Brace, template: str | None) -> Found | None:
    inside, end = chars[at + 2 : inner.close], outer.close + 1
    start = 0 if at == 1 and chars[0] == "=" else at
    if RANDOM.match(inside):
        return Found(at, end, "", "random", "spintax")
    if "{" in inside:
        braze = BRAZE.fullmatch(inside)
        if braze:
            return named(at, end, braze[1], "double", fallback_of_filters(braze[2]))
        return Found(at, end, "", "coldsend", "spintax") if inner.pipes else None
    if not inside.strip() or len(inside) > LONGEST_LABEL:
        return None
    if EXPRESSION.match(inside) or start < at:
        return n8n(start, end, inside)
    if CONTROL.match(inside):
        return Found(at, end, inside.strip(), "double", "control")
    if inner.pipes:
        return piped(at, end, inside, template)
    return plain(at, end, inside)


def _single(chars: str, at: int, outer: Brace) -> Found | None:
    inside, end = chars[at + 1 : outer.close], outer.close + 1
    if inside.startswith("!") and len(inside) < 120 and "{" not in inside:
        return named(at, end, inside[1:], "salesforce")
    mautic = MAUTIC.fullmatch(inside)
    if mautic:
        owner = mautic[1] == "ownerfield"
        label = f"owner.{mautic[2]}" if owner else mautic[2]
        return named(at, end, label, "mautic", mautic[3])
    script = SCRIPT.fullmatch(inside) if at and chars[at - 1] == "$" else None
    if script:
        return named(at - 1, end, script[1], "dollar", script[3])
    if outer.pipes:
        return _spintax(chars, at, outer)
    if "{" in inside or len(inside) > LONGEST_LABEL or not _single_label(inside, at > 0 and chars[at - 1] == "$"):
        return None
    if at and chars[at - 1] == "$":
        return named(at - 1, end, inside, "dollar")
    return named(at, end, inside, "brace")


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
        return named(at, end, head.strip(), "brace", rest.strip())
    if "{" not in inside and PROGRAM.search(inside):
        return None
    if not LETTER.search(inside):
        return None
    return Found(at, end, "", "spintax", "spintax")
