"""Suppression: directives that hide findings, for a reason, and what is wrong with directives themselves."""

from outreach_lint.suppress.apply import Applied, Place, apply, targets
from outreach_lint.suppress.directive import FAULTS, MARK, Directive, Fault
from outreach_lint.suppress.find import find
from outreach_lint.suppress.review import review
from outreach_lint.suppress.sidecar import SUFFIX, read_sidecar

__all__ = [
    "FAULTS",
    "MARK",
    "SUFFIX",
    "Applied",
    "Directive",
    "Fault",
    "Place",
    "apply",
    "find",
    "read_sidecar",
    "review",
    "targets",
]
