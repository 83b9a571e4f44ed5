"""Spans: half-open ranges of character offsets into `Document.text`.

Everything the pipeline makes carries a span; nothing is found again by searching.
"""

from __future__ import annotations

from verify.named import NamedTuple


class Span(NamedTuple):
    """The characters from `start` up to, not including, `end`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Return whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end
