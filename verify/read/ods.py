"""OpenDocument spreadsheets: the content of the package, measured before it is unpacked."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from verify.model.document import Document
from verify.read import _archive, fods

SUFFIXES = (".ods",)
BINARY = True
_CONTENT = "content.xml"


def read(source: bytes, *, name: str, date: dt.date | None) -> Document:
    """Return a spreadsheet as a document of tables. Raises: DocumentError."""
    _archive.check(source, name, holds=_CONTENT)
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        xml = archive.read(_CONTENT)
    return fods.written(xml, name=name, format="ods", date=date)
