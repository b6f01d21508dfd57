"""Reports built by hand: findings placed by their words, in files made up for the purpose."""

from __future__ import annotations

import json
from collections.abc import Sequence

from outreach_lint.model.diagnostic import (
    Diagnostic,
    Edit,
    Linted,
    Note,
    Problem,
    Related,
    Report,
    Safety,
    Score,
    Story,
    Suggestion,
    Target,
)
from outreach_lint.model.rule import Fix, Match, Rule
from outreach_lint.model.source import Source

NAMES = {
    "PIT002": ("time-ask-on-first-contact", "pitch", "error"),
    "BOA001": ("superlative-about-us", "boast", "warning"),
    "GEN001": ("nothing-about-the-reader", "generic", "error"),
    "HAM003": ("problem-made-to-fit", "hammer", "warning"),
    "SUB001": ("fake-reply", "subject", "info"),
}

FIRST = """Subject: Quick question

Hi Dana,

We are the number one platform for freight teams.
Do you have 15 minutes on Tuesday?

Best,
Sam Okafor
"""
CROWDED = """We are number one, we do everything, and we want thirty minutes of your week.
You must be struggling with
late invoices in every depot.
"""
WIDE = "件名のテスト\t\u200bHello\u202e: 👩‍💻 we are the best there is\x1b[31m\n"
LONG = json.dumps({"id": "s1", "body": "word " * 60 + "We are number one in freight. " + "more " * 60}) + "\n"


def place(source: Source, words: str, after: int = 0) -> tuple[int, int]:
    """Where words stand in a source; `after` skips to a later place."""
    start = source.text.index(words, after)
    return start, start + len(words)


def edit(source: Source, words: str, new: str) -> Edit:
    """New words in place of old ones."""
    return Edit(source.range(*place(source, words)), new, new)


def finding(
    source: Source,
    code: str,
    words: str,
    message: str,
    *,
    why: str = "A stranger has given you no reason yet.",
    id: str = "1",
    part: str = "body",
    exact: bool = True,
    related: Sequence[tuple[str, str]] = (),
    suggestions: Sequence[Suggestion] = (),
    suppressed: str | None = None,
    composite: Story | None = None,
    text: str | None = None,
    start: int | None = None,
) -> Diagnostic:
    """A finding on words of a file that is its own message: its body begins after the first empty line."""
    name, family, severity = NAMES[code]
    at = source.range(*place(source, words))
    body = 0 if part == "subject" else body_start(source)
    last = source.line(at.line) if at.line == at.end_line else source.text[source.offset(at.line, 1) :]
    excerpt = last if at.line == at.end_line else "\n".join(last.split("\n")[: at.end_line - at.line + 1])
    begins = at.start - body if start is None else start
    return Diagnostic(
        code=code,
        name=name,
        family=family,
        severity=severity,  # type: ignore[arg-type]
        confidence="high",
        message=message,
        why=why,
        path=source.path,
        range=at,
        exact=exact,
        text=words if text is None else text,
        target=Target(id, "email", 1, True, part, begins, begins + len(words)),  # type: ignore[arg-type]
        excerpt=excerpt,
        excerpt_column=1,
        related=tuple(Related(source.range(*place(source, where)), told) for where, told in related),
        suggestions=tuple(suggestions),
        fingerprint=f"{code.lower()}-{len(words):04x}",
        suppressed=suppressed,
        composite=composite,
    )


def body_start(source: Source) -> int:
    """The offset at which the body of a sample begins."""
    return source.text.index("\n\n") + 2 if source.text.startswith("Subject:") else 0


def linted(source: Source, id: str = "1", subject: str | None = None, body: str | None = None, step: int = 1) -> Linted:
    """A sample file as the one message that it holds."""
    words = source.text[body_start(source) :] if body is None else body
    return Linted(
        source.path, 1, id, "text", None, subject, words, "email", step, "cold", True, "nothing says otherwise", "en"
    )


def sample() -> Report:
    """A small campaign with one finding of each kind that reports must tell apart."""
    first, crowded = Source("mail/first.txt", FIRST), Source("mail/crowded.txt", CROWDED)
    wide, long = Source("mail/wide 50%.txt", WIDE), Source("mail/steps.json", LONG)
    story = Story(
        "pitch-first",
        "Pitches before it has said a word about the reader",
        "A stranger who begins with himself is not read to the end.",
        "Begin with what you saw of the reader.",
        (Related(crowded.range(*place(crowded, "You must be struggling")), "the problem belongs to it"),),
    )
    ask = "Is the Leeds depot still on for May?"
    found = (
        finding(
            crowded,
            "BOA001",
            "number one",
            "Calls the sender number one.",
            composite=story,
            suggestions=[Suggestion("Leave the rank out", Safety.SAFE, (edit(crowded, "are number one, we ", ""),))],
        ),
        finding(
            crowded,
            "PIT002",
            "thirty minutes of your week",
            "Asks for thirty minutes on first contact; ask for interest, not for time.",
            composite=story,
            suggestions=[Suggestion("Which of the three would help this reader? Keep that one.")],
        ),
        finding(
            crowded,
            "HAM003",
            "You must be struggling with\nlate invoices in every depot.",
            "Tells the reader what the problem is.",
            suggestions=[
                Suggestion(
                    "Ask about it instead",
                    Safety.UNSAFE,
                    (
                        edit(
                            crowded,
                            "You must be struggling with\nlate invoices in every depot.",
                            "Are late invoices a topic for you?",
                        ),
                    ),
                )
            ],
        ),
        finding(
            first,
            "SUB001",
            "Quick question",
            "The subject says nothing about the message.",
            part="subject",
            why="A subject that could stand over any message is read as one.",
            suggestions=[Suggestion("Name the topic: <ask: what is this about?>")],
            start=0,
        ),
        finding(
            first,
            "BOA001",
            "We are the number one platform for freight teams.",
            "Ranks the sender first (“number one”).",
            related=[("15 minutes", "and asks for time right after")],
            suggestions=[
                Suggestion(
                    "Keep the checkable part",
                    Safety.UNSAFE,
                    (
                        edit(
                            first,
                            "We are the number one platform for freight teams.",
                            "We build software for freight teams.",
                        ),
                    ),
                ),
                Suggestion("Which client would say this for you? Quote them."),
            ],
        ),
        finding(
            first,
            "PIT002",
            "Do you have 15 minutes",
            "Asks for 15 minutes on first contact; ask for interest, not for time.",
            suggestions=[
                Suggestion("Ask for interest", Safety.SHOW, (edit(first, "Do you have 15 minutes on Tuesday?", ask),))
            ],
        ),
        finding(
            long,
            "BOA001",
            "We are number one in freight.",
            "Ranks the sender first (“number one”).",
            id="s1",
            start=300,
            suggestions=[
                Suggestion("Cut it", Safety.UNSAFE, (edit(long, "We are number one in freight. ", ""),)),
            ],
        ),
        finding(wide, "BOA001", "the best there is", "Claims 100% :: to be\r\nthe best.", exact=False),
    )
    return Report(
        diagnostics=found,
        messages=(
            linted(crowded),
            linted(first, subject="Quick question"),
            linted(long, "s1", body=json.loads(LONG)["body"], step=2),
            linted(wide, step=3),
        ),
        files=4,
        problems=(Problem("mail/broken.yaml", 3, 7, "The YAML ends inside a list; close it."),),
        notes=(Note("mail/logo.png", "not a text file"),),
        suppressed=(
            finding(first, "GEN001", "Hi Dana,", "Says nothing about the reader.", suppressed="agreed with Dana"),
        ),
        fixed={"BOA001": 2},
        scores=(
            Score("mail/crowded.txt", "1", 41, (("BOA001", 20, found[0].range), ("PIT002", 39, found[1].range))),
            Score("mail/first.txt", "1", 60, (("PIT002", 40, found[5].range),)),
            Score("mail/steps.json", "s1", 90, (("BOA001", 10, found[6].range),)),
            Score("mail/wide 50%.txt", "1", 95, (("BOA001", 5, found[7].range),)),
        ),
    )


def rules() -> dict[str, Rule]:
    """A rule for each code of the samples."""
    return {
        code: Rule(
            code=code,
            name=name,
            family=family,
            title=f"Speaks of {name.replace('-', ' ')}",
            severity=severity,  # type: ignore[arg-type]
            confidence="high",
            message="Says {match}.",
            why="A reader who is sold to at hello stops reading.",
            source="The project's own notes",
            match=Match("phrase"),
            fixes=(Fix("Say less", Safety.UNSAFE),),
            advice=("What would this reader miss if the sentence were gone?",),
        )
        for code, (name, family, severity) in NAMES.items()
    }
