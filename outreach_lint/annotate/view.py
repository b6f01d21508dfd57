"""The view that rules read: as long as the decoded part, with quotes, dashes and fields made uniform."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import accumulate, pairwise

from outreach_lint.annotate.merge_fields import mask
from outreach_lint.model.annotated import MergeField, View, Word
from outreach_lint.model.lazy import lazy

URL, BOOKING, ADDRESS = "\ue010", "\ue011", "\ue012"
SELLER = "\ue000"
_SAME = {
    **dict.fromkeys("‘’ʼ`´′", "'"),
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("\u00a0\u2002\u2003\u2009\u200a\u202f\u2007\u200b\u200c\u200d\u2060\ufeff\u00ad\t", " "),
    **dict.fromkeys("\u2028\u2029\u0085\r\x0b\x0c", "\n"),
    **dict.fromkeys("‐‑‒", "-"),
    **dict.fromkeys("–―", "—"),
}
_NUMBER_RANGE = lazy(r"(?<=\d)—(?=\d)")
_SPACED_DASH = lazy(r"(?<=\s)--?(?=\s)|(?<=\w)--(?=\w)")
_LINK = lazy(
    r"(?i)\b(?:https?://|www\.)[^\s<>()\[\]\"']*[^\s<>()\[\]\"'.,;:!?]"
    r"|\b(?:[a-z0-9-]{1,63}+\.){1,8}"
    r"(?:com|org|net|io|ai|co|dev|app|studio|agency|me|us|uk|de|fr|eu|cx|ly|to|so|xyz|tech|shop)"
    r"(?:/[^\s<>()\[\]\"']*[^\s<>()\[\]\"'.,;:!?])?\b(?!@)"
)
_IN_LINKS = lazy(r"[.:]\S")
"""What every link holds; it takes a fraction of the time to seek."""
_MAIL = lazy(r"\b[\w.+-]{1,64}@[\w-]{1,63}+(?:\.[\w-]{1,63}+){1,8}\b")
_BOOKING_HOST = lazy(
    r"(?i)calendly|cal\.com|chilipiper|/meetings|meetings\.|savvycal|tidycal|youcanbook|oncehub|acuity|zcal|book|"
    r"calendar|schedul|appointment"
)
_JOINT = lazy(r"[ \t,\-\"'*_/%$£€#~]*\n?[ \t,\-\"'*_/%$£€#~]*|\.")
_APART = lazy(r"[^\s\w&'-]")
_TOKEN = lazy(r"([\w&]+(?:'[\w+#]+|[+#][\w+#]*)*|[\uE000-\uE0FF]+(?:'s\b)?)")


def even(chars: str) -> str:
    """The same characters with quotes, dashes and blanks made uniform; exactly as long."""
    for sign in _SAME.keys() & {*chars}:
        chars = chars.replace(sign, _SAME[sign])
    return chars


def view(chars: str, fields: Sequence[MergeField]) -> View:
    """One part as rules read it; the result is exactly as long as `chars`."""
    plain = even(mask(chars, fields))
    if "—" in plain:
        plain = _NUMBER_RANGE.sub("-", plain)
    if "-" in plain:
        plain = _SPACED_DASH.sub(lambda m: "—" * len(m[0]), plain)
    if "@" in plain:
        plain = _MAIL.sub(lambda m: ADDRESS * len(m[0]), plain)
    if _IN_LINKS.search(plain):
        plain = _LINK.sub(lambda m: (BOOKING if _BOOKING_HOST.search(m[0]) else URL) * len(m[0]), plain)
    lower = plain.lower()
    if len(lower) != len(plain):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    return _seen(chars, plain, lower)


def named(seen: View, sellers: Iterable[str]) -> View:
    """The same view with every capitalised name of the seller masked like a merge field that holds it."""
    lower, plain = seen.lower, seen.plain
    for name in sorted(sellers, key=len, reverse=True):
        at = lower.find(name)
        while at >= 0:
            end = at + len(name)
            alone = not (at and plain[at - 1].isalnum()) and not plain[end : end + 1].isalnum()
            if alone and plain[at].isupper():
                plain = plain[:at] + SELLER * len(name) + plain[end:]
                lower = lower[:at] + SELLER * len(name) + lower[end:]
            at = lower.find(name, end)
    if plain is seen.plain:
        return seen
    return _seen(seen.chars, plain, lower)


def _seen(chars: str, plain: str, lower: str) -> View:
    pieces = _TOKEN.split(lower)  # what stands before the first word, the word, what stands behind it, and so on
    texts, between = pieces[1::2], pieces[2:-1:2]
    ends = [*accumulate(map(len, pieces))]
    starts = ends[:-1:2]
    words = tuple(map(_word, zip(texts, starts, ends[1::2], strict=True)))
    keys = tuple([(text,) if text.isalpha() else _keys(text) for text in texts])
    joined = (*map(_joins, between), False)
    apart = [index for index in range(len(words)) if not joined[index]]
    parted = [index + 1 for index in apart if index == len(between) or _parts(texts[index], between[index])]
    stretches = tuple(pairwise([0, *parted]))
    return View(chars, plain, lower, words, starts, joined, keys, stretches)


_word: Callable[[tuple[str, int, int]], Word] = partial(tuple.__new__, Word)
"""As `Word._make`, which takes twice the time to count to three."""


@lru_cache(maxsize=1024)
def _joins(between: str) -> bool:
    return _JOINT.fullmatch(between) is not None


def _parts(word: str, signs: str) -> bool:
    """Whether no match can reach over the signs behind a word: not even a number, a name or a word with signs in it."""
    if signs.count("\n") > 1:
        return True
    return _APART.search(signs) is not None and " " in signs.replace("\n", " ") and not any(c.isdigit() for c in word)


@lru_cache(maxsize=8192)
def _keys(text: str) -> tuple[str, ...]:
    """Under what a pattern may seek a word: itself, itself without its ending, a digit's "0"; a mask's character."""
    if "\ue000" <= text[0] <= "\ue0ff":
        return (text[0],)
    stem = (text.partition("'")[0],) if "'" in text else ()
    digit = ("0",) if any(char.isdigit() for char in text) and text != "0" else ()
    return (text, *stem, *digit)
