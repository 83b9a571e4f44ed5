"""Fact sheets: lines of "label: value" under a heading, read as entries with labelled numbers.

In: a document and its quantities. Out: `Group`s of `Entry`s: the labels of each line, the
number that stands right behind them, and the numbers further on with the words before
each ("border countries: Chad 90 km; Mali 40 km"). A line that holds several entries,
"total: 9 km; land: 7 km", is a group of its own. What follows from what is found by others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from verify.extract import Extraction
from verify.model.document import Block, BlockKind, Document
from verify.model.quantity import CALENDAR, Quantity
from verify.model.span import Span
from verify.named import NamedTuple

_LABEL = re.compile(r"[^:;|]{1,70}?:(?=[ \t\xa0])\s*+(?!$)")
_LINE = re.compile(r"(?:^|;)[^\S\n]*+[^:;\n]{1,70}+:[^\S\n]++[^;\n]{0,60}?\d", re.MULTILINE)
_FEWEST = 2  # entries that make a sheet
_INNER = re.compile(r"[^:;,|\d.]{1,60}?:(?=[ \t\xa0])\s*+(?!$)")
_YEAR = re.compile(r"\(\s*+(?:FY)?((?:19|20)\d\d)(?:[-/–]\d{2,4})?+[^()\d]{0,24}+\)")
_TAIL_YEAR = re.compile(r"\b((?:19|20)\d\d)\W*$")
_TITLE = re.compile(r"[A-Z][^\n.:;!?\d]{0,60}")  # a line of plain text over a sheet
_NOTE = re.compile(r"\W*(?:notes?|source|nb)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*+\)|\([^()]*+$|^[^()]*+\)")
_TRIM = " \t\n\xa0,;:/-–—|(["
_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_HEADS = (BlockKind.HEADING, BlockKind.HEADLINE)
_MOST = 200  # numbers of one line


def is_line(document: Document, span: Span) -> bool:
    """Whether a sentence is a line of a fact sheet: a label and its numbers."""
    return _LABEL.match(document.text, *span) is not None and has_entries(document.source)


@lru_cache(maxsize=4)
def has_entries(source: str) -> bool:
    """Whether two lines, or two parts of one, look like entries."""
    found = _LINE.finditer(source)
    return sum(1 for _, _ in zip(range(_FEWEST), found, strict=False)) == _FEWEST


class Item(NamedTuple):
    """A number of an entry with the words before it, and how many brackets it stands in.

    `gap` says that something without a number was listed before it.
    """

    label: str
    quantity: Quantity
    depth: int
    tail: str
    gap: bool = False


class Entry(NamedTuple):
    """A line: its labels from the outer to the inner, its numbers, and the year it names."""

    labels: tuple[str, ...]
    items: tuple[Item, ...]
    year: int | None
    span: Span

    @property
    def label(self) -> str:
        """The innermost label."""
        return self.labels[-1]

    @property
    def value(self) -> Item | None:
        """The number right behind the label."""
        first = self.items[0] if self.items else None
        return first if first is not None and not first.label else None


class Group(NamedTuple):
    """Entries that follow one another under one heading; `notes` are the words of their notes."""

    heading: str
    entries: tuple[Entry, ...]
    notes: str = ""


def groups(extraction: Extraction) -> tuple[Group, ...]:
    """Return the groups of a document's fact sheets."""
    return _groups(_Held(extraction))


class _Held:
    """An extraction as a key of its document alone."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self.extraction is other.extraction

    def __hash__(self) -> int:
        return id(self.extraction)


@lru_cache(maxsize=2)  # several rules ask for the sheets of one document in turn
def _groups(held: _Held) -> tuple[Group, ...]:
    document = held.extraction.document
    quantities = [q for q in held.extraction.quantities if q.kind not in CALENDAR]
    return tuple(_runs(document, quantities, [q.span.start for q in quantities]))


def _runs(
    document: Document, quantities: Sequence[Quantity], starts: Sequence[int]
) -> Iterator[Group]:
    """Yield the runs of entries between headings, and lines that are groups themselves."""
    heading, run, notes = "", list[Entry](), list[str]()
    for block in document.blocks:
        body = document.text[block.span.start : block.span.end]
        entry = None
        if block.kind in _KINDS or (block.kind in _HEADS and not block.level):
            entry = _entry(document, block.span, quantities, starts)
        if entry is None and (block.kind in _HEADS or _TITLE.fullmatch(body)):
            yield from _parted(document, heading, run, notes)
            heading, run, notes = body.strip(), [], []
            continue
        if entry is None or _NOTE.match(body):
            if _NOTE.match(body):
                notes.append(body)
            continue
        run.append(entry)
        inner = _inner(document, block, quantities, starts)
        if len(inner) > 1:
            yield Group(entry.labels[0], tuple(inner))
    yield from _parted(document, heading, run, notes)


def _parted(
    document: Document, heading: str, run: Sequence[Entry], notes: Sequence[str]
) -> Iterator[Group]:
    """Yield a run of entries as groups: parted by empty lines, where not all of them are."""
    if not run:
        return
    gaps = [
        document.source[document.source_span(a.span).end : document.source_span(b.span).start]
        for a, b in pairwise(run)
    ]
    wide = [gap.count("\n") > 1 for gap in gaps]
    begin = 0
    for index, apart in enumerate(wide, start=1):
        if apart and not all(wide):
            yield Group(heading if not begin else "", tuple(run[begin:index]), " ".join(notes))
            begin = index
    yield Group(heading if not begin else "", tuple(run[begin:]), " ".join(notes))


def _entry(
    document: Document, span: Span, quantities: Sequence[Quantity], starts: Sequence[int]
) -> Entry | None:
    """Return a line as an entry; None where it has no label or no number."""
    match = _LABEL.match(document.text, span.start, span.end)
    if match is None:
        return None
    labels = [match[0]]
    while inner := _INNER.match(document.text, match.end(), span.end):
        match = inner
        labels.append(match[0])
    names = tuple(label.strip(_TRIM + "*_") for label in labels)
    rest = Span(match.end(), span.end)
    items = tuple(_items(document, rest, quantities, starts))
    if not items:
        return None
    years = _YEAR.search(document.text, rest.start, rest.end) or _TAIL_YEAR.search(names[-1])
    return Entry(tuple(dict.fromkeys(names)), items, int(years[1]) if years else None, span)


def _items(
    document: Document, rest: Span, quantities: Sequence[Quantity], starts: Sequence[int]
) -> Iterator[Item]:
    """Yield the numbers of a line with the words before each; years in brackets are none."""
    text = document.text
    years = [m.span() for m in _YEAR.finditer(text, rest.start, rest.end)]
    low, high = bisect_left(starts, rest.start), bisect_left(starts, rest.end)
    own = [
        q
        for q in quantities[low : min(high, low + _MOST)]
        if not any(a <= q.span.start < b for a, b in years)
    ]
    at, depth = rest.start, 0
    for index, quantity in enumerate(own):
        begin = quantity.span.start
        if quantity.lead is not None and at <= quantity.lead.start < begin:
            begin = quantity.lead.start
        between = text[at:begin]
        depth = max(0, depth + between.count("(") - between.count(")"))
        end = own[index + 1].span.start if index + 1 < len(own) else rest.end
        tail = text[quantity.span.end : min(end, quantity.span.end + 60)]
        listed = [part for part in _BRACKETS.sub("", between).split(",") if part.strip(_TRIM + ")")]
        yield Item(_words(between), quantity, depth, tail, len(listed) > 1)
        at = quantity.span.end


def _words(between: str) -> str:
    """Return the words that name a number: what follows the last mark before it."""
    plain = _YEAR.sub(" ", between)
    return re.split(r"[,;/]\s*|[()]\s*(?=\w)", plain.rstrip(_TRIM + "(."))[-1].strip(_TRIM + ").")


def _inner(
    document: Document,
    block: Block,
    quantities: Sequence[Quantity],
    starts: Sequence[int],
) -> list[Entry]:
    """Return the entries that one line holds: "total: 9 km; land: 7 km; water: 2 km"."""
    text = document.text
    if ";" not in text[block.span.start : block.span.end]:
        return []
    found: list[Entry] = []
    at = block.span.start + text[block.span.start : block.span.end].index(":") + 1
    for piece in text[at : block.span.end].split(";"):
        lead = len(piece) - len(piece.lstrip())
        span = Span(at + lead, at + len(piece))
        inner = _entry(document, span, quantities, starts) or _plain(
            document, span, quantities, starts
        )
        if inner is not None:
            found.append(inner)
        at += len(piece) + 1
    return found


def _plain(
    document: Document, span: Span, quantities: Sequence[Quantity], starts: Sequence[int]
) -> Entry | None:
    """Return "male 48,120" as an entry."""
    items = tuple(_items(document, span, quantities, starts))
    if not items or not items[0].label or items[0].depth:
        return None
    year = _YEAR.search(document.text, span.start, span.end)
    first = items[0]._replace(label="")
    return Entry((items[0].label,), (first, *items[1:]), int(year[1]) if year else None, span)
