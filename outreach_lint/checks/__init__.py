"""Checks: findings that take more than a pattern, each a plain function in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from outreach_lint.checks import (
    ask_slots,
    channel_limit,
    editor_notes,
    fake_reply,
    fallback,
    field_in_url,
    filler,
    generic,
    greeting_form,
    mixed_syntaxes,
    note_link,
    placeholders,
    residue,
    unbalanced,
    unknown_field,
    wrong_delimiter,
)
from outreach_lint.model.annotated import Annotated, Hit

Check = Callable[[Annotated, Mapping[str, object]], Iterator[Hit]]

CHECKS: Mapping[str, Check] = {
    "ask-slots": ask_slots.check,
    "channel-limit": channel_limit.check,
    "editor-notes": editor_notes.check,
    "fake-reply": fake_reply.check,
    "fallback": fallback.check,
    "field-in-url": field_in_url.check,
    "filler": filler.check,
    "generic": generic.check,
    "greeting-form": greeting_form.check,
    "mixed-syntaxes": mixed_syntaxes.check,
    "note-link": note_link.check,
    "placeholders": placeholders.check,
    "residue": residue.check,
    "unbalanced": unbalanced.check,
    "unknown-field": unknown_field.check,
    "wrong-delimiter": wrong_delimiter.check,
}
