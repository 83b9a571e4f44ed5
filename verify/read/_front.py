"""Front matter: the `key: value` lines between the first two `---` (or `+++`) lines.

In: the source and the span of those lines. Out: title and summary as blocks, the date.
Reads the lines it needs as text; a YAML library is neither needed nor wanted here.
"""

from __future__ import annotations

import datetime as dt
import re

from verify.model.document import BlockKind
from verify.named import NamedTuple
from verify.read import _date
from verify.read._build import Builder

_LINE = re.compile(r"^([A-Za-z][\w-]{0,40})[ \t]*[:=][ \t]*(.*)$")
_TITLE = {"title", "headline"}
_SUMMARY = {
    "summary", "description", "excerpt", "abstract", "subtitle", "dek", "lead", "standfirst",
    "teaser", "deck",
}  # fmt: skip
_DATE = ("date", "published", "publish_date", "published_at", "pubdate", "datepublished", "created")
_QUOTES = "\"'"


class Entry(NamedTuple):
    """One key with where its value stands in the source."""

    key: str
    start: int
    end: int


def entries(source: str, start: int, end: int) -> list[Entry]:
    """Return the top-level keys of the lines from `start` to `end`; folded values are joined."""
    found: list[Entry] = []
    at = start
    for line in source[start:end].splitlines(keepends=True):
        body = line.rstrip("\r\n")
        match = _LINE.match(body)
        if match:
            found.append(Entry(match[1].lower(), at + match.start(2), at + len(body.rstrip())))
        elif found and body[:1] in (" ", "\t") and body.strip():
            found[-1] = found[-1]._replace(end=at + len(body.rstrip()))
        elif body.strip() and not body.lstrip().startswith("#"):
            found.append(Entry("", at, at))  # a list item or a bracket: no value of the last key
        at += len(line)
    return found


def read(builder: Builder, start: int, end: int) -> dt.date | None:
    """Write title and summary into `builder`; return the date, if a key gives one."""
    dates: dict[str, dt.date] = {}
    for entry in entries(builder.source, start, end):
        if entry.key in _TITLE:
            _value(builder, entry, BlockKind.HEADLINE)
        elif entry.key in _SUMMARY:
            _value(builder, entry, BlockKind.SUMMARY)
        elif entry.key in _DATE:
            day = _date.day(builder.source[entry.start : entry.end])
            if day is not None:
                dates[entry.key] = day
    return next((dates[key] for key in _DATE if key in dates), None)


def _value(builder: Builder, entry: Entry, kind: BlockKind) -> None:
    """Write a value as a block: quotes off, doubled quotes single, line ends spaces."""
    source, start, end = builder.source, entry.start, entry.end
    if source[start : start + 1] in ("|", ">"):  # a block scalar: the text begins below
        start = min(end, start + len(source[start:end].split("\n", 1)[0]) + 1)
    quote = source[start : start + 1]
    if quote and quote in _QUOTES and end - start > 1 and source[end - 1] == quote:
        start, end = start + 1, end - 1
    else:
        quote = ""
    builder.begin(kind)
    doubled = {"'": "''", '"': '\\"'}.get(quote)
    for match in re.finditer(r"\s*[\r\n]\s*|''|\\\"|[^\r\n'\\]+|.", source[start:end], re.DOTALL):
        at, piece = start + match.start(), match[0]
        if piece == doubled:
            builder.add(quote, at, at + len(piece))
        elif piece.isspace():
            builder.add(" ", at, at + len(piece))
        else:
            builder.plain(at, at + len(piece))
    builder.finish()
