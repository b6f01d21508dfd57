"""Every key that a configuration may hold: its form, what it means, and whether a path override may set it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from outreach_lint.model.diagnostic import SEVERITIES
from outreach_lint.model.message import CHANNELS, RELATIONSHIPS

Form = Literal["text", "texts", "flag", "count", "severities", "options", "limits", "extract", "overrides"]
LEVELS = (*SEVERITIES, "off")
PROFILES = ("starter", "recommended", "strict")


class Key(NamedTuple):
    """One key. `choices` bound a text (or each of several texts), `by_path` allows it in `[[overrides]]`."""

    form: Form
    help: str
    choices: tuple[str, ...] = ()
    by_path: bool = False


KEYS: dict[str, Key] = {
    "extends": Key("texts", "Configurations to start from: paths relative to this file, or `package:name`."),
    "required-version": Key("text", "Versions of outreach-lint that may read this file, such as `>=0.1,<1`."),
    "profile": Key("text", "The set of rules to begin with.", PROFILES, by_path=True),
    "select": Key("texts", "Rules to run in place of the profile: codes, prefixes, names or families.", by_path=True),
    "extend-select": Key("texts", "Rules to run beside the profile or the selection.", by_path=True),
    "ignore": Key("texts", "Rules to leave out.", by_path=True),
    "severity": Key("severities", "Severity by rule: error, warning, info or off.", by_path=True),
    "options": Key("options", "Options of rules, one table a rule.", by_path=True),
    "limits": Key("limits", "Characters that a channel takes, such as `linkedin-note = 200`.", by_path=True),
    "packs": Key("texts", "Optional rule packs to switch on.", by_path=True),
    "rules": Key("texts", "Folders of your own rule files, relative to this file."),
    "exclude": Key("texts", "Paths to leave out of a walk, written as in `.gitignore`."),
    "force-exclude": Key("flag", "Leave excluded paths out even if they are named on the command line."),
    "fail-level": Key("text", "The least severity that makes a run fail.", SEVERITIES),
    "max-warnings": Key("count", "How many warnings a run may have before it fails."),
    "min-score": Key("count", "The least score, 0 to 100, that every message must reach."),
    "baseline": Key("text", "The baseline file, relative to this file."),
    "sellers": Key("texts", "Names of your company and products: they count as the seller.", by_path=True),
    "channel": Key("text", "The channel of messages that do not say it.", CHANNELS, by_path=True),
    "step": Key("count", "The step of messages that do not say it, from 1.", by_path=True),
    "relationship": Key("text", "The relationship of messages that do not say it.", RELATIONSHIPS, by_path=True),
    "template": Key("text", "The tool that fills in the merge fields, such as `instantly`.", by_path=True),
    "prospect-fields": Key("texts", "Merge fields that exist: any other is a finding.", by_path=True),
    "ready": Key("flag", "Whether files are ready to send, so that open merge fields are faults.", by_path=True),
    "language": Key("text", "The language of the messages, such as `en`.", by_path=True),
    "read-as": Key("text", "The format to read files as, whatever their names say.", by_path=True),
    "extract": Key("extract", "Where a YAML, JSON or CSV file holds its messages (JMESPath).", by_path=True),
    "overrides": Key("overrides", "Settings for some paths alone."),
}
OVERRIDE_KEYS = {name: key for name, key in KEYS.items() if key.by_path}
PATHS = Key("texts", "The paths that this override is for, written as in `.gitignore`.")
EXTRACT_KEYS = {
    "messages": "Selects the list of messages.",
    "body": "The body, read from each message.",
    "subject": "The subject, read from each message.",
    "channel": "The channel, read from each message.",
    "step": "The step, read from each message.",
    "id": "The id, read from each message.",
}
EXTRACT_REQUIRED = ("messages", "body")
