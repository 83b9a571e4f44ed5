"""Comma- and tab-separated values: fields with their offsets, as RFC 4180 has them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from verify.progress import told
from verify.read._build import Builder

CELLS = 200_000  # more are counted in a note, not read: what is related takes seconds
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')
_PIECES = re.compile(r'""|\s+|[^"\s]+|"')
_NUMERIC = re.compile(r"[-+−(]?[$€£¥]?\s?\d[\d.,' \u00a0\u202f]*%?\)?")


def delimiter(source: str) -> str:
    """Return the sign that cuts the first lines into the same number of fields."""
    lines = [_QUOTED.sub("", line) for line in source[:20_000].splitlines()[:20] if line.strip()]

    def score(sign: str) -> tuple[int, int]:
        counts = Counter(line.count(sign) for line in lines)
        counts.pop(0, None)
        return (max(counts.values()), max(counts)) if counts else (0, 0)

    return max((",", "\t", ";", "|"), key=score)


def rows(source: str, sign: str) -> Iterator[list[tuple[int, int, bool]]]:
    """Yield each row's fields: offsets into the source, and whether it was quoted."""
    plain = re.compile(rf"[^{re.escape(sign)}\r\n]*+")
    at, row, size = 0, [], len(source)
    while at < size:
        quoted = _QUOTED.match(source, at)
        end = plain.match(source, quoted.end() if quoted else at)
        assert end is not None, "an empty field is a field"
        row.append((at + 1, quoted.end() - 1, True) if quoted else (at, end.end(), False))
        at = end.end()
        if source.startswith(sign, at):
            at += 1
            if at < size:
                continue
        yield row
        row = []
        at += 2 if source.startswith("\r\n", at) else 1


def write(builder: Builder, sign: str) -> None:
    """Write the whole source as one table, its cells named as a spreadsheet names them."""
    source = builder.source
    cells = number = unread = 0
    builder.begin_table()
    header = True
    for number, row in enumerate(rows(source, sign), start=1):
        if cells > CELLS:
            unread += 1
            continue
        texts = [source[a:b] for a, b, _ in row]
        if not any(text.strip() for text in texts):
            continue
        header = header and not any(_NUMERIC.fullmatch(t.strip()) for t in texts)
        builder.begin_row()
        for column, (start, end, quoted) in enumerate(row):
            typed = source[start:end]
            opened = builder.begin_cell(
                header=header,
                place=f"{column_name(column)}{number}",
                formula=typed if typed.startswith("=") else "",
            )
            _field(builder, start, end, quoted=quoted)
            builder.finish_cell(opened)
        cells += len(row)
        header = False
        told("reading rows", cells, CELLS)
    builder.finish_table()
    if unread:
        builder.notes.append(
            f"{unread:,} of {number:,} rows not read (the limit is {CELLS:,} cells)"
        )


def _field(builder: Builder, start: int, end: int, *, quoted: bool) -> None:
    """Write a field's text: doubled quotes single, line ends and tabs as spaces."""
    text = builder.source[start:end]
    if not quoted and "\t" not in text and "  " not in text:
        builder.plain(start, end)
        return
    for match in _PIECES.finditer(builder.source, start, end):
        piece = match[0]
        if piece == '""' and quoted:
            builder.add('"', match.start(), match.end())
        elif piece.isspace() and piece != " ":
            builder.add(" ", match.start(), match.end())
        else:
            builder.plain(match.start(), match.end())


@cache
def column_name(column: int) -> str:
    """Return a column's letters: 0 -> A, 26 -> AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
