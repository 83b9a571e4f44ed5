"""Changes told in a sentence whose two values are cells of one row of a table.

In: a number of a sentence that tells a rise or a fall, and a row with its columns. Out: a
`Change`: the older and the newer cell, and whether the number is their difference (or percent
change), or one slip away from it. The two columns are those whose headers the sentence names,
or the only two of the table that are periods.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

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
    words = _words(text)
    found = []
    for column, held in enumerate(grid.columns):
        header = _header(held.header)
        if header and header <= words and held.kind in (LaneKind.VALUE, LaneKind.PERCENT):
            found.append(column)
    return found


@lru_cache(maxsize=16)  # a sentence is held against many tables in turn
def _words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(w.lower() for w in _WORD.findall(text))


@lru_cache(maxsize=4096)
def _header(text: str) -> frozenset[str]:
    """Return the words of a column's header, without what stands in brackets."""
    return _words(re.sub(r"\([^)]*\)", " ", text))


@lru_cache(maxsize=4096)
def _is_period(header: str) -> bool:
    """Tell whether a column's header is a period."""
    return bool(header) and _PERIOD.fullmatch(header.strip()) is not None


def change(old: Value, new: Value, quantity: Quantity, way: Direction) -> Change | None:
    """Return what a change told in a sentence is of two cells of a row, if it goes their way."""
    if quantity.magnitude is None or way not in (Direction.UP, Direction.DOWN):
        return None
    if (new.magnitude > old.magnitude) != (way is Direction.UP) or old.magnitude <= 0:
        return None
    size = abs(quantity.magnitude)
    exponent = quantity.exponent if quantity.exponent is not None else 0
    gap = abs(new.magnitude - old.magnitude)
    if old.percent or new.percent:
        return None
    if quantity.kind is Kind.PERCENT:
        return _judged(old, new, 0, size, 100 * gap / old.magnitude, exponent)
    found = (_judged(old, new, scale, size, gap.scaleb(scale), exponent) for scale in _SCALES)
    return next((one for one in found if one is not None), None)


def _judged(
    old: Value, new: Value, scale: int, size: Decimal, meant: Decimal, exponent: int
) -> Change | None:
    """Return a change that is the number meant, or one slip away from it."""
    if Interval.around(size, exponent).holds(meant):
        return Change(old, new, scale, True)
    said, right = int(size.scaleb(-exponent)), round(meant.scaleb(-exponent))
    if abs(said - right) <= 1:
        return None  # one was cut, or both values were rounded before
    if min(_digits(said), _digits(right)) >= _TELLING and is_slip(said, right):
        return Change(old, new, scale, False)
    return None


def _digits(mantissa: int) -> int:
    return len(str(mantissa).rstrip("0"))


def pair(grid: Grid, row: int, text: str) -> tuple[Value, Value] | None:
    """Return the older and the newer of two cells of a row that a sentence is about."""
    columns = named_columns(grid, text)
    if len(columns) != 2:
        columns = [
            c
            for c, k in enumerate(grid.columns)
            if k.kind is LaneKind.VALUE and _is_period(k.header)
        ]
    if len(columns) != 2:
        return None
    years = [_YEAR.findall(grid.columns[c].header) for c in columns]
    first, second = (grid.values[row][c] for c in columns)
    if first is None or second is None:
        return None
    later = [int(y[0]) for y in years if len(y) == 1]
    return (second, first) if len(later) == 2 and later[0] > later[1] else (first, second)
