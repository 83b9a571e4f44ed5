"""OpenDocument spreadsheets: sheets as tables of shown texts, with values and formulas.

In: the XML of a spreadsheet, flat or from a package. Out: calls on a `Builder`. A formula
is written as in other programs: `of:=SUM([.B2:.B4])` is `=SUM(B2:B4)`. A document type
declaration is refused, repeated cells are written up to a limit, blanks are skipped.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from verify.model.document import BlockKind
from verify.model.errors import DocumentError
from verify.progress import told
from verify.read._build import Builder
from verify.read._delimited import CELLS, column_name

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_REFERENCE = re.compile(
    r"\[((?:\$?'[^'\]]{0,80}'|\$?[\w ]{0,80})?)\.([$A-Z0-9]{1,12})(?::\.([$A-Z0-9]{1,12}))?\]"
)
_NUMBERS = ("float", "currency", "percentage")
_MOST = 80_000_000  # bytes of XML
_WIDEST = 1024  # columns of a sheet


def write(builder: Builder, xml: bytes, name: str) -> None:
    """Write every sheet of a spreadsheet's XML. Raises: DocumentError."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise DocumentError(
            "declares a document type, which is not safe to read",
            where=name,
            hint="open it in its program and save it anew",
        )
    if len(xml) > _MOST:
        raise DocumentError(
            f"holds {len(xml):,} bytes of XML, more than can be read ({_MOST:,})",
            where=name,
            hint="split the file, or save it as CSV",
        )
    try:
        sheets = [e for _, e in ElementTree.iterparse(io.BytesIO(xml)) if e.tag == f"{_TABLE}table"]
    except ElementTree.ParseError as error:
        raise DocumentError(
            f"is damaged or no OpenDocument file ({error})", where=name, hint="save it anew"
        ) from error
    for sheet in sheets:
        if len(sheets) > 1:
            builder.begin(BlockKind.HEADING, 1)
            builder.add(sheet.get(f"{_TABLE}name", ""), 0, 0)
            builder.finish()
        _sheet(builder, sheet)


def _sheet(builder: Builder, sheet: ElementTree.Element) -> None:
    """Write one sheet as a table."""
    title = sheet.get(f"{_TABLE}name", "")
    builder.begin_table(name=title)
    cells = number = 0
    for row in sheet.iter(f"{_TABLE}table-row"):
        number += 1
        held = list(_row(row))
        if any(_shown(c) or c.get(f"{_TABLE}formula") for c in held):
            if cells > CELLS:
                builder.notes.append(f"sheet '{title}' read up to row {number:,}")
                break
            builder.begin_row()
            for column, cell in enumerate(held):
                _cell(builder, cell, f"{title}!{column_name(column)}{number}")
            cells += len(held)
            told(f"reading sheet '{title}'", cells, CELLS)
        number += _repeated(row, "rows") - 1
    builder.finish_table()


def _row(row: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Yield the cells of a row, repeated ones as often as they stand, without blanks at its end."""
    cells = [c for c in row if c.tag in _CELLS]
    while cells and not _shown(cells[-1]) and not cells[-1].get(f"{_TABLE}formula"):
        cells.pop()
    room = _WIDEST
    for cell in cells:
        for _ in range(min(_repeated(cell, "columns"), room)):
            room -= 1
            yield cell


def _repeated(element: ElementTree.Element, what: str) -> int:
    """Return how often a row or a cell stands one after the other."""
    said = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return max(1, int(said)) if said.isdecimal() and len(said) < 9 else 1


def _shown(cell: ElementTree.Element) -> str:
    """Return the text that a cell shows, without its comments."""
    lines = ["".join(p.itertext()) for p in cell if p.tag == f"{_TEXT}p"]
    return " ".join(" ".join(lines).split())


def _cell(builder: Builder, cell: ElementTree.Element, place: str) -> None:
    """Write one cell."""
    kind = cell.get(f"{_OFFICE}value-type", "")
    value = cell.get(f"{_OFFICE}value", "") if kind in _NUMBERS else ""
    opened = builder.begin_cell(
        place=place,
        formula=formula(cell.get(f"{_TABLE}formula", "")),
        stored="text" if kind == "string" else value,
    )
    builder.add(_shown(cell), 0, 0)
    builder.finish_cell(opened)


def formula(code: str) -> str:
    """Return a formula as other programs write it: of:=SUM([.B2:.B4]) -> =SUM(B2:B4)."""
    if not code:
        return ""
    body = code[code.find("=") :] if "=" in code else ""
    return _REFERENCE.sub(_plain, body).replace(";", ",")


def _plain(match: re.Match[str]) -> str:
    """Return a reference without its brackets and dots."""
    sheet = f"{match[1].lstrip('$')}!" if match[1] else ""
    return f"{sheet}{match[2]}" + (f":{match[3]}" if match[3] else "")
