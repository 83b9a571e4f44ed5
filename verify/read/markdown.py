"""Markdown: pulldown-cmark's events -> text, blocks and tables with exact offsets.

Front matter gives title, summary and date. Fenced code is left out; code spans keep
their letters while their digits are masked; inline markup inside a number
("**3.5** GW") leaves the number whole. Footnote marks, comments and struck-out
words are dropped. Lines of "label: value" are blocks of their own.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import pyromark

from verify.model.document import BlockKind, Document
from verify.model.span import Span
from verify.read import _front, _htmltokens, _htmlwalk, _math, _sheet
from verify.read._build import Builder, within

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd")
BINARY = False
_O = pyromark.Options
_OPTIONS = (
    _O.ENABLE_TABLES
    | _O.ENABLE_FOOTNOTES
    | _O.ENABLE_STRIKETHROUGH
    | _O.ENABLE_TASKLISTS
    | _O.ENABLE_HEADING_ATTRIBUTES
    | _O.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | _O.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
)
_NON_ASCII = re.compile("[^\x00-\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FENCE_TAIL = re.compile(r"(?m)^[ ]{0,3}(?:`{3,}|~{3,})[ ]*+\t[ \t]*+$")
_MASK = re.compile(r"\d")
_MASKED = "\ufffc"
_MARKUP = frozenset("*_`<&[\\")
Event = tuple[str, Any, int, int]  # name, its data, and the characters it stands at


def read(source: str, *, name: str, date: dt.date | None) -> Document:
    """Return Markdown as a document. Raises: DocumentError if embedded HTML is unreadable."""
    builder = Builder(source)
    day, images = write(builder, 0, len(source), name)
    if images:
        builder.notes.append(f"{images} image{'s' * (images > 1)} not read")
    where = "caller" if date else "front matter" if day else ""
    return builder.document(name=name, format="markdown", date=date or day, date_source=where)


def write(builder: Builder, start: int, end: int, name: str) -> tuple[dt.date | None, int]:
    """Write the Markdown at `start` to `end` of the builder's source; return date and images."""
    reader = _Reader(builder, name)
    for event, data, first, last in _events(builder.source[start:end]):
        reader.take((event, data, first + start, last + start))
    return reader.close()


def code(source: str) -> list[Span]:
    """Return where Markdown holds code: blocks of it, and spans within a line."""
    kinds = ("Start CodeBlock", "Code")
    return [Span(start, end) for name, _, start, end in _events(source) if name in kinds]


class _Offsets:
    """Byte offsets of the UTF-8 source -> character offsets."""

    def __init__(self, source: str) -> None:
        self._ends: list[int] = []  # bytes up to and with each character that has several
        self._extra = [0]
        extra = 0
        for match in _NON_ASCII.finditer(source):
            size = len(match[0].encode("utf-8"))
            self._ends.append(match.start() + extra + size)
            extra += size - 1
            self._extra.append(extra)

    def __call__(self, byte: int) -> int:
        return byte - self._extra[bisect_right(self._ends, byte)] if self._ends else byte


def _events(source: str) -> Iterator[Event]:
    """Yield the parser's events; with mathematics only where every `$...$` looks like it."""
    body = _SURROGATE.sub("\ufffd", source)
    if "\t" in body:  # the parser takes a closing fence with a tab behind it for code
        body = _FENCE_TAIL.sub(lambda match: match[0].replace("\t", " "), body)
    offsets = _Offsets(body)
    events = list(_parsed(body, offsets, _OPTIONS | _O.ENABLE_MATH)) if "$" in body else None
    if events is None or any(_is_money(event) for event in events):
        events = list(_parsed(body, offsets, _OPTIONS))
    yield from events


def _parsed(body: str, offsets: _Offsets, options: Any) -> Iterator[Event]:
    """Yield (name, data, start, end) for each of pyromark's events."""
    for event, place in pyromark.events_with_range(body, options=options):
        start, end = offsets(place["start"]), offsets(place["end"])
        if isinstance(event, str):
            yield event, None, start, end
            continue
        name, data = next(iter(event.items()))
        if name in ("Start", "End") and isinstance(data, dict):
            inner, data = next(iter(data.items()))
            yield f"{name} {inner}", data, start, end
        elif name in ("Start", "End"):
            yield f"{name} {data}", None, start, end
        else:
            yield name, data, start, end


def _is_money(event: Event) -> bool:
    """Whether a supposed formula is rather text between two dollar signs, with markup in it."""
    return (
        event[0] == "InlineMath"
        and not _math.is_formula(event[1])
        and not _MARKUP.isdisjoint(event[1])
    )


class _Reader:
    """Takes events in order and writes a builder."""

    def __init__(self, builder: Builder, name: str) -> None:
        self.builder = builder
        self.date: dt.date | None = None
        self._name = name
        self._images = 0
        self._skip = 0  # depth inside images, code blocks and struck-out words
        self._lists = self._quotes = self._notes = 0
        self._head = False
        self._cell: tuple[int, int] | None = None
        self._html: list[tuple[int, int]] = []
        self._raised = False
        self._inline_hidden = 0
        self._walker: _htmlwalk.Walker | None = None

    def close(self) -> tuple[dt.date | None, int]:
        """End what is open when every event was taken; return the date and the images."""
        self._flush_html()
        if self._walker is not None:
            self._walker.close()
            self._images += self._walker.images
        self.builder.finish()
        return self.date, self._images

    def take(self, event: Event) -> None:
        """Write what one event says."""
        name, data, start, end = event
        if name in ("Text", "Code", "SoftBreak", "HardBreak", "InlineMath", "DisplayMath"):
            if not self._skip and not self._inline_hidden:
                self._inline(name, data, start, end)
        elif name == "InlineHtml":
            self._inline_html(start, end)
        elif name == "Html":
            self._html.append((start, end))
        elif name.startswith("Start "):
            self._start(name[6:], data, start, end)
        elif name.startswith("End "):
            self._end(name[4:])

    def _inline(self, name: str, data: str | None, start: int, end: int) -> None:
        """Write text inside a block."""
        builder = self.builder
        if name == "SoftBreak":
            if self._cell is None and _sheet.parts_entries(builder.source, start, end):
                kind, level = builder.kind
                builder.begin(kind, level)
            else:
                builder.add(" ", start, end)
            return
        if name == "HardBreak":
            builder.add(" " if self._cell else "\n", start, end)
            return
        self._ready()
        if name == "Code":
            self._code(data or "", start, end)
        elif name == "Text":
            text = data or ""
            if self._raised:
                text = _htmlwalk.raised(text)
            builder.add(text, start, end)
        elif _math.is_formula(data or ""):
            _math.write(builder, start, end)
        else:
            builder.plain(start, end)

    def _code(self, data: str, start: int, end: int) -> None:
        """Write a code span: its letters are words of the sentence, its digits no numbers."""
        source = self.builder.source
        at = source.find(data, start, end)
        masked = _MASK.sub(_MASKED, data)
        if at >= 0:
            self.builder.add(masked, at, at + len(data))
        else:
            self.builder.add(masked, start, end)

    def _ready(self) -> None:
        """Begin a block for text that stands in a tight list item."""
        if self._cell is None and not self.builder.in_block:
            self._begin(BlockKind.PARAGRAPH)

    def _begin(self, kind: BlockKind, level: int = 0) -> None:
        """Begin a block, of the kind that its surroundings make of it."""
        if kind is BlockKind.PARAGRAPH:
            kind, level = within(lists=self._lists, quotes=self._quotes, notes=self._notes)
        self.builder.begin(kind, level)

    def _start(self, name: str, data: Any, start: int, end: int) -> None:
        """Take the beginning of an element."""
        if name == "MetadataBlock":
            body = self.builder.source[start:end]
            first, last = body.find("\n") + 1, body.rstrip().rfind("\n")
            self.date = _front.read(self.builder, start + first, start + max(first, last))
            self._skip += 1
        elif name in ("Image", "CodeBlock", "Strikethrough"):
            self._images += name == "Image"
            self._skip += 1
            if name == "CodeBlock":
                self.builder.finish()
        elif name == "Paragraph" and self._cell is None:
            self._begin(BlockKind.PARAGRAPH)
        elif name == "Heading":
            self._begin(BlockKind.HEADING, int(str(data["level"])[1:]))
        elif name == "BlockQuote":
            self._quotes += 1
        elif name == "List":
            self.builder.finish()
            self._lists += 1
        elif name == "Item":
            self.builder.finish()
            self.builder.item()
        elif name == "FootnoteDefinition":
            self.builder.finish()
            self._notes += 1
        elif name == "Table":
            self.builder.begin_table()
        elif name in ("TableHead", "TableRow"):
            self._head = name == "TableHead"
            self.builder.begin_row()
        elif name == "TableCell":
            self._cell = self.builder.begin_cell(header=self._head)

    def _end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "HtmlBlock":
            self._flush_html()
        if name in ("MetadataBlock", "Image", "CodeBlock", "Strikethrough"):
            self._skip -= 1
        elif name in ("Paragraph", "Heading", "Item"):
            if self._cell is None:
                self.builder.finish()
            self._inline_hidden = 0
            self._raised = False
        elif name == "BlockQuote":
            self._quotes -= 1
        elif name == "List":
            self._lists -= 1
        elif name == "FootnoteDefinition":
            self._notes -= 1
        elif name == "Table":
            self.builder.finish_table()
        elif name == "TableCell" and self._cell is not None:
            self.builder.finish_cell(self._cell)
            self._cell = None
            self._inline_hidden = 0
            self._raised = False

    def _inline_html(self, start: int, end: int) -> None:
        """Take a tag inside a line: line breaks, raised digits, struck-out words; drop the rest."""
        tag = self.builder.source[start:end]
        name = re.match(r"</?([A-Za-z][A-Za-z0-9]*)", tag)
        if name is None or self._skip:
            return
        closing, word = tag.startswith("</"), name[1].lower()
        if word == "br" and not self._inline_hidden:
            self.builder.add(" " if self._cell else "\n", start, end)
        elif word == "sup":
            self._raised = not closing
        elif word == "img":
            self._images += 1
        elif word in _htmlwalk.LEFT_OUT:
            self._inline_hidden = max(0, self._inline_hidden + (-1 if closing else 1))

    def _flush_html(self) -> None:
        """Write the HTML block that has ended; its elements may stay open across Markdown."""
        runs: list[tuple[int, int]] = []
        for start, end in self._html:
            if runs and runs[-1][1] == start:
                runs[-1] = (runs[-1][0], end)
            else:
                runs.append((start, end))
        self._html.clear()
        for start, end in runs:
            self._walker = self._walker or _htmlwalk.Walker(self.builder)
            self._walker.walk(_htmltokens.tokens(self.builder.source, start, end, self._name))
