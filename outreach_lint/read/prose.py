"""Prose: whether some words read as if they were sent to a person, or were written about what is sent."""

from __future__ import annotations

import regex

from outreach_lint.model.lazy import lazy

GREETING = lazy(
    r"\W*(?:hi|hey|hello|dear|good (?:morning|afternoon|evening)|greetings|yo|howdy|hiya|hola|bonjour|ciao|hallo|moin"
    r"|olá|sehr geehrte|guten tag|buongiorno|estimad[oa]|salut|hej|cześć|labdien|sveiki|добрый|здравствуйте|привет"
    r"|уважаем\w*|добрый день|您好|你好|안녕하세요|cher|chère|chers|bonsoir|buenos días|buenas|caro|cara|prezad[oa])\b"
    r"(?![^\n]{0,40}\b(?:message|email)s?\b[^\n]{0,20}:)",
    regex.I,
)
_FIELD = lazy(
    r"\{\{[^{}\n]{1,80}\}\}|\{[A-Za-z][\w .]{1,40}\}|\[[A-Za-z][^\[\]\n]{1,80}\](?!\()|\*\|\w+\|\*|%\w+%"
    r"|<[A-Za-z ]{2,30}>|__[A-Z_]+__"
)
_FIELD_FIRST = lazy(rf"[\s*_\"']{{0,3}}(?:{_FIELD.pattern})[*_]{{0,2}}(?:\s*$|\s*,|:|\s+[–—-]|[.!]\s)")
_CONNECTED = lazy(
    r"\W*(?:thanks|thank you|appreciate|great|nice|glad|good|cheers|congrats|congratulations|no worries|totally|just"
    r"|quick|following|last|i )",
    regex.I,
)
_YOU = lazy(r"\b(?:you|your|you're|you’re|u|ya|du|Sie|Ihr\w*|vous|votre|usted|tu|voi)\b", regex.I)
_ME = lazy(r"\b(?:I|I'm|I’m|I'd|I’d|I've|I’ve|I'll|I’ll|we|we're|we’re|we've|our|my|me|us|ich|wir|je|nous)\b", regex.I)
_SIGN_OFF = lazy(
    r"(?m)^[ \t>*_-]{0,4}(?:(?:all (?:the|my) )?best(?: regards| wishes)?|(?:kind|warm|best) regards|warmly|regards"
    r"|cheers|(?:many )?thanks"
    r"(?: again| so much| a lot| in advance)?|thank you(?: again| so much)?|sincerely|yours(?: truly| sincerely"
    r"| faithfully)?|talk soon"
    r"|respectfully|take care|grazie|cordiali saluti|mit freundlichen grüßen|viele grüße|beste grüße|cordialement"
    r"|saludos|un saludo|saludos cordiales|cordialmente|atentamente|bien à vous|met vriendelijke groet|mvh|pozdrawiam"
    r"|с уважением|спасибо|удачной недели|감사합니다"
    r"|此致|谢谢|谢谢您)"
    r"(?:,[^\n]{0,40}|[ \t!.—–-]{0,3})$",
    regex.I,
)
_ASKS = lazy(
    r"\b(?:repl(?:y|ies)|let me know|worth (?:a|exploring)|interested|open to|curious|happy to|would love|get back"
    r"|reach out)\b",
    regex.I,
)
_BULLET = lazy(r"\s*(?:[-*+•☐✓✅❌]|\d{1,2}[.)])\s")
_TITLE = lazy(r"\W*(?:\w+\W+){0,3}\w+\W*:\W*")
_SIGNED = lazy(
    r"(?m)^[ \t>*_]*(?:\[(?:your|my|sender)[^\[\]\n]{0,40}\]|\{\{?[ ]?(?:sender|my|your)[^{}\n]{0,40}\}\}?)[ \t*_]*$"
    r"|\n\s*\n[ \t>]*[—–-]{1,2} ?[\w.][\w.-]*(?:,? [\w.-]+){0,2}[ \t]*(?:\n|$)",
    regex.I,
)
_REMARK = lazy(
    r"\W*(?:(?:notes?|tips?|pro[ -]?tip|personali[sz]ation|cta|goal|purpose|word count|rationale"
    r"|psychology)\b[^\n:]{0,30}:|why (?:this|it) works|when to use)",
    regex.I,
)
_CODE = lazy(
    r"[├└│┌┐┬▼]|(?m:^\s*(?:SELECT|INSERT|import |from \w+ import|def |class |function |const |let |var |curl |npm "
    r"|pip |git |GET |POST |PUT |DELETE |\$ ))|[;{]\s*$|=>|\);"
)
_ASIDE = lazy(
    r"\W*(?:notes?\b|tips?\b|why (?:this|it)\b|use (?:this|when|if)\b|when to\b|this (?:email|message|template|touch"
    r"|one|version|works|is (?:the|a) )|goal:|purpose:|personali[sz]e\b|replace\b|customi[sz]e\b|send (?:this|on|from"
    r"|it|\w+day)\b|word count|\d+ (?:words|chars|characters)\b|(?:keep|aim for|avoid|never|always|don't|do not)\b"
    r"|character count|after (?:they|this|connect)|attach\b|wait\b|if (?:they|no (?:reply|response)))",
    regex.I,
)
_WRAPPED = lazy(
    r"\s*(?:\*(?!\*)[^*]+\*|_(?!_)[^_]+_|\((?!cc)[^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]{0,40}\b(?:words|chars"
    r"|characters)\b[^\[\]]{0,20}\]|<!--.*-->)\s*",
    regex.S,
)


def greets(words: str) -> bool:
    """Whether words begin as a message does: with a greeting, or with the reader's name as a merge field."""
    return GREETING.match(words) is not None or _FIELD_FIRST.match(words[:120].split("\n")[0]) is not None


def sent(words: str, marks: int = 2) -> bool:
    """Whether words read as if one person wrote them to another, by so many marks of it."""
    if not words.strip() or code(words):
        return False
    if greets(words):
        return True
    signs = (_YOU, _ME, _FIELD, _SIGN_OFF, _ASKS)
    score = sum(pattern.search(words) is not None for pattern in signs)
    return score >= marks and len(words.split()) >= 5 and not aside(words)


def listing(words: str) -> bool:
    """Whether a stretch is instructions: it begins with a title of its own, or is a list for the most part."""
    lines = [line for line in words.split("\n") if line.strip()]
    bullets = sum(_BULLET.match(line) is not None for line in lines)
    return _TITLE.fullmatch(lines[0]) is not None or bullets * 2 > len(lines)


def signs_off(words: str) -> bool:
    """Whether words hold a sign-off line, or end in a name that stands alone."""
    return _SIGN_OFF.search(words) is not None or _SIGNED.search(words) is not None


def code(words: str) -> bool:
    """Whether words look like a program, a diagram or a listing."""
    lines = max(1, words.count("\n") + 1)
    return len(_CODE.findall(words[:20_000])) > max(2, lines // 4)


def aside(words: str) -> bool:
    """Whether a paragraph talks about the message instead of being part of it."""
    return _ASIDE.match(words) is not None or _WRAPPED.fullmatch(words) is not None


def remark(words: str) -> bool:
    """Whether a paragraph is talk about the message beyond doubt, even in the middle of one."""
    return _REMARK.match(words) is not None
