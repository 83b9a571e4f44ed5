"""Columns: a table that gives one measure in two units, "Height (m)" beside "Height (ft)".

In: the tables of a document and its quantities. Out: for each row, the two numbers with
the units of their columns. The columns must have one label, and most rows must fit: then
a row that does not is a slip, not another measure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from verify.model.document import Document, Table
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.model.span import Span
from verify.named import NamedTuple
from verify.units import catalogue, tables
from verify.units.convert import convert

ROWS = 3  # fewer rows are no evidence
NEAR = Decimal("0.03")
WIDEST = 12  # columns looked at
_UNIT = re.compile(
    r"[ ,]*(?:\(([^()]{1,24})\)|\[([^\[\]]{1,24})\]|,? in ([a-z ]{1,24})|, ([^\s,]{1,8}))$"
)
_RAISED = str.maketrans({"²": "**2", "³": "**3"})


class Head(NamedTuple):
    """A column's label without its unit, and the unit."""

    label: str
    unit: str


def rows(document: Document, quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the numbers of each row that columns of one label give in two units."""
    numbers = [q for q in quantities if q.magnitude is not None]
    starts = [q.span.start for q in numbers]
    for table in document.tables:
        heads = _heads(document, table)
        for (one, first), (other, second) in combinations(sorted(heads.items())[:WIDEST], 2):
            if first.label != second.label or first.unit == second.unit:
                continue
            if tables.unit(first.unit).powers != tables.unit(second.unit).powers:
                continue
            found = list(_pairs(table, numbers, starts, (one, first.unit), (other, second.unit)))
            fitting = sum(_fits(a, b) for a, b in found)
            if len(found) >= ROWS and fitting * 3 >= len(found) * 2:
                yield from found


def _heads(document: Document, table: Table) -> dict[int, Head]:
    """Return the columns whose heading ends in a unit."""
    found = {}
    for cell in table.cells:
        if cell.row == 0 and cell.columns == 1:
            text = document.text[cell.span.start : cell.span.end].strip()
            match = _UNIT.search(text)
            unit = unit_of(next(filter(None, match.groups()))) if match else ""
            if match and unit:
                found[cell.column] = Head(text[: match.start()].strip().lower(), unit)
    return found


def unit_of(text: str) -> str:
    """Return the physical unit that a heading names, or ""."""
    words = catalogue.tables()
    text = text.strip()
    entry = words.signs.get(text) or words.names.get(text.lower())
    if entry is not None:
        return entry.canonical if entry.kind == "physical" else ""
    plain = text.translate(_RAISED)
    return plain if plain != text and tables.known(plain) else ""


def _pairs(
    table: Table,
    numbers: Sequence[Quantity],
    starts: Sequence[int],
    first: tuple[int, str],
    second: tuple[int, str],
) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the two numbers of each row, each with its column's unit."""
    cells = {
        (c.row, c.column): c.span
        for c in table.cells
        if c.row and c.column in (first[0], second[0])
    }
    for row in sorted({r for r, _ in cells}):
        pair = []
        for column, unit in (first, second):
            span = cells.get((row, column))
            held = _inside(span, numbers, starts) if span is not None else []
            if len(held) == 1 and held[0].unit in ("", unit):
                pair.append(_with_unit(held[0], unit))
        if len(pair) == 2:
            yield pair[0], pair[1]


def _inside(span: Span, numbers: Sequence[Quantity], starts: Sequence[int]) -> list[Quantity]:
    """Return the numbers of a cell."""
    begin, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
    return list(numbers[begin:end])


def _with_unit(quantity: Quantity, unit: str) -> Quantity:
    """Return a bare number of a cell as what its column measures."""
    exponent = 0 if quantity.exponent is None else quantity.exponent
    assert quantity.magnitude is not None
    around = Interval.around(quantity.magnitude, exponent)
    return quantity._replace(
        unit=unit, kind=Kind.PHYSICAL, exponent=exponent, interval=around, charitable=around
    )


def _fits(first: Quantity, second: Quantity) -> bool:
    """Return whether two numbers are about the same amount."""
    there = convert(first.interval, first.unit, second.unit)
    if there is None or second.magnitude is None:
        return False
    slack = abs(there.middle) * NEAR
    return Interval(there.low - slack, there.high + slack).meets(second.interval)
