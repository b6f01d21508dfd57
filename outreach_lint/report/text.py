"""Text: what is wrong, where, why and what to do, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from outreach_lint.model.diagnostic import Diagnostic, Report, Severity
from outreach_lint.report.blocks import Block, blocks
from outreach_lint.report.options import ReportOptions
from outreach_lint.report.rewrite import diff, heading
from outreach_lint.report.snippet import Mark, Row, SourceLine, mark_of, row, source_lines
from outreach_lint.report.terminal import Paint, Style, line, width, wrapped

LEVELS: dict[Severity, Style] = {"error": "red", "warning": "yellow", "info": "blue"}
INDENT = "      "
SENTENCE_END = regex.compile(r"(?<=[\p{L}\p{N})”]{2}[.!?])\s+(?=\p{Lu})")


def render(report: Report, options: ReportOptions) -> Iterator[str]:
    """Every block, with an empty line between two of them."""
    paint = Paint(options.color, options.links)
    between = ""
    for block in blocks(report.diagnostics):
        told = told_together(block, options, paint) if block.title else alone(block.members[0], options, paint)
        yield between + "\n".join(told) + "\n"
        between = "\n"


def alone(d: Diagnostic, options: ReportOptions, paint: Paint) -> Iterator[str]:
    """A finding that stands by itself: headline, place, source with carets, reason, suggestions."""
    level = LEVELS[d.severity]
    yield f"{paint(f'{d.severity}[{line(d.code)}]', level)} {paint(line(d.name), 'bold')}: {line(d.message)}"
    gutter = max(len(str(number)) for number in (d.range.end_line, *(r.range.end_line for r in d.related)))
    yield place(d, options, paint, gutter)
    yield from source([d], options, paint, gutter, labelled=False)
    yield from advice(d, options, paint, told=set())


def told_together(block: Block, options: ReportOptions, paint: Paint) -> Iterator[str]:
    """Findings that tell one story: one headline, all places in one snippet, the members and their suggestions."""
    first = block.members[0]
    codes = " ".join(dict.fromkeys(line(d.code) for d in block.members))
    yield f"{paint(f'{block.severity}[{codes}]', LEVELS[block.severity])} {paint(line(block.title or ''), 'bold')}"
    gutter = max(len(str(d.range.end_line)) for d in block.members)
    yield place(first, options, paint, gutter)
    yield from source(list(block.members), options, paint, gutter, labelled=True)
    told: set[str] = set()
    for d in block.members:
        name = f"{d.severity}[{line(d.code)}] {line(d.name)}"
        yield f"{' ' * gutter} {paint('=', 'cyan')} {paint(name, LEVELS[d.severity])}: {line(d.message)}"
        yield from advice(d, options, paint, told)


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
        left = sorted(set(marks[source_line]), key=lambda mark: (mark.start, mark.end))
        while left:
            shown = row(source_line, left, columns)
            yield shown
            left = left[len(shown.under) :]


def _label(d: Diagnostic, last: int, labelled: bool) -> str:
    told = [line(d.code)] if labelled else []
    return " ".join([*told, f"to line {d.range.end_line}"] if last < d.range.end_line else told)


def _worst(members: list[Diagnostic], number: int) -> Severity:
    return Block(tuple(d for d in members if d.range.line <= number <= d.range.end_line)).severity


def advice(d: Diagnostic, options: ReportOptions, paint: Paint, told: set[str]) -> Iterator[str]:
    """The related places, why in one sentence, and every suggestion; what was `told` before is not told again."""
    columns = options.width
    for related in d.related:
        where = f"{related.range.line}:{related.range.column}"
        yield from wrapped(f"{where}: {line(related.message)}", columns, "  see ", INDENT)
    reason = first_sentence(line(d.why))
    if reason not in told:
        told.add(reason)
        why, *more = wrapped(reason, columns, " why: ", INDENT)
        yield "\n".join([paint(why[:5], "cyan") + why[5:], *more])
    for suggestion in d.suggestions:
        title = heading(suggestion)
        changed = diff(d, suggestion, columns - width(INDENT) - 2)
        key = title + "".join(text for _, text in changed)
        if key in told:
            continue
        told.add(key)
        first, *rest = wrapped(title, columns, "help: ", INDENT)
        yield "\n".join([paint(first[:5], "cyan") + first[5:], *rest])
        for sign, text in changed:
            yield INDENT + paint(f"{sign} {text}", "red" if sign == "-" else "green")


def first_sentence(text: str) -> str:
    """The first sentence of a reason; the rule's page holds the rest."""
    return SENTENCE_END.split(text, maxsplit=1)[0]
