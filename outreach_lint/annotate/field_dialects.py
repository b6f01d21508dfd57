"""Dialects: what stands between double braces, as each tool writes fields, fallbacks and filters there."""

from __future__ import annotations

import regex

from outreach_lint.annotate.field_found import Found, named
from outreach_lint.annotate.field_names import known_kind
from outreach_lint.model.lazy import lazy

FILTER = lazy(
    r"\s*(?:default\s*[:(]?\s*(?P<default>[\"'“”‘’][^\"'“”‘’]*|[^\s)]*)\)?|(?:cap\w*|upper|upcase|lower|downcase|title\w*|trim|strip|"
    r"truncate\w*|first|last|replace|append|prepend|split|join|size|length|round|date\w*|format\w*|escape|e|raw|safe|"
    r"url_encode|urlencode|safeHTML|map|sort|reverse|plus|minus|times|remove\w*|slice)(?:\s*[:(].*)?)\s*",
    regex.DOTALL,
)
IDENTIFIER = lazy(r"[$@.]?[\p{L}_][\p{L}\p{N}_.\-$'’ ]*(?:\[[^\[\]]*\])?")
LAST_KEY = lazy(r"(?:\[\s*[\"']([^\"']+)[\"']\s*\]|([\p{L}_][\p{L}\p{N}_ -]*))\s*(?:\|\|.*|\?.*)?$", regex.DOTALL)
GREETING = lazy(r"(?:hi|hello|hey|dear|greetings|good (?:morning|day|afternoon)|best|cheers|thanks|regards)\b", regex.I)
JOINED = lazy(r"[A-Za-z]+(?:_\w+)+|[a-z]+[A-Z]\w*|[A-Z][A-Z_0-9]{2,}")
PIPE = lazy(r"\|\|?")
EITHER = lazy(r"\|\|\s*[\"']([^\"']*)")
OPTION = lazy(r"(.+?)(?:,\s*fallback\s*=|:\s*default\s*=)\s*(.*)", regex.DOTALL)
OR = lazy(r"or\s+(\S+)\s+\"([^\"]*)\"|(\S+)\s+(?:or|\?\?)\s+[\"']([^\"']*)[\"']")


def n8n(start: int, end: int, inside: str) -> Found:
    """An expression of n8n: named by the last key that it reads."""
    key = LAST_KEY.search(inside.split("||")[0].strip())
    label = (key[1] or key[2]) if key else inside.strip()
    fallback = EITHER.search(inside)
    return named(start, end, label, "n8n", fallback[1] if fallback else None)


def piped(at: int, end: int, inside: str, template: str | None) -> Found:
    """A field with filters or a fallback, or else ColdSend's spintax, which looks the same."""
    head, *rest = (part.strip() for part in PIPE.split(inside))
    if all(FILTER.fullmatch(part) for part in rest):
        return named(at, end, head, "double", fallback_of_filters("|" + "|".join(rest)))
    if "||" in inside or head.startswith("AI:"):
        return named(at, end, head, "double", rest[-1].strip("\"'"))
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
    return named(at, end, head, "double", rest[-1].strip("\"'"))


def fallback_of_filters(filters: str) -> str | None:
    """What a filter `default` gives where there is no value."""
    for part in filters.split("|")[1:]:
        match = FILTER.fullmatch(part)
        if match and match["default"] is not None:
            return match["default"].strip("\"'“”‘’")
    return None


def plain(at: int, end: int, inside: str) -> Found:
    """A field without pipes: its fallback is an option (Marketo, ChartMogul) or an `or` (Go, n8n)."""
    text = inside.strip(" ~&-\t\r\n")
    option = OPTION.match(text)
    if option:
        return named(at, end, option[1], "double", option[2].strip("\"'"))
    either = OR.fullmatch(text)
    if either:
        return named(at, end, either[1] or either[3], "double", either[2] if either[1] else either[4])
    return named(at, end, text, "double")
