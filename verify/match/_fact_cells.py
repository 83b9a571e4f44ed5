"""Declared facts in tables: the cells whose row and column carry a fact's words.

In: the stems that facts bind by, and a document's tables. Out: each cell with a number,
as a quantity, with the words that its row, its column and its caption say of it. The
scale that a header states ("in millions") is worked in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from verify.extract import Extraction
from verify.match._grid import Grid, Value, grids
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.named import NamedTuple

_WORD = re.compile(r"[^\W\d_]{1,40}")
_SCALE = re.compile(
    r"(?<!\d)(?<!\d[ -])\b(?:(?P<k>thousands?|000s?|k)|(?P<m>millions?|mn|m)|(?P<b>billions?|bn)|(?P<t>trillions?|tn))\b",
    re.IGNORECASE,
)
_POWERS = {"k": 3, "m": 6, "b": 9, "t": 12}


class FactCell(NamedTuple):
    """A cell's number, the stems of its row and column, those of its caption too, and all three."""

    quantity: Quantity
    own: frozenset[str]
    all: frozenset[str]
    row: str = ""
    column: str = ""
    caption: str = ""


def cells(extraction: Extraction, stem: Callable[[str], str]) -> Iterator[FactCell]:
    """Yield the cells of a document's tables that hold a number."""
    if not extraction.document.tables:
        return
    by_start = {q.span.start: q for q in extraction.quantities}
    for grid in grids(extraction.document, extraction.quantities):
        corner = grid.columns[0].header if grid.columns else ""
        about = f"{grid.caption} {corner}"  # the corner often titles the table
        caption = _stems(about, stem)
        columns = [_stems(column.header, stem) for column in grid.columns]
        for row, values in zip(grid.rows, grid.values, strict=True):
            label = _stems(row.label, stem)
            for column, value in enumerate(values):
                if value is None:
                    continue
                own = label | columns[column]
                header = f"{grid.columns[column].header} {row.label}"
                known = by_start.get(value.span.start)
                quantity = _quantity(grid, value, _power(header) or _power(about), known)
                head = grid.columns[column].header
                yield FactCell(quantity, own, own | caption, row.label, head, about)


def _stems(text: str, stem: Callable[[str], str]) -> frozenset[str]:
    """Return the stems of a label's words; years and other numbers stay as they are."""
    words = [stem(word) for word in _WORD.findall(text)]
    return frozenset([*words, *re.findall(r"\b[0-9]{4}\b", text)])


def _quantity(grid: Grid, value: Value, power: int, known: Quantity | None) -> Quantity:
    """Return a cell's number: as extracted where its unit stands with it, else scaled."""
    if known is not None and known.unit:
        return known
    size, exponent = value.magnitude.scaleb(power), value.exponent + power
    exact = value.exact and not power
    interval = Interval.exactly(size) if exact else Interval.around(size, exponent)
    kind, unit = (Kind.PERCENT, "percent") if value.percent else (Kind.NUMBER, "")
    return Quantity(
        grid.document, value.span, kind, size, unit, interval, interval,
        exponent=None if exact else exponent, number=value.span,
    )  # fmt: skip


def _power(text: str) -> int:
    """Return the power of ten that a header states."""
    match = _SCALE.search(text)
    return _POWERS[match.lastgroup] if match and match.lastgroup else 0
