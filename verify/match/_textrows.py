"""Rows of tables by the words of their labels, for sentences that name them.

In: the tables of a document. Out: an index of their rows, and those that a sentence names,
each with the numbers a sentence may tell of it. What is made of them is the caller's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice

from verify.match._grid import Grid, LaneKind, Value
from verify.named import NamedTuple

SCALES = (0, 3, 6, 9)
_ROWS = 4000  # rows of all tables together that sentences are compared with
_BESIDE = 50  # rows before a sentence, and behind it, that one word of it may name
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STOP = frozenset(
    ("the", "and", "for", "from", "with", "per", "note", "see", "our", "its", "was", "were")
)


class Cell(NamedTuple):
    """A number of a row that sentences may tell, with its size in each scale."""

    value: Value
    percent: bool
    sizes: tuple[tuple[int, Decimal], ...]


class Entry(NamedTuple):
    """A row of a table, by the words of its label."""

    grid: Grid
    row: int
    words: frozenset[str]
    cells: tuple[Cell, ...]
    years: tuple[tuple[Value, Value], ...]

    @property
    def start(self) -> int:
        """Where its table stands."""
        return self.grid.table.span.start


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that carry meaning, without plural endings."""
    words = (w.lower() for w in _WORD.findall(text))
    return frozenset(_singular(w) for w in words if len(w) > 2 and w not in _STOP)


def _singular(word: str) -> str:
    """Return a word without a plural ending."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def index(grids: Sequence[Grid]) -> dict[str, list[Entry]]:
    """Return the rows of all tables by the rarest word of their label."""
    rows = islice(_rows(grids), _ROWS)
    entries = [Entry(g, r, w, _held(g, r), tuple(_years(g, r))) for g, r, w in rows]
    counts: dict[str, int] = defaultdict(int)
    for entry in entries:
        for word in entry.words:
            counts[word] += 1
    index: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        index[min(entry.words, key=lambda w: (counts[w], w))].append(entry)
    return index


def _rows(grids: Sequence[Grid]) -> Iterator[tuple[Grid, int, frozenset[str]]]:
    """Yield the rows of all tables that have a label, with its words."""
    for grid in grids:
        for row, found in enumerate(grid.rows):
            words = content_words(found.label)
            if words and not found.section:
                yield grid, row, words


def _held(grid: Grid, row: int) -> tuple[Cell, ...]:
    """Return the numbers of a row that a sentence may tell."""
    found = []
    for column, value in zip(grid.columns, grid.values[row], strict=True):
        if value is None or column.kind is LaneKind.ORDER or not value.magnitude:
            continue
        percent = value.percent or column.kind is LaneKind.PERCENT
        size = abs(value.magnitude)
        sizes = tuple((s, size.scaleb(s)) for s in ((0,) if percent else SCALES))
        found.append(Cell(value, percent, sizes))
    return tuple(found)


def named(index: Mapping[str, list[Entry]], words: frozenset[str], at: int) -> Iterator[Entry]:
    """Yield the rows whose labels stand in a sentence at `at`, the longest labels first.

    Where a word names very many rows, those of the nearest tables stand for all.
    """
    known = sorted(word for word in words if word in index)  # one order in every run
    found = [e for word in known for e in _beside(index[word], at) if e.words <= words]
    found.sort(key=lambda e: -len(e.words))
    labels = {e.words for e in found}
    whole = {label for label in labels if not any(label < other for other in labels)}
    longest = [e for e in found if e.words in whole][:20]
    yield from longest
    first = {id(e) for e in longest}
    yield from (e for e in found if id(e) not in first and len(e.words) >= 2)


def _beside(entries: list[Entry], at: int) -> list[Entry]:
    """Return the rows that stand nearest to a place, of many."""
    if len(entries) <= _BESIDE:
        return entries
    middle = bisect_left(entries, at, key=lambda entry: entry.start)
    return entries[max(0, middle - _BESIDE) : middle + _BESIDE]


def _years(grid: Grid, row: int) -> list[tuple[Value, Value]]:
    """Return a row's cells of each year with unlike ones of the year before, by their headers."""
    found: dict[int, Value] = {}
    for column, value in zip(grid.columns, grid.values[row], strict=True):
        if value is None or column.kind is not LaneKind.VALUE:
            continue
        years = _YEAR.findall(column.header)
        if len(years) == 1:
            if int(years[0]) in found:
                return []
            found[int(years[0])] = value
    pairs = [(found[year], found[year - 1]) for year in found if year - 1 in found]
    return [(a, b) for a, b in pairs if 0 < a.magnitude != b.magnitude > 0]
