"""Owners: whether a clause speaks of the seller, the prospect or somebody else, and which of them is its subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from outreach_lint.model.annotated import Owner

_SELLER = frozenset(
    "i i'm i've i'd i'll im we we're we've we'd we'll our ours my mine us me myself ourselves let's".split()
)
_PROSPECT = frozenset("you your yours you're you've you'd you'll yourself yourselves u ur y'all".split())
_PEERS = frozenset(
    "companies businesses teams brands firms organisations organizations founders leaders executives agencies "
    "startups owners managers directors operators people folks customers clients most many others someone "
    "everyone nobody they he she his her their them who".split()
)
_OWNERS: Mapping[str, Owner] = {
    **dict.fromkeys(_PEERS, "third"),
    **dict.fromkeys(_PROSPECT, "prospect"),
    **dict.fromkeys(_SELLER, "seller"),
}
_MASKED: Mapping[str, Owner] = {"\ue000": "seller", "\ue001": "prospect", "\ue002": "prospect"}
"""Merge fields that hold a name, by the sign that masks them."""
_LEAD = frozenset("and but so because since while when if as or plus also then hi hey hello yes".split())
SUBJECT_REACH = 6
"""A subject stands within so many words of the beginning of its clause."""


def owner_of(word: str, sellers: frozenset[str]) -> Owner | None:
    """Whom a word speaks of."""
    if sellers and word.removesuffix("'s") in sellers:
        return "seller"
    return _OWNERS.get(word) or _MASKED.get(word[0])


def owners_of(words: Sequence[str], sellers: frozenset[str]) -> tuple[Owner | None, frozenset[Owner]]:
    """The subject of a clause, where one stands near its beginning, and everybody it speaks of."""
    if sellers:
        told = [owner_of(word, sellers) for word in words]
    else:
        told = [_OWNERS.get(word) or _MASKED.get(word[0]) for word in words]
    skipped = 0
    while skipped < len(words) and words[skipped] in _LEAD:
        skipped += 1
    subject = next((owner for owner in told[: skipped + SUBJECT_REACH] if owner), None)
    return subject, frozenset([owner for owner in told if owner])
