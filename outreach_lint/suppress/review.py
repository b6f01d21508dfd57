"""Review: directives that hid nothing, are past their date, or name no rule at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from outreach_lint.suppress.directive import Directive, Fault


def review(
    directives: Sequence[Directive],
    used: frozenset[tuple[int, str]],
    today: date,
    runs: Callable[[str], bool | None],
) -> tuple[Fault, ...]:
    """The faults of well-formed directives.

    `runs` tells of a selector whether any rule that it names is switched on, None where it names no rule. A directive
    for rules that are switched off is no fault: it is of use as soon as they are switched on.
    """
    faults: list[Fault] = []
    for i, directive in enumerate(directives):
        where = (directive.path, directive.start, directive.end)
        unknown = [code for code in directive.codes if runs(code) is None]
        if unknown:
            faults.append(Fault("unknown", *where, {"codes": ", ".join(unknown)}, _without(directive, unknown)))
        if directive.until and directive.until < today:
            says = {"until": directive.until.isoformat(), "reason": directive.reason}
            faults.append(Fault("expired", *where, says, directive.outer))
            continue
        idle = [code for code in directive.codes if runs(code) and (i, code) not in used]
        if idle:
            faults.append(Fault("unused", *where, {"codes": ", ".join(idle)}, _without(directive, idle)))
    return tuple(faults)


def _without(directive: Directive, codes: Sequence[str]) -> tuple[int, int] | None:
    """What to remove: the whole directive if none of its codes is left; a part of the list is left to the writer."""
    return directive.outer if set(codes) == set(directive.codes) else None
