"""reStructuredText: docutils' tree -> text, blocks and tables, found again in the source.

docutils tells no columns, so each run of text is looked for in the source from where the
last one ended. File insertion and raw parts are off; literal blocks are left out.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

from verify.model.document import BlockKind, Document
from verify.model.errors import DocumentError
from verify.read import _date, _extra
from verify.read._build import Builder, within

SUFFIXES = (".rst", ".rest")
BINARY = False
_KINDS = {
    "title": BlockKind.HEADING, "subtitle": BlockKind.HEADING, "paragraph": BlockKind.PARAGRAPH,
    "caption": BlockKind.CAPTION, "term": BlockKind.PARAGRAPH, "rubric": BlockKind.HEADING,
    "line": BlockKind.PARAGRAPH, "attribution": BlockKind.PARAGRAPH,
}  # fmt: skip
_LEFT_OUT = frozenset((
    "literal_block", "doctest_block", "comment", "system_message", "raw", "target", "math_block",
    "substitution_definition", "footnote_reference", "citation_reference", "label", "problematic",
))  # fmt: skip
_WORDS = re.compile(r"\S+|\s+")
_MASK = re.compile(r"\d")


def read(source: str, *, name: str, date: dt.date | None) -> Document:
    """Return reStructuredText as a document. Raises: DocumentError."""
    core = _extra.need("docutils.core", "rst", name)
    settings = {
        "file_insertion_enabled": False, "raw_enabled": False, "_disable_config": True,
        "report_level": 5, "halt_level": 5, "warning_stream": io.StringIO(), "line_length_limit": 100_000,
    }  # fmt: skip
    try:
        tree = core.publish_doctree(source, settings_overrides=settings)
    except (Exception, RecursionError) as error:  # docutils has no error of its own for this
        raise DocumentError(
            f"is not readable as reStructuredText ({error})", where=name, hint="run docutils on it"
        ) from error
    walker = _Walker(Builder(source))
    walker.walk(tree)
    builder = walker.builder
    builder.finish()
    if walker.images:
        builder.notes.append(f"{walker.images} image{'s' * (walker.images > 1)} not read")
    found = date or walker.date
    where = "caller" if date else "metadata" if found else ""
    return builder.document(name=name, format="rst", date=found, date_source=where)


class _Walker:
    """Walks the tree and keeps the place in the source that it has come to."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.images = 0
        self.date: dt.date | None = None
        self._at = 0
        self._level = self._lists = self._quotes = self._notes = 0
        self._cell = False

    def walk(self, node: Any) -> None:
        """Write a node and what is in it."""
        name = node.__class__.__name__
        if name == "Text":
            self._text(node.astext(), masked=False)
        elif name in _LEFT_OUT:
            self._skip(node)
        elif name == "literal":
            self._text(node.astext(), masked=True)
        elif name == "image":
            self.images += 1
        elif name == "date":
            self.date = _date.day(node.astext())
        elif name == "table":
            self._table(node)
        else:
            self._element(name, node)

    def _element(self, name: str, node: Any) -> None:
        """Write an element with its children, inside what it opens."""
        counts = {
            "section": "_level", "bullet_list": "_lists", "enumerated_list": "_lists",
            "block_quote": "_quotes", "footnote": "_notes",
        }  # fmt: skip
        counter = counts.get(name)
        if counter:
            setattr(self, counter, getattr(self, counter) + 1)
        if name == "list_item":
            self.builder.item()
        if name in _KINDS and not self._cell:
            self._begin(_KINDS[name])
        for child in node.children:
            self.walk(child)
        if name in _KINDS and not self._cell:
            self.builder.finish()
        if counter:
            setattr(self, counter, getattr(self, counter) - 1)

    def _begin(self, kind: BlockKind) -> None:
        """Begin a block, of the kind that its surroundings make of it."""
        level = self._level + 1 if kind is BlockKind.HEADING else 0
        if kind is BlockKind.PARAGRAPH:
            kind, level = within(lists=self._lists, quotes=self._quotes, notes=self._notes)
        self.builder.begin(kind, level)

    def _text(self, text: str, *, masked: bool) -> None:
        """Write a run of text, word by word as the source has it."""
        for word in _WORDS.findall(text):
            if word.isspace():
                at = self._at
                self.builder.add(" ", at, at + 1)
                continue
            at = self.builder.source.find(word, self._at)
            shown = _MASK.sub("\ufffc", word) if masked else word
            if at < 0:  # written otherwise in the source: an escape, a substitution
                self.builder.add(shown, self._at, self._at + 1)
                continue
            self.builder.add(shown, at, at + len(word))
            self._at = at + len(word)

    def _skip(self, node: Any) -> None:
        """Pass what is left out, in the source as well."""
        text = node.astext().strip()
        at = self.builder.source.find(text[:60].split("\n")[0], self._at) if text else -1
        if at >= 0 and node.__class__.__name__ in ("literal_block", "comment", "math_block"):
            last = text.rsplit("\n", 1)[-1].strip()
            end = self.builder.source.find(last, at)
            self._at = max(self._at, end + len(last)) if end >= 0 else self._at

    def _table(self, node: Any) -> None:
        """Write a table; its title is its caption."""
        for title in node.findall(lambda n: n.__class__.__name__ == "title"):
            self._begin(BlockKind.CAPTION)
            for child in title.children:
                self.walk(child)
            self.builder.finish()
        self.builder.begin_table()
        self._cell = True
        for row in node.findall(lambda n: n.__class__.__name__ == "row"):
            self.builder.begin_row()
            for entry in row.children:
                opened = self.builder.begin_cell(
                    header=row.parent.__class__.__name__ == "thead",
                    rows=1 + int(entry.get("morerows", 0)),
                    columns=1 + int(entry.get("morecols", 0)),
                )
                for child in entry.children:
                    self.walk(child)
                self.builder.finish_cell(opened)
        self._cell = False
        self.builder.finish_table()
