"""Checks: findings that take more than a pattern, each a plain function in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from outreach_lint.checks import fake_reply
from outreach_lint.model.annotated import Annotated, Hit

Check = Callable[[Annotated, Mapping[str, object]], Iterator[Hit]]

CHECKS: Mapping[str, Check] = {
    "fake-reply": fake_reply.check,
}
