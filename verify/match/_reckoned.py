"""Reckoned statements: differences, sums and averages of a table's cells.

In: a sentence that names cells and headers, and its table. Out: a `Found`, or None where
the sense is not certain. "K has 3 more goals than L", "the total attendance is 12,300",
"the average of the goals is 4.5": the rows and the column must be named without doubt, and every row that
is spoken of must hold a number.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from verify.match import _glue
from verify.match._bounds import numeric
from verify.match._loosely import is_plain
from verify.match._mentions import Header, Index, Mention, Parsed
from verify.match._senses import Found

_MEANS = frozenset(("average", "mean"))
_SUMS = frozenset(("total", "combined", "sum"))


def judged(index: Index, parsed: Parsed) -> Found | None:
    """Return whether a statement that must be reckoned holds; None where that is not certain."""
    parsed = index.completed(parsed)
    words = {i: parsed.tokens[i].word for i in parsed.loose}
    special = {i: w for i, w in words.items() if w not in _glue.GLUE and not is_plain(w)}
    told = list(special.values())
    if len(told) == 2 and told[0] in _glue.MORE and told[1] == "than":
        return _difference(index, parsed, min(special), _glue.MORE[told[0]])
    if len(told) == 1 and told[0] in _MEANS | _SUMS:
        return _gathered(index, parsed, min(special), mean=told[0] in _MEANS)
    return None


def _difference(index: Index, parsed: Parsed, at: int, sign: int) -> Found | None:
    """Judge "K has N more H than L"."""
    if len(parsed.mentions) != 3 or len(parsed.headers) != 1:
        return None
    first, said, second = parsed.mentions
    (header,) = parsed.headers
    if (
        said.number is None
        or said.last != at
        or len(header.columns) != 1
        or first.last > said.first
    ):
        return None
    (column,) = header.columns
    if not at < header.first < second.first:
        return None
    rows = [_row(m, column) for m in (first, second)]
    if any(row is None for row in rows):
        return None
    cells = [(row, column) for row in rows if row is not None]
    a, b = (index.grid.values[row][c] for row, c in cells)
    if a is None or b is None:
        return None
    gap = sign * (a.magnitude - b.magnitude)
    return Found(gap == said.number, tuple(cells), "the two cells compared")


def _row(mention: Mention, column: int) -> int | None:
    """Return the only row that a name stands in, outside a column."""
    places = {r for c, found in mention.rows.items() if c != column for r in found}
    return next(iter(places)) if mention.number is None and len(places) == 1 else None


def _gathered(index: Index, parsed: Parsed, at: int, *, mean: bool) -> Found | None:
    """Judge "the total H is N" and "the average H of K and L is N"."""
    headers = [h for h in parsed.headers if len(h.columns) == 1]
    numbers = [m for m in parsed.mentions if m.number is not None]
    names = [m for m in parsed.mentions if m.number is None]
    if len(headers) != 1 or len(parsed.headers) != 1 or len(numbers) != 1:
        return None
    (column,) = headers[0].columns
    said = numbers[0]
    if not numeric(index, column) or not _stands_for(parsed, said, headers[0], at):
        return None
    rows: list[int] = list(range(len(index.grid.rows)))
    if names:
        own = [_row(m, column) for m in names]
        if len(names) < 2 or any(row is None for row in own):
            return None
        rows = [row for row in own if row is not None]
    values = [index.grid.values[row][column] for row in rows]
    known = [v.magnitude for v in values if v is not None]
    if len(known) != len(rows) or len(set(rows)) != len(rows) or said.number is None:
        return None
    if not names and any(map(_is_total, index.grid.rows)):
        return None
    reckoned = sum(known, Decimal(0)) / (len(known) if mean else 1)
    exponent = said.number.as_tuple().exponent
    place = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    same = reckoned.quantize(place, ROUND_HALF_UP) == said.number
    return Found(same, tuple((row, column) for row in rows), f"reckoned over {len(rows)} rows")


def _is_total(row: object) -> bool:
    return "total" in str(getattr(row, "label", "")).lower()


def _stands_for(parsed: Parsed, said: Mention, header: Header, at: int) -> bool:
    """Whether a number is what the total or average is said to be: "the total H is N"."""
    before = parsed.tokens[said.first - 1].word if said.first else ""
    told = before in ("is", "was", "of", "be", "at", "are", "were")
    opens = said.first == 0 and parsed.tokens[said.last].word in ("is", "was", "be")
    near = abs(header.first - at) <= 3
    return near and (opens or (told and said.first > header.first))
