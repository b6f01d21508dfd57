"""Subjects: none at all, and those that shout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outreach_lint.model.annotated import Annotated, Hit, Span
from outreach_lint.model.lazy import lazy

_LOUD = lazy(r"!{2,}|(?<![\w'@./-])[A-Z]{4,}(?![\w@/-])|\p{Extended_Pictographic}+")
_SHORT = lazy(
    r"(?i)(?:https?://)?(?<![\w.-])(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly|buff\.ly|lnkd\.in|is\.gd|rebrand\.ly|"
    r"cutt\.ly|shorturl\.at|t\.ly|rb\.gy|tiny\.cc|hubs\.ly)/[\w/-]+"
)
FEW_CAPITALS = 2
"""Words in capitals from which a subject shouts; one alone is mostly an abbreviation."""
MAIL = frozenset({"eml", "mbox"})
STRUCTURED = frozenset({"yaml", "json", "csv"})
ABBREVIATIONS = frozenset(
    "HTML JSON HTTP HTTPS SAAS GDPR CCPA HIPAA SOC2 COBOL NASA UNICEF HACCP RSVP FAQS CEOS CFOS CTOS APIS KPIS SDRS "
    "BDRS PDFS ESOP ERISA OSHA FINRA NATO UEFA FIFA NHTSA IKEA ASAP".split()
)


def missing(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """The absent subject of a mail with headers; of a first step elsewhere a hint alone: lists hold some apart."""
    read = message.message
    if read.subject is not None and read.subject.chars.strip():
        return
    if read.format in MAIL:
        yield Hit(Span("subject", 0, 0))
    elif read.format in STRUCTURED and read.step == 1:
        yield Hit(Span("subject", 0, 0), severity="info", confidence="low")


def loud(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Exclamation marks in a row, emoji, and words in capitals where there are several."""
    seen = message.views["subject"]
    found = [m.span() for m in _LOUD.finditer(seen.plain) if m[0] not in ABBREVIATIONS]
    capitals = [(start, end) for start, end in found if seen.plain[start].isalpha()]
    for start, end in found:
        if len(capitals) >= FEW_CAPITALS or (start, end) not in capitals:
            yield Hit(Span("subject", start, end))


def short_link(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Links of services that hide where they lead."""
    for match in _SHORT.finditer(message.message.body.chars):
        yield Hit(Span("body", *match.span()))
