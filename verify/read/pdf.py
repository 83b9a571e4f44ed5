"""PDF files: the text of each page in reading order, with page and box of every line.

Lines that stand close together are one paragraph, and a word parted at a line's end is
whole again. Pages without text (scans) and images are counted in notes. Nothing in the
file is run, and nothing outside it is fetched.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import Any

from verify.model.document import BlockKind, Document, Place
from verify.model.errors import DocumentError
from verify.named import NamedTuple
from verify.read import _extra
from verify.read._build import Builder

SUFFIXES = (".pdf",)
BINARY = True
PAGES = 3000
_CHARACTERS = 20_000_000
_GAP = 1.7  # line heights from which a gap parts paragraphs
_HYPHENS = "\ufffe\x02\xad"
_IMAGE = 3  # pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


class Line(NamedTuple):
    """One printed line and its box: left, bottom, right, top."""

    text: str
    box: tuple[float, float, float, float]


def read(source: bytes, *, name: str, date: dt.date | None) -> Document:
    """Return a PDF file as a document. Raises: DocumentError."""
    pdfium = _extra.need("pypdfium2", "pdf", name)
    try:
        opened = pdfium.PdfDocument(source)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise DocumentError(
            "is encrypted" if locked else f"is damaged or no PDF file ({error})",
            where=name,
            hint="save it without a password" if locked else "get the file again",
        ) from error
    builder = Builder("")
    try:
        _pages(builder, opened)
    except pdfium.PdfiumError as error:
        raise DocumentError(
            f"has a page that cannot be read ({error})", where=name, hint="print it to PDF anew"
        ) from error
    finally:
        opened.close()
    return builder.document(
        name=name,
        format="pdf",
        date=date,
        date_source="caller" if date else "",
        source_is_text=True,
    )


def _pages(builder: Builder, opened: Any) -> None:
    """Write every page, and note what is not text."""
    images = scans = 0
    for number in range(min(len(opened), PAGES)):
        page = opened[number]
        try:
            images += sum(1 for _ in page.get_objects(filter=(_IMAGE,), max_depth=2))
            lines = _lines(page)
        finally:
            page.close()
        scans += not lines
        _write(builder, lines, number + 1)
        if len(builder) > _CHARACTERS:
            builder.notes.append(f"pages after {number + 1} not read")
            break
    if len(opened) > PAGES:
        builder.notes.append(f"pages after {PAGES} not read")
    if images:
        builder.notes.append(f"{images} image{'s' * (images > 1)} not read")
    if scans:
        builder.notes.append(f"{scans} page{'s' * (scans > 1)} without text (scanned?)")


def _lines(page: Any) -> list[Line]:
    """Return a page's lines in the order of its text."""
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        text = textpage.get_text_range() if count else ""
        found: list[Line] = []
        at = 0
        for piece in re.split(r"\r\n|\r|\n", text):
            if piece.strip():
                found.append(Line(piece, _box(textpage, at, min(at + len(piece), count))))
            at += len(piece) + 2
        return found
    finally:
        textpage.close()


def _box(textpage: Any, start: int, end: int) -> tuple[float, float, float, float]:
    """Return the box round the first and the last character of a line."""
    if start >= end:
        return (0.0, 0.0, 0.0, 0.0)
    first, last = textpage.get_charbox(start), textpage.get_charbox(end - 1)
    return (
        min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3]),
    )  # fmt: skip


def _write(builder: Builder, lines: list[Line], number: int) -> None:
    """Write a page's lines as paragraphs."""
    steps = sorted(a.box[1] - b.box[1] for a, b in pairwise(lines) if a.box[1] > b.box[1])
    height = steps[(len(steps) - 1) // 3] if steps else 12.0  # most lines follow their paragraph's
    before: Line | None = None
    for line in lines:
        apart = before is None or abs(before.box[1] - line.box[1]) > _GAP * height
        if apart or not builder.in_block:
            builder.begin(BlockKind.PARAGRAPH)
        elif before is not None and before.text[-1:] not in _HYPHENS:
            builder.add(" ", 0, 0)
        start = len(builder)
        builder.add(line.text.rstrip(_HYPHENS).replace("\t", " "), 0, 0)
        left, bottom, right, top = (round(x) for x in line.box)
        builder.places.append(
            Place(start, len(builder), f"page {number} ({left}, {bottom}, {right}, {top})")
        )
        before = line
    builder.finish()
