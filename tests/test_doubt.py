"""Doubt: a sentence that reads less like a fault as a whole than a rule asks is spared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from outreach_lint.annotate import annotate
from outreach_lint.match import match
from outreach_lint.model.message import Message
from outreach_lint.model.settings import Settings
from outreach_lint.model.text import Text
from outreach_lint.rulebook import load
from outreach_lint.rulebook.parse import RuleError, parse

BOOK = load()
RANK = BOOK.rules["BST001"]


def flagged(body: str, doubt: float | None) -> bool:
    message = Message(id="1", path="x", format="text", body=Text.of(body), step=1, relationship="cold")
    annotated = annotate(message, BOOK.lexicon, Settings())
    return bool(match(annotated, [replace(RANK, doubt=doubt)], BOOK.lexicon, Settings()))


def test_a_rule_without_doubt_believes_its_words() -> None:
    assert flagged("We are the number one bakery in Leeds.", None)


def test_the_more_doubt_the_more_a_sentence_must_read_like_the_fault() -> None:
    body = "We are the number one bakery in Leeds."
    seen = [flagged(body, share / 20) for share in range(21)]
    assert seen[0] and not seen[-1]
    assert seen == sorted(seen, reverse=True)


def test_a_family_without_weights_knows_no_doubt() -> None:
    rule = replace(RANK, family="wronging", doubt=1.0)
    message = Message(id="1", path="x", format="text", body=Text.of("We are the number one bakery in Leeds."))
    assert match(annotate(message, BOOK.lexicon, Settings()), [rule], BOOK.lexicon, Settings())


@pytest.mark.parametrize("said", ["1.5", "-0.1", "often"])
def test_a_doubt_is_a_share(tmp_path: Path, said: str) -> None:
    text = Path(RANK.path).read_text("utf-8")
    path = tmp_path / "rule.yaml"
    path.write_text(text.replace("when:", f"doubt: {said}\nwhen:", 1).replace("doubt: 0.25\n", ""), encoding="utf-8")
    with pytest.raises(RuleError, match=r"rule\.yaml:\d+:\d+: 'doubt' is a share from 0 to 1"):
        parse(path)
