"""Notebooks: Markdown cells and printed outputs, cell by cell; code is left out.

The source of such a document is the text of its cells, one after the other; a place is
the cell's number.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from verify.model.document import BlockKind, Document, Place
from verify.model.errors import DocumentError
from verify.named import NamedTuple
from verify.read import _htmltokens, _htmlwalk, markdown
from verify.read._build import Builder

SUFFIXES = (".ipynb",)
BINARY = False
WHOLE = False  # the source is put together from cells: it is not what the file holds
_OUTPUT = 100_000  # characters of one output


class Piece(NamedTuple):
    """Some text of a cell: "markdown", "text" or "html", and the cell's number."""

    kind: str
    cell: int
    text: str


def read(source: str, *, name: str, date: dt.date | None) -> Document:
    """Return a notebook as a document. Raises: DocumentError."""
    try:
        notebook = json.loads(source)
        cells = notebook["cells"]
        pieces = [p for n, cell in enumerate(cells, start=1) for p in _pieces(cell, n)]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DocumentError(
            f"is not readable as a notebook ({error})",
            where=name,
            hint="open it in Jupyter and save it anew (format 4)",
        ) from error
    builder = Builder("".join(p.text + "\n\n" for p in pieces))
    found: dt.date | None = None
    at = images = 0
    for piece in pieces:
        start, end = len(builder), at + len(piece.text)
        if piece.kind == "markdown":
            day, pictures = markdown.write(builder, at, end, name)
            found, images = found or day, images + pictures
        elif piece.kind == "html":
            walker = _htmlwalk.Walker(builder)
            walker.walk(_htmltokens.tokens(builder.source, at, end, name))
            walker.close()
        elif piece.kind == "text":
            _printed(builder, at, end)
        images += piece.kind == "image"
        if len(builder) > start:
            builder.places.append(Place(start, len(builder), f"cell {piece.cell}"))
        at = end + 2
    if images:
        builder.notes.append(f"{images} image{'s' * (images > 1)} not read")
    where = "caller" if date else "front matter" if found else ""
    return builder.document(name=name, format="ipynb", date=date or found, date_source=where)


def _pieces(cell: dict[str, Any], number: int) -> list[Piece]:
    """Return what a reader reads of a cell."""
    kind = cell.get("cell_type")
    if kind in ("markdown", "raw"):
        return [
            Piece("markdown" if kind == "markdown" else "text", number, _joined(cell.get("source")))
        ]
    found: list[Piece] = []
    for output in cell.get("outputs") or ():
        data = output.get("data") or {}
        if any(key.startswith("image/") for key in data):
            found.append(Piece("image", number, ""))
        elif "text/html" in data:
            found.append(Piece("html", number, _joined(data["text/html"])[:_OUTPUT]))
        elif "text/markdown" in data:
            found.append(Piece("markdown", number, _joined(data["text/markdown"])[:_OUTPUT]))
        else:
            text = data.get("text/plain") if data else output.get("text")
            if text:
                found.append(Piece("text", number, _joined(text)[:_OUTPUT]))
    return found


def _joined(text: object) -> str:
    """Return a cell's text, which the file holds whole or line by line."""
    return "".join(map(str, text)) if isinstance(text, list) else str(text or "")


def _printed(builder: Builder, start: int, end: int) -> None:
    """Write printed output, each line a block."""
    at = start
    for line in builder.source[start:end].splitlines(keepends=True):
        body = line.strip()
        if body:
            first = at + line.index(body[0])
            builder.begin(BlockKind.PARAGRAPH)
            builder.plain(first, first + len(body))
            builder.finish()
        at += len(line)
