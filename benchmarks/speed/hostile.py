"""Texts that runaway expressions choke on: one sign, word or mark over and over, as a broken export may hold it."""

from __future__ import annotations

from time import perf_counter

REPEATED = (
    *("a.", "..", "!!", "1.", "9", "www.a.", "a@", "{a|b}", "${a ", "- a\n", "we ", "we that ", "a, ", "'", "[a]("),
    *("what you get:\n- 9", "> a\n", "Ab ", "# ", "<a", "%a%", "**", "\n\n", "é", "&", "{{a", "XXX "),
    *("for Acme ", 'your "a b '),
)
LENGTH = 4000
"""Characters of the shorter text; the longer one has twice as many."""


def growth() -> dict[str, float]:
    """How much longer twice the text takes, for the worst of them: 2 where time is linear, 4 where it is quadratic."""
    from outreach_lint import lint

    lint("Hi Dana, who prints the rota?")
    worst, text = 0.0, ""
    for atom in REPEATED:
        once, twice = (_seconds(atom * (times * LENGTH // len(atom))) for times in (1, 2))
        if twice / once > worst:
            worst, text = twice / once, atom
    return {f"growth of time with twice the text, worst ({text!r} repeated)": worst}


def _seconds(body: str) -> float:
    from outreach_lint import lint

    taken = []
    for _ in range(3):
        started = perf_counter()
        lint(body, channel="email", step=1)
        taken.append(perf_counter() - started)
    return min(taken)
