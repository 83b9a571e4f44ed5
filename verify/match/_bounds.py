"""Bounds: "more than 40" as a mention of every number of a table above 40.

In: a parsed sentence and its table. Out: the sentence with its bounds as mentions; which
columns hold numbers, and what they are. What a sentence says of them is for others.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from verify.match import _glue
from verify.match._mentions import Index, Mention, Parsed, number, tokens
from verify.named import NamedTuple


def bounded(index: Index, parsed: Parsed) -> Parsed:
    """Return a sentence with "more than 40" as a mention of every number above 40."""
    words = {i: parsed.tokens[i].word for i in parsed.loose}
    mentions: list[Mention] = []
    taken: set[int] = set()
    for mention in parsed.mentions:
        bound = _bound(words, mention) if mention.number is not None else None
        if bound is None or mention.number is None:
            mentions.append(mention)
            continue
        rows = {
            column: _beyond(index, column, bound.sign, mention.number, closed=bound.closed)
            for column in range(len(index.grid.columns))
            if numeric(index, column)
        }
        first, last = mention.first - bound.before, mention.last + bound.behind
        mentions.append(Mention(first, last, rows, mention.number))
        taken |= {*range(first, mention.first), *range(mention.last, last)}
    loose = tuple(i for i in parsed.loose if i not in taken)
    return Parsed(parsed.tokens, tuple(mentions), parsed.headers, loose)


_SMALL = 10


class _Bound(NamedTuple):
    """Which way a bound goes, whether it may be met, and its words on either side."""

    sign: int
    closed: bool
    before: int
    behind: int


def _bound(words: dict[int, str], mention: Mention) -> _Bound | None:
    """Return the bound that the words beside a number make of it: "at least", "or more"."""
    before, second = words.get(mention.first - 1, ""), words.get(mention.first - 2, "")
    after = words.get(mention.last, ""), words.get(mention.last + 1, "")
    if before in _glue.BOUNDS:
        return _Bound(_glue.BOUNDS[before], False, 1, 0)
    if before == "than" and second in _glue.MORE:
        if words.get(mention.first - 3) in ("no", "not"):
            return _Bound(-_glue.MORE[second], True, 3, 0)
        return _Bound(_glue.MORE[second], False, 2, 0)
    if before in ("least", "most") and second == "at":
        return _Bound(1 if before == "least" else -1, True, 2, 0)
    if after[0] == "or" and after[1] in _glue.OR:
        return _Bound(_glue.OR[after[1]], True, 0, 2)
    return None


def _beyond(
    index: Index, column: int, sign: int, bound: Decimal, *, closed: bool
) -> frozenset[int]:
    """Return the rows whose number in a column lies beyond a bound, or on a closed one."""
    rows = column_values(index, column, range(len(index.grid.rows)))
    return frozenset(
        row
        for row, value in rows.items()
        if sign * value > sign * bound or (closed and value == bound)
    )


def numeric(index: Index, column: int) -> bool:
    """Whether a column is one of numbers."""
    filled = [r for r, texts in enumerate(index.grid.texts) if texts[column]]
    known = sum(index.grid.values[r][column] is not None for r in filled)
    return bool(filled) and known >= 0.8 * len(filled) and not alike(index, column, 2)


def written_alike(index: Index, parsed: Parsed, mention: Mention, row: int, column: int) -> bool:
    """Whether a cell is written as a mention is, so that the two can be compared: as many numbers.

    A mention that is another cell of the column is written as the column is; a small number that
    is none of its cells may count something else.
    """
    if mention.rows.get(column):
        return True
    if mention.number is not None and mention.number < _SMALL:
        return False
    own = [t.word for t in parsed.tokens[mention.first : mention.last]]
    cell = [t.word for t in tokens(index.grid.texts[row][column][:80])]
    return _numbers(own) == _numbers(cell)


def _numbers(words: list[str]) -> int:
    return sum(number(w) is not None for w in words)


def alike(index: Index, column: int, size: int) -> bool:
    """Whether a column holds scores, times or dates: most cells of that many numbers or more."""
    filled = [texts[column] for texts in index.grid.texts if texts[column]]
    known = sum(
        len([t for t in tokens(text[:80]) if number(t.word) is not None]) >= 2 for text in filled
    )
    return size >= 2 and bool(filled) and known >= 0.8 * len(filled)


def column_values(index: Index, column: int, rows: Sequence[int]) -> dict[int, Decimal]:
    """Return the numbers of a column, by row."""
    values = ((row, index.grid.values[row][column]) for row in rows)
    return {row: v.magnitude for row, v in values if v is not None}
