"""Speaking: which rules have anything to say in a situation, and by which parameters; worked out once for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from outreach_lint.checks import BY_SIGNAL
from outreach_lint.model.annotated import Annotated, Situation
from outreach_lint.model.limits import resolved
from outreach_lint.model.record import dataclass
from outreach_lint.model.rule import Rule, When
from outreach_lint.model.settings import Settings

COPY_FAMILIES = frozenset({"boast", "wronging", "template"})
"""The families that make sense in marketing copy, which is no message to one person."""
MOST = 64
"""So many situations are remembered: a run has a handful, but a file may number its steps as it likes."""


class Listener(NamedTuple):
    """A rule that is no list of phrases, its parameters under the settings, and the signals that it needs, if any."""

    rule: Rule
    params: Mapping[str, object]
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Speaking:
    """The message-scoped rules that speak in a situation: those of phrases, and all others.

    `given` is what this was worked out of. It is known by what it is and not by what it says, and so has to be held.
    """

    phrased: tuple[Rule, ...]
    others: tuple[Listener, ...]
    given: tuple[object, ...]

    def listeners(self, message: Annotated) -> list[Listener]:
        """The others that could find anything in a message with its signals."""
        held = message.signals
        return [one for one in self.others if not one.needs or not one.needs.isdisjoint(held)]


_known: dict[tuple[object, ...], Speaking] = {}


def speaking(rules: Iterable[Rule], situation: Situation, settings: Settings) -> Speaking:
    """The rules that speak in a situation, worked out once for all messages that are in it."""
    said = (situation.channel, situation.step, situation.first_contact, situation.unsolicited)
    # A tuple is known by itself, since thousands of messages are held against one; anything else by its rules.
    held = rules if isinstance(rules, tuple) else tuple(rules)
    key = (*said, id(settings), *([id(held)] if held is rules else map(id, held)))
    found = _known.get(key)
    if found is None:
        if len(_known) >= MOST:
            _known.clear()
        found = _known[key] = _worked_out(held, situation, settings)
    return found


def _worked_out(rules: tuple[Rule, ...], situation: Situation, settings: Settings) -> Speaking:
    heard = [rule for rule in rules if rule.scope == "message" and speaks(rule, situation)]
    phrased = tuple(rule for rule in heard if rule.match.kind == "phrase")
    others = tuple(_listener(rule, settings) for rule in heard if rule.match.kind != "phrase")
    return Speaking(phrased, others, (rules, settings))


def _listener(rule: Rule, settings: Settings) -> Listener:
    params = resolved({**rule.match.params, **settings.options.get(rule.name, {})}, settings.limits)
    return Listener(rule, params, _needs(params) if rule.match.check in BY_SIGNAL else frozenset())


def _needs(params: Mapping[str, object]) -> frozenset[str]:
    wanted = params.get("signals", params.get("signal"))
    return frozenset(map(str, wanted if isinstance(wanted, list) else [wanted]))


def speaks(rule: Rule, situation: Situation) -> bool:
    """Whether a rule has anything to say in a situation."""
    when = rule.when
    if when.contact == "first" and not situation.first_contact:
        return False
    if situation.channel == "copy" and rule.family not in COPY_FAMILIES:
        return False
    if when.channels and not any(_is_channel(situation.channel, name) for name in when.channels):
        return False
    if when.not_channels and any(_is_channel(situation.channel, name) for name in when.not_channels):
        return False
    if situation.step is not None and not _in_steps(when, situation.step):
        return False
    if when.contact == "first":
        return situation.first_contact
    if when.contact == "followup":
        return situation.unsolicited and not situation.first_contact
    return when.contact == "any" or situation.unsolicited


def _is_channel(channel: str | None, name: str) -> bool:
    if name == "linkedin":
        return channel in ("linkedin", "linkedin-note", "linkedin-dm", "inmail")
    return channel == name


def _in_steps(when: When, step: int) -> bool:
    return (when.min_step is None or step >= when.min_step) and (when.max_step is None or step <= when.max_step)
