"""Compared rows: statements that set two rows, or all rows, of a table against each other.

In: a parsed sentence and its table. Out: a `Found`, or None. "The crowd at Ware was larger
than at Ely", "Ada Amis had 12 more goals than Bo Bell", "Amis and Bell have the same
club", "all races were sailed in Hull". The two rows must be named, one on each side of
"than", and the column must be a header of numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from verify.match import _glue
from verify.match._assigned import assigned, shapes
from verify.match._lookups import beside, is_stranger, told_in_full
from verify.match._loosely import SENSE
from verify.match._mentions import Index, Parsed
from verify.match._scope import unscoped
from verify.match._selected import chosen, without
from verify.match._senses import Found
from verify.match._settings import subject

_MORE = {
    **_glue.MORE, "longer": 1, "taller": 1, "heavier": 1, "faster": 1, "later": 1, "above": 1,
    "shorter": -1, "lighter": -1, "slower": -1, "earlier": -1, "older": -1, "below": -1,
}  # fmt: skip
_TIMED = frozenset(("earlier", "later", "older"))  # they compare years
_EVERY = frozenset(("all", "every", "each"))


def judged(index: Index, parsed: Parsed) -> Found | None:
    """Return whether a comparison of rows holds; None where that is not certain."""
    if len(parsed.tokens) > 45:
        return None
    parsed = unscoped(index, told_in_full(index, parsed))
    words = {i: parsed.tokens[i].word for i in parsed.loose}
    sense = {i: w for i, w in words.items() if w in SENSE or w in _MORE}
    strangers = {i for i, w in words.items() if i not in sense and is_stranger(w)}
    of = subject(parsed, strangers)
    strangers -= of
    found = _told(index, parsed, sense, strangers)
    return found if not of or (found is not None and found.true) else None


def _told(index: Index, parsed: Parsed, sense: dict[int, str], strangers: set[int]) -> Found | None:
    """Judge what a sentence compares, by its words of sense."""
    if strangers and (beside(parsed, strangers) or len(strangers) > 1):
        return None
    told = [sense[i] for i in sorted(sense)]
    if len(told) == 2 and told[0] in _MORE and told[1] == "than":
        at, than = sorted(sense)
        found = _two_columns(index, parsed, at, than, _MORE[told[0]])
        if found is not None:
            return found
        return _than(index, parsed, at, than, _MORE[told[0]])
    if len(told) == 1 and told[0] == "difference":
        return _difference(index, parsed, min(sense))
    if len(told) == 1 and told[0] == "same":
        return _same(index, parsed, min(sense))
    if len(told) == 1 and told[0] in _EVERY and min(sense) < 2:
        noun = [h for h in parsed.headers if h.first <= min(sense) + 3]
        return _every(index, without(parsed, (), noun[:1]))
    return None


def _two_columns(index: Index, parsed: Parsed, at: int, than: int, sign: int) -> Found | None:
    """Judge "K had 40 more at home than away": two columns of one row."""
    headers = [h for h in parsed.headers if len(h.columns) == 1 and h.first > at]
    if len(headers) != 2 or not headers[0].last <= than < headers[1].first:
        return None
    (one,), (other,) = (h.columns for h in headers)
    if one == other or {shapes(index)[one], shapes(index)[other]} != {"number"}:
        return None
    numbers = [m for m in parsed.mentions if m.number is not None and m.last == at]
    names = [m for m in parsed.mentions if m not in numbers]
    if len(numbers) > 1 or len(names) != 1 or names[0].last > at:
        return None
    rows = chosen(index, assigned(index, without(parsed, numbers, parsed.headers)))
    if rows is None or len(rows) != 1:
        return None
    x, y = index.grid.values[rows[0]][one], index.grid.values[rows[0]][other]
    if x is None or y is None:
        return None
    gap = sign * (x.magnitude - y.magnitude)
    true = gap == numbers[0].number if numbers else gap > Decimal(0)
    return Found(true, ((rows[0], one), (rows[0], other)), "the two cells compared")


def _than(index: Index, parsed: Parsed, at: int, than: int, sign: int) -> Found | None:
    """Judge "the H of K is higher than that of L", "K has N more H than L"."""
    columns = {
        c
        for h in parsed.headers
        if len(h.columns) == 1 and h.first < than + 3
        for c in h.columns
        if shapes(index)[c] == "number"
    }
    if len(columns) != 1:
        return None
    (column,) = columns
    if parsed.tokens[at].word in _TIMED and "year" not in index.grid.columns[column].header.lower():
        return None
    numbers = [m for m in parsed.mentions if m.number is not None and m.last == at]
    spoken = [h for h in parsed.headers if h.columns == {column}]
    left = [m for m in parsed.mentions if m.last <= at and m not in numbers]
    right = [m for m in parsed.mentions if m.first > than]
    if not left or not right:
        return None
    sides = [without(parsed, [*gone, *numbers], spoken) for gone in (right, left)]
    pair = _pair(index, sides, column)
    if pair is None:
        return None
    gap, cells = sign * pair[0], pair[1]
    true = gap == numbers[0].number if numbers else gap > Decimal(0)
    return Found(true, cells, "the two cells compared")


def _pair(
    index: Index, sides: Sequence[Parsed], column: int
) -> tuple[Decimal, tuple[tuple[int, int], ...]] | None:
    """Return by how much the first of two named cells of a column is more, and both cells."""
    rows = [chosen(index, assigned(index, side)) for side in sides]
    if any(found is None or len(found) != 1 for found in rows):
        return None
    (a,), (b,) = (found or [] for found in rows)
    x, y = index.grid.values[a][column], index.grid.values[b][column]
    if x is None or y is None or a == b:
        return None
    return x.magnitude - y.magnitude, ((a, column), (b, column))


def _difference(index: Index, parsed: Parsed, at: int) -> Found | None:
    """Judge "the crowds at K and L showed a difference of N"."""
    said = [m for m in parsed.mentions if m.number is not None and at < m.first <= at + 3]
    columns = {c for h in parsed.headers for c in h.columns if len(h.columns) == 1}
    columns = {c for c in columns if shapes(index)[c] == "number"}
    names = [m for m in parsed.mentions if m not in said]
    if len(said) != 1 or len(names) != 2 or said[0].last != len(parsed.tokens):
        return None
    spoken = [assigned(index, without(parsed, [*said, other])) for other in names[::-1]]
    own = {c for found in spoken for condition in found.conditions for c in condition.rows}
    if len(columns - own) != 1:
        return None
    (column,) = columns - own
    gone = [h for h in parsed.headers if column in h.columns]
    sides = [without(parsed, [*said, other], gone) for other in names[::-1]]
    pair = _pair(index, sides, column)
    if pair is None:
        return None
    return Found(abs(pair[0]) == said[0].number, pair[1], "the two cells compared")


def _same(index: Index, parsed: Parsed, at: int) -> Found | None:
    """Judge "K and L have the same H"."""
    after = [h for h in parsed.headers if h.first == at + 1 and len(h.columns) == 1]
    names = [m for m in parsed.mentions if m.last <= at]
    if not after or len(names) != 2 or len(parsed.mentions) != 2:
        return None
    (column,) = after[0].columns
    held = [
        chosen(index, assigned(index, without(parsed, [other], after)))
        for other in (names[1], names[0])
    ]
    if any(rows is None or len(rows) != 1 for rows in held):
        return None
    (a,), (b,) = (rows or [] for rows in held)
    x, y = (" ".join(index.grid.texts[r][column].lower().split()) for r in (a, b))
    if not x or not y or a == b:
        return None
    return Found(x == y, ((a, column), (b, column)), "the two cells compared")


def _every(index: Index, parsed: Parsed) -> Found | None:
    """Judge "all races were sailed in Hull": every row that is no total holds it."""
    if not parsed.mentions:
        return None
    rows = chosen(index, assigned(index, parsed))
    if not rows:
        return None
    column = next(iter(assigned(index, parsed).conditions[0].rows))
    own = [r for r, t in enumerate(index.grid.texts) if t[column].strip(" -–—")]
    out = [r for r in own if r not in rows]
    cells = tuple((r, column) for r in (out or rows)[:3])
    return Found(not out, cells, f"{len(rows)} of {len(own)} rows hold it")
