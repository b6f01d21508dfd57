"""Fingerprints that are unique within a report and live on when lines move."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from outreach_lint.model.diagnostic import Diagnostic
from outreach_lint.report.options import ReportOptions


def identities(diagnostics: Iterable[Diagnostic], options: ReportOptions) -> Iterator[str]:
    """32 hexadecimal digits for each finding: of its rule, path and words, and which of several equal ones it is."""
    seen: Counter[str] = Counter()
    for d in diagnostics:
        words = " ".join(d.text.casefold().split())
        key = "\0".join((d.code, options.path(d.path), d.target.id, d.target.part, d.fingerprint, words))
        seen[key] += 1
        salted = f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")
        yield hashlib.sha256(salted).hexdigest()[:32]
