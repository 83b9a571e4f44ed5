"""Statements about a table: a sentence whose every word is a cell, a header or glue.

    match:
      kind: table-statement

In: short paragraphs beside a table. Out: one claim for each whose sense is certain: its
mentions stand together in one row (or in none), a superlative of a column, a comparison
of two rows, a number of rows. A word that is none of these leaves the statement
undecided, so prose passes by.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

from verify.extract import Extraction
from verify.match import _compared, _grid, _lookups, _loosely, _reckoned, _selected, _tallies
from verify.match._mentions import Index
from verify.match._senses import Found, judged
from verify.model.claim import Claim
from verify.model.document import Block, BlockKind, Document
from verify.model.rule import Rule
from verify.model.settings import Settings
from verify.model.span import Span

KIND = "table-statement"
TABLES = True
OPTIONS = ()
MANY = True
_LONGEST = 400  # characters of a statement
_NEAR = 3000  # characters between it and its table
_CELLS = 5000
_BLOCKS = (
    BlockKind.PARAGRAPH,
    BlockKind.CAPTION,
    BlockKind.LIST_ITEM,
    BlockKind.SUMMARY,
    BlockKind.HEADING,
)


def validate(options: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return what is wrong with a rule's options: none are known."""
    return [(key, "unknown key", "this kind has no options") for key in options]


def claims(rules: Sequence[Rule], extraction: Extraction, settings: Settings) -> Iterator[Claim]:
    """Yield a claim for every statement whose sense is certain."""
    document = extraction.document
    if not document.tables:
        return
    grids = [
        g
        for g in _grid.grids(document, extraction.quantities)
        if len(g.rows) * len(g.columns) <= _CELLS
    ]
    places = _Places(grids)
    indexes: dict[int, Index] = {}
    for block in document.blocks:
        if block.kind not in _BLOCKS or block.span.end - block.span.start > _LONGEST:
            continue
        at = places.nearest(block.span)
        if at is None:
            continue
        index = indexes.get(at) or indexes.setdefault(at, Index(grids[at]))
        text = document.text[block.span.start : block.span.end]
        parsed = index.parsed(text, block.span.start)
        found = (
            judged(index, parsed)
            or _reckoned.judged(index, parsed)
            or _loosely.judged(index, parsed)
            or _lookups.judged(index, parsed)
            or _selected.judged(index, parsed)
            or _compared.judged(index, parsed)
            or _tallies.judged(index, parsed)
        )
        if found is not None:
            for rule in rules:
                yield _claim(rule, document, block, grids[at], found)


class _Places:
    """Where the tables stand, so that a paragraph is held against those near it alone."""

    def __init__(self, grids: Sequence[_grid.Grid]) -> None:
        placed = sorted((g.table.span.start, g.table.span.end, n) for n, g in enumerate(grids))
        self._placed = placed
        self._starts = [start for start, _, _ in placed]
        self._ends = list(accumulate((end for _, end, _ in placed), max))

    def nearest(self, span: Span) -> int | None:
        """Return which table a paragraph stands beside."""
        first = bisect_left(self._ends, span.start - _NEAR)
        last = bisect_right(self._starts, span.end + _NEAR)
        gaps = (
            (max(start - span.end, span.start - end), n)
            for start, end, n in self._placed[first:last]
        )
        gap, at = min(gaps, default=(_NEAR + 1, 0))
        return at if gap <= _NEAR else None


def _claim(rule: Rule, document: Document, block: Block, grid: _grid.Grid, found: Found) -> Claim:
    """Return a statement as a claim: its own span first, then the cells it rests on."""
    spans = {(c.row - len(grid.heads), c.column): c.span for c in grid.table.cells}
    cells = tuple(spans[cell] for cell in found.cells if cell in spans)
    return Claim(
        rule,
        {},
        certain=False,
        spans=(Span(*block.span), *cells),
        extra={"document": document, "true": found.true, "why": found.why},
    )
