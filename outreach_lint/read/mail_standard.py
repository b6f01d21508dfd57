"""Mail standard: what the standard library reads in a mail, to check our own decoding by."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import cast


class Standard:
    """A mail as `email` reads it; parts are counted as `mime_parts.leaves` counts them. Parts nested beyond all sense
    are not read.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._mail = message_from_bytes(data, policy=default)
            self._leaves = _leaves(self._mail)
        except RecursionError:
            self._mail, self._leaves = EmailMessage(), []

    @property
    def subject(self) -> str:
        """The decoded subject."""
        return str(self._mail["subject"] or "")

    def part(self, index: int) -> str | None:
        """The decoded text of a part; None where there is no such text."""
        if index >= len(self._leaves):
            return None
        try:
            return str(self._leaves[index].get_content())
        except (LookupError, ValueError, AttributeError):
            return None


def _leaves(part: EmailMessage) -> list[EmailMessage]:
    if part.get_content_maintype() != "multipart":
        return [part]
    return [leaf for inner in part.iter_parts() for leaf in _leaves(cast(EmailMessage, inner))]
