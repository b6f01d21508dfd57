"""python -m benchmarks.accuracy [FILE] [--untold] [--json] [--show FAMILY] [--rules]

Holds the findings against the labels of a JSONL file, family by family and rule by rule. Without FILE it takes the
set of the project's own (tests/accuracy/messages.jsonl). The form of the file is described in docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks.accuracy.labelled import FAMILIES, LabelError, load
from benchmarks.accuracy.linted import COUNTED, judge
from benchmarks.accuracy.told import as_json, errors, rules, table

OWN = Path(__file__).parents[2] / "tests" / "accuracy" / "messages.jsonl"


def main() -> int:
    """Measure and print; 2 where the file cannot be used."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.accuracy", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="?", type=Path, default=OWN, metavar="FILE")
    parser.add_argument("--untold", action="store_true", help="keep step and relationship back: the words alone")
    parser.add_argument("--info", action="store_true", help="count findings of severity info too")
    parser.add_argument("--show", choices=list(FAMILIES), metavar="FAMILY", help="list the errors of a family")
    parser.add_argument("--rules", action="store_true", help="add the figures of each rule")
    parser.add_argument("--json", action="store_true", help="print everything as one JSON object")
    args = parser.parse_args()
    try:
        items = load(args.file)
    except LabelError as error:
        print(error, file=sys.stderr)
        return 2
    judged = judge(items, args.untold, COUNTED | {"info"} if args.info else COUNTED)
    if args.json:
        print(json.dumps(as_json(judged)))
        return 0
    lines = [*(errors(judged, args.show) if args.show else ()), *table(judged)]
    print("\n".join([*lines, *(rules(judged) if args.rules else ())]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
