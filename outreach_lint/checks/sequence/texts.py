"""What the steps of a sequence say: a follow-up with nothing new, the same opener, a note that repeats the mail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from outreach_lint.model.annotated import Hit
from outreach_lint.model.sequence import StepDigest

Steps = Sequence[StepDigest]
ENOUGH = 6
"""Content words below which an overlap says nothing."""


def nothing_new(steps: Steps, params: Mapping[str, object]) -> Iterator[tuple[int, Hit]]:
    """Steps of whose content words more than `params['overlap']` (0 to 1) stood in earlier steps of their channel."""
    limit = float(str(params.get("overlap", 0.7)))
    for index, step in enumerate(steps):
        earlier = frozenset(word for other in steps[:index] for word in other.words if other.channel == step.channel)
        share = len(step.words & earlier) / len(step.words) if len(step.words) >= ENOUGH else 0.0
        if share > limit:
            yield index, Hit(step.place, says={"share": share, "step": step.step})


def repeated_opener(steps: Steps, params: Mapping[str, object]) -> Iterator[tuple[int, Hit]]:
    """Steps that begin with the same words as an earlier one."""
    seen: dict[tuple[str, ...], int] = {}
    for index, step in enumerate(steps):
        if len(step.opener) >= 3 and step.opener in seen:
            yield index, Hit(step.place, says={"opener": " ".join(map(_shown, step.opener)), "step": seen[step.opener]})
        seen.setdefault(step.opener, step.step)


def note_repeats_mail(steps: Steps, params: Mapping[str, object]) -> Iterator[tuple[int, Hit]]:
    """LinkedIn messages of whose content words more than `params['overlap']` stand in one mail of the sequence."""
    limit = float(str(params.get("overlap", 0.7)))
    mails = [step for step in steps if step.channel == "email"]
    for index, step in enumerate(steps):
        if not (step.channel or "").startswith(("linkedin", "inmail")) or len(step.words) < ENOUGH:
            continue
        for mail in mails:
            share = len(step.words & mail.words) / len(step.words)
            if share > limit:
                yield index, Hit(step.place, says={"share": share, "step": mail.step})
                break


def _shown(word: str) -> str:
    """A word as a reader sees it: merge fields are masked by private characters."""
    return "{…}" if "\ue000" <= word[0] <= "\uf8ff" else word
