"""Marks: the words of a message cut where findings begin and end, so that findings may overlap."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape as html_escape
from itertools import pairwise
from typing import NamedTuple

from outreach_lint.model.diagnostic import SEVERITIES, Diagnostic
from outreach_lint.model.record import dataclass
from outreach_lint.report.terminal import clean

WHOLE = 0.6
"""A finding that covers more of a part than this is about all of it: marking every word would mark none."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding, its number within its message (from 1) and its anchor on the page."""

    number: int
    anchor: str
    diagnostic: Diagnostic


class Segment(NamedTuple):
    """A run of characters with the findings that cover it, and those that end with it."""

    text: str
    covering: tuple[Numbered, ...]
    ending: tuple[Numbered, ...]


def segments(text: str, found: Sequence[Numbered]) -> list[Segment]:
    """The whole text in order, cut at each place where a finding begins or ends; one at its very start ends first."""
    spans = [(min(f.diagnostic.target.start, len(text)), min(f.diagnostic.target.end, len(text)), f) for f in found]
    cuts = sorted({0, len(text), *(cut for start, end, _ in spans for cut in (start, max(start, end)))})
    first = tuple(f for _, high, f in spans if high == 0)
    out = [Segment("", (), first)] if first else []
    for start, end in pairwise(cuts):
        covering = tuple(f for low, high, f in spans if low <= start and end <= high)
        ending = tuple(f for low, high, f in spans if max(low, high) == end)
        out.append(Segment(text[start:end], covering, ending))
    return out


def about_all(text: str, d: Diagnostic) -> bool:
    """Whether a finding speaks of its whole part rather than of some words."""
    return len(text) > 120 and d.target.end - d.target.start > WHOLE * len(text)


def marked(text: str, found: Sequence[Numbered]) -> str:
    """The text as HTML: each covered run in a `mark` of its worst severity, a numbered link where a finding ends."""
    out: list[str] = []
    for text_, covering, ending in segments(text, found):
        words = shown(text_)
        if covering:
            worst = min(covering, key=lambda f: SEVERITIES.index(f.diagnostic.severity)).diagnostic.severity
            anchors = " ".join(f.anchor for f in covering)
            words = f'<mark class="{worst}" data-findings="{anchors}">{words}</mark>'
        out.append(words + "".join(_reference(f) for f in ending))
    return "".join(out)


def _reference(f: Numbered) -> str:
    told = f"Finding {f.number}: {f.diagnostic.name.replace('-', ' ')}"
    link = f'href="#{f.anchor}" id="{f.anchor}-at" aria-label="{shown(told)}"'
    return f'<a class="ref {f.diagnostic.severity}" {link}>{f.number}</a>'


def shown(text: str) -> str:
    """Hostile text as HTML text or as the value of a quoted attribute; line ends stay, other controls are told."""
    if text.isprintable():
        return html_escape(text, quote=True)
    lines = text.replace("\r\n", "\n").replace("\t", "    ").split("\n")
    return html_escape("\n".join(clean(line) for line in lines), quote=True)
