"""Settings: everything that configuration and command line decide about one file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from outreach_lint.model.diagnostic import Severity
from outreach_lint.model.record import dataclass, field

Profile = Literal["starter", "recommended", "strict"]


@dataclass(frozen=True, slots=True)
class Extract:
    """Path expressions (JMESPath) that say where a YAML, JSON or CSV file holds its messages.

    `messages` selects the list of message objects; the others are read from each object.
    """

    messages: str
    body: str
    subject: str | None = None
    channel: str | None = None
    step: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one file. Empty `select` means the profile's own set; selectors are codes, prefixes, names or
    families. `channel`, `step` and `relationship` hold where the file says nothing; `forced` lists those of the three
    that win over the file (given on the command line). `sellers` are the sender's company and product names. `limits`
    are characters by the name of a channel's limit, in place of the known ones.
    """

    profile: Profile = "recommended"
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity | Literal["off"]] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    packs: tuple[str, ...] = ()
    sellers: tuple[str, ...] = ()
    channel: str | None = None
    step: int | None = None
    relationship: str | None = None
    forced: frozenset[str] = frozenset()
    template: str | None = None
    prospect: Mapping[str, str] | None = None
    prospect_fields: tuple[str, ...] = ()
    ready: bool = False
    language: str | None = None
    read_as: str | None = None
    extract: Extract | None = None
    limits: Mapping[str, int] = field(default_factory=dict)
