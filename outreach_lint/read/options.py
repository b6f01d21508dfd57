"""Options: what a reader may be told besides the file itself."""

from __future__ import annotations

from outreach_lint.model.record import dataclass, field
from outreach_lint.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Options:
    """`settings` are those of the file being read; `read_as` in them names the format that the user insists on."""

    settings: Settings = field(default_factory=Settings)

    @property
    def insisted(self) -> bool:
        """Whether the user said what the file is: then nothing is turned away as "not outreach"."""
        return self.settings.read_as is not None
