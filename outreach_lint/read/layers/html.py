"""HTML as a person sees it: tags become breaks, entities characters, and new words are spelled so again."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from outreach_lint.model.text import Text
from outreach_lint.read.layers.html_tokens import LINES, PARAGRAPHS, VOID, Token, classes, style, tokens
from outreach_lint.read.layers.pieces import Cut, rewritten

_MARKUP = re.compile(
    r"<(?:!doctype|html|body|table)\b|<br\s*/?>|</(?:p|div|span|strong|b|em|i|u|a|ul|li|h[1-6]|td)>", re.I
)
_PRE_CLASS = re.compile(r"\.([\w-]+)[^{}]{0,200}\{[^{}]{0,2000}?white-space\s*:\s*(?:pre|break-spaces)", re.I)
_ALL = ("*", 1)
_FILLER = re.compile("\u00a0?(?:[\u200b-\u200f\u2007\u034f\u00ad\ufeff\u061c\u180e\u2060-\u2064][\u00a0\\s]{0,3}){3,}")


def is_markup(chars: str) -> bool:
    """Whether a string holds HTML rather than plain words with a stray `<`."""
    return _MARKUP.search(chars) is not None


def preformatted(chars: str) -> frozenset[str]:
    """The classes whose style sheet keeps line breaks as they are written."""
    return frozenset(_PRE_CLASS.findall(chars))


def visible(text: Text, kept: frozenset[str] = frozenset(), keep: bool = False) -> Text:
    """The words of HTML that a reader sees, a blank line between paragraphs.

    Scripts, styles, the head and comments are left out; so is what `display: none` hides, unless it stands before all
    else (the preheader). `kept` are classes whose line breaks count (see `preformatted`); `keep` says that all do.
    """
    state = _State(text.chars, kept, keeping=_ALL if keep else None)
    decoded = rewritten(text, state.cuts()).escaped(spelled)
    if _FILLER.search(decoded.chars):
        decoded = rewritten(decoded, (Cut(m.start(), m.end(), "") for m in _FILLER.finditer(decoded.chars)))
    return decoded.strip(" \t\r\n")


def spelled(new: str) -> str | None:
    """Words as HTML holds them; None where spaces would be lost."""
    if re.search(r"  |\t|\r", new):
        return None
    return html.escape(new, quote=False).replace("\n", "<br>")


def on_one_line(new: str) -> str | None:
    """Words where markup has no place (a title): no line breaks."""
    return None if "\n" in new else new


@dataclass
class _State:
    chars: str
    kept: frozenset[str]
    gap: list[Token] = field(default_factory=list)
    seen: bool = False
    skipping: tuple[str, int] | None = None
    keeping: tuple[str, int] | None = None

    def cuts(self) -> Iterator[Cut]:
        at = 0
        for token in tokens(self.chars):
            if token.start > at and self.skipping is None:
                yield from self.flush()
                self.seen = True
            elif token.start > at:
                self.gap.append(Token("hidden", at, token.start))
            at = token.end
            if self.skipping is not None or token.kind not in ("field", "entity"):
                self.enter(token)
                self.gap.append(token)
                continue
            yield from self.flush()
            self.seen = True
            if token.kind == "entity":
                words = html.unescape(self.chars[token.start : token.end])
                yield Cut(token.start, token.end, words)
        if at < len(self.chars) and self.skipping is None:
            yield from self.flush()
        else:
            self.gap.append(Token("hidden", at, len(self.chars)))
            yield from self.flush(last=True)

    def enter(self, token: Token) -> None:
        """Follow the element whose words are skipped, and the one whose line breaks are kept, to their ends."""
        self.skipping, self.keeping = _follow(self.skipping, token), _follow(self.keeping, token)
        if token.kind != "open" or token.tag in VOID or token.attributes.endswith("/"):
            return
        look = style(token.attributes)
        if self.skipping is None and self.seen and ("display:none" in look or "hidden" in token.attributes.split()):
            self.skipping = (token.tag, 1)
        keeps = token.tag in ("pre", "textarea") or "white-space:pre" in look
        if self.keeping is None and (keeps or (self.kept and self.kept & classes(token.attributes))):
            self.keeping = (token.tag, 1)

    def flush(self, last: bool = False) -> Iterator[Cut]:
        gap, self.gap = [token for token in self.gap if token.start < token.end], []
        if not gap:
            return
        start, end = gap[0].start, gap[-1].end
        spaces = "".join(self.chars[token.start : token.end] for token in gap if token.kind == "space")
        if not self.seen or last:
            yield Cut(start, end, "")
        elif all(token.kind == "space" for token in gap):
            yield from self.spaces(start, end, spaces)
        else:
            yield from self.markup(gap, spaces)

    def spaces(self, start: int, end: int, spaces: str) -> Iterator[Cut]:
        if self.keeping:
            yield from (Cut(start + m.start(), start + m.end(), "\n") for m in re.finditer("\r\n", spaces))
        elif spaces != " ":
            yield Cut(start, end, "\n\n" if spaces.count("\n") > 1 else " ")

    def markup(self, gap: list[Token], spaces: str) -> Iterator[Cut]:
        names = [token.tag for token in gap if token.kind in ("open", "close")]
        breaks = names.count("br") + (spaces.count("\n") if self.keeping else 0)
        start, end = gap[0].start, gap[-1].end
        if any(name in PARAGRAPHS for name in names) or breaks > 1:
            yield Cut(start, end, "\n\n", True)
        elif breaks or any(name in LINES for name in names):
            yield Cut(start, end, "\n", True)
        elif not spaces:
            yield Cut(start, end, "")
        elif gap[0].kind == "space":
            if self.chars[start : gap[0].end] != " ":
                yield Cut(start, gap[0].end, " ")
            yield Cut(gap[0].end, end, "")
        else:
            yield Cut(start, end, " ", True)


def _follow(open_: tuple[str, int] | None, token: Token) -> tuple[str, int] | None:
    if open_ is None or token.tag != open_[0]:
        return open_
    depth = open_[1] + (1 if token.kind == "open" else -1)
    return (open_[0], depth) if depth else None
