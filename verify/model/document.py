"""Documents: what was given, what a reader reads, and the map between them.

`source` is the text as given; `text` is what a reader reads (markup gone, entities
decoded). Internal spans index `text`; `source_span` maps them back. Readers in
`verify.read` make documents; nothing changes them afterwards.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from pathlib import Path
from typing import Any, Final

from verify.choices import StrEnum
from verify.model.span import Span
from verify.named import NamedTuple

DECLARED = "declared"  # the format of a text that a person typed as a claim: no document


class BlockKind(StrEnum):
    """The part a stretch of text plays in its document."""

    HEADLINE = "headline"
    HEADING = "heading"
    SUMMARY = "summary"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE = "table"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    QUOTE = "quote"
    CODE = "code"
    BOILERPLATE = "boilerplate"


SUMMING = frozenset({BlockKind.HEADLINE, BlockKind.SUMMARY, BlockKind.CAPTION})  # sum up a text
PROSE = SUMMING | {
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.FOOTNOTE,
    BlockKind.QUOTE,
}  # is read in sentences


class Block(NamedTuple):
    """A paragraph-like stretch of `Document.text`; blocks are in order and do not overlap."""

    kind: BlockKind
    span: Span
    level: int = 0


class Cell(NamedTuple):
    """One cell of a table: its text's span, its place, and how many rows and columns it covers.

    `formula` is what a spreadsheet reckons it by, "" where it was typed; `stored` the number
    that it holds in full, "text" where it holds a text, "" where that is not known.
    """

    span: Span
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False
    place: str = ""
    formula: str = ""
    stored: str = ""


class Table(NamedTuple):
    """A grid of cells; `caption` is the span of its caption, heading or lead-in, if it has one."""

    span: Span
    cells: tuple[Cell, ...]
    caption: Span | None = None
    name: str = ""


class Segment(NamedTuple):
    """A run of `text` and the run of `source` it came from.

    Equal lengths map character by character; unequal ones (an entity, dropped markup)
    map as a whole.
    """

    start: int
    end: int
    source_start: int
    source_end: int


class Place(NamedTuple):
    """Where a stretch of text stands in a source that is not text: page, paragraph, cell."""

    start: int
    end: int
    name: str


class Document:
    """A document as read: see the module's docstring.

    `segments` is empty when `text` is `source`. `date` is the day the document is
    dated, `date_source` where that came from ("caller", "front matter", "dateline");
    None when unknown, never guessed from the clock. `notes` says what was not read
    ("3 images not read"). `relations` is False for text in a language whose
    relations are not read. `decimal_comma` is True where the document writes 1.234,5.
    A document equals itself alone.
    """

    __slots__ = (
        "__weakref__",
        "_lines",
        "blocks",
        "date",
        "date_source",
        "decimal_comma",
        "format",
        "name",
        "notes",
        "places",
        "relations",
        "segments",
        "source",
        "tables",
        "text",
    )

    def __init__(
        self,
        name: str,
        source: str,
        text: str,
        format: str = "text",
        date: dt.date | None = None,
        date_source: str = "",
        blocks: tuple[Block, ...] = (),
        tables: tuple[Table, ...] = (),
        segments: tuple[Segment, ...] = (),
        places: tuple[Place, ...] = (),
        notes: tuple[str, ...] = (),
        relations: bool = True,
        decimal_comma: bool = False,
    ) -> None:
        self.name: Final = name
        self.source: Final = source
        self.text: Final = text
        self.format: Final = format
        self.date: Final = date
        self.date_source: Final = date_source
        self.blocks: Final = blocks
        self.tables: Final = tables
        self.segments: Final = segments
        self.places: Final = places
        self.notes: Final = notes
        self.relations: Final = relations
        self.decimal_comma: Final = decimal_comma
        self._lines: tuple[int, ...] = ()

    def replaced(self, **changes: Any) -> Document:
        """Return the document with other values for some fields."""
        kept = {name: getattr(self, name) for name in self.__slots__ if name[0] != "_"}
        return Document(**{**kept, **changes})

    def __repr__(self) -> str:
        return f"Document({self.name!r}, {len(self.text)} characters)"

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        name: str = "text",
        format: str = "text",
        date: dt.date | None = None,
    ) -> Document:
        """Read `text`, given in `format` ("text", "markdown", "html", ...).

        Raises: DocumentError if no reader has that name or the text is not of that format.
        """
        from verify import read  # a model knows no reader; the door for callers is here

        return read.from_text(text, name=name, format=format, date=date)

    @classmethod
    def from_path(cls, path: str | Path, *, date: dt.date | None = None) -> Document:
        """Read the file at `path`, in the format that its suffix names.

        Raises: DocumentError if it cannot be opened, decoded or parsed.
        """
        from verify import read

        return read.from_path(Path(path), date=date)

    def source_span(self, span: Span) -> Span:
        """Return the half-open offsets into `source` that a span of `text` came from."""
        if not self.segments:
            return span
        if span.start == span.end:
            at = self._source_offset(span.start, upper=False)
            return Span(at, at)
        return Span(
            self._source_offset(span.start, upper=False),
            self._source_offset(span.end - 1, upper=True),
        )

    def _source_offset(self, at: int, *, upper: bool) -> int:
        """Map the character at `at`: to its first source offset, or behind its last."""
        index = max(0, bisect_right(self.segments, at, key=lambda s: s.start) - 1)
        segment = self.segments[index]
        if at >= segment.end:  # text that no source character stands for: a joint
            return segment.source_end
        if segment.end - segment.start == segment.source_end - segment.source_start:
            return segment.source_start + at - segment.start + (1 if upper else 0)
        return segment.source_end if upper else segment.source_start

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of an offset into `source`."""
        starts = self.line_starts
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    @property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets into `source` at which lines begin."""
        if not self._lines:
            starts = [0]
            at = self.source.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self.source.find("\n", at + 1)
            self._lines = tuple(starts)
        return self._lines

    def place(self, at: int) -> str:
        """Return the page, paragraph or cell that holds offset `at` of `text`, or ''."""
        index = bisect_right(self.places, at, key=lambda p: p.start) - 1
        if index >= 0 and at < self.places[index].end:
            return self.places[index].name
        return ""

    def block_at(self, at: int) -> Block | None:
        """Return the block that holds offset `at` of `text`."""
        index = bisect_right(self.blocks, at, key=lambda b: b.span.start) - 1
        if index >= 0 and at < self.blocks[index].span.end:
            return self.blocks[index]
        return None
