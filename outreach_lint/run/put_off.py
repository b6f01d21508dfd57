"""Put off: lint without a baseline, then write what was found as the new one."""

from __future__ import annotations

from outreach_lint.model.diagnostic import Report
from outreach_lint.run.baselines import Written, write_baseline
from outreach_lint.run.check import inputs_of, outcomes_of, project_of, reported
from outreach_lint.run.refusal import refused, refusing
from outreach_lint.run.request import Request


def put_off(request: Request, prune: bool) -> tuple[Written, Report]:
    """Write or prune the baseline of a request. Files that cannot be read keep their entries. Raises Refused."""
    with refusing():
        project = project_of(request)
        project.check_given()
        gathered = inputs_of(request, project)
        report = reported(gathered, list(outcomes_of(request, project, gathered)))
        try:
            return write_baseline(report, request, project, gathered, prune), report
        except OSError as error:
            raise refused(f"the baseline cannot be written: {error.strerror}") from error
