"""Values as JSON on one line that any reader of lines, any UTF-8 writer and any terminal can take."""

from __future__ import annotations

import json

from outreach_lint.model.lazy import lazy

_ENCODED = json.JSONEncoder(ensure_ascii=False).encode
UNSAFE_RAW = lazy("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""Legal in JSON, but ends a line for some readers, cannot be written as UTF-8, or steers a terminal."""


def dumps(value: object) -> str:
    """A value as JSON."""
    written = _ENCODED(value)
    if written.isprintable():
        return written
    return UNSAFE_RAW.sub(lambda match: f"\\u{ord(match.group()):04x}", written)
