"""Flat OpenDocument spreadsheets: one XML file, as LibreOffice writes it."""

from __future__ import annotations

import datetime as dt

from verify.model.document import Document
from verify.read import _opendocument
from verify.read._build import Builder

SUFFIXES = (".fods",)
BINARY = True


def read(source: bytes, *, name: str, date: dt.date | None) -> Document:
    """Return a flat spreadsheet as a document of tables. Raises: DocumentError."""
    return written(source, name=name, format="fods", date=date)


def written(xml: bytes, *, name: str, format: str, date: dt.date | None) -> Document:
    """Return a spreadsheet's XML as a document. Raises: DocumentError."""
    builder = Builder("")
    _opendocument.write(builder, xml, name)
    return builder.document(
        name=name,
        format=format,
        date=date,
        date_source="caller" if date else "",
        source_is_text=True,
    )
