"""Messages made from a seed: as long and as varied as outreach is, so that no cache flatters a measurement."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

NAMES = "Ana Ben Chidi Dana Elif Farid Greta Hugo Ines Jonas Kemi Lars Mina Noor Otto Priya Rosa Sven Tove".split()
TRADES = "bakery harbour clinic brewery nursery foundry dairy laundry press garage vineyard quarry".split()
PLACES = "Leeds Porto Tampere Ghent Lyon Gdansk Cork Bilbao Graz Malmo Turin Bern".split()
THINGS = "rota ledger dock permit shelf label invoice pump roster scale kiln route".split()
OPENERS = (
    "Your notice for {place} shows the {thing} on the north side.",
    "You wrote in the trade paper that the {thing} at the {trade} is counted by hand.",
    "I hope this note finds you well.",
    "I came across your page and was struck by the {trade}.",
    "The second {trade} in {place} opens in {n} weeks, if the council page is right.",
)
MIDDLES = (
    "At a {trade} in {place} the same {thing} was moved twice within {n} months, because the first plan left no room.",
    "You are probably struggling with the {thing}, like every {trade} of your size.",
    "We help {trade} owners save {n} hours a week on the {thing}.",
    "Our platform is the number one for every {thing} and is trusted by {n} teams.",
    "What surprised the people there was the {thing}: nobody had asked for it, and everybody used it by May.",
    "It does not pay below {n} people, and it does nothing for the {thing}.",
    "I only know the outside of it, so this may be settled long since.",
    "Most of what is written about a {thing} is about large firms, and little of it fits a {trade} in {place}.",
)
ASKS = (
    "Is the {thing} part of the survey, or is that settled?",
    "Do you have {n} minutes on Tuesday for a quick call?",
    "Who looks after the {thing} on your side?",
    "Should I close your file?",
    "If it is no topic for you, a no is fine.",
)


def messages(count: int, seed: int = 1) -> Iterator[dict[str, object]]:
    """So many messages of about a hundred words, as `.jsonl` holds them. The same seed gives the same messages."""
    chance = random.Random(seed)
    for number in range(count):
        step = chance.choice((1, 1, 1, 2, 3))
        body = "\n\n".join(
            (
                f"Hi {chance.choice(NAMES)},",
                _said(chance, OPENERS),
                " ".join(_said(chance, MIDDLES) for _ in range(3)),
                " ".join(_said(chance, MIDDLES) for _ in range(chance.randint(1, 3))),
                _said(chance, ASKS),
                chance.choice(NAMES),
            )
        )
        subject = f"The {chance.choice(THINGS)} in {chance.choice(PLACES)}"
        yield {"id": str(number + 1), "subject": subject, "body": body, "channel": "email", "step": step}


def _said(chance: random.Random, forms: tuple[str, ...]) -> str:
    return chance.choice(forms).format(
        place=chance.choice(PLACES), trade=chance.choice(TRADES), thing=chance.choice(THINGS), n=chance.randint(3, 400)
    )


def write(path: Path, count: int, seed: int = 1) -> None:
    """Write messages as one `.jsonl` file."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for message in messages(count, seed):
            out.write(json.dumps(message) + "\n")
