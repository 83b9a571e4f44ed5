"""Marked text: passages and whole documents in pieces that a page can mark.

In: documents, places in them, and the numbers of the ledger. Out: plain pieces of text,
each with what it is to be marked by; tables stay rows of cells. Nothing here is HTML, and
all text has lost its control characters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from verify.model.check import Location
from verify.model.document import BlockKind, Cell, Document, Table
from verify.model.report import LedgerEntry
from verify.model.span import Span
from verify.report import _terminal as terminal

_SIDE = 160  # characters of a passage on each side of its numbers
_ROWS = 12  # rows of a table that a passage shows
_COLUMNS = 40  # a wider table is shown as text
_WHOLE = 3000  # cells of a table that is shown as one
LONGEST = 400_000  # characters of one document that are shown; its ledger is always whole
_STYLES = {
    BlockKind.HEADLINE: "head",
    BlockKind.HEADING: "head",
    BlockKind.TABLE: "cells",
    BlockKind.BOILERPLATE: "aside",
    BlockKind.CAPTION: "aside",
    BlockKind.FOOTNOTE: "aside",
    BlockKind.QUOTE: "",
}

Marks = Sequence[tuple[Span, Any]]
Parts = list[tuple[str, Any]]


def clean(text: str) -> str:
    """Return text without control characters, line ends kept."""
    return "\n".join(terminal.safe(line) for line in text.split("\n"))


def passages(locations: Sequence[Location]) -> Iterator[tuple[Location, dict[str, Any]]]:
    """Yield the passages of a finding with their first place; places of one block together.

    The first location is the judged one. A passage has `parts`, or `rows` if it is of a table.
    """
    groups: dict[tuple[int, int], list[Location]] = {}
    for place in locations:
        block = place.source_document.block_at(place.span.start)
        key = (id(place.source_document), block.span.start if block else place.span.start)
        groups.setdefault(key, []).append(place)
    judged = locations[0] if locations else None
    for group in groups.values():
        document = group[0].source_document
        marks = sorted((p.span, "judged" if p is judged else "other") for p in group)
        rows = _table_rows(document, marks)
        shown = {"rows": rows} if rows else {"parts": _passage(document, marks)}
        yield group[0], {"parts": [], "rows": [], **shown}


def _passage(document: Document, marks: Marks) -> Parts:
    """Return the text round some spans in pieces, each with its mark or ""."""
    first, last = min(s.start for s, _ in marks), max(s.end for s, _ in marks)
    block = document.block_at(first)
    whole = block.span if block else Span(0, len(document.text))
    start = _word_edge(document.text, max(whole.start, first - _SIDE), whole.start)
    end = min(max(whole.end, last), last + _SIDE)
    if end < whole.end:
        end = max(last, document.text.rfind(" ", last, end + 1))
    before: Parts = [("… ", "")] if start > whole.start else []
    after: Parts = [(" …", "")] if end < whole.end else []
    return before + _parts(document, Span(start, end), marks, "") + after


def _word_edge(text: str, at: int, least: int) -> int:
    """Return where the word that `at` stands in begins, not before `least`."""
    begins = max(text.rfind(" ", least, at), text.rfind("\n", least, at)) + 1
    return begins if begins > 0 and at - begins < 24 else at


def _parts(document: Document, span: Span, marks: Marks, none: Any) -> Parts:
    """Return a stretch of text in pieces: those that are marked, and `none` for the rest."""
    parts: Parts = []
    at = span.start
    for own, mark in marks:
        if own.start < at:
            continue
        if own.start > at:
            parts.append((clean(document.text[at : own.start]), none))
        parts.append((clean(document.text[own.start : own.end]), mark))
        at = own.end
    if at < span.end:
        parts.append((clean(document.text[at : span.end]), none))
    return parts


def _grid(table: Table) -> dict[int, list[Cell]]:
    """Return the cells of a table by row, from left to right; none of a table too wide."""
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        rows.setdefault(cell.row, []).append(cell)
    return {} if any(len(row) > _COLUMNS for row in rows.values()) else rows


def _table_rows(document: Document, marks: Marks) -> list[dict[str, Any]]:
    """Return the rows of a table that hold marks, below its head; none where it is no table."""
    at = marks[0][0].start
    table = next((t for t in document.tables if t.span.start <= at < t.span.end), None)
    rows: list[dict[str, Any]] = []
    for number, cells in enumerate(_grid(table).values() if table else ()):
        row = _row(document, cells, marks, "")
        head = row["head"] or number == 0
        if row["marked"] or (head and len(rows) == number):
            rows.append(row)
    return rows[:_ROWS] if sum(row["marked"] for row in rows) == len(marks) else []


def _row(document: Document, cells: Sequence[Cell], marks: Marks, none: Any) -> dict[str, Any]:
    """Return a row of a table in cells, each in pieces, and how many marks it has."""
    shown, marked = [], 0
    for cell in cells:
        first = bisect_left(marks, cell.span.start, key=lambda m: m[0].start)
        last = bisect_left(marks, cell.span.end, key=lambda m: m[0].start)
        own = [m for m in marks[first:last] if m[0].end <= cell.span.end]
        marked += len(own)
        parts = _parts(document, cell.span, own, none)
        shown.append({"head": cell.header, "columns": max(1, cell.columns), "parts": parts})
    return {"head": all(c.header for c in cells), "cells": shown, "marked": marked}


def blocks(
    document: Document, entries: Sequence[LedgerEntry], shown: Mapping[int, Any]
) -> Iterator[dict[str, Any]]:
    """Yield a document's blocks, every number with what `shown` has for its entry."""
    spans = [(b.span, _STYLES.get(b.kind, "")) for b in document.blocks]
    tables = {t.span.start: t for t in document.tables}
    index = 0
    for span, style in spans or [(Span(0, len(document.text)), "")]:
        if span.start >= LONGEST:
            return
        marks: list[tuple[Span, Any]] = []
        while index < len(entries) and entries[index].quantity.span.start < span.end:
            entry = entries[index]
            marks.append((entry.quantity.span, shown[id(entry)]))
            index += 1
        table = tables.get(span.start) if style == "cells" else None
        rows = _whole_table(document, table, marks) if table else []
        parts = [] if rows else _parts(document, span, marks, None)
        yield {"style": style, "parts": parts, "rows": rows}


def _whole_table(document: Document, table: Table, marks: Marks) -> list[dict[str, Any]]:
    """Return all rows of a table; none where a number stands in no cell, or there are too many."""
    if len(table.cells) > _WHOLE:
        return []
    rows = [_row(document, cells, marks, None) for cells in _grid(table).values()]
    return rows if sum(row["marked"] for row in rows) == len(marks) else []
