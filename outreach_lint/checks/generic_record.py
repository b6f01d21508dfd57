"""The prospect's record: its facts beyond name and company, and whether a message uses them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import regex

from outreach_lint.model.annotated import Annotated
from outreach_lint.model.lazy import lazy


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


LISTED = _set(
    "name firstname lastname fullname company companyname organisation organization employer account title jobtitle "
    "role position seniority department industry sector vertical city state country region location address postcode "
    "zip timezone website url domain email phone mobile linkedin linkedinurl employees employeecount headcount size "
    "id salutation gender language pronouns status owner source tags list segment"
)
"""Keys that any list of addresses holds: using them shows no look at the reader."""
_WORD = lazy(r"[\p{L}\p{N}][\p{L}\p{N}&'+-]*")
_EMPTY = _set(
    "the a an of on in at to for and or with from by is are was were has have had be been their his her its our your "
    "we they new this that it as who which how why what about into over"
)
ENOUGH = 0.6
"""So much of a fact's words must stand in the message for the fact to be used."""


class Fact(NamedTuple):
    """One entry of the record."""

    key: str
    value: str

    @property
    def words(self) -> str:
        """The key as words: `recent_post` is "recent post"."""
        return regex.sub(r"[\W_]+|(?<=\p{Ll})(?=\p{Lu})", " ", self.key).strip().lower()


def facts_of(record: Mapping[str, str] | None) -> tuple[Fact, ...]:
    """The entries of a record that go beyond what any list of addresses holds."""
    found = (Fact(key, str(value).strip()) for key, value in (record or {}).items())
    return tuple(fact for fact in found if fact.value and _plain(fact.key) not in LISTED)


def used(message: Annotated, fact: Fact) -> bool:
    """Whether the message says a fact in so many words, or has a merge field for it."""
    if any(field.name == _plain(fact.key) for field in message.fields):
        return True
    wanted = _words(fact.value)
    if not wanted:
        return False
    said = {word for view in message.views.values() for word in _words(view.plain)}
    return len(wanted & said) >= max(1, ENOUGH * len(wanted))


def _words(text: str) -> set[str]:
    return {word.lower().removesuffix("'s") for word in _WORD.findall(text)} - _EMPTY


def _plain(key: str) -> str:
    return regex.sub(r"[\W_]+", "", key).lower()
