"""Credentials: customers, counts, years and results that the sender puts forward in his own favour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outreach_lint.checks.boasts import boasting
from outreach_lint.model.annotated import Annotated, Hit, Sentence, Span
from outreach_lint.model.lazy import lazy

FEW = 10
"""A count below this is an instance, not a credential."""

_FIELD = lazy(r"[\uE000-\uE006]+")
_OF_A_CLIENT = lazy(r"similar|client|customer|reference|case|peer|logo|portfolio|(?:company|brand|name)_?\d")
_COUNT = lazy(
    r"(?<![\d/$£€.-])(\d[\d,.]*)(k|m|bn)?(\+)?(?![\d%/x]|-\d{4}| ?%)|\b(?:thirty|forty|fifty|sixty|ninety|hundreds?|"
    r"thousands?|millions?|dozens|countless|scores)\b"
)
_DIGIT = lazy(r"\d")
_TIMES = lazy(r"%|\dx\b|percent|times")
_TENURE = lazy(r"\d|year|decade|yrs")
_PEOPLE = lazy(r"\b(?:team|staff|network|employees|developers|engineers|list|database|\w+s)\b")
_YEARS = lazy(r"year|decade|yrs|since|founded|established|experience")
_MANY_WORDS = lazy(r"\b(?:hundreds?|thousands?|millions?|dozens|countless|scores|fifty|sixty|ninety|forty|thirty)\b")
_ASKED_ABOUT = lazy(
    r"\b(?:benchmark\w*|survey\w*|stud(?:y|ies|ied)|research\w*|interview\w*|spoken|spoke|talk(?:ed|ing)?|monitor|"
    r"(?:first|next) \d+|looking for|promoted to|out of \d|cap(?:ped)? at|limited to|early (?:users|adopters)|"
    r"data on|beta|pilot group)\b"
)
_SHARE = lazy(r"% of (?!(?:the )?(?:fortune|ftse))")
_ONE_CASE = lazy(r"\b(?:like|such as|including|using|currently|already|working|serving|for|with)\b")
_READER = lazy(r"\b(?:you|your|yours|you're|you've|you'd|you'll)\b|[\uE001\uE002]")
_NUMBERED = lazy(r"\d|[\uE000-\uE006]")
_GUARANTEE = lazy(
    r"guarant|assur|ensure|double|triple|doubl|tripl|half|exponential|overnight|change your|million|thousand|"
    r"through the roof|dramatic|massive|skyrocket|explode|10x|supercharge|quadrupl|multiply|"
    r"itself|every time|never fails"
)
_AVERAGES = lazy(
    r"\bon average\b|\btypically\b|\bthe average\b|\baccording to\b|\bin the last few years\b|"
    r"\b(?:insights?|report|guide|playbook|benchmarks?)\b|"
    r"^(?:the ones?|companies|businesses|teams|firms|brands|organi[sz]ations|stores|sites|people|buyers|sellers|"
    r"those) "
    r"(?:that|who|doing|which|with|cutting)\b"
)
_HEARSAY = lazy(r"\b(?:most|many|some) (?:[\w-]+ ){1,3}(?:i|we)(?:'ve)? (?:talk|speak|work|see|hear|meet|spoke)")
_ONES = lazy(r"\b(?:our|my|we|we've|i|us|clients?|customers?|using|with us)\b|\uE000")
_OWN_HALF = lazy(r"\b(?:our|my)\b.*\bin half\b")
_THEY_DID = lazy(r"^\W*(?:and |but |so )?(?:your|you|you've)\b")
_PROMISED = lazy(r"\b(?:will|can|could|would|see|get)\b|'ll\b|'d\b")
_FROM_TO = lazy(r"\b(?:from|was)\b.*\bto\b")
_UNNAMED = lazy(
    r"\b(?:one (?:of (?:our|my|the)|client|customer|team|fund|company|agency|user)|our (?:clients?|customers?|"
    r"users?)|"
    r"my (?:clients?|customers?)|a (?:\w+[ -]){0,4}(?:company|client|customer|brand|startup|firm|agency|team|"
    r"business|store|"
    r"clinic|retailer|practice|shop))\b"
)
_THEIRS = lazy(r"^(?:their|they|his|her|he|she)\b")
_BIOGRAPHY = lazy(r"\b(?:i|i'm|i've|my|me|myself)\b")
_HOUSE = lazy(r"\b(?:we|we're|we've|our|us)\b")
_TRADING = lazy(
    r"business|industry|combined|trade|operation|serving|family|founded|offices|backed|funded|series|track record"
)
_FEW_WORDS = lazy(r"\b(?:two|three|four|five|six|seven|eight|nine|ten)\b(?! of the)")


def clients(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Named customers, or more of them than a few, as credentials of the sender."""
    return boasting(message, params, _no_client)


def story(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Years, people, offices and money of the sender's firm; one person's plain biography is none."""
    return boasting(message, params, _no_story)


def results(message: Annotated, params: Mapping[str, object]) -> Iterator[Hit]:
    """Promised or claimed results with a figure, and guarantees of an outcome."""
    return boasting(message, params, _no_result)


def many(text: str) -> bool:
    """Whether a text counts something in tens or more."""
    for match in _COUNT.finditer(text):
        if match[1] is None or match[2] or match[3] or float(match[1].replace(",", "").strip(".") or 0) >= FEW:
            return True
    return False


def _no_client(message: Annotated, sentence: Sentence, span: Span) -> bool:
    lower = message.views[span.part].lower
    words, whole = lower[span.start : span.end], lower[sentence.start : sentence.end]
    if _ASKED_ABOUT.search(whole) or _SHARE.search(whole):
        return True
    if _FIELD.search(words):
        return not _names_client(message, span) or _ONE_CASE.search(words) is None
    if "star" in words:
        return False
    if _DIGIT.search(words) or _MANY_WORDS.search(words):
        around = lower[max(sentence.start, span.start - 3) : span.end + 2]
        return not many(around) or (_READER.search(whole) is not None and not _ONES.search(whole))
    return _FEW_WORDS.search(words) is not None


def _names_client(message: Annotated, span: Span) -> bool:
    """Whether a merge field in the span stands for a customer of the sender, not for the reader."""
    return any(
        field.part == span.part
        and span.start <= field.start < span.end
        and _OF_A_CLIENT.search(field.raw.lower()) is not None
        for field in message.fields
    )


def _no_story(message: Annotated, sentence: Sentence, span: Span) -> bool:
    lower = message.views[span.part].lower
    words, whole = lower[span.start : span.end], lower[sentence.start : sentence.end]
    if not _HOUSE.search(whole) and (_BIOGRAPHY.search(whole) or not _HOUSE.search(message.views["body"].lower)):
        return True
    if not _HOUSE.search(whole) and (message.signals.get("job-seeking") or not _TRADING.search(whole)):
        return True
    if _FIELD.search(words) and not _TENURE.search(words):
        return True
    counts_people = _PEOPLE.search(words)
    years = _YEARS.search(words)
    counted = _DIGIT.search(words) or _FEW_WORDS.search(words)
    return bool(counted and counts_people and not years and not many(words))


def _no_result(message: Annotated, sentence: Sentence, span: Span) -> bool:
    lower = message.views[span.part].lower
    words, whole = lower[span.start : span.end], lower[sentence.start : sentence.end]
    if not _DIGIT.search(words) and not _GUARANTEE.search(words):
        return True
    if _HEARSAY.search(whole) or (_AVERAGES.search(whole) and not _ONES.search(whole)):
        return True
    if _OWN_HALF.search(whole) or (_THEY_DID.search(whole) and not _PROMISED.search(whole)):
        return True
    plain = not _TIMES.search(words)
    return bool(plain and (_FROM_TO.search(words) or _THEIRS.search(whole)) and not _UNNAMED.search(whole))
