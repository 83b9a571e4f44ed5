"""Workbooks: every sheet as a table of cells as shown, streamed row by row.

A cell's text is what its number format shows. A formula that no spreadsheet program
has calculated has no value; such cells are counted in a note, never read as zero.
Sheets of a million rows are read up to a limit that a note names.
"""

from __future__ import annotations

import datetime as dt
import io
import warnings
from typing import Any

from verify.model.document import BlockKind, Document
from verify.model.errors import DocumentError
from verify.progress import told
from verify.read import _archive, _extra, _longsheet
from verify.read._build import Builder
from verify.read._delimited import column_name
from verify.read._numberformat import shown

SUFFIXES = (".xlsx", ".xlsm")
BINARY = True
CELLS = 200_000  # of all sheets together
_BLANK_ROWS = 2000  # in a row: the rest of the sheet is formatting


def read(source: bytes, *, name: str, date: dt.date | None) -> Document:
    """Return a workbook as a document of tables. Raises: DocumentError."""
    openpyxl = _extra.need("openpyxl", "office", name)
    _archive.check(source, name, holds="xl/workbook.xml")
    source, rows = _longsheet.bounded(source)
    builder = Builder("")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(
                io.BytesIO(source), read_only=True, data_only=True, keep_links=False
            )
            formulas = openpyxl.load_workbook(
                io.BytesIO(source), read_only=True, data_only=False, keep_links=False
            )
            _Sheets(builder, name, rows).write(book, formulas)
    except DocumentError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part leads it to
        raise DocumentError(
            f"is not readable as a workbook ({type(error).__name__}: {error})",
            where=name,
            hint="open it in Excel or LibreOffice and save it anew",
        ) from error
    return builder.document(
        name=name,
        format="xlsx",
        date=date,
        date_source="caller" if date else "",
        source_is_text=True,
    )


class _Sheets:
    """Writes sheets into a builder and counts what it leaves."""

    def __init__(self, builder: Builder, name: str, rows: dict[str, int]) -> None:
        self._builder = builder
        self._name = name
        self._rows = rows  # of sheets that were cut, by part
        self._cells = 0
        self._uncalculated = 0

    def write(self, book: Any, formulas: Any) -> None:
        """Write every sheet that is shown."""
        sheets = [s for s in book.worksheets if getattr(s, "sheet_state", "visible") == "visible"]
        for sheet in sheets:
            if len(sheets) > 1:
                self._builder.begin(BlockKind.HEADING, 1)
                self._builder.add(sheet.title, 0, 0)
                self._builder.finish()
            self._sheet(sheet, formulas[sheet.title])
        hidden = len(book.worksheets) - len(sheets)
        if hidden:
            self._builder.notes.append(f"{hidden} hidden sheet{'s' * (hidden > 1)} not read")
        if self._uncalculated:
            self._builder.notes.append(
                f"{self._uncalculated} formulas without a stored value not read"
            )

    def _sheet(self, sheet: Any, formulas: Any) -> None:
        """Write one sheet as a table, from its first cell with a value."""
        builder = self._builder
        builder.begin_table(name=sheet.title)
        for each in (sheet, formulas):  # the size that some programs write is wrong
            each.reset_dimensions()
        every = self._rows.get(str(getattr(sheet, "_worksheet_path", "")).lstrip("/"), 0)
        blank = last = 0
        for row, codes in zip(sheet.iter_rows(), formulas.iter_rows(), strict=False):
            last = row_number(row) or last
            if self._cells > CELLS:
                builder.notes.append(_short(sheet.title, last, every))
                every = 0
                break
            texts = [shown(c.value, c.number_format if c.value is not None else "") for c in row]
            self._uncalculated += sum(
                1
                for c, f in zip(row, codes, strict=False)
                if c.value is None and f.value is not None
            )
            if not any(texts) and all(c.value is None for c in codes):
                blank += 1
                if blank > _BLANK_ROWS:
                    break
                continue
            blank = 0
            self._row(sheet.title, row, codes, texts)
            told(f"reading sheet '{sheet.title}'", self._cells, CELLS)
        if every > last:
            builder.notes.append(_short(sheet.title, last, every))
        builder.finish_table()

    def _row(self, title: str, row: Any, codes: Any, texts: list[str]) -> None:
        """Write a row of cells."""
        builder = self._builder
        builder.begin_row()
        number = row_number(row) or row_number(codes)
        while texts and not texts[-1] and all(c.value is None for c in codes[len(texts) - 1 :]):
            texts.pop()
        for column, (text, held, code) in enumerate(zip(texts, row, codes, strict=False)):
            formula = code.value if isinstance(code.value, str) and code.value[:1] == "=" else ""
            opened = builder.begin_cell(
                place=f"{title}!{column_name(column)}{number}",
                formula=formula,
                stored=stored(held.value),
            )
            builder.add(" ".join(text.split()), 0, 0)
            builder.finish_cell(opened)
        self._cells += len(texts)


def stored(value: object) -> str:
    """Return a cell's number in full, "text" for a text, "" for anything else."""
    if isinstance(value, str):
        return "text"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return repr(value)


def _short(title: str, last: int, every: int) -> str:
    """Return the note that a sheet was read in part; `every` is 0 where its rows are not counted."""
    return f"sheet '{title}' read up to row {last:,}" + (f" of {every:,}" if every else "")


def row_number(row: Any) -> int:
    """Return the number of a row; empty cells of a streamed sheet do not know theirs."""
    return next((int(c.row) for c in row if getattr(c, "row", None)), 0)
