"""python -m benchmarks.speed [--lines N] [--times K] [--json]

Cold start against the bare interpreter, messages a second in one process, a long file with one process and two, and how
time grows with texts made to choke it. Everything is measured in one run, in turns, so that ratios hold whatever else
the machine does; medians are told.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.speed.hostile import growth
from benchmarks.speed.messages import messages, write

ROOT = Path(__file__).parents[2]
LINT = (sys.executable, "-m", "outreach_lint", "check", "--isolated", "--exit-zero", "--quiet", "--format", "concise")

# An installed package starts from compiled modules; a shell that forbids writing them would measure the compiler.
ENV = {
    name: value
    for name, value in os.environ.items()
    if name not in ("PYTHONDONTWRITEBYTECODE", "OUTREACH_LINT_NO_CACHE")
}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lines", type=int, default=2000, metavar="N", help="messages of the long file [2000]")
    parser.add_argument("--times", type=int, default=7, metavar="K", help="cold starts of each kind [7]")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ENV["OUTREACH_LINT_CACHE_DIR"] = str(Path(folder, "cache"))
        figures = {**cold(Path(folder), args.times), **warm(), **long(Path(folder), args.lines), **growth()}
    if args.json:
        print(json.dumps(figures, indent=1))
        return 0
    for name, value in figures.items():
        print(f"{value:>10.2f}  {name}")
    return 0


def cold(folder: Path, times: int) -> dict[str, float]:
    """The command on one message, against the interpreter that starts and stops and against its own `--version`."""
    path = folder / "one.txt"
    message = next(messages(1))
    path.write_text(f"Subject: {message['subject']}\n\n{message['body']}\n", "utf-8")
    kinds = {
        "bare": (sys.executable, "-c", "pass"),
        "version": (sys.executable, "-m", "outreach_lint", "--version"),
        "one": (*LINT, str(path)),
        "first": (*LINT, "--no-cache", str(path)),
    }
    taken: dict[str, list[float]] = {name: [] for name in kinds}
    for turn in range(times + 1):
        for name, command in kinds.items():
            seconds = timed(command)
            if turn:  # the first turn fills the caches of files, and that of the linter
                taken[name].append(seconds)
    bare, version, one, first = (statistics.median(taken[name]) for name in kinds)
    return {
        "cold start of --version, in bare interpreters": version / bare,
        "cold start of one message, in bare interpreters": one / bare,
        "cold start of one message without the cache, in bare interpreters": first / bare,
        "cold start of one message, ms": one * 1000,
        "cold start of one message beyond the bare interpreter, ms": (one - bare) * 1000,
    }


def warm(count: int = 400) -> dict[str, float]:
    """Complete lints through the library call, after the first hundred."""
    from outreach_lint import lint

    made = [(str(m["body"]), str(m["subject"]), int(str(m["step"]))) for m in messages(count + 100, seed=2)]
    started = 0.0
    for number, (body, subject, step) in enumerate(made):
        if number == 100:
            started = perf_counter()
        lint(body, subject=subject, channel="email", step=step)
    return {"messages a second in one process, library call": count / (perf_counter() - started)}


def long(folder: Path, lines: int) -> dict[str, float]:
    """One long file with one process and with two."""
    path = folder / "many.jsonl"
    write(path, lines, seed=3)
    one, two = timed((*LINT, "--jobs", "1", str(path))), timed((*LINT, "--jobs", "2", str(path)))
    return {
        f"messages a second, {lines} lines, --jobs 1": lines / one,
        f"messages a second, {lines} lines, --jobs 2": lines / two,
        "gain of the second process": one / two,
    }


def timed(command: Sequence[str]) -> float:
    """Seconds that a command takes. Raises CalledProcessError where it fails."""
    started = perf_counter()
    subprocess.run(command, cwd=ROOT, env=ENV, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
