"""`outreach-lint check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from outreach_lint.cli import options as shared
from outreach_lint.cli.terminal import capable, report_options, say, say_notes, say_problems, write
from outreach_lint.model.diagnostic import SEVERITIES, Safety
from outreach_lint.model.record import replace
from outreach_lint.report import FORMATS, ReportOptions, automatic, render, summary
from outreach_lint.report import chunks as report_chunks
from outreach_lint.run.request import Limits, Request, Result

REPORTING = shared.options(
    click.option("--format", "format_", type=click.Choice(("auto", *FORMATS)), default="auto",
                 help="The report on standard output; `auto` is text, or annotations inside GitHub Actions."),
    click.option("--output", "outputs", multiple=True, metavar="FORMAT=FILE",
                 help="A report written to a file beside it; may be given several times."),
    click.option("--redact", is_flag=True, help="Hide names, addresses and links in reports."),
    click.option("--statistics", is_flag=True, help="Count findings by rule."),
    click.option("--score", "scored", is_flag=True, help="Show each message's score with its deductions."),
    click.option("--compare", metavar="REV", help="Tell what is new and what is gone against a revision."),
    click.option("--show-timing", "timed", is_flag=True, help="Show the time that each stage and rule took."),
    click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but problems."),
    click.option("-v", "--verbose", is_flag=True, help="Say what was skipped, and why."),
    click.option("--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True),
)  # fmt: skip

FIXING = shared.options(
    click.option("--fix", is_flag=True, help="Make the safe fixes."),
    click.option("--unsafe-fixes", is_flag=True, help="Make the others, too: read what comes out."),
    click.option("--fix-only", is_flag=True, help="Make the safe fixes and report nothing."),
    click.option("--diff", is_flag=True, help="Show what fixing would change; write nothing."),
    click.option("--add-ignores", metavar="REASON", help="Write an ignore with this reason for every finding."),
)  # fmt: skip

FAILING = shared.options(
    click.option("--exit-zero", is_flag=True, help="Succeed whatever is found."),
    click.option("--fail-level", type=click.Choice(SEVERITIES), help="The least severity that fails. [error]"),
    click.option("--max-warnings", type=click.IntRange(0), metavar="N", help="Fail above so many warnings."),
    click.option("--min-score", type=click.IntRange(0, 100), metavar="N", help="Fail where a message scores less."),
    click.option("--baseline", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
                 help="The baseline file. [outreach-lint-baseline.json beside the configuration]"),
    click.option("--jobs", type=click.IntRange(1), metavar="N", help="Processes. [as many as there are cores]"),
    click.option("--watch", is_flag=True, help="Lint again whenever a file changes."),
)  # fmt: skip


@click.command()
@shared.PATHS
@shared.SELECTING
@shared.READING
@FIXING
@REPORTING
@FAILING
@shared.CHANGED
def check(paths: tuple[str, ...], **words: Any) -> int:
    """Lint the messages of PATHS (files, folders, or `-` for standard input; default: the current folder).

    Exit codes: 0 nothing at the fail level, 1 findings, 2 wrong use or unreadable input.
    """
    if words["diff"] and words["fix_only"]:
        raise click.UsageError("--diff writes nothing, so it cannot go with --fix-only")
    outputs = [output(item) for item in words["outputs"]]
    request = shared.request(paths, words, fix=_least(words))
    if words["watch"]:
        return _watched(request, words)
    if words["add_ignores"] is not None:
        return _ignored(request, words["add_ignores"])
    return _once(request, words, outputs)


def _least(words: dict[str, Any]) -> Safety | None:
    if words["unsafe_fixes"]:
        return Safety.UNSAFE
    return Safety.SAFE if words["fix"] or words["fix_only"] or words["diff"] else None


def output(item: str) -> tuple[str, Path]:
    """A format and a file from FORMAT=FILE. Raises UsageError."""
    name, equals, file = item.partition("=")
    if not equals or not file:
        raise click.UsageError(f"--output {item}: write FORMAT=FILE, such as sarif=outreach.sarif")
    if name not in FORMATS:
        raise click.UsageError(f"--output {item}: `{name}` is none of {', '.join(FORMATS)}")
    return name, Path(file)


def _once(request: Request, words: dict[str, Any], outputs: list[tuple[str, Path]]) -> int:
    from outreach_lint.run.check import check as run_check
    from outreach_lint.run.project import rulebook_of

    limits = Limits(words["fail_level"], words["max_warnings"], words["min_score"])
    repairs = None
    if request.fix is not None:
        from outreach_lint.cli.repairs import repaired

        repairs = repaired(request, words)
        if repairs.code is not None:
            return repairs.code
        request = repairs.request
    result = run_check(request, limits, _progress(words))
    if repairs:
        # A file that could not be fixed is told of once, even if it could not be linted either.
        problems = tuple(dict.fromkeys((*repairs.problems, *result.report.problems)))
        result = replace(result, report=replace(result.report, fixed=repairs.fixed, problems=problems))
    shown = report_options(rulebook_of(request), words["color"], words["redact"])
    _report(request, result, words, shown, outputs)
    _aside(request, result, words, shown)
    if result.report.problems:
        return 2
    return 0 if words["exit_zero"] or not result.reasons else 1


def _report(
    request: Request, result: Result, words: dict[str, Any], shown: ReportOptions, outputs: list[tuple[str, Path]]
) -> None:
    from outreach_lint.files import write_atomic
    from outreach_lint.run.refusal import refused

    if request.stdin is None or request.fix is None:
        write(report_chunks(result.report, _format(words), shown))
    plain = replace(shown, color=False, links=False)
    for format_, file in outputs:
        try:
            write_atomic(file, render(result.report, format_, plain).encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise refused(f"cannot be written: {error.strerror}", str(file)) from error


def _format(words: dict[str, Any]) -> str:
    return automatic(os.environ) if words["format_"] == "auto" else str(words["format_"])


def _aside(request: Request, result: Result, words: dict[str, Any], shown: ReportOptions) -> None:
    """What is said on standard error beside the report."""
    say_problems(result.report)
    if words["compare"]:
        from outreach_lint.run.compare import compared

        say(compared(request, result.report, words["compare"]))
    for lines in _tables(result, words, shown):
        # Beside a report that programs read, tables would spoil it.
        click.echo("\n".join(lines), err=_format(words) not in ("text", "concise", "grouped"))
    if words["quiet"]:
        return
    say_notes(result.report, words["verbose"], result.named)
    say(summary(result.report))
    for line in (*filter(None, result.reasons), *_hints(request, result, words)):
        say(line)


MANY = 20
"""Findings from which somebody without a configuration is told how to put them off."""


def _hints(request: Request, result: Result, words: dict[str, Any]) -> Iterator[str]:
    """What may help whoever is new here: files that need not be read, findings that can wait."""
    from outreach_lint.run.project import Project

    unread = [p.path for p in result.report.problems if p.path not in result.named and Path(p.path).is_file()]
    if unread:
        yield f'A file that holds no outreach can be left out: exclude = ["{Path(unread[0]).as_posix()}"]'
    new = len(result.report.diagnostics) >= MANY and request.config is True and capable(sys.stderr)
    if new and _format(words) == "text" and not Project().config(Path.cwd()).layers:
        yield "New here? `outreach-lint init` writes a configuration, `outreach-lint baseline` puts these findings off."


def _tables(result: Result, words: dict[str, Any], shown: ReportOptions) -> Iterator[list[str]]:
    if not (words["scored"] or words["statistics"] or words["timed"]):
        return
    from outreach_lint.run import tables

    if words["scored"]:
        yield tables.scores(result.report)
    if words["statistics"]:
        yield tables.statistics(result.report)
    if words["timed"]:
        yield tables.timing(result.timing, shown.rules)


def _progress(words: dict[str, Any]) -> Any:
    if words["quiet"]:
        return None
    from outreach_lint.cli.progress import bar

    return bar()


def _ignored(request: Request, reason: str) -> int:
    from outreach_lint.run.add_ignores import add_ignores

    if not reason.strip():
        raise click.UsageError("--add-ignores needs a reason, such as --add-ignores 'agreed with legal'")
    written = add_ignores(request, reason.strip())
    for line in written.lines:
        say(line)
    return 2 if written.failed else 0


def _watched(request: Request, words: dict[str, Any]) -> int:
    from outreach_lint.run.watch import changes

    if request.stdin is not None:
        raise click.UsageError("--watch cannot watch standard input")
    for _ in changes(request):
        click.clear()
        _once(request, words, [])
        say("Watching for changes; press Ctrl-C to stop.")
    return 0
