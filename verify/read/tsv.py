"""Tab-separated values as one table."""

from __future__ import annotations

import datetime as dt

from verify.model.document import Document
from verify.read import _delimited
from verify.read._build import Builder

SUFFIXES = (".tsv", ".tab")
BINARY = False


def read(source: str, *, name: str, date: dt.date | None) -> Document:
    """Return the rows as a document that is one table."""
    builder = Builder(source)
    _delimited.write(builder, "\t")
    return builder.document(
        name=name, format="tsv", date=date, date_source="caller" if date else ""
    )
