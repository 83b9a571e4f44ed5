"""Lines and lanes: a grid seen by rows or by columns, in whole numbers.

In: a `Grid`. Out: `Lines`: the rows (or the columns) that may add up, with the columns
(or rows) as lanes, each lane's numbers as integers of its smallest unit. The same
search then finds totals down and totals across.
"""

from __future__ import annotations

import re

from verify.match._grid import Grid, LaneKind, Value
from verify.named import NamedTuple

MEMO = re.compile(
    r"^\W*(?:of which|thereof|of whom|including|incl\b|memo|which includes|out of which|whereof)",
    re.I,
)
TOTAL = re.compile(
    r"\b(?:grand |sub-?)?totals?\b|\bsum\b|\bsubtotal\b|\baltogether\b|\ball\b|\boverall\b|\bcombined\b|"
    r"\baggregate\b|\btotaux\b|\bgesamt\b|\bsumme\b", re.I,
)  # fmt: skip
RESULT = re.compile(
    r"\b(?:net|gross|profit|loss|income|earnings|margin|ebitda?|ebit|surplus|deficit|balance|end of|"
    r"closing|ending|week|season|half-?year|quarter|year to date|ytd|full year|equity|contribution|as reported|reported|adjusted|cash flows?|capital|assets|"
    r"liabilities|revenues?|result|carrying amount|at \d+ |as at|as of|december|june|march|september)\b",
    re.I,
)
COST = re.compile(
    r"\b(?:costs?|expenses?|expenditures?|spending|charges?|deductions?|taxes|tax|liabilities|outgoings|payments|"
    r"disbursements|allowances?|discounts?|fees|wages|salaries|rent|depreciation|interest)\b", re.I,
)  # fmt: skip
LEADING = re.compile(
    r"^\W*(?:played|matches|games|entered|offered|cast|entries|starts|pld?|mp|gp|p|number of \w+)\W*$",
    re.I,
)  # they stand before their parts
MEANS = re.compile(
    r"^\W*(?:mean|average|avg|median|s\.?d\.?|std|range|min(?:imum)?|max(?:imum)?|ratio|change|rate)\b|%\W*$",
    re.I,
)  # rows that nobody adds
RATE = re.compile(
    r"\b(?:average|avg|mean|median|rate|ratio|per|yield|margin|index|eps|diluted|basic|prices?|weighted|"
    r"rank|percentage|share of|% of|percent|multiple|remaining|yet be)\b|%", re.I,
)  # fmt: skip
NOT_ADDED = re.compile(
    RATE.pattern + r"|\b(?:change|chg|growth|variance|increase|decrease|difference)\b", re.I
)


class Number(NamedTuple):
    """A cell in its lane's unit: `units` whole ones, known to within `slack` half units."""

    units: int
    slack: int
    value: Value


class Line(NamedTuple):
    """One row or column that may be part of a sum, or be one."""

    label: str
    numbers: tuple[Number | None, ...]
    section: bool = False
    kind: LaneKind = LaneKind.VALUE
    at: int = 0


class Lines(NamedTuple):
    """The lines in order, and what each lane is."""

    lines: tuple[Line, ...]
    lanes: tuple[str, ...]
    kinds: tuple[LaneKind, ...]
    across: bool
    grid: Grid
    blank: frozenset[tuple[int, int]]  # (line, lane) of dashes and empty cells
    repeated: frozenset[int] = frozenset()  # lanes that hold the numbers of an earlier one


def down(grid: Grid) -> Lines:
    """Return the rows as lines and the columns of numbers as lanes."""
    columns = [
        c for c, k in enumerate(grid.columns) if k.kind in (LaneKind.VALUE, LaneKind.PERCENT)
    ]
    exponents = {c: _exponent([row[c] for row in grid.values]) for c in columns}
    lines = tuple(
        Line(
            row.label,
            tuple(_number(grid.values[r][c], exponents[c]) for c in columns),
            row.section,
            at=r,
        )
        for r, row in enumerate(grid.rows)
    )
    lanes = tuple(grid.columns[c].header for c in columns)
    kinds = tuple(grid.columns[c].kind for c in columns)
    places = frozenset(
        (r, i) for i, c in enumerate(columns) for r in range(len(lines)) if (r, c) in grid.blank
    )
    return Lines(lines, lanes, kinds, False, grid, places, _repeated(lines, len(lanes)))


def across(grid: Grid) -> Lines:
    """Return the columns of numbers as lines and the rows as lanes."""
    columns = [
        c for c, k in enumerate(grid.columns) if k.kind in (LaneKind.VALUE, LaneKind.PERCENT)
    ]
    exponents = [_exponent([row[c] for c in columns]) for row in grid.values]
    lines = tuple(
        Line(
            grid.columns[c].header,
            tuple(_number(row[c], exponents[r]) for r, row in enumerate(grid.values)),
            kind=grid.columns[c].kind,
            at=c,
        )
        for c in columns
    )
    places = frozenset(
        (i, r) for i, c in enumerate(columns) for r in range(len(grid.rows)) if (r, c) in grid.blank
    )
    lanes = tuple(row.label for row in grid.rows)
    return Lines(lines, lanes, (LaneKind.VALUE,) * len(lanes), True, grid, places)


def _exponent(values: list[Value | None]) -> int:
    """Return the smallest power of ten that a lane's numbers are written to."""
    return min((v.exponent for v in values if v is not None), default=0)


def _number(value: Value | None, exponent: int) -> Number | None:
    """Return a cell in units of 10^exponent."""
    if value is None:
        return None
    slack = 0 if value.exact else 10 ** min(value.exponent - exponent, 30)
    return Number(int(value.magnitude.scaleb(-exponent)), slack, value)


def _repeated(lines: tuple[Line, ...], lanes: int) -> frozenset[int]:
    """Return the lanes whose numbers are all those of an earlier lane."""
    seen: set[tuple[int | None, ...]] = set()
    found: set[int] = set()
    for lane in range(lanes):
        units = tuple(n.units if (n := line.numbers[lane]) is not None else None for line in lines)
        if units in seen:
            found.add(lane)
        seen.add(units)
    return frozenset(found)
