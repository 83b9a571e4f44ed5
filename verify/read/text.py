"""Plain text: what is given is what is read; blocks are paragraphs.

Lines that were broken at a width are one paragraph again; else each line is one.

A first line that stands apart and has no full stop is the headline; a short line
without an ending mark is a heading.
"""

from __future__ import annotations

import datetime as dt

from verify.model.document import Block, BlockKind, Document, Table
from verify.model.span import Span
from verify.read import _plaintable, _structure, _wrapped

SUFFIXES = (".txt", ".text")
BINARY = False


def read(source: str, *, name: str, date: dt.date | None) -> Document:
    """Return `source` as a document of paragraphs and tables."""
    tables = tuple(_plaintable.tables(source))
    text, segments = _wrapped.unwrapped(source, [t.span for t in tables])
    if segments:
        tables = tuple(_plaintable.tables(text))
    blocks = tuple(_blocks(text, tables))
    return Document(
        name=name,
        source=source,
        text=text,
        format="text",
        date=date,
        date_source="caller" if date else "",
        blocks=blocks,
        tables=_structure.captioned(text, tables, blocks),
        segments=segments,
    )


def _blocks(text: str, tables: tuple[Table, ...]) -> list[Block]:
    """Cut the text at line ends: each line is a paragraph."""
    blocks: list[Block] = []
    rest = list(reversed(tables))
    at = 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            start = at + line.index(body[0])
            span = Span(start, start + len(body))
            while rest and span.start >= rest[-1].span.end:
                rest.pop()
            if rest and span.end > rest[-1].span.start:
                if not blocks or blocks[-1].span != rest[-1].span:
                    blocks.append(Block(BlockKind.TABLE, rest[-1].span))
                at += len(line)
                continue
            blocks.append(Block(_kind(body, first=not blocks), span))
        at += len(line)
    return blocks


def _kind(line: str, *, first: bool) -> BlockKind:
    """Tell a headline or heading from a paragraph."""
    if not _structure.is_title(line):
        return BlockKind.PARAGRAPH
    return BlockKind.HEADLINE if first else BlockKind.HEADING
