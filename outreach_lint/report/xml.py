"""XML for continuous integration: JUnit (a suite a file, a test case a finding) and Checkstyle."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from outreach_lint.model.diagnostic import Diagnostic, Problem, Report
from outreach_lint.report.options import ReportOptions
from outreach_lint.report.ranking import advice
from outreach_lint.report.terminal import line

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def junit(report: Report, options: ReportOptions) -> Iterator[str]:
    """Errors and warnings are failures, problems are errors; infos and clean files pass."""
    files = _by_file(report)
    failures = sum(d.severity != "info" for d in report.diagnostics)
    tests = sum(max(1, len(found) + len(problems)) for found, problems in files.values()) or 1
    errors = len(report.problems)
    yield f'{HEAD}<testsuites name="outreach-lint" tests="{tests}" failures="{failures}" errors="{errors}">\n'
    for path, (found, problems) in files.items():
        yield from _suite(options.path(path), found, problems)
    if not files:
        yield from _suite("outreach-lint", [], [])
    yield "</testsuites>\n"


def _suite(path: str, found: list[Diagnostic], problems: list[Problem]) -> Iterator[str]:
    failures = sum(d.severity != "info" for d in found)
    tests = max(1, len(found) + len(problems))
    counts = f'tests="{tests}" failures="{failures}" errors="{len(problems)}"'
    yield f'<testsuite name={attribute(path)} package="outreach-lint" {counts}>\n'
    where = path.rsplit(".", 1)[0]
    for p in problems:
        yield _case(f"could not be read at {p.line}:{p.column}", where)
        yield f"<error message={attribute(p.message)}/></testcase>\n"
    for d in found:
        yield (
            _case(f"{d.code} {d.name} at {d.range.line}:{d.range.column}", where) + _outcome(d, path) + "</testcase>\n"
        )
    if not found and not problems:
        yield _case("no findings", where).replace(">", "/>") + "\n"
    yield "</testsuite>\n"


def _case(name: str, where: str) -> str:
    return f"<testcase name={attribute(name)} classname={attribute(where)}>"


def _outcome(d: Diagnostic, path: str) -> str:
    todo = advice(d)
    told = [f"{path}:{d.range.line}:{d.range.column}", d.message, d.why, *([f"help: {todo}"] if todo else [])]
    text = escape("\n".join(map(line, told)))
    if d.severity == "info":
        return f"<system-out>{text}</system-out>"
    return f'<failure type="{d.severity}" message={attribute(d.message)}>{text}</failure>'


def checkstyle(report: Report, options: ReportOptions) -> Iterator[str]:
    """One `file` element for each path with findings or problems."""
    yield f'{HEAD}<checkstyle version="10.0">\n'
    for path, (found, problems) in _by_file(report).items():
        if not found and not problems:
            continue
        yield f"<file name={attribute(options.path(path))}>\n"
        for p in problems:
            yield _error(p.line, p.column, "error", p.message, "outreach-lint")
        for d in found:
            told = f"{d.name}: {d.message}"
            yield _error(d.range.line, d.range.column, d.severity, told, f"outreach-lint.{d.code}")
        yield "</file>\n"
    yield "</checkstyle>\n"


def _error(number: int, column: int, severity: str, message: str, source: str) -> str:
    told = f"message={attribute(message)} source={attribute(source)}"
    return f'<error line="{number}" column="{column}" severity="{severity}" {told}/>\n'


def attribute(text: str) -> str:
    """A quoted attribute value without a character that XML 1.0 forbids."""
    return quoteattr(line(text))


def _by_file(report: Report) -> dict[str, tuple[list[Diagnostic], list[Problem]]]:
    paths = {m.path for m in report.messages} | {p.path for p in report.problems} | {d.path for d in report.diagnostics}
    files: dict[str, tuple[list[Diagnostic], list[Problem]]] = {path: ([], []) for path in sorted(paths)}
    for p in report.problems:
        files[p.path][1].append(p)
    for d in report.diagnostics:
        files[d.path][0].append(d)
    return files
