"""Quoted: the earlier messages that a mail carries below or between the sender's own lines, taken out of them."""

from __future__ import annotations

import regex

from outreach_lint.model.lazy import lazy
from outreach_lint.model.text import Text, join

_INTRODUCED = lazy(
    r"(?m)^[ \t]*(?:"
    r"(?:On|Le|Am|El|Il|Op|Em|Den|W dniu)\b[^\n]{4,200}(?:\n[^\n]{1,120})?\b(?:wrote|écrit|schrieb|escribió"
    r"|ha scritto|schreef|escreveu|skrev|napisał[^\n]{0,30}?)[ \t]?:"
    r"|-{2,}[ \t]*(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d'origine"
    r"|Mensaje original)[ \t]*-{2,}"
    r"|\*{0,2}(?:From|Von|De|Da|Van):\*{0,2}[ \t][^\n]+\n(?:[^\n]*\n){0,3}?[ \t]*\*{0,2}(?:Sent|Date|Gesendet|Envoyé"
    r"|Enviado|Inviato|Datum|Verzonden):"
    r"|_{10,}[ \t]*\n[ \t]*\*{0,2}From:"
    r")",
    regex.I,
)
_QUOTED = lazy(r"(?m)(?:^[ \t]?>[^\n]*(?:\n|\Z)|(?<=\n)[ \t]*\n(?=[ \t]?>))+")


def without_thread(text: Text) -> tuple[Text, bool]:
    """The sender's own lines, and whether an earlier message was quoted among them."""
    found = _INTRODUCED.search(text.chars)
    if found is None:
        return _without_quotes(text)
    own = text[: found.start()]
    rest = text[found.end() :]
    if not own.chars.strip() or rest.chars.lstrip().startswith(">"):
        # Answers may stand between the quoted lines, and only the latter are someone else's.
        between, _ = _without_quotes(rest)
        own = join((own, between)) if between.chars.strip() else own
    return own, True


def _without_quotes(text: Text) -> tuple[Text, bool]:
    kept, at = [], 0
    for found in _QUOTED.finditer(text.chars):
        if found[0].strip():
            kept.append(text[at : found.start()])
            at = found.end()
    if not kept:
        return text, False
    return join((*kept, text[at:])), True
