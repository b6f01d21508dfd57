"""Text: what is wrong, where, why and what to do, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from outreach_lint.model.diagnostic import Diagnostic, Related, Report, Safety, Severity, Story, Suggestion
from outreach_lint.model.lazy import lazy
from outreach_lint.report.blocks import Block, blocks
from outreach_lint.report.options import ReportOptions
from outreach_lint.report.rewrite import cut, diff, heading
from outreach_lint.report.snippet import Mark, Row, SourceLine, mark_of, row, source_lines
from outreach_lint.report.terminal import Paint, Style, line, width, wrapped

LEVELS: dict[Severity, Style] = {"error": "red", "warning": "yellow", "info": "blue"}
INDENT = "      "
MOST = 1000
"""Cells of a suggestion's new words that are shown."""
SENTENCE_END = lazy(r"(?<=[\p{L}\p{N})”]{2}[.!?])\s+(?=\p{Lu})")


def render(report: Report, options: ReportOptions) -> Iterator[str]:
    """Every block, with an empty line between two of them."""
    paint = Paint(options.color, options.links)
    between = ""
    for block in blocks(report.diagnostics):
        told = together(block, options, paint) if block.story else at_one_place(block.worst_first, options, paint)
        yield between + "\n".join(told) + "\n"
        between = "\n"


def at_one_place(found: tuple[Diagnostic, ...], options: ReportOptions, paint: Paint) -> Iterator[str]:
    """A finding, or several on the same words: headlines, place, source with carets, reasons, suggestions."""
    for d in found:
        yield headline(d, paint)
    gutter = width_of_numbers(found)
    yield place(min(found, key=lambda d: d.range), options, paint, gutter)
    yield from source(list(found), options, paint, gutter, labelled=len({d.range for d in found}) > 1)
    told: set[str] = set()
    yield from see((r for d in found for r in d.related), options)
    for d in found:
        yield from why(d.why, options, paint, told)
    alone = len(found) == 1
    for d in found:
        yield from advice(d, d.suggestions if alone else offered(d, told), options, paint, told)


def together(block: Block, options: ReportOptions, paint: Paint) -> Iterator[str]:
    """Findings that tell one story: its headline, all places in one snippet, members, its reason, fixes."""
    story = block.story or Story("", "")
    codes = " ".join(dict.fromkeys(line(d.code) for d in block.members))
    yield f"{paint(f'{block.severity}[{codes}]', LEVELS[block.severity])} {paint(line(story.title), 'bold')}"
    gutter = width_of_numbers(block.members)
    yield place(block.members[0], options, paint, gutter)
    yield from source(list(block.members), options, paint, gutter, labelled=True)
    for d in block.members:
        yield f"{' ' * gutter} {paint('=', 'cyan')} {headline(d, paint)}"
    told: set[str] = set()
    yield from see((*story.related, *(r for d in block.members for r in d.related)), options)
    yield from reasons(line(story.why), options, paint)
    yield from helped(line(story.advice), (), options, paint)
    for d in block.members:
        yield from advice(d, offered(d, told), options, paint, told)


def headline(d: Diagnostic, paint: Paint) -> str:
    """The severity, code and name of a finding, and what is wrong."""
    return (
        f"{paint(f'{d.severity}[{line(d.code)}]', LEVELS[d.severity])} {paint(line(d.name), 'bold')}: {line(d.message)}"
    )


def width_of_numbers(found: tuple[Diagnostic, ...]) -> int:
    """Cells of the longest line number that a block shows."""
    return max(len(str(number)) for d in found for number in (d.range.end_line, *(r.range.end_line for r in d.related)))


def place(d: Diagnostic, options: ReportOptions, paint: Paint, gutter: int) -> str:
    """The `--> path:line:column` of a finding."""
    where = f"{line(options.path(d.path))}:{d.range.line}:{d.range.column}"
    note = "" if d.exact else " (somewhere in here: the encoding gives no closer place)"
    return f"{' ' * gutter}{paint('-->', 'cyan')} {paint.link(where, _address(d, options))}{note}"


def _address(d: Diagnostic, options: ReportOptions) -> str:
    if not options.links:
        return ""
    from pathlib import Path

    return Path(options.root or ".", d.path).absolute().as_uri()


def source(
    members: list[Diagnostic], options: ReportOptions, paint: Paint, gutter: int, labelled: bool
) -> Iterator[str]:
    """The source lines of some findings with carets, in the order of the file, each line once."""
    bar = f"{' ' * gutter} {paint('|', 'cyan')}"
    yield bar
    before = 0
    for shown in rows(members, options.width - gutter - 3, labelled):
        if before and shown.line > before + 1:
            yield f"{' ' * (gutter - 1)}{paint('...', 'cyan')}"
        yield f"{paint(f'{shown.line:>{gutter}} |', 'cyan')} {shown.text}".rstrip()
        for start, end, label in shown.under:
            level = LEVELS[_worst(members, shown.line)]
            yield f"{bar} {' ' * start}{paint('^' * (end - start), level)} {label}".rstrip()
        before = shown.line
    yield bar


def rows(members: list[Diagnostic], columns: int, labelled: bool) -> Iterator[Row]:
    """The lines to show of some findings: each once, its marks in order; the middle of a long finding left out."""
    marks: dict[SourceLine, list[Mark]] = {}
    for d in members:
        found = source_lines(d)
        for source_line in found if len(found) <= 6 else [*found[:3], *found[-2:]]:
            mark = mark_of(d, source_line)
            if mark:
                last = mark.line == min(d.range.end_line, found[-1].line)
                label = _label(d, mark.line, labelled) if last else ""
                marks.setdefault(source_line, []).append(mark._replace(label=label))
    for source_line in sorted(marks):
        left = sorted(dict.fromkeys(marks[source_line]), key=lambda mark: (mark.start, mark.end))
        while left:
            shown = row(source_line, left, columns)
            yield shown
            left = left[len(shown.under) :]


def _label(d: Diagnostic, last: int, labelled: bool) -> str:
    told = [line(d.code)] if labelled else []
    return " ".join([*told, f"to line {d.range.end_line}"] if last < d.range.end_line else told)


def _worst(members: list[Diagnostic], number: int) -> Severity:
    return Block(tuple(d for d in members if d.range.line <= number <= d.range.end_line)).severity


def see(related: Iterable[Related], options: ReportOptions) -> Iterator[str]:
    """The further places that belong to a block."""
    for other in dict.fromkeys(related):
        where = f"{other.range.line}:{other.range.column}"
        yield from wrapped(f"{where}: {line(other.message)}", options.width, "  see ", INDENT)


def why(reason: str, options: ReportOptions, paint: Paint, told: set[str]) -> Iterator[str]:
    """Why, in one sentence; what was `told` before is not told again."""
    reason = first_sentence(line(reason))
    if reason not in told:
        told.add(reason)
        yield from reasons(reason, options, paint)


def reasons(reason: str, options: ReportOptions, paint: Paint) -> Iterator[str]:
    """A reason in wrapped lines."""
    if reason:
        first, *more = wrapped(reason, options.width, " why: ", INDENT)
        yield "\n".join([paint(first[:5], "cyan") + first[5:], *more])


def offered(d: Diagnostic, told: set[str]) -> list[Suggestion]:
    """What a block of several tells of a member's suggestions: the first rewrite and what the tool can apply, or the
    first advice where there is neither, each under a title that its block has not told yet."""
    rewrite = next((s for s in d.suggestions if s.edits), None)
    kept = [s for s in d.suggestions if s is rewrite or (s.edits and s.safety > Safety.SHOW)] or d.suggestions[:1]
    fresh = [s for s in kept if s.title not in told]
    told.update(s.title for s in fresh)
    return fresh


def advice(
    d: Diagnostic, suggestions: Sequence[Suggestion], options: ReportOptions, paint: Paint, told: set[str]
) -> Iterator[str]:
    """Suggestions, each with its edits as a diff; what was `told` before is not told again."""
    for suggestion in suggestions:
        title = heading(suggestion)
        changed = diff(d, suggestion, options.width - width(INDENT) - 2, MOST)
        key = "\n".join([title, *(text for _, text in changed), ""])
        if key not in told:
            told.add(key)
            yield from helped(title, changed, options, paint)


def helped(title: str, changed: Iterable[tuple[str, str]], options: ReportOptions, paint: Paint) -> Iterator[str]:
    """One suggestion: its heading and the lines that it takes away and puts there."""
    if title:
        first, *rest = wrapped(title, options.width, "help: ", INDENT)
        yield "\n".join([paint(first[:5], "cyan") + first[5:], *rest])
    for sign, text in changed:
        for shown in fitted(sign, text, options.width - width(INDENT)):
            yield INDENT + paint(shown, "red" if sign == "-" else "green")


def fitted(sign: str, text: str, columns: int) -> list[str]:
    """Old words cut to the width, for they stand in the file; new ones on as many lines as they take."""
    if sign == "-":
        return [f"- {cut(text, columns - 2)}"]
    return [f"+ {text}"] if width(text) <= columns - 2 else wrapped(text, columns, "+ ", "  ")


def first_sentence(text: str) -> str:
    """The first sentence of a reason; the rule's page holds the rest."""
    return SENTENCE_END.split(text, maxsplit=1)[0]
