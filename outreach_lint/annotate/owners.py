"""Owners: whether a clause speaks of the seller, the prospect or somebody else, and which of them is its subject."""

from __future__ import annotations

from collections.abc import Iterator

from outreach_lint.model.annotated import Owner, Word

SELLER = frozenset(
    "i i'm i've i'd i'll im we we're we've we'd we'll our ours my mine us me myself ourselves let's".split()
)
PROSPECT = frozenset("you your yours you're you've you'd you'll yourself yourselves u ur y'all".split())
PEERS = frozenset(
    "companies businesses teams brands firms organisations organizations founders leaders executives agencies "
    "startups owners managers directors operators people folks customers clients most many others someone "
    "everyone nobody they he she his her their them who".split()
)
_SENDER = "\ue000"
_READER = ("\ue001", "\ue002")
_LEAD = frozenset("and but so because since while when if as or plus also then hi hey hello yes".split())
SUBJECT_REACH = 6
"""A subject stands within so many words of the beginning of its clause."""


def mentions(words: tuple[Word, ...], sellers: frozenset[str]) -> Iterator[tuple[int, Owner]]:
    """The owner that each word speaks of, by the word's index."""
    for i, word in enumerate(words):
        text = word.text
        if text in SELLER or text[0] == _SENDER or text.removesuffix("'s") in sellers:
            yield i, "seller"
        elif text in PROSPECT or text[0] in _READER:
            yield i, "prospect"
        elif text in PEERS:
            yield i, "third"


def owners_of(words: tuple[Word, ...], sellers: frozenset[str]) -> tuple[Owner | None, frozenset[Owner]]:
    """The subject of a clause, where one stands near its beginning, and everybody it speaks of."""
    found = list(mentions(words, sellers))
    skipped = 0
    while skipped < len(words) and words[skipped].text in _LEAD:
        skipped += 1
    subject = next((owner for i, owner in found if i - skipped < SUBJECT_REACH), None)
    return subject, frozenset(owner for _, owner in found)
