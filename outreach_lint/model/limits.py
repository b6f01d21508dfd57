"""Limits: how many characters each channel takes, with source and date; configuration may set others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from outreach_lint.model.lazy import lazy
from outreach_lint.model.message import Part

_LETTER_COUNTER = "lettercounter.org/blog/linkedin-connection-request-character-limit"
_GLOSSARY = "linkedhelper.com/en/glossary/linkedin-invitation and LinkedIn Help on mirrors"
_ENCODING = "docs.namirial.app on SMS encoding; GSM 03.38"


class Limit(NamedTuple):
    """Characters of one part on one channel, as a source said on a date (year and month)."""

    characters: int
    channel: str
    part: Part
    about: str
    source: str
    read: str


LIMITS: Mapping[str, Limit] = {
    "linkedin-note": Limit(
        300, "linkedin-note", "body", "A connection note of a paid account", _LETTER_COUNTER, "2025-11"
    ),
    "linkedin-note-free": Limit(
        200, "linkedin-note", "body", "A connection note of a free account", _LETTER_COUNTER, "2025-11"
    ),
    "inmail": Limit(1900, "inmail", "body", "An InMail; pages say 1,900 or 2,000", _GLOSSARY, "2025-11"),
    "inmail-subject": Limit(200, "inmail", "subject", "The subject of an InMail", _GLOSSARY, "2025-11"),
    "sms": Limit(160, "sms", "body", "A text message in one part, in the GSM alphabet", _ENCODING, "2025-11"),
    "sms-unicode": Limit(70, "sms", "body", "A text message in one part, with other letters", _ENCODING, "2025-11"),
}
"""The limits by the name that `[limits]` in the configuration and `limit` in a rule file use."""

OUTSIDE = lazy(r"[^@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà\r\n\^{}\\\[~\]|€]")
TWICE = lazy(r"[\^{}\\\[~\]|€]")
"""What is no character of the GSM 03.38 alphabet, and those of its characters that take two places."""


def limit_of(name: str, settings: Mapping[str, int]) -> int | None:
    """The characters that a limit of this name allows; None where there is no such limit."""
    known = LIMITS.get(name)
    return settings.get(name, known.characters if known else None)


def resolved(params: Mapping[str, object], settings: Mapping[str, int]) -> Mapping[str, object]:
    """Parameters of a rule with the names of limits replaced by the characters that they allow."""
    found = params
    for name, value in params.items():
        if name.endswith("limit") and isinstance(value, str) and (allowed := limit_of(value, settings)) is not None:
            found = {**found, name: allowed}
    return found


def in_text_message(chars: str) -> tuple[int, bool]:
    """How many places characters take in a text message, and whether one of them is outside of the GSM alphabet."""
    outside = OUTSIDE.search(chars) is not None
    return len(chars) if outside else len(chars) + len(TWICE.findall(chars)), outside
