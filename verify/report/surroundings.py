"""Surroundings: what stands round each number of a document, whatever the number is.

In: a document and its numbers. Out: for a number the words of its sentence, or of its row
and column in a table, without any numbers; and which of the numbers there it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from verify.model.document import Document, Table
from verify.model.quantity import Exclusion, Quantity
from verify.model.span import Span

_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s+[A-Z“\"])|\n\s*\n")
_DIGITS = re.compile(r"[\d.,%$€£¥]*\d[\d.,%]*")


class Surroundings:
    """The sentences and table cells of a document, cut once for all its numbers."""

    def __init__(self, document: Document, numbers: Sequence[Quantity | Exclusion]) -> None:
        self.document = document
        self.spans = sorted({n.span for n in numbers})
        self.starts = [span.start for span in self.spans]
        text = document.text
        inside = [m.end() for m in _END.finditer(text) if not self._is_inside(m.start())]
        blocks = [block.span.start for block in document.blocks]
        self.breaks = sorted({0, *inside, *blocks, len(text)})

    def of(self, quantity: Quantity | Exclusion) -> tuple[str, int]:
        """Return the words round a number, and which number of theirs it is, from 0."""
        for table in self.document.tables:
            if table.span.start <= quantity.span.start < table.span.end:
                return self._in_table(table, quantity)
        index = bisect_right(self.breaks, quantity.span.start)
        start = self.breaks[max(0, index - 1)]
        end = self.breaks[index] if index < len(self.breaks) else len(self.document.text)
        return self._words(Span(start, max(end, quantity.span.end))), self._place(start, quantity)

    def _is_inside(self, at: int) -> bool:
        """Return whether an offset lies inside a number: the stop of "U.S. $4"."""
        index = bisect_right(self.starts, at) - 1
        return index >= 0 and self.spans[index].start < at < self.spans[index].end

    def _place(self, start: int, quantity: Quantity | Exclusion) -> int:
        """Return how many numbers stand before one, from an offset on."""
        return sum(start <= at < quantity.span.start for at in self.starts)

    def _words(self, span: Span) -> str:
        """Return the words of a stretch of text without its numbers."""
        text, at, parts = self.document.text, span.start, []
        for number in self.spans:
            if span.start <= number.start < span.end:
                parts.append(text[at : number.start])
                at = max(at, number.end)
        parts.append(text[at : span.end])
        return " ".join(_DIGITS.sub(" ", " ".join(parts)).split())

    def _in_table(self, table: Table, quantity: Quantity | Exclusion) -> tuple[str, int]:
        """Return the labels of a cell: its row's first cell, and the head of its column."""
        text = self.document.text
        own = next(
            (c for c in table.cells if c.span.start <= quantity.span.start < c.span.end), None
        )
        if own is None:
            return self._words(table.span), self._place(table.span.start, quantity)
        row = [c for c in table.cells if c.row == own.row and c.column < own.column][:1]
        head = [c for c in table.cells if c.column == own.column and c.row < own.row][:1]
        labels = " ".join(text[c.span.start : c.span.end] for c in (*row, *head))
        return f"row and column: {' '.join(labels.split())}", self._place(own.span.start, quantity)
