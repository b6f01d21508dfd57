"""Content words: what is left of a text when the words that any text holds are taken away."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_lint.model.annotated import Word

FUNCTION_WORDS = frozenset(
    "a about above after again all also am an and any are aren't as at be because been before being below between both "
    "but by can can't could couldn't did didn't do does doesn't doing don't down during each few for from further get "
    "got had hadn't has hasn't have haven't having he he's her here here's hers him his how how's i i'd i'll i'm i've "
    "if im in into is isn't it it's its just let let's like me more most my no nor not now of off on once one only or "
    "other our ours out over own re same she she's should so some still such than thank thanks that that's the their "
    "theirs them then there there's these they they're they've this those through to too under until up us very was "
    "wasn't we we'd we'll we're we've were weren't what what's when when's where where's which while who who's whom "
    "why will with won't would wouldn't yes you you'd you'll you're you've your yours fwd hi hello hey dear best "
    "regards cheers quick question".split()
)
"""Words that tell nothing of what a text is about, greetings and subject prefixes among them."""

STEM = 6
"""Letters by which two forms of a word are taken for one."""


def content(words: Iterable[Word]) -> frozenset[str]:
    """The stems of the content words among some words; a merge field counts as one word."""
    found = {word.text.removesuffix("'s") for word in words} - FUNCTION_WORDS
    return frozenset([text[:STEM] for text in found if len(text) > 2 or text.isdigit()])
