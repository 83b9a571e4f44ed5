"""The figure of p values: reported against recomputed, as an inline SVG.

In: rows of `verify.report.statistics`. Out: one `<svg>` element with its own colours and
no script, or "" where no row has both. Both axes are logarithmic, since most p values are
small; a dot on the diagonal agrees, the grey band marks .05, a bound ("p < .05") is drawn
as a dash that reaches down to everything it allows.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import log10

from verify.report.statistics import Row

SIZE, EDGE = 400, 48
LEAST = 1e-4  # p values below this are drawn at the edge
TICKS = (0.0001, 0.001, 0.01, 0.05, 0.1, 1.0)
_COLOURS = {"consistent": "#2b7a4b", "inconsistent": "#b7791f", "decision error": "#c0392b"}


def plot_svg(rows: Sequence[Row], alpha: float = 0.05) -> str:
    """Return the figure of the rows that have a reported and a recomputed p."""
    drawn = [
        row
        for row in rows
        if row.computed_p is not None and row.reported_p and row.verdict in _COLOURS
    ]
    if not drawn:
        return ""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" role="img" width="{SIZE}">',
        f"<title>{len(drawn)} reported p values against the recomputed ones</title>",
        *_frame(alpha),
        *(_mark(row) for row in drawn),
        "</svg>",
    ]
    return "".join(parts)


def _frame(alpha: float) -> list[str]:
    """Return the axes, their ticks, the diagonal and the lines at alpha."""
    low, high = _across(LEAST), _across(1)
    line = '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="currentColor" stroke-opacity="{}"/>'
    parts = [line.format(low, _down(LEAST), high, _down(1), 0.4)]
    parts += [line.format(low, _down(alpha), high, _down(alpha), 0.2)]
    parts += [line.format(_across(alpha), _down(LEAST), _across(alpha), _down(1), 0.2)]
    parts += [line.format(low, _down(LEAST), high, _down(LEAST), 0.8)]
    parts += [line.format(low, _down(LEAST), low, _down(1), 0.8)]
    text = '<text x="{}" y="{}" font-size="11" text-anchor="{}" fill="currentColor">{}</text>'
    for tick in TICKS:
        name = f"{tick:g}".removeprefix("0") if tick >= 0.001 else "≤.0001"
        parts.append(text.format(_across(tick), _down(LEAST) + 12, "middle", name))
        parts.append(text.format(low - 4, _down(tick) + 3, "end", name))
    parts.append(text.format(SIZE // 2, SIZE - 8, "middle", "recomputed p"))
    parts.append(text.format(6, 12, "start", "reported p"))
    return parts


def _mark(row: Row) -> str:
    """Return the dot of one result, with its text for who points at it."""
    assert row.computed_p is not None
    x, y = _across(row.computed_p), _down(float(row.reported_p))
    raw = "".join(c if c.isprintable() else " " for c in row.raw)
    says = escape(f"{raw}: recomputed {row.computed_p:.4g}, {row.verdict}", quote=True)
    colour = _COLOURS[row.verdict]
    if row.p_comp == "=":
        shape = f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}" fill-opacity="0.7">'
        return f"{shape}<title>{says}</title></circle>"
    end = _down(LEAST) if row.p_comp.startswith("<") else _down(1)
    shape = f'<path d="M{x - 3} {y}h6M{x} {y}V{end}" stroke="{colour}" stroke-opacity="0.5" fill="none">'
    return f"{shape}<title>{says}</title></path>"


def _across(p: float) -> float:
    """Return the horizontal place of a p value."""
    return round(EDGE + _share(p) * (SIZE - 2 * EDGE), 1)


def _down(p: float) -> float:
    """Return the vertical place of a p value, large ones on top."""
    return round(SIZE - EDGE - _share(p) * (SIZE - 2 * EDGE), 1)


def _share(p: float) -> float:
    """Return where a p value stands between the ends of an axis, from 0 to 1."""
    return 1 - log10(min(1.0, max(p, LEAST))) / log10(LEAST)
