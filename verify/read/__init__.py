"""Reading: bytes of some format -> `Document`.

One module per format, found by `SUFFIXES` (file endings) and its own name (the
format's name). A reader module has

    SUFFIXES: tuple[str, ...]            # (".md", ".markdown")
    BINARY: bool                         # True: `read` takes bytes, else text
    def read(source, *, name, date) -> Document

Heavy libraries are imported inside `read`, so that a missing extra is a clear
error and a text file never pays for a PDF library.
"""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from pathlib import Path
from types import ModuleType

from verify.discover import module_names, modules_with
from verify.model.document import Document
from verify.model.errors import DocumentError
from verify.read import _dateline, _encoding, _language, _zones

LIMIT = 200_000_000  # bytes; more is refused with a message rather than swallowed


def formats() -> tuple[str, ...]:
    """Return the names of every format that can be read."""
    return tuple(_name(m) for m in modules_with("verify.read", "SUFFIXES"))


def suffixes() -> tuple[str, ...]:
    """Return every file ending that can be read."""
    return tuple(s for m in modules_with("verify.read", "SUFFIXES") for s in m.SUFFIXES)


def is_text(format: str) -> bool:
    """Return whether a document's source is what its file holds, so that it can be written back."""
    reader = _reader(format)
    return not reader.BINARY and getattr(reader, "WHOLE", True)


def from_text(text: str, *, name: str, format: str, date: dt.date | None) -> Document:
    """Read `text` of the named format. Raises: DocumentError."""
    reader = _reader(format)
    source = text.encode("utf-8") if reader.BINARY else text
    return _finished(reader.read(source, name=name, date=date))


def from_path(path: Path, *, date: dt.date | None) -> Document:
    """Read the file at `path`. Raises: DocumentError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"cannot be read: {error.strerror or error}",
            where=str(path),
            hint="check that the file exists and that you may read it",
        ) from error
    return from_bytes(data, name=str(path), suffix=path.suffix.lower(), date=date)


def from_bytes(data: bytes, *, name: str, suffix: str, date: dt.date | None) -> Document:
    """Read bytes as the format of a file ending; unknown endings are plain text."""
    if len(data) > LIMIT:
        raise DocumentError(
            f"{len(data):,} bytes are more than can be read ({LIMIT:,})",
            where=name,
            hint="split the file",
        )
    reader = _reader_of(suffix)
    source = data if reader.BINARY else _encoding.decode(data, name)
    return _finished(reader.read(source, name=name, date=date))


def _finished(document: Document) -> Document:
    """Return a document with its boilerplate, its language and its printed date told."""
    blocks = _zones.zoned(document.text, document.blocks)
    spoken = _language.language(document.text)
    notes = document.notes
    if spoken.name != "English":
        notes = (*notes, f"numbers read, relations not tested ({spoken.name})")
    day = document.date or _dateline.dateline(document.text, blocks)
    return document.replaced(
        blocks=blocks,
        date=day,
        date_source=document.date_source or ("dateline" if day else ""),
        notes=notes,
        relations=document.relations and spoken.name == "English",
        decimal_comma=document.decimal_comma or spoken.decimal_comma,
    )


def _reader(format: str) -> ModuleType:
    """Return the module that reads a format. Raises: DocumentError if there is none."""
    if format in module_names("verify.read"):
        module = import_module(f"verify.read.{format}")
        if hasattr(module, "SUFFIXES"):
            return module
    raise DocumentError(
        f"unknown format {format!r}", hint=f"the formats are {', '.join(formats())}"
    )


def _reader_of(suffix: str) -> ModuleType:
    """Return the module that reads a file ending; plain text first, since it costs nothing."""
    text = _reader("text")
    if suffix in text.SUFFIXES:
        return text
    others = modules_with("verify.read", "SUFFIXES")
    return next((module for module in others if suffix in module.SUFFIXES), text)


def _name(module: ModuleType) -> str:
    """Return the format a reader module is named after."""
    return module.__name__.rpartition(".")[2]
