"""Compare: what is new and what is gone against a revision, family by family."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from outreach_lint import gitfiles
from outreach_lint.model.diagnostic import Diagnostic, Report
from outreach_lint.read import SUFFIXES
from outreach_lint.run import gather
from outreach_lint.run.check import inputs_of, outcomes_of, project_of, reported
from outreach_lint.run.gather import Gathered, Input
from outreach_lint.run.refusal import refusing
from outreach_lint.run.request import Request


def compared(request: Request, now: Report, revision: str) -> str:
    """One or more lines on the findings of a request now and at the point where the branch left a revision."""
    with refusing():
        base = gitfiles.merge_base(revision)
        project = project_of(request)
        inputs = [item for item in inputs_of(request, project).inputs if item.data is None]
        then = Gathered((*gather.at_revision(inputs, base), *_gone(request, base)))
        before = reported(then, list(outcomes_of(request, project, then)))
    return told(before.diagnostics, (*now.diagnostics, *now.suppressed), revision)


def _gone(request: Request, base: str) -> Iterable[Input]:
    """Files of the request's folders that were there at a commit and are not any more."""
    for path in gitfiles.files_at(base):
        inside = any(path.is_relative_to(Path(given).resolve()) for given in request.paths if given != gather.STDIN)
        if inside and path.suffix.lower() in SUFFIXES and not path.exists():
            yield Input(str(path), data=gitfiles.content(base, path))


def told(before: Iterable[Diagnostic], after: Iterable[Diagnostic], revision: str) -> str:
    """The comparison in words: a headline, then a line for each family that changed."""
    old, new = _counted(before), _counted(after)
    gone, come = _by_family(old - new), _by_family(new - old)
    if not gone and not come:
        return f"Against {revision}: no finding gone, none new."
    parts = [f"{count} fewer {family}" for family, count in sorted(gone.items())]
    parts += [f"{count} new {family}" for family, count in sorted(come.items())]
    return f"Against {revision}: {', '.join(parts)} ({old.total()} findings before, {new.total()} now)."


def _counted(diagnostics: Iterable[Diagnostic]) -> Counter[tuple[str, str, str]]:
    return Counter((d.family, d.code, d.fingerprint) for d in diagnostics)


def _by_family(counts: Counter[tuple[str, str, str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (family, _, _), count in counts.items():
        found[family] += count
    return found
