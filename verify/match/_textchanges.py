"""Changes told in a sentence whose two values are cells of one row of a table.

In: a number of a sentence that tells a rise or a fall, and a row with its columns. Out: a
`Change`: the older and the newer cell, and whether the number is their difference (or percent
change), or one slip away from it. The two columns are those whose headers the sentence names,
or the only two of the table that are periods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from verify.match._grid import Grid, LaneKind, Value
from verify.match._totals import is_slip
from verify.model.interval import Interval
from verify.model.quantity import Direction, Kind, Quantity
from verify.named import NamedTuple

_SCALES = (0, 3, 6, 9)
_TELLING = 3  # digits that a number has which is taken for a slip of another
_PERIOD = re.compile(
    r"(?:fy|year|q[1-4]|h[12])?\W*(?:(?:19|20)\d\d)?\W*(?:q[1-4]|h[12])?|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\W*(?:(?:19|20)\d\d)?",
    re.I,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"\w+")


class Change(NamedTuple):
    """A change with its cells in the number's own scale; `fits` says that it is theirs."""

    old: Value
    new: Value
    scale: int
    fits: bool


def named_columns(grid: Grid, text: str) -> list[int]:
    """Return the columns of values whose whole header stands in a text."""
    words = {w.lower() for w in _WORD.findall(text)}
    found = []
    for column, held in enumerate(grid.columns):
        header = {w.lower() for w in _WORD.findall(re.sub(r"\([^)]*\)", " ", held.header))}
        if header and header <= words and held.kind in (LaneKind.VALUE, LaneKind.PERCENT):
            found.append(column)
    return found


def changes(
    grid: Grid, row: int, text: str, quantity: Quantity, way: Direction
) -> Iterator[Change]:
    """Yield what a change told in a sentence is of: one pair of cells that goes its way."""
    pair = _pair(grid, row, text)
    if pair is None or quantity.magnitude is None or way not in (Direction.UP, Direction.DOWN):
        return
    old, new = pair
    if (new.magnitude > old.magnitude) != (way is Direction.UP) or old.magnitude <= 0:
        return
    size = abs(quantity.magnitude)
    exponent = quantity.exponent if quantity.exponent is not None else 0
    gap = abs(new.magnitude - old.magnitude)
    if quantity.kind is Kind.PERCENT:
        if not (old.percent or new.percent):
            yield from _judged(old, new, 0, size, 100 * gap / old.magnitude, exponent)
        return
    if old.percent or new.percent:
        return
    for scale in _SCALES:
        for change in _judged(old, new, scale, size, gap.scaleb(scale), exponent):
            yield change
            return


def _judged(
    old: Value, new: Value, scale: int, size: Decimal, meant: Decimal, exponent: int
) -> Iterator[Change]:
    """Yield a change that is the number meant, or one slip away from it."""
    if Interval.around(size, exponent).holds(meant):
        yield Change(old, new, scale, True)
        return
    said, right = int(size.scaleb(-exponent)), round(meant.scaleb(-exponent))
    if abs(said - right) <= 1:
        return  # one was cut, or both values were rounded before
    if min(_digits(said), _digits(right)) >= _TELLING and is_slip(said, right):
        yield Change(old, new, scale, False)


def _digits(mantissa: int) -> int:
    return len(str(mantissa).rstrip("0"))


def _pair(grid: Grid, row: int, text: str) -> tuple[Value, Value] | None:
    """Return the older and the newer of two cells of a row that a sentence is about."""
    columns = named_columns(grid, text)
    if len(columns) != 2:
        columns = [
            c
            for c, k in enumerate(grid.columns)
            if k.kind is LaneKind.VALUE and k.header and _PERIOD.fullmatch(k.header.strip())
        ]
    if len(columns) != 2:
        return None
    years = [_YEAR.findall(grid.columns[c].header) for c in columns]
    first, second = (grid.values[row][c] for c in columns)
    if first is None or second is None:
        return None
    later = [int(y[0]) for y in years if len(y) == 1]
    return (second, first) if len(later) == 2 and later[0] > later[1] else (first, second)
