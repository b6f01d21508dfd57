"""Findings: what is wrong with a value where it was merged, as a reader would see it."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from outreach_lint.annotate.field_names import holds_company, holds_name
from outreach_lint.model.annotated import MergeField
from outreach_lint.model.lazy import lazy

KINDS = (
    "empty-value",
    "no-value",
    "value-in-capitals",
    "full-name",
    "legal-form",
    "symbol-in-value",
    "broken-characters",
    "loose-space",
    "wrong-number",
    "wrong-article",
    "over-limit",
    "same-text",
    "unknown-column",
    "unfilled-field",
)
"""What a merge can find; a rule of the scope `merge` names one of these as its check."""

NO_VALUE = lazy(
    r"(?:undefined|null|nil|nan|none|n/?a|#n/a|#ref!|#value!|\[object object\]|unknown|not available|tbd|tba|test|"
    r"x{3,12}|[-–—_.?]+|"
    r"\(?(?:blank|empty|no name)\)?|first ?name|company(?: name)?|name)",
    regex.IGNORECASE,
)
SUFFIX = lazy(
    r"[,\s]+(?:Inc|LLC|L\.L\.C|Ltd|Limited|GmbH|AG|S\.?A\.?S|S\.?A|B\.?V|N\.?V|Corp|Corporation|PLC|plc|Pty|SARL|S\.r\.l|LLP|ApS|"
    r"AB|Oy|K\.?K|Co)\.?\s*$"
)
SYMBOL = lazy(r"[\p{Extended_Pictographic}\uFE0F®™★☆✓✔●•|]", regex.VERSION1)
BROKEN = lazy(
    r"Ã[\x80-\xBF\u0192\u00A0-\u00BF]|â€|Â[\u00A0-\u00BF]|\uFFFD|&(?:amp|quot|lt|gt|nbsp|#\d+);|_x000D_|\\u[0-9a-f]{4}"
)
LOOSE = lazy(r"^\s|\s$|\s{2,}|[\r\n\t]")
NAME_EXTRA = lazy(r"[\d@()/]|\b(?:Dr|Mr|Mrs|Ms|Prof|PhD|MBA|Jr|Sr|CPA|Esq)\b\.?|,", regex.IGNORECASE)
DOUBLE_NAMES = lazy(
    r"(?:mary|anna|anne|ann|sarah|jean|maria|juan|jose|josé|luis|ana|billy|bobby|jo|john|lee|van|de|la|del|el|al|abdul|abu|bin|"
    r"ben|marie|karl|hans|mac|st)\b.*|.*\b(?:ann|anne|jo|lee|jane|lou|beth|marie|paul|pierre|luc|luis|carlos|van|de|la)",
    regex.IGNORECASE,
)


def of_value(field: MergeField, value: str) -> Iterator[str]:
    """The names of all kinds of finding that a value has by itself."""
    bare = value.strip()
    if NO_VALUE.fullmatch(bare):
        yield "no-value"
        return
    name, company = holds_name(field.name), holds_company(field.name)
    if BROKEN.search(value):
        yield "broken-characters"
    elif SYMBOL.search(value) and (name or company or field.kind == "identity"):
        yield "symbol-in-value"
    if LOOSE.search(value) and (name or company):
        yield "loose-space"
    if company and SUFFIX.search(bare):
        yield "legal-form"
    if ((name or company) and _shouts(bare, company)) or (name and bare.islower()):
        yield "value-in-capitals"
    if name and _too_full(field.name, bare):
        yield "full-name"


def _shouts(value: str, company: bool) -> bool:
    letters = "".join(char for char in value if char.isalpha())
    if not letters.isupper():
        return False
    # Companies are often known by three or four letters; a word of a name in capitals is longer, or not alone.
    return len(letters) >= 5 if company else len(letters) >= 3


def _too_full(name: str, value: str) -> bool:
    if NAME_EXTRA.search(value):
        return True
    first = name.endswith(("firstname", "fname", "nickname", "givenname")) or name == "name"
    words = len(value.split())
    if name == "name":
        return words > 2
    return first and words > 1 and not DOUBLE_NAMES.fullmatch(value)


ONE = lazy(r"(?<![\d.,/:$€£-])1[ ](?:new |open |more |other )?(?P<plural>\p{Ll}{3,}s)\b")
NO_PLURAL = lazy(r"(?:\w+(?:ss|us|is)|this|was|has|does|always|perhaps|series|news|means|less|across|towards)")
VOWEL = lazy(r"(?!eu|one\b|uni|use|uti)(?:[aeiou]|hour|honest|heir)", regex.IGNORECASE)
ARTICLE = lazy(r"\b(?P<article>[Aa]n?)[ ]$")


def of_number(rendered: str) -> str | None:
    """Words such as `1 openings`, where a number of one was merged before a plural."""
    for match in ONE.finditer(rendered):
        if not NO_PLURAL.fullmatch(match["plural"]):
            return match.group()
    return None


def of_article(before: str, value: str) -> str | None:
    """Words such as `a accounting firm`, where the value does not fit the article before it."""
    if not before.endswith((" a ", " an ", "A ", "An ")):
        return None
    article = ARTICLE.search(before[-4:])
    if not article or not value[:1].isalpha() or (value.isupper() and len(value) < 6):
        return None
    wants_an = VOWEL.match(value) is not None
    if wants_an == (len(article["article"]) == 2):
        return None
    return f"{article['article']} {value}"
