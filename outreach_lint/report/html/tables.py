"""Tables: findings by rule and by step of the sequence, as rows of words."""

from __future__ import annotations

from collections import Counter, defaultdict

from outreach_lint.model.diagnostic import SEVERITIES, Report, Severity
from outreach_lint.model.record import dataclass
from outreach_lint.report.html.charts import Bar, chart
from outreach_lint.report.html.marks import shown
from outreach_lint.report.options import ReportOptions
from outreach_lint.report.tally import tally

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class StepRow:
    """What the messages of one step hold together."""

    label: str
    messages: int
    clean: int
    counts: dict[Severity, int]
    scores: tuple[int, ...]


def steps(report: Report) -> list[StepRow]:
    """One row a step that occurs, in order; messages without a step come last."""
    found: dict[Key, list[Severity]] = defaultdict(list)
    for d in report.diagnostics:
        found[d.path, d.target.id].append(d.severity)
    scores = {(s.path, s.id): s.value for s in report.scores}
    rows = []
    for step in sorted({m.step for m in report.messages}, key=lambda step: (step is None, step or 0)):
        keys = [(m.path, m.id) for m in report.messages if m.step == step]
        counts = Counter(severity for key in keys for severity in found.get(key, []))
        rows.append(
            StepRow(
                "no step" if step is None else f"step {step}",
                len(keys),
                sum(key not in found for key in keys),
                {severity: counts[severity] for severity in SEVERITIES},
                tuple(scores[key] for key in keys if key in scores),
            )
        )
    return rows


def step_table(rows: list[StepRow], scored: bool) -> str:
    """Messages, clean ones, findings of each severity and the mean score of each step."""
    head = ["Step", "Messages", "Clean", "Errors", "Warnings", "Infos", *(["Mean score"] if scored else [])]
    body = [
        [row.label, row.messages, row.clean, *row.counts.values()]
        + ([round(sum(row.scores) / len(row.scores)) if row.scores else "–"] if scored else [])
        for row in rows
    ]
    return table("Findings by step of the sequence", head, body)


def rule_table(report: Report, options: ReportOptions) -> str:
    """The rules that found something, commonest first."""
    example = {d.code: d for d in report.diagnostics}
    files: dict[str, set[str]] = defaultdict(set)
    for d in report.diagnostics:
        files[d.code].add(d.path)
    body: list[list[object]] = []
    for code, count in tally(report).by_rule.items():
        known = options.rules.get(code)
        title = known.title if known else example[code].name.replace("-", " ")
        body.append([code, title, example[code].family, count, len(files[code])])
    return table("Findings by rule", ["Rule", "What it finds", "Family", "Findings", "Files"], body)


def table(caption: str, head: list[str], body: list[list[object]]) -> str:
    """A table whose first column heads its rows; numbers stand to the right."""
    numeric = [isinstance(value, int) for value in body[0]] if body else [False] * len(head)
    top = "".join(
        f'<th scope="col"{" class=n" if number else ""}>{shown(name)}</th>'
        for name, number in zip(head, numeric, strict=True)
    )
    rows = "".join(
        f'<tr><th scope="row">{shown(str(first))}</th>' + "".join(_cell(value) for value in rest) + "</tr>"
        for first, *rest in body
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{shown(caption)}"><table>'
        f"<caption>{shown(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(value: object) -> str:
    return f'<td class="n">{value}</td>' if isinstance(value, int) else f"<td>{shown(str(value))}</td>"


def step_chart(rows: list[StepRow]) -> str:
    """Findings per step, stacked by severity."""
    bars = [Bar(row.label, tuple((severity, row.counts[severity]) for severity in SEVERITIES)) for row in rows]
    return chart("by-step", "Findings per step of the sequence", bars)


def score_chart(report: Report) -> str:
    """How many messages score in each tenth of 0 to 100."""
    tenths = Counter(min(score.value // 10, 9) for score in report.scores)
    bars = [Bar(f"{tenth * 10}+", (("scored", tenths[tenth]),)) for tenth in range(10)]
    return chart("scores", "Messages by score", bars)
