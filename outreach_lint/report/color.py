"""Whether to write colour: the flag, then the environment, then the stream."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

When = Literal["auto", "always", "never"]


def wants_color(flag: When, environ: Mapping[str, str], terminal: bool) -> bool:
    """Flag > FORCE_COLOR > NO_COLOR > CLICOLOR_FORCE > CLICOLOR=0 > a terminal that is not dumb.

    FORCE_COLOR and NO_COLOR count when they are not empty; `terminal` is `isatty()` of the stream.
    """
    if flag != "auto":
        return flag == "always"
    if environ.get("FORCE_COLOR"):
        return True
    if environ.get("NO_COLOR"):
        return False
    if environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    if environ.get("CLICOLOR") == "0":
        return False
    return terminal and environ.get("TERM") != "dumb"
