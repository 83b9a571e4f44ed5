"""Sequences: columns whose cells follow from the row above: running totals and ranks.

In: the columns of a `Grid` as numbers. Out: for each running total its row above and what
was added; for each rank the one above it; and amounts that are a thousand times the other
years of their row. A column is believed where nearly all of its rows follow; of two rows
that one wrong cell upsets, the first is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from verify.match._grid import Grid, LaneKind, Value
from verify.match._lines import TOTAL
from verify.named import NamedTuple

_RUNNING = re.compile(
    r"\b(?:cumulative|running|to date|so far|ytd|year to date|aggregate|accumulated|cum\.?|balance)\b",
    re.I,
)
_RANK = re.compile(r"\W*(?:rank(?:ing)?|position|pos\.?|place|no\.?|nr\.?|#)\W*", re.I)
_PERIOD = re.compile(r"(?:fy|year|q[1-4])?\s*(?:19|20)\d\d\W*\w{0,4}|q[1-4]\b.*", re.I)
_FEWEST, _LABELLED = 5, 3  # rows that follow, without and with a header that says so
_RANKS = 5
_OTHERS = 3
_EVEN = Decimal(2)  # how far apart the other amounts of a row may be
_THOUSAND = Decimal(1000)
_WIDEST = 14  # columns looked at


class Step(NamedTuple):
    """A running total, the one above it, and what its row adds."""

    running: Value
    before: Value
    added: Value


class Rank(NamedTuple):
    """A rank and the one above it."""

    rank: Value
    before: Value


class Ordered(NamedTuple):
    """The values of a column in the order of the ranks beside it: falling, or rising."""

    values: tuple[Value, ...]
    way: str


class Scaled(NamedTuple):
    """An amount and the other periods of its row."""

    cell: Value
    others: tuple[Value, ...]


def running(grid: Grid) -> Iterator[Step]:
    """Yield the steps of every running total of a table."""
    columns = _columns(grid)
    for column, held in columns.items():
        labelled = bool(_RUNNING.search(grid.columns[column].header))
        best: list[Step] = []
        for other, added in columns.items():
            if other != column:
                steps = _steps(held, added, labelled=labelled)
                best = max(best, steps, key=len)
        yield from best


def _columns(grid: Grid) -> dict[int, list[Value | None]]:
    """Return the columns of numbers, without rows of totals."""
    rows = [r for r, row in enumerate(grid.rows) if not TOTAL.search(row.label)]
    kept = [c for c, k in enumerate(grid.columns) if k.kind is LaneKind.VALUE][:_WIDEST]
    return {c: [grid.values[r][c] for r in rows] for c in kept}


def _steps(
    held: Sequence[Value | None], added: Sequence[Value | None], *, labelled: bool
) -> list[Step]:
    """Return the steps of a column that runs over another; none where it does not."""
    if len(held) < _LABELLED + 1 or any(v is None for v in (*held, *added)):
        return []
    whole, parts = [v for v in held if v is not None], [v for v in added if v is not None]
    if len({v.magnitude for v in parts}) < 2 or len({v.magnitude for v in whole}) < 3:
        return []
    begins = whole[0].magnitude == parts[0].magnitude
    if not labelled and not begins:
        return []
    steps = [
        Step(now, before, add)
        for before, now, add in zip(whole, whole[1:], parts[1:], strict=False)
    ]
    fits = [_follows(s.before.magnitude, s) for s in steps]
    odd = [n for n, fit in enumerate(fits) if not fit and not _upset(steps, fits, n)]
    told = [s for n, s in enumerate(steps) if not _upset(steps, fits, n)]
    if labelled:
        following = sum(fits) + sum(_upset(steps, fits, n) for n in range(len(steps)))
        return told if following >= _LABELLED and following >= 2 * len(odd) else []
    told_all = 0 not in [v.magnitude for v in parts]
    return told if told_all and sum(fits) >= _FEWEST and len(odd) <= 1 else []


def _follows(before: Decimal, step: Step) -> bool:
    """Whether a running total is the one above it with its row's amount, as rounded."""
    gap = abs(before + step.added.magnitude - step.running.magnitude)
    room = sum(Decimal(1).scaleb(v.exponent) for v in step if not v.exact) / 2
    return gap <= room


def _upset(steps: Sequence[Step], fits: Sequence[bool], at: int) -> bool:
    """Whether a row only misfits because the total above it is wrong."""
    if at == 0 or fits[at] or fits[at - 1]:
        return False
    above = steps[at - 1]
    return _follows(above.before.magnitude + above.added.magnitude, steps[at])


def ranks(grid: Grid) -> Iterator[Rank]:
    """Yield the ranks of a table that counts from one, each with the one above."""
    for column, held in enumerate(grid.columns):
        if not _RANK.fullmatch(held.header.strip()):
            continue
        values = [row[column] for row in grid.values]
        numbers = [int(v.magnitude) for v in values if v is not None and v.exponent == 0]
        if len(numbers) != len(values) or len(numbers) < _RANKS or numbers[0] != 1:
            continue
        known = [v for v in values if v is not None]
        odd = [n for n in range(1, len(numbers)) if numbers[n] not in (n + 1, numbers[n - 1])]
        if len(odd) > 1 or len(set(numbers)) < len(numbers) - 2:
            continue
        if odd and not _between(numbers, odd[0]):
            continue
        for n in range(1, len(numbers)):
            if numbers[n] == n + 1 == numbers[n - 1] + 1 or n in odd:
                yield Rank(known[n], known[n - 1])


def _between(numbers: Sequence[int], at: int) -> bool:
    """Whether the ranks on either side of a wrong one are as they should be."""
    return at + 1 < len(numbers) and numbers[at - 1] == at and numbers[at + 1] == at + 2


def ordered(grid: Grid) -> Iterator[Ordered]:
    """Yield the column that a table's ranks go by, where one alone is in order or nearly so.

    A column with one value out of order is believed where two swapped digits or a factor of ten
    would put it in its place, and no other column is in order.
    """
    ranked = [c for c, k in enumerate(grid.columns) if _RANK.fullmatch(k.header.strip())]
    if len(ranked) != 1 or not _counts_up([row[ranked[0]] for row in grid.values]):
        return
    whole: list[Ordered] = []
    nearly: list[Ordered] = []
    for column, kind in enumerate(grid.columns[:_WIDEST]):
        values = tuple(v for row in grid.values if (v := row[column]) is not None)
        if kind.kind not in (LaneKind.VALUE, LaneKind.PERCENT) or len(values) < len(grid.rows):
            continue
        if len({v.magnitude for v in values}) < _RANKS - 1:
            continue
        for way, sign in (("falling", -1), ("rising", 1)):
            sizes = [sign * v.magnitude for v in values]
            if _rises(sizes):
                whole.append(Ordered(values, way))
            elif _slipped(sizes):
                nearly.append(Ordered(values, way))
    found = whole[:1] or nearly
    if len(found) == 1:
        yield found[0]


def _counts_up(held: Sequence[Value | None]) -> bool:
    """Whether a column counts its rows from one."""
    numbers = [int(v.magnitude) for v in held if v is not None and v.exponent == 0]
    return len(held) >= _RANKS and numbers == list(range(1, len(held) + 1))


def _rises(sizes: Sequence[Decimal]) -> bool:
    return all(a <= b for a, b in pairwise(sizes))


def _slipped(sizes: Sequence[Decimal]) -> bool:
    """Whether one value alone is out of order, and a slip of its digits mends that."""
    odd = [n for n in range(len(sizes)) if _rises([*sizes[:n], *sizes[n + 1 :]])]
    if len(odd) != 1:
        return False
    (at,) = odd
    low = sizes[at - 1] if at else None
    high = sizes[at + 1] if at + 1 < len(sizes) else None
    return any(
        (low is None or low <= meant) and (high is None or meant <= high)
        for meant in _slips(sizes[at])
    )


def _slips(size: Decimal) -> Iterator[Decimal]:
    """Yield what a number may have been: two neighbouring digits swapped, a factor of ten."""
    sign, digits, place = size.as_tuple()
    exponent = place if isinstance(place, int) else 0
    for n in range(len(digits) - 1):
        swapped = (*digits[:n], digits[n + 1], digits[n], *digits[n + 2 :])
        yield Decimal((sign, swapped, exponent))
    yield size.scaleb(1)
    yield size.scaleb(-1)


def scaled(grid: Grid) -> Iterator[Scaled]:
    """Yield the amounts of rows over periods, where all others of the row are of one size."""
    columns = [c for c, k in enumerate(grid.columns) if _PERIOD.fullmatch(k.header.strip())]
    if len(columns) <= _OTHERS or len(columns) > _WIDEST:
        return
    for row in grid.values:
        values = [v for c in columns if (v := row[c]) is not None and v.magnitude > 0]
        if len(values) <= _OTHERS or len(values) != len(columns):
            continue
        value = max(values, key=lambda v: v.magnitude)
        others = tuple(v for v in values if v is not value)
        low, high = min(v.magnitude for v in others), max(v.magnitude for v in others)
        size = value.magnitude
        if high <= _EVEN * low and (
            size <= _EVEN * high or low / _EVEN <= size / _THOUSAND <= high * _EVEN
        ):
            yield Scaled(value, others)
