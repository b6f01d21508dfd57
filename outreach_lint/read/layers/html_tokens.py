"""HTML cut into tokens in one pass, merge fields kept whole: no markup is ever found inside a field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TAG_NAMES = """
a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button caption center cite code
col colgroup data dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame
h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee menu
meta meter nav nobr noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script
search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea
tfoot th thead time title tr track tt u ul var video wbr path g mjml preview tailwind container
"""
TAGS = frozenset(_TAG_NAMES.split())
_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_PARAGRAPH_NAMES = """
p h1 h2 h3 h4 h5 h6 blockquote ul ol pre table hr section article header footer form fieldset dl mj-text mj-button
mj-section mj-table
"""
_LINE_NAMES = """
div tr td th li dt dd br body html center address figure figcaption tbody thead tfoot caption main nav aside label
option mj-column mj-preview mj-social-element mj-navbar-link
"""
VOID, PARAGRAPHS, LINES = (frozenset(names.split()) for names in (_VOID_NAMES, _PARAGRAPH_NAMES, _LINE_NAMES))

_TOKEN = re.compile(
    r"""(?P<field>\{\{(?:(?!\}\}|\{\{|<[a-z/!])(?s:.)){0,400}+\}\}\}?|\{%(?:(?!%\}|\{%|</)(?s:.)){0,400}+%\}
        |<%(?:(?!%>|<%)(?s:.)){0,1000}+%>|\*\|[^|\n*]{1,80}+\|\*|<<[\w .-]{1,40}+>>|\{![^{}]{1,200}+\})
    |(?P<hidden><!--(?s:.*?)(?:-->|\Z)|<!\[CDATA\[|\]\]>|<![^<>]{0,2000}+>|<\?[^<>]{0,2000}+>
        |<(?P<skip>script|style|head|title|svg|noscript|template|select|mj-head|mj-style|mj-raw)(?=[\s>/])
         (?:[^<>"']|"[^"]{0,9000}"|'[^']{0,9000}'){0,2000}+(?:(?<=/)>|>(?s:.*?)(?:</(?P=skip)\s*>|\Z)))
    |<(?P<close>/?)(?P<tag>[a-z][\w:-]*)(?P<attributes>(?:[^<>"']|"[^"]{0,9000}"|'[^']{0,9000}'){0,4000}+)>
    |(?P<entity>&(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z]\w{1,30});)
    |(?P<space>[ \t\r\n\f]+(?=<)|(?<=>)[ \t\r\n\f]+|[ \t\r\n\f]{2,}|[\t\r\n\f])""",
    re.X | re.I,
)
_CLASS = re.compile(r"""(?:^|\s)(?:class|id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))""", re.I)
_STYLE = re.compile(r"""(?:^|\s)style\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I)


class Token(NamedTuple):
    """One stretch that is not plain words. `kind` is field, hidden, open, close, entity or space."""

    kind: str
    start: int
    end: int
    tag: str = ""
    attributes: str = ""


def tokens(chars: str) -> Iterator[Token]:
    """The tokens of HTML in order; what lies between them are words. Unknown tags such as `<first name>` are words."""
    for match in _TOKEN.finditer(chars):
        kind = match.lastgroup or ""
        if match["tag"]:
            tag = match["tag"].lower()
            if tag in TAGS or "-" in tag or ":" in tag:
                yield Token("close" if match["close"] else "open", *match.span(), tag, match["attributes"])
        elif match["hidden"] is not None:
            yield Token("hidden", *match.span())
        else:
            yield Token(kind, *match.span())


def classes(attributes: str) -> frozenset[str]:
    """The names in an element's class and id."""
    return frozenset(name for found in _CLASS.findall(attributes) for name in "".join(found).split())


def style(attributes: str) -> str:
    """An element's own style, lower case and without spaces."""
    found = _STYLE.search(attributes)
    return re.sub(r"\s+", "", (found[1] or found[2] or "").lower()) if found else ""
