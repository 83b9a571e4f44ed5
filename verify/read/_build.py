"""Building a `Document` while walking a source: text, segments, blocks and tables.

In: calls in the order of the source ("these characters", "a block begins", "next
cell"). Out: a `Document` whose segments map every offset of its text to the source.
Knows no format. Cells are parted by a tab, rows by a line end and blocks by an
empty line, so that no reading of the text runs across them.
"""

from __future__ import annotations

import datetime as dt

from verify.model.document import Block, BlockKind, Cell, Document, Place, Segment, Table
from verify.model.span import Span
from verify.read import _structure

CELL, ROW, BLOCK = "\t", "\n", "\n\n"
_SPACES = " \t\n\r\xa0\u2002\u2003\u2009\u202f"


def within(*, lists: int = 0, quotes: int = 0, notes: int = 0) -> tuple[BlockKind, int]:
    """Return the kind and level of a paragraph inside so many lists, quotations and notes."""
    if notes:
        return BlockKind.FOOTNOTE, 0
    if lists:
        return BlockKind.LIST_ITEM, lists
    return (BlockKind.QUOTE if quotes else BlockKind.PARAGRAPH), 0


class _Grid:
    """The table that is being read; `taken` is the first row that is free, by column."""

    def __init__(self, start: int, caption: Span | None, name: str) -> None:
        self.start = start
        self.cells: list[Cell] = []
        self.row = -1
        self.column = 0
        self.taken: dict[int, int] = {}
        self.caption = caption
        self.name = name


class Builder:
    """Collects the text a reader reads, with where each character came from."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.places: list[Place] = []
        self.notes: list[str] = []
        self._parts: list[str] = []
        self._segments: list[list[int]] = []
        self._length = 0
        self._open: tuple[BlockKind, int, int, int] | None = None  # kind, level, offset, part
        self._grid: _Grid | None = None
        self._item = False

    def __len__(self) -> int:
        return self._length

    @property
    def in_block(self) -> bool:
        """Whether a block is open."""
        return self._open is not None

    @property
    def kind(self) -> tuple[BlockKind, int]:
        """The kind and level of the open block; of a paragraph where none is open."""
        return self._open[:2] if self._open is not None else (BlockKind.PARAGRAPH, 0)

    @property
    def in_table(self) -> bool:
        """Whether a table is open."""
        return self._grid is not None

    @property
    def last(self) -> str:
        """The last character written, or ''."""
        return self._parts[-1][-1] if self._parts else ""

    def plain(self, start: int, end: int) -> None:
        """Write the characters of the source from `start` to `end` as they stand."""
        self.add(self.source[start:end], start, end)

    def add(self, text: str, start: int, end: int) -> None:
        """Write `text`, which the source has at `start` to `end` in its own notation."""
        if not text:
            return
        size = len(text)
        equal = size == end - start
        last = self._segments[-1] if self._segments else None
        if (
            equal
            and last is not None
            and last[1] == self._length
            and last[3] == start
            and last[1] - last[0] == last[3] - last[2]
        ):
            last[1] += size
            last[3] = end
        else:
            self._segments.append([self._length, self._length + size, start, end])
        self._parts.append(text)
        self._length += size

    def joint(self, text: str) -> None:
        """Write `text` that no character of the source stands for."""
        if self._parts and text:
            self._parts.append(text)
            self._length += len(text)

    def item(self) -> None:
        """Note that a list item begins: the next block of the list is it, others go on."""
        self._item = True

    def begin(self, kind: BlockKind, level: int = 0) -> None:
        """End the open block, if any, and begin one; inside a table, only a space.

        A further paragraph of a list item is a paragraph, at the level of its list.
        """
        if self._grid is not None:
            self.joint("" if self.last in _SPACES else " ")
            return
        self.finish()
        if self._parts:
            self.joint(BLOCK if self.last != "\n" else ROW)
        if kind is BlockKind.LIST_ITEM:
            kind = kind if self._item else BlockKind.PARAGRAPH
            self._item = False
        self._open = (kind, level, self._length, len(self._parts))

    def finish(self) -> None:
        """End the open block; one that holds nothing but spaces is no block."""
        if self._open is None:
            return
        kind, level, start, part = self._open
        self._open = None
        span = self._trimmed(start, part)
        if span.end > span.start:
            self.blocks.append(Block(kind, span, level))

    def _trimmed(self, start: int, part: int) -> Span:
        """Return the span of the parts written since `part`, without spaces at its ends."""
        body = self._parts[part] if len(self._parts) == part + 1 else "".join(self._parts[part:])
        if body and body[0] not in _SPACES and body[-1] not in _SPACES:
            return Span(start, start + len(body))
        left = len(body) - len(body.lstrip(_SPACES))
        right = len(body.rstrip(_SPACES))
        return Span(start + left, start + max(left, right))

    def begin_table(self, *, caption: Span | None = None, name: str = "") -> None:
        """Begin a table, as a block of its own; one that is still open ends."""
        self.finish_table()
        self.begin(BlockKind.TABLE)
        self._grid = _Grid(self._length, caption, name)

    def begin_row(self) -> None:
        """Begin the next row of the open table."""
        grid = self._grid
        if grid is None:
            return
        if grid.row >= 0:
            self.joint(ROW)
        grid.row += 1
        grid.column = 0

    def begin_cell(
        self,
        *,
        header: bool = False,
        rows: int = 1,
        columns: int = 1,
        place: str = "",
        formula: str = "",
        stored: str = "",
    ) -> tuple[int, int]:
        """Begin the next cell; return what `finish_cell` wants: its offset and part."""
        grid = self._grid
        assert grid is not None, "a cell stands in a table"
        if grid.row < 0:
            self.begin_row()
        if grid.cells and grid.cells[-1].row == grid.row:
            self.joint(CELL)
        while grid.taken and grid.taken.get(grid.column, 0) > grid.row:
            grid.column += 1
        cell = Cell(
            Span(self._length, self._length),
            grid.row,
            grid.column,
            rows,
            columns,
            header,
            place,
            formula,
            stored,
        )
        if rows > 1:
            for column in range(grid.column, grid.column + columns):
                grid.taken[column] = grid.row + rows
        grid.column += columns
        grid.cells.append(cell)
        return self._length, len(self._parts)

    def finish_cell(self, opened: tuple[int, int]) -> None:
        """End the cell that `begin_cell` began."""
        grid = self._grid
        if grid is None or not grid.cells:
            return  # its table was ended by another
        span = self._trimmed(*opened)
        cell = grid.cells[-1]
        grid.cells[-1] = Cell(span, *cell[1:])
        if cell.place and span.end > span.start:
            self.places.append(Place(span.start, span.end, grid.cells[-1].place))

    def finish_table(self) -> None:
        """End the table; a table without a cell is none."""
        grid = self._grid
        self._grid = None
        self.finish()
        if grid is not None and grid.cells:
            span = Span(grid.start, max(c.span.end for c in grid.cells))
            self.tables.append(Table(span, tuple(grid.cells), grid.caption, grid.name))

    def document(
        self,
        *,
        name: str,
        format: str,
        date: dt.date | None = None,
        date_source: str = "",
        source_is_text: bool = False,
    ) -> Document:
        """Return what was collected; `source_is_text` where the source is no text itself."""
        self.finish()
        text = "".join(self._parts)
        blocks = _structure.refined(text, tuple(self.blocks))
        return Document(
            name=name,
            source=text if source_is_text else self.source,
            text=text,
            format=format,
            date=date,
            date_source=date_source,
            blocks=blocks,
            tables=_structure.captioned(text, tuple(self.tables), blocks),
            segments=() if source_is_text else tuple(Segment(*s) for s in self._segments),
            places=tuple(self.places),
            notes=tuple(self.notes),
        )
