"""PDF files: the text of each page in reading order, with page and box of every line.

Lines that stand close together are one paragraph, and a word parted at a line's end is
whole again. Pages without text (scans) and images are counted in notes. Nothing in the
file is run, and nothing outside it is fetched.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from verify.model.document import BlockKind, Document, Place
from verify.model.errors import DocumentError
from verify.named import NamedTuple
from verify.progress import told
from verify.read import _extra, _pdftable
from verify.read._build import Builder
from verify.read._pdftable import Word

SUFFIXES = (".pdf",)
BINARY = True
PAGES = 3000
_CHARACTERS = 20_000_000
_GAP = 1.7  # line heights from which a gap parts paragraphs
_HYPHENS = "\ufffe\x02\xad"
_IMAGE = 3  # pypdfium2.raw.FPDF_PAGEOBJ_IMAGE


class Line(NamedTuple):
    """One printed line and its box: left, bottom, right, top."""

    text: str
    box: tuple[float, float, float, float]
    words: tuple[Word, ...] = ()


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
        told("reading pages", number + 1, len(opened))
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
        starts: list[int] = []
        at = 0
        for piece in re.split(r"\r\n|\r|\n", text):
            if piece.strip():
                box = _box(textpage, at, min(at + len(piece), count))
                found.append(Line(piece, box))
                starts.append(at)
            at += len(piece) + 2
        return _with_words(textpage, found, starts)
    finally:
        textpage.close()


def _with_words(textpage: Any, lines: list[Line], starts: list[int]) -> list[Line]:
    """Return lines with the places of their words, where two of them may be rows of a table."""
    rows = [_pdftable.is_row(line.text) for line in lines]
    if not any(a and b for a, b in pairwise(rows)):
        return lines
    return [
        line._replace(words=tuple(_words(textpage, line.text, start)))
        if any(rows[max(0, at - 1) : at + 2])
        else line
        for at, (line, start) in enumerate(zip(lines, starts, strict=True))
    ]


def _words(textpage: Any, text: str, start: int) -> Iterator[Word]:
    """Yield the words of a line with their left and right ends on the page."""
    for match in re.finditer(r"\S+", text):
        first = textpage.get_charbox(start + match.start())
        last = textpage.get_charbox(start + match.end() - 1)
        yield Word(match.start(), match.end(), first[0], last[2])


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
    grids = {found.first: found for found in _pdftable.tables([_row(line) for line in lines])}
    skip = -1
    for at, line in enumerate(lines):
        if at in grids:
            _write_table(builder, lines, grids[at], number)
            skip, before = grids[at].last, None
        if at <= skip:
            continue
        apart = before is None or abs(before.box[1] - line.box[1]) > _GAP * height
        if apart or not builder.in_block:
            builder.begin(BlockKind.PARAGRAPH)
        elif before is not None and before.text[-1:] not in _HYPHENS:
            builder.add(" ", 0, 0)
        start = len(builder)
        builder.add(line.text.rstrip(_HYPHENS).replace("\t", " "), 0, 0)
        builder.places.append(Place(start, len(builder), _place(line, number)))
        before = line
    builder.finish()


def _row(line: Line) -> _pdftable.Row:
    """Return a line as the finder of tables wants it."""
    return _pdftable.Row(line.text, line.words, line.box[1], line.box[3])


def _write_table(builder: Builder, lines: list[Line], found: _pdftable.Found, number: int) -> None:
    """Write lines as a table; a caption right above it is named."""
    caption = None
    if builder.in_block and found.first and lines[found.first - 1].text.startswith("Table"):
        builder.finish()
        caption = builder.blocks[-1].span if builder.blocks else None
    builder.begin_table(caption=caption)
    for line, cells in zip(lines[found.first : found.last + 1], found.cells, strict=True):
        builder.begin_row()
        start = len(builder)
        for cell in cells:
            opened = builder.begin_cell()
            if cell is not None:
                builder.add(line.text[cell[0] : cell[1]].replace("\t", " "), 0, 0)
            builder.finish_cell(opened)
        builder.places.append(Place(start, len(builder), _place(line, number)))
    builder.finish_table()


def _place(line: Line, number: int) -> str:
    """Return the page of a line and its box."""
    left, bottom, right, top = (round(x) for x in line.box)
    return f"page {number} ({left}, {bottom}, {right}, {top})"
