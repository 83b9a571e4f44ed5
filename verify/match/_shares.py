"""Counts with their percentages in one cell: "78 (39)" below "Placebo (n = 200)".

In: a grid. Out: for each such cell its count, its percentage and the n of its column.
Medical tables print them so; the percentage must be the count of n.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from verify.match._grid import Grid, Value
from verify.model.span import Span
from verify.named import NamedTuple

_CELL = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)\s?\((\d{1,3}(?:\.\d+)?)\s?(%?)\)")
_SIZE = re.compile(r"(?<![A-Za-z])[nN]\s?=\s?(\d{1,3}(?:,\d{3})+|\d+)(?!\d)")
_NEAR = 1500
_MISSING = re.compile(
    r"missing|not recorded|available|with data|unknown|excluding|non-?response", re.I
)
_PERCENT = re.compile(r"%|percent", re.IGNORECASE)


class Share(NamedTuple):
    """A count, its percentage and what it is a share of."""

    part: Value
    share: Value
    whole: Value


def shares(grid: Grid) -> Iterator[Share]:
    """Yield every count with its percentage, where the column's header gives n."""
    sizes = _sizes(grid)
    if not sizes:
        return
    text = grid.document.text
    near = text[max(0, grid.table.span.start - _NEAR) : grid.table.span.end + _NEAR]
    missing = _MISSING.search(near) is not None
    top = len(grid.heads)
    for cell in grid.table.cells:
        if cell.row < top or cell.column not in sizes:
            continue
        match = _CELL.fullmatch(text[cell.span.start : cell.span.end].strip())
        label = grid.rows[cell.row - top].label
        if match and (match[3] or _PERCENT.search(label)):
            start = cell.span.start
            part = _value(match[1], start + match.start(1))
            share = _value(match[2], start + match.start(2))
            whole = sizes[cell.column]
            if not missing or share.magnitude * whole.magnitude <= 100 * part.magnitude:
                yield Share(part, share, whole)  # else it may be of fewer than n


def _sizes(grid: Grid) -> dict[int, Value]:
    """Return the n that each column's header states."""
    found: dict[int, Value] = {}
    for cell in grid.table.cells:
        if cell.row < len(grid.heads):
            text = grid.document.text[cell.span.start : cell.span.end]
            match = _SIZE.search(text)
            if match:
                found[cell.column] = _value(match[1], cell.span.start + match.start(1))
    return found


def _value(digits: str, start: int) -> Value:
    """Return a number at its place; whole numbers are counts."""
    plain = digits.replace(",", "")
    exponent = -len(plain.partition(".")[2])
    return Value(Decimal(plain), exponent, Span(start, start + len(digits)), exact=exponent == 0)
