"""Tables in plain text: lines whose columns stand under each other, parted by spaces.

In: the text. Out: `Table`s with the span of every cell. A table is three lines or more,
without an empty one between, in which the same places are blank in every line and most
of what stands right of the first column is numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.model.document import Cell, Table
from verify.model.span import Span
from verify.named import NamedTuple

_GAP = re.compile(r"\S(?:[ \t]{2,}|\t)\S")
_NUMBER = re.compile(r"[-+−(]?[$€£¥]?\d[\d.,]*%?\)?|[-–—]")
_CELL = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"[\s\-=_+|*·.]+")
_LEAST = 3  # lines
_WIDEST = 400  # characters of a line
_BLANK = 2  # characters between two columns


class _Line(NamedTuple):
    start: int
    text: str


def tables(text: str) -> Iterator[Table]:
    """Yield every table of a plain text."""
    if "  " not in text and "\t" not in text:
        return
    run: list[_Line] = []
    at = 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip()
        if body and len(body) <= _WIDEST and (_GAP.search(body) or (run and _RULE.fullmatch(body))):
            run.append(_Line(at, body))
        else:
            yield from _table(run)
            run = []
        at += len(line)
    yield from _table(run)


def _table(lines: list[_Line]) -> Iterator[Table]:
    """Yield the table that some lines are, if they are one."""
    rows = [line for line in lines if not _RULE.fullmatch(line.text)]
    if len(rows) < _LEAST:
        return
    split = [_by_spaces(line) for line in rows]
    if any("\t" in line.text for line in rows):
        grid = [_by_tabs(line) for line in rows]
    elif len({len(row) for row in split}) == 1:
        grid = split
    else:
        edges = _edges([line.text for line in rows])
        grid = [[_trimmed(line, a, b) for a, b in edges] for line in rows]
    width = max(map(len, grid))
    values = [
        rows[r].text[s.start - rows[r].start : s.end - rows[r].start]
        for r, row in enumerate(grid)
        for s in row[1:]
        if r and s.end > s.start
    ]
    numbers = sum(bool(_NUMBER.fullmatch(v.strip())) for v in values)
    if width < 2 or not values or numbers < 0.6 * len(values):
        return
    cells = tuple(Cell(span, r, c) for r, row in enumerate(grid) for c, span in enumerate(row))
    yield Table(Span(rows[0].start, rows[-1].start + len(rows[-1].text)), cells)


def _by_tabs(line: _Line) -> list[Span]:
    """Return a line's cells where tabs part them."""
    found: list[Span] = []
    at = 0
    for piece in line.text.split("\t"):
        found.append(_trimmed(line, at, at + len(piece)))
        at += len(piece) + 1
    return found


def _by_spaces(line: _Line) -> list[Span]:
    """Return a line's cells where two spaces or more part them."""
    return [
        Span(line.start + match.start(), line.start + match.end())
        for match in _CELL.finditer(line.text)
    ]


def _edges(lines: list[str]) -> list[tuple[int, int]]:
    """Return where the columns begin and end: between places that are blank in all lines."""
    width = max(map(len, lines))
    blank = [all(at >= len(line) or line[at] == " " for line in lines) for at in range(width)]
    edges: list[tuple[int, int]] = []
    start: int | None = None
    at = 0
    while at < width:
        if blank[at]:
            end = at
            while end < width and blank[end]:
                end += 1
            if start is not None and (end - at >= _BLANK or end == width):
                edges.append((start, at))
                start = None
            at = end
            continue
        if start is None:
            start = at
        at += 1
    if start is not None:
        edges.append((start, width))
    return edges


def _trimmed(line: _Line, start: int, end: int) -> Span:
    """Return the span of a cell without the spaces round it."""
    piece = line.text[start:end]
    left = len(piece) - len(piece.lstrip())
    size = len(piece.strip())
    begin = line.start + min(start, len(line.text)) + (left if size else 0)
    return Span(begin, begin + size)
