"""Checks: findings that take more than a pattern, each a plain function in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from outreach_lint.checks import (
    ask_slots,
    asks,
    boasts,
    channel_limit,
    credentials,
    editor_notes,
    fake_reply,
    fallback,
    feature_list,
    field_in_url,
    filler,
    generic,
    greeting_form,
    hammers,
    legal,
    mixed_syntaxes,
    note_link,
    pitch,
    placeholders,
    residue,
    subjects,
    tones,
    unbalanced,
    unknown_field,
    wrong_delimiter,
    wrongs,
)
from outreach_lint.model.annotated import Annotated, Hit

Check = Callable[[Annotated, Mapping[str, object]], Iterator[Hit]]

CHECKS: Mapping[str, Check] = {
    "ask-slots": ask_slots.check,
    "ask-words": pitch.words,
    "asks-several": asks.several,
    "boast": boasts.boast,
    "boast-clients": credentials.clients,
    "boast-results": credentials.results,
    "boast-story": credentials.story,
    "channel-limit": channel_limit.check,
    "editor-notes": editor_notes.check,
    "fake-reply": fake_reply.check,
    "fallback": fallback.check,
    "feature-list": feature_list.check,
    "field-in-url": field_in_url.check,
    "filler": filler.check,
    "generic": generic.check,
    "greeting-form": greeting_form.check,
    "hammer": hammers.presumed,
    "loud-subject": subjects.loud,
    "costly-opt-out": legal.costly_opt_out,
    "lacks": legal.lacks,
    "list-unsubscribe": legal.list_unsubscribe,
    "recipient": legal.recipient,
    "sender-differs": legal.sender_differs,
    "undisclosed": legal.undisclosed,
    "mixed-syntaxes": mixed_syntaxes.check,
    "no-reason-now": tones.no_reason_now,
    "note-link": note_link.check,
    "note-promotion": tones.note_promotion,
    "note-reason": tones.note_reason,
    "nothing-of-use": tones.nothing_of_use,
    "no-easy-no": asks.no_way_out,
    "no-subject": subjects.missing,
    "pitch": pitch.pitch,
    "reads-like-a-pitch": pitch.reads_like_a_pitch,
    "placeholders": placeholders.check,
    "pretext": tones.pretext,
    "residue": residue.check,
    "short-link": subjects.short_link,
    "unbalanced": unbalanced.check,
    "unknown-field": unknown_field.check,
    "wrong-delimiter": wrong_delimiter.check,
    "wronging": wrongs.wronging,
}

BY_SIGNAL = frozenset("ask-words boast boast-clients boast-results boast-story hammer pitch wronging".split())
"""The checks that find nothing in a message that holds none of their `signals` (or lacks their `signal`)."""
