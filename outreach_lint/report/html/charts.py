"""Charts: findings per step and the spread of scores, as inline SVG that CSS colours; tables tell the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from outreach_lint.report.html.marks import shown

WIDTH, HEIGHT, TOP, BOTTOM, LEFT = 420, 190, 18, 26, 8


class Bar(NamedTuple):
    """One bar: its label, and its parts from the bottom as (CSS class, value)."""

    label: str
    parts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """The height of the bar in the unit of its values."""
        return sum(value for _, value in self.parts)


def chart(name: str, title: str, bars: Sequence[Bar]) -> str:
    """Upright stacked bars with their totals above; `name` is unique on the page."""
    inside = "".join(_bars(bars))
    described = f'role="img" aria-labelledby="{name}-title {name}-words"'
    words = ", ".join(f"{bar.label}: {bar.total}" for bar in bars)
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" {described}><title id="{name}-title">{shown(title)}</title>'
        f'<desc id="{name}-words">{shown(words)}</desc>'
        f'<line class="axis" x1="0" x2="{WIDTH}" y1="{HEIGHT - BOTTOM}" y2="{HEIGHT - BOTTOM}"/>{inside}</svg>'
    )


def _bars(bars: Sequence[Bar]) -> Iterator[str]:
    most = max([bar.total for bar in bars] + [1])
    room = (WIDTH - 2 * LEFT) / max(1, len(bars))
    wide = min(56.0, room * 0.72)
    scale = (HEIGHT - TOP - BOTTOM) / most
    for at, bar in enumerate(bars):
        middle = LEFT + room * (at + 0.5)
        y = float(HEIGHT - BOTTOM)
        for kind, value in bar.parts:
            high = value * scale
            y -= high
            if value:
                place = f'x="{middle - wide / 2:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}"'
                yield f'<rect class="{kind}" {place}><title>{shown(bar.label)}: {value} {kind}</title></rect>'
        yield f'<text class="count" x="{middle:.1f}" y="{y - 5:.1f}">{bar.total}</text>'
        yield f'<text x="{middle:.1f}" y="{HEIGHT - 8}">{shown(bar.label)}</text>'
