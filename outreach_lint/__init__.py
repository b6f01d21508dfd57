"""outreach-lint: what a cold message means, checked."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import Any

from outreach_lint.model.diagnostic import Diagnostic

__version__ = "0.1.0"
__all__ = ["Diagnostic", "__version__", "lint"]


def lint(
    text: str,
    *,
    subject: str | None = None,
    channel: str | None = None,
    step: int | None = None,
    relationship: str | None = None,
    prospect: Mapping[str, str] | None = None,
    config: Mapping[str, Any] | str | PathLike[str] | None = None,
) -> tuple[Diagnostic, ...]:
    """The findings of one message, in the order of their places.

    None means unknown: the words decide then, as they do in a file that says nothing. `channel` is one of email,
    linkedin-note, linkedin-dm, inmail, linkedin, sms and copy; `step` counts from 1; `relationship` is cold or
    existing; `prospect` is the record that the message is written to. `config` is a configuration file, or its keys
    and values as a mapping; without it nothing is looked for on the disk. Places are 1-based characters of `text`,
    of `subject` where a finding's `target.part` says so. Raises ValueError for a wrong configuration or argument.
    """
    # The pipeline is imported at the first call: whoever needs only the version does not pay for it.
    from pathlib import Path

    from outreach_lint.run.library import lint as run
    from outreach_lint.run.refusal import Refused

    where = config if config is None or isinstance(config, Mapping) else Path(config)
    try:
        return run(
            text,
            subject=subject,
            channel=channel,
            step=step,
            relationship=relationship,
            prospect=prospect,
            config=where,
        )
    except Refused as error:
        raise ValueError(str(error)) from error
