"""Tables of a PDF page: lines of numbers whose columns stand under each other.

In: the lines of a page with the place of every word. Out: the runs of lines that are
tables, each as rows of cells. A table is two lines or more that are mostly numbers, with
strips between them that are blank in every line; the line above is its header. What is
not clearly a table is left as running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.named import NamedTuple

_NUMBER = re.compile(r"[(\[<>=≤≥±+−–-]?\s?[$€£¥]?\.?\d[\d.,:/]*%?[)\];,*†‡]{0,4}|[-–—<>=]|n\.?s\.?")
_WORDS = 40  # of one line; a longer one is no row
_STRIP = 0.15  # line heights that part two columns at least
_FAR = 2.6  # line heights between two rows of one table at most
_HEADER_WORDS = 30


class Word(NamedTuple):
    """A word of a line: where it stands in the line's text, and on the page."""

    start: int
    end: int
    left: float
    right: float


class Row(NamedTuple):
    """A line as words; `text` is the line, `bottom` and `top` its box."""

    text: str
    words: tuple[Word, ...]
    bottom: float
    top: float


class Found(NamedTuple):
    """A table: its first and last line, and of each line the columns with their stretch."""

    first: int
    last: int
    cells: tuple[tuple[tuple[int, int] | None, ...], ...]


def is_row(text: str) -> bool:
    """Return whether a line may be a row of figures: by its words alone."""
    words = text.split()
    if not 2 <= len(words) <= _WORDS:
        return False
    known = [bool(_NUMBER.fullmatch(word)) for word in words]
    label = known.index(True) if True in known else len(known)
    return sum(known) >= 2 and 3 * sum(known[label:]) >= 2 * len(known[label:]) and label <= 8


def tables(rows: Sequence[Row]) -> list[Found]:
    """Return the tables among the lines of a page, in order."""
    found: list[Found] = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and is_row(rows[end].text) and _follows(rows, at, end):
            end += 1
        if end - at >= 2:
            table = _table(rows, at, end, found[-1].last + 1 if found else 0)
            if table is not None:
                found.append(table)
        at = max(end, at + 1)
    return found


def _follows(rows: Sequence[Row], first: int, at: int) -> bool:
    """Return whether a line stands close below the one before it."""
    return at == first or _close(rows[at - 1], rows[at])


def _close(above: Row, below: Row) -> bool:
    """Return whether two lines are neighbours of one column of the page."""
    height = max(above.top - above.bottom, below.top - below.bottom, 1.0)
    return 0 < above.bottom - below.bottom <= _FAR * height + height


def _table(rows: Sequence[Row], first: int, end: int, free: int) -> Found | None:
    """Return the table of a run of lines, None where no strip parts them."""
    body = rows[first:end]
    edges = _joined(body, _columns(body))
    if len(edges) < 2:
        return None
    above = first - 1
    if above >= free and _close(rows[above], rows[first]) and _is_header(rows[above]):
        first = above
    cells = tuple(_cells(row, edges) for row in rows[first:end])
    filled = [sum(cell is not None for cell in line) for line in cells]
    if max(filled) < 2 or sum(filled) < 2 * len(filled):
        return None
    return Found(first, end - 1, cells)


def _is_header(row: Row) -> bool:
    """Return whether a line may name columns: words, no sentence."""
    text = row.text.strip()
    return 2 <= len(row.words) <= _HEADER_WORDS and not text.endswith((".", ":", ";"))


def _columns(body: Sequence[Row]) -> list[tuple[float, float]]:
    """Return the stretches of the page that hold words in some line, parted by blank strips."""
    height = max(1.0, min(row.top - row.bottom for row in body))
    spans = sorted((word.left, word.right) for row in body for word in row.words)
    merged: list[tuple[float, float]] = []
    for left, right in spans:
        if merged and left - merged[-1][1] < _STRIP * height:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _joined(body: Sequence[Row], columns: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Join columns that a bracket reaches over: "[0.12," and "0.72]" are one cell."""
    at = 0
    while at + 1 < len(columns):
        lines = [(row.text, _cells(row, columns)) for row in body]
        left = [text[here[0] : here[1]] for text, cells in lines if (here := cells[at]) is not None]
        if left and all(_unclosed(text) for text in left):
            columns[at : at + 2] = [(columns[at][0], columns[at + 1][1])]
        else:
            at += 1
    return columns


def _unclosed(text: str) -> bool:
    """Return whether a bracket is open at the end of a text."""
    return text.count("(") + text.count("[") > text.count(")") + text.count("]")


def _cells(row: Row, columns: Sequence[tuple[float, float]]) -> tuple[tuple[int, int] | None, ...]:
    """Return the stretch of a line in each column; a word belongs where its middle is nearest."""
    cells: list[tuple[int, int] | None] = [None] * len(columns)
    for word in row.words:
        middle = (word.left + word.right) / 2
        at = min(range(len(columns)), key=lambda c: _distance(middle, columns[c]))
        before = cells[at]
        cells[at] = (before[0] if before else word.start, word.end)
    return tuple(cells)


def _distance(place: float, column: tuple[float, float]) -> float:
    """Return how far a place is from a column, 0 inside it."""
    return max(column[0] - place, place - column[1], 0.0)
