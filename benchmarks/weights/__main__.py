"""python -m benchmarks.weights FILE... --family pitch [--strength 0.1] [--write rules/weights/pitch.json]

Learns a linear reading of sentences from labelled messages (the form is described in docs/accuracy.md) and prints how
well it does on sources that it has not seen: the files are cut by `source` into ten parts, and each part is judged by
weights learned from the other nine. `--write` then learns from everything and writes the weights. Needs the extra
`train` (scikit-learn). The same files give the same weights, whatever the machine's load.

Only traits that at least MIN_SOURCES sources share are kept, and words are weighed one by one: the weights hold no
sentence of the messages that they were learned from.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from outreach_lint.annotate import annotate
from outreach_lint.annotate.traits import traits
from outreach_lint.model.annotated import Annotated, Sentence
from outreach_lint.model.message import Message
from outreach_lint.model.settings import Settings
from outreach_lint.model.text import Text
from outreach_lint.rulebook import load

MIN_SOURCES = 4
FOLDS = 10
SMALLEST = 0.02
UNSOLICITED = frozenset(
    "cold-first cold-followup connection-note linkedin-dm job-seeker fundraising recruiting spam".split()
)


class Row(NamedTuple):
    """A sentence of a labelled message: its traits, whether a quote of the family covers it, and where it is from."""

    held: Mapping[str, float]
    at_fault: bool
    source: str
    message: str


def main() -> None:
    """Learn, judge, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--family", default="pitch")
    parser.add_argument("--strength", type=float, default=0.1, help="how far the words are believed; less is smoother")
    parser.add_argument("--write", type=Path)
    args = parser.parse_args()
    label = args.family.upper().replace("-", "_")
    items = [json.loads(line) for path in args.files for line in path.read_text("utf-8").split("\n") if line.strip()]
    rows = [row for item in items for row in _rows(item, label)]
    kept = _shared(rows)
    truth = {item["id"]: bool(item["label"][label]) for item in items}
    for share, precision, recall in _judged(rows, kept, truth, args.strength):
        print(f"sentences from {share:.2f}: message precision {precision:.3f}, recall {recall:.3f} on unseen sources")
    if args.write:
        bias, weights = _learned(rows, kept, args.strength)
        about = {"family": args.family, "messages": len(items), "sources": len({row.source for row in rows})}
        data = {"about": about, "bias": bias, "weights": weights}
        args.write.write_text(json.dumps(data, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {len(weights)} weights to {args.write}")


def _rows(item: Mapping[str, Any], label: str) -> Iterator[Row]:
    message = _annotated(item)
    if label == "PITCH" and not message.situation.first_contact:
        return
    if label in ("HAMMER", "ONE_DOWN", "OPENER") and not message.situation.unsolicited:
        return
    quotes = list(item["label"][label])
    troubles = BOOK.lexicon.words("trouble_word")
    for sentence, held in traits(message.views, message.sentences, message.signals, message.situation, troubles):
        yield Row(held, any(_covers(message, sentence, quote) for quote in quotes), item["source"], item["id"])


BOOK = load()


def _annotated(item: Mapping[str, Any]) -> Annotated:
    cold = item["kind"] in UNSOLICITED
    message = Message(
        id=item["id"],
        path="",
        format="jsonl",
        body=Text.of(item["body"] or ""),
        subject=Text.of(item["subject"]) if item.get("subject") else None,
        channel=item.get("channel"),
        step=item.get("step") if cold else None,
        relationship="cold" if cold else "existing",
    )
    return annotate(message, BOOK.lexicon, Settings())


def _covers(message: Annotated, sentence: Sentence, quote: str) -> bool:
    """Whether a quote and a sentence share more than half of the shorter of the two."""
    start = message.views[sentence.part].chars.find(quote)
    if start < 0:
        return False
    end = start + len(quote)
    shared = min(end, sentence.end) - max(start, sentence.start)
    return shared > min(end - start, sentence.end - sentence.start) / 2


def _shared(rows: Sequence[Row]) -> list[str]:
    sources = defaultdict(set)
    for row in rows:
        for trait in row.held:
            sources[trait].add(row.source)
    return sorted(trait for trait, found in sources.items() if len(found) >= MIN_SOURCES)


def _matrix(rows: Sequence[Row], kept: Sequence[str]) -> Any:
    from scipy.sparse import lil_matrix

    column = {trait: i for i, trait in enumerate(kept)}
    matrix = lil_matrix((len(rows), len(kept)))
    for i, row in enumerate(rows):
        for trait, value in row.held.items():
            if trait in column:
                matrix[i, column[trait]] = value
    return matrix.tocsr()


def _model(strength: float) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, max_iter=1000)


def _judged(
    rows: Sequence[Row], kept: Sequence[str], truth: Mapping[str, bool], strength: float
) -> Iterator[tuple[float, float, float]]:
    from sklearn.model_selection import GroupKFold

    matrix, wanted = _matrix(rows, kept), [row.at_fault for row in rows]
    best: dict[str, float] = defaultdict(float)
    for seen, unseen in GroupKFold(FOLDS).split(matrix, wanted, [row.source for row in rows]):
        model = _model(strength).fit(matrix[seen], [wanted[i] for i in seen])
        for i, share in zip(unseen, model.predict_proba(matrix[unseen])[:, 1], strict=True):
            best[rows[i].message] = max(best[rows[i].message], share)
    for share in (0.45, 0.5, 0.55, 0.6, 0.7):
        flagged = [name for name, found in best.items() if found >= share]
        right = sum(truth[name] for name in flagged)
        yield share, right / max(1, len(flagged)), right / max(1, sum(truth.values()))


def _learned(rows: Sequence[Row], kept: Sequence[str], strength: float) -> tuple[float, dict[str, float]]:
    model = _model(strength).fit(_matrix(rows, kept), [row.at_fault for row in rows])
    weights = {trait: round(float(weight), 3) for trait, weight in zip(kept, model.coef_[0], strict=True)}
    return round(float(model.intercept_[0]), 3), {t: w for t, w in weights.items() if abs(w) >= SMALLEST}


if __name__ == "__main__":
    main()
