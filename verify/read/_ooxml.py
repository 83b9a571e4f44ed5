"""WordprocessingML -> calls on a `Builder`: paragraphs, tables, notes and comments.

In: XML elements of a .docx. Out: text as printed. Tracked changes are read as accepted
(insertions in, deletions out) or as the original. Hidden text and field codes are left
out; of alternative contents the first is read; images are counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verify.model.document import BlockKind, Place
from verify.named import NamedTuple
from verify.read._build import Builder
from verify.read._htmlwalk import raised

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PICTURES = (f"{W}drawing", f"{W}pict", f"{W}object")
_STYLES = {
    "title": BlockKind.HEADLINE, "heading": BlockKind.HEADING, "caption": BlockKind.CAPTION,
    "quote": BlockKind.QUOTE, "intense quote": BlockKind.QUOTE, "list": BlockKind.LIST_ITEM,
    "footnote": BlockKind.FOOTNOTE, "endnote": BlockKind.FOOTNOTE, "toc": BlockKind.BOILERPLATE,
    "header": BlockKind.BOILERPLATE, "footer": BlockKind.BOILERPLATE,
    "abstract": BlockKind.SUMMARY, "table of": BlockKind.BOILERPLATE,
}  # fmt: skip
_DEPTH = 50


class Run(NamedTuple):
    """Where a run's text stands in the document's text, and its XML elements."""

    start: int
    end: int
    run: Any
    text: Any


class Writer:
    """Writes the body of a document, then its notes; `original` undoes tracked changes.

    `runs` tells of every piece of text which run of the file it came from.
    """

    def __init__(self, builder: Builder, styles: dict[str, str], *, original: bool) -> None:
        self.builder = builder
        self.images = 0
        self.runs: list[Run] = []
        self._styles = styles
        self._original = original
        self._paragraphs = 0
        self._tables = 0
        self._field = 0  # depth inside the code of a field, which is not printed

    def body(self, element: Any, kind: BlockKind | None = None, place: str = "") -> None:
        """Write the block-level children of an element."""
        for child in self._blocks(element, 0):
            if child.tag == f"{W}p":
                self._paragraph(child, kind, place)
            elif child.tag == f"{W}tbl":
                self._table(child)

    def _blocks(self, element: Any, depth: int) -> Iterator[Any]:
        """Yield paragraphs and tables, also those inside content controls and changes."""
        for child in element:
            if child.tag in (f"{W}p", f"{W}tbl"):
                yield child
            elif self._is_out(child):
                continue
            elif depth < _DEPTH and child.tag in (
                f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}del", f"{W}customXml", f"{W}moveTo", f"{W}moveFrom",
            ):  # fmt: skip
                yield from self._blocks(child, depth + 1)

    def _is_out(self, element: Any) -> bool:
        """Whether a tracked change takes an element out of the text."""
        gone = (f"{W}ins", f"{W}moveTo") if self._original else (f"{W}del", f"{W}moveFrom")
        return element.tag in gone

    def _paragraph(self, element: Any, kind: BlockKind | None, place: str) -> None:
        """Write a paragraph as a block."""
        self._paragraphs += not place
        name = place or f"paragraph {self._paragraphs}"
        own, level = self._kind(element)
        if kind is None or (kind is BlockKind.PARAGRAPH and own is not BlockKind.PARAGRAPH):
            kind = own
        if kind is BlockKind.LIST_ITEM:
            self.builder.item()
        self.builder.begin(kind, level)
        start = len(self.builder)
        self._runs(element, 0)
        self.builder.finish()
        if len(self.builder) > start:
            self.builder.places.append(Place(start, len(self.builder), name))

    def _kind(self, element: Any) -> tuple[BlockKind, int]:
        """Return the part that a paragraph plays, by its style or numbering."""
        properties = element.find(f"{W}pPr")
        if properties is None:
            return BlockKind.PARAGRAPH, 0
        style = properties.find(f"{W}pStyle")
        own = style.get(f"{W}val", "") if style is not None else ""
        name = self._styles.get(own, own).lower()
        level = int(name[-1]) if name[-1:].isdigit() else 0
        for prefix, kind in _STYLES.items():
            if name.startswith(prefix):
                return kind, level
        numbered = properties.find(f"{W}numPr") is not None
        return (BlockKind.LIST_ITEM, 1) if numbered else (BlockKind.PARAGRAPH, 0)

    def _runs(self, element: Any, depth: int) -> None:
        """Write the runs of a paragraph, also those in links and content controls."""
        for child in element:
            if child.tag == f"{W}r":
                self._run(child, depth)
            elif child.tag == f"{_MC}AlternateContent":
                choice = child.find(f"{_MC}Choice")
                if choice is not None and depth < _DEPTH:
                    self._runs(choice, depth + 1)
            elif child.tag != f"{W}pPr" and not self._is_out(child) and depth < _DEPTH:
                self._runs(child, depth + 1)

    def _run(self, element: Any, depth: int) -> None:
        """Write one run."""
        properties = element.find(f"{W}rPr")
        high = False
        if properties is not None:
            if properties.find(f"{W}vanish") is not None:
                return
            align = properties.find(f"{W}vertAlign")
            high = align is not None and align.get(f"{W}val") == "superscript"
        for child in element:
            tag = child.tag
            if tag == f"{W}fldChar":
                kind = child.get(f"{W}fldCharType")
                self._field = 1 if kind == "begin" else 0
            elif tag == f"{W}t" or (tag == f"{W}delText" and self._original):
                if not self._field:
                    start = len(self.builder)
                    self._text(raised(child.text or "") if high else child.text or "")
                    self.runs.append(Run(start, len(self.builder), element, child))
            elif tag in (f"{W}tab", f"{W}ptab"):
                self._text(" ")
            elif tag in (f"{W}br", f"{W}cr"):
                self._text(" " if self.builder.in_table else "\n")
            elif tag == f"{W}noBreakHyphen":
                self._text("-")
            elif tag in _PICTURES:
                self._picture(child, depth)
            elif tag == f"{_MC}AlternateContent":
                choice = child.find(f"{_MC}Choice")
                for inner in choice if choice is not None else ():
                    self._picture(inner, depth)

    def _text(self, text: str) -> None:
        """Write characters; tabs and line ends inside them are spaces."""
        clean = text.replace("\t", " ").replace("\n", " ")
        self.builder.add(clean, 0, 0)

    def _picture(self, element: Any, depth: int) -> None:
        """Write the text of a text box; count a picture."""
        boxes = list(element.iter(f"{W}txbxContent"))
        if not boxes:
            self.images += 1
        for box in boxes:
            for paragraph in box.iter(f"{W}p"):
                if depth < _DEPTH:
                    self._text(" ")
                    self._runs(paragraph, depth + 10)

    def _table(self, element: Any) -> None:
        """Write a table; a cell that goes on from above is counted into the one above."""
        self._tables += 1
        name = f"table {self._tables}"
        rows = [r for r in element.iter(f"{W}tr") if _owner(r) is element]
        plan = [[_cell(c) for c in row if c.tag == f"{W}tc"] for row in rows]
        heights = _heights(plan)
        self.builder.begin_table(name=name)
        for index, row in enumerate(plan):
            self.builder.begin_row()
            header = rows[index].find(f"{W}trPr/{W}tblHeader") is not None
            for position, (cell, columns, continues) in enumerate(row):
                if continues:
                    continue
                opened = self.builder.begin_cell(
                    header=header,
                    rows=heights.get((index, position), 1),
                    columns=columns,
                    place=f"{name}, row {index + 1}, column {position + 1}",
                )
                for paragraph in cell.iter(f"{W}p"):
                    if len(self.builder) > opened[0]:
                        self._text(" ")
                    self._runs(paragraph, 0)
                self.builder.finish_cell(opened)
        self.builder.finish_table()


def _owner(row: Any) -> Any:
    """Return the table that a row stands in."""
    parent = row.getparent()
    while parent is not None and parent.tag != f"{W}tbl":
        parent = parent.getparent()
    return parent


def _cell(element: Any) -> tuple[Any, int, bool]:
    """Return a cell with the columns it covers, and whether it goes on from the row above."""
    span = element.find(f"{W}tcPr/{W}gridSpan")
    merge = element.find(f"{W}tcPr/{W}vMerge")
    value = span.get(f"{W}val", "1") if span is not None else "1"
    columns = min(int(value), 1000) if value.isdecimal() else 1
    return element, max(1, columns), merge is not None and merge.get(f"{W}val") != "restart"


def _heights(plan: list[list[tuple[Any, int, bool]]]) -> dict[tuple[int, int], int]:
    """Return how many rows each cell covers, by row and position, where more than one."""
    tops: dict[int, tuple[int, int]] = {}
    heights: dict[tuple[int, int], int] = {}
    for index, row in enumerate(plan):
        column = 0
        for position, (_, columns, continues) in enumerate(row):
            if continues and column in tops:
                heights[tops[column]] = heights.get(tops[column], 1) + 1
            else:
                tops[column] = (index, position)
            column += columns
    return heights
