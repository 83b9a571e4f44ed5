"""Tables as rows of cells under a header, for the finders of this folder.

In: a document's table. Out: its cells by row and column, and their plain texts. What a
header means is for the finders to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model.document import Cell, Document, Table
from verify.model.span import Span
from verify.named import NamedTuple

ROWS = 500  # rows of one table that are read
_NEAR = 700  # characters before and behind a table that may speak of it

Row = dict[int, Cell]


class Grid(NamedTuple):
    """The rows of one table, in order, and the document they stand in."""

    document: Document
    table: Table
    rows: tuple[Row, ...]

    def text(self, row: int, column: int) -> str:
        """Return what a cell says, "" where there is none."""
        cell = self.rows[row].get(column)
        return plain(self.document, cell) if cell is not None else ""

    def columns(self, row: int, pattern: re.Pattern[str]) -> list[int]:
        """Return the columns whose cell in a row a pattern matches whole."""
        return [c for c in self.rows[row] if pattern.fullmatch(self.text(row, c))]

    def around(self) -> Span:
        """Return the table with the text that may speak of it: caption, note, paragraphs."""
        caption = self.table.caption
        start = min(self.table.span.start, caption.start if caption else self.table.span.start)
        return Span(
            max(0, start - _NEAR), min(len(self.document.text), self.table.span.end + _NEAR)
        )


def grids(document: Document) -> Iterator[Grid]:
    """Yield the tables of a document."""
    for table in document.tables:
        rows: dict[int, Row] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, {})[cell.column] = cell
        if len(rows) > 1:
            ordered = tuple(rows[row] for row in sorted(rows))[: ROWS + 1]
            yield Grid(document, table, ordered)


def plain(document: Document, cell: Cell) -> str:
    """Return what a cell says, without emphasis."""
    return " ".join(document.text[cell.span.start : cell.span.end].strip("*_ ").split())
