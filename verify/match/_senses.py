"""Senses: what a sentence about a table says of its mentions, and whether that is so.

In: a parsed sentence and its table. Out: a `Found`, or None where the sense is not
certain: every word must be a mention, a header, glue, or one of the few words of sense
that are known here (superlatives, comparisons, bounds, counts).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from verify.match import _glue
from verify.match._bounds import alike, bounded, column_values, numeric, written_alike
from verify.match._mentions import Header, Index, Mention, Parsed
from verify.named import NamedTuple


class Found(NamedTuple):
    """What the table says of a statement, in which cells, and why."""

    true: bool
    cells: tuple[tuple[int, int], ...]
    why: str


def judged(index: Index, parsed: Parsed) -> Found | None:
    """Return whether a statement holds in its table; None where its sense is not certain."""
    if len(parsed.tokens) > 45 or not parsed.mentions:
        return None
    parsed = bounded(index, parsed)
    words = {i: parsed.tokens[i].word for i in parsed.loose}
    special = [i for i, w in words.items() if w not in _glue.GLUE]
    if "while" in words.values():
        return _both(index, parsed)
    if parsed.tokens[0].word == "there" and not _numbered(index, parsed):
        return _counted(index, parsed) if all(words[i] in _glue.COUNTS for i in special) else None
    if not special:
        return _together(index, parsed)
    if len(special) == 1 and words[special[0]] in _glue.BEST:
        return _superlative(index, parsed, special[0], _glue.BEST[words[special[0]]])
    if len(special) == 2 and words[special[0]] in _glue.MORE and words[special[1]] == "than":
        return _compared(index, parsed, special[0], _glue.MORE[words[special[0]]])
    return None


def _numbered(index: Index, parsed: Parsed) -> bool:
    """Whether "there are N" goes on with the header of a column of numbers."""
    first = parsed.mentions[0]
    beside = header_beside(parsed, first)
    small = first.number is not None and first.number < 10
    return beside is not None and not small and all(numeric(index, c) for c in beside)


def _both(index: Index, parsed: Parsed) -> Found | None:
    """Judge "... while ..." by its two halves."""
    cut = next(i for i in parsed.loose if parsed.tokens[i].word == "while")
    halves = [
        judged(
            index,
            Parsed(
                parsed.tokens,
                tuple(m for m in parsed.mentions if low <= m.first < high),
                tuple(h for h in parsed.headers if low <= h.first < high),
                tuple(i for i in parsed.loose if low <= i < high),
            ),
        )
        for low, high in ((0, cut), (cut + 1, len(parsed.tokens)))
    ]
    first, second = halves
    if first is None or second is None:
        return None
    return Found(first.true and second.true, first.cells + second.cells, second.why)


def _counted(index: Index, parsed: Parsed) -> Found | None:
    """Judge "there were N ... where ...": the number of rows in which all the rest stand."""
    first, *rest = parsed.mentions
    if first.number is None or first.first > 5 or not rest or first.number != int(first.number):
        return None
    if first.last - first.first > 1:  # "more than 3" is no number of rows
        return None
    if any(h.first == first.last and not _is_counted(index, h) for h in parsed.headers):
        return None
    columns = [_columns(parsed, m) for m in rest]
    known = [next(iter(c)) for c in columns if c is not None and len(c) == 1]
    if len(known) != len(rest) or len(set(known)) != len(known):
        return None
    rows = [
        row
        for row in range(len(index.grid.rows))
        if all(row in m.rows.get(c, ()) for m, c in zip(rest, known, strict=True))
    ]
    if not rows:
        return None
    if len(rows) != first.number and any(holds_several(h, first) for h in parsed.headers):
        return None
    cells = tuple((row, known[0]) for row in rows)
    return Found(len(rows) == first.number, cells, f"{len(rows)} rows hold them")


def holds_several(header: Header, said: Mention) -> bool:
    """Whether what is counted stands in a column behind the first, whose cells may list several."""
    return header.first == said.last and 0 not in header.columns and 1 not in header.columns


def _is_counted(index: Index, header: Header) -> bool:
    """Whether a header names things that are counted by rows, not numbers of a column."""
    return not _is_value(index, header)


def _together(index: Index, parsed: Parsed) -> Found | None:
    """Judge a statement that all its mentions stand in one row."""
    if len(parsed.mentions) < 2:
        return None
    if any(_counts(parsed, m) or is_bare(parsed, m) for m in parsed.mentions):
        return None
    choices = [_columns(parsed, m) for m in parsed.mentions]
    if any(choice is None for choice in choices):
        return None
    columns = [c for c in choices if c is not None]
    if not _covered(parsed, columns):
        return None
    rows = [
        (row, used)
        for row in range(len(index.grid.rows))
        if (used := used_columns(row, parsed.mentions, columns)) is not None
    ]
    if rows:
        row, used = rows[0]
        if not all(h.columns & set(used) for h in parsed.headers):
            return None
        return Found(True, tuple((row, c) for c in used), "they stand in one row")
    return _apart(index, parsed, columns)


def _counts(parsed: Parsed, mention: Mention) -> bool:
    """Whether a number counts things ("1 episode") or bounds what no header names."""
    if mention.number is None:
        return False
    if mention.last - mention.first > 1:
        beside = header_beside(parsed, mention)
        return beside is None or len(beside) != 1
    words = {i: parsed.tokens[i].word for i in parsed.loose}
    return words.get(mention.last) in _glue.COUNTED and header_beside(parsed, mention) is None


def is_bare(parsed: Parsed, mention: Mention) -> bool:
    """Whether a sentence without headers says that something "is 14": of what is not known."""
    before = parsed.tokens[mention.first - 1].word if mention.first else ""
    return mention.number is not None and not parsed.headers and before in _glue.IS


def _columns(parsed: Parsed, mention: Mention) -> frozenset[int] | None:
    """Return the columns that a mention may stand in; None where that is not known."""
    beside = header_beside(parsed, mention)
    own = frozenset(mention.rows)
    if beside is None:
        beside = _subject(parsed, mention)
    if beside is None:
        return own or None
    if own and not beside & own and mention.number is None:
        return own
    return beside & own or beside


def _subject(parsed: Parsed, mention: Mention) -> frozenset[int] | None:
    """Return the columns of the header that a sentence begins with: "the H of K was V"."""
    if not parsed.headers or mention.first < 1:
        return None
    words = {i: parsed.tokens[i].word for i in parsed.loose}
    head = parsed.headers[0]
    opens = all(words.get(i) in ("the", "a", "number", "of") for i in range(head.first))
    told = words.get(mention.first - 1) in _glue.IS and head.last < mention.first - 1
    return head.columns if opens and told else None


def header_beside(parsed: Parsed, mention: Mention) -> frozenset[int] | None:
    """Return the columns of the header that stands right beside a mention."""
    before = [h for h in parsed.headers if h.last <= mention.first]
    after = [h for h in parsed.headers if h.first >= mention.last]
    if before and before[-1].last == mention.first:
        return before[-1].columns
    if after:
        between = _words(parsed, mention.last, after[0].first)
        if between is not None and (
            (mention.number is not None and between <= _glue.BARE)
            or (between & _glue.IS and "the" in between and between <= _glue.NAMES)
        ):
            return after[0].columns
    if before:
        between = _words(parsed, before[-1].last, mention.first)
        if between is not None and between <= _glue.LINKS:
            return before[-1].columns
    return None


def _words(parsed: Parsed, start: int, end: int) -> frozenset[str] | None:
    """Return the glue between two places; None where anything else stands there."""
    loose = {i: parsed.tokens[i].word for i in parsed.loose}
    found = [loose.get(i) for i in range(start, end)]
    return None if None in found else frozenset(w for w in found if w)


def _covered(parsed: Parsed, columns: list[frozenset[int]]) -> bool:
    """Whether every header that is named is the column of some mention."""
    known = frozenset().union(*columns) if columns else frozenset()
    return all(h.columns & known for h in parsed.headers)


def used_columns(
    row: int, mentions: Sequence[Mention], columns: list[frozenset[int]]
) -> tuple[int, ...] | None:
    """Return a column for each mention in which it stands in a row, all different; or None."""
    used: list[int] = []
    for mention, allowed in sorted(
        zip(mentions, columns, strict=True), key=lambda pair: len(pair[1])
    ):
        here = [c for c in allowed if row in mention.rows.get(c, ()) and c not in used]
        if not here:
            return None
        used.append(here[0])
    return tuple(used)


def _apart(index: Index, parsed: Parsed, columns: list[frozenset[int]]) -> Found | None:
    """Judge a statement whose mentions share no row: false where each has one column."""
    if any(len(c) != 1 for c in columns) or len({*columns}) != len(columns):
        return None
    where = [next(iter(c)) for c in columns]
    for mention, column in zip(parsed.mentions, where, strict=True):
        if mention.rows.get(column):
            continue
        if mention.number is None and not alike(index, column, mention.last - mention.first):
            return None
        if mention.number is not None and not numeric(index, column):
            return None
    for out in range(len(where)):
        rest = [i for i in range(len(where)) if i != out]
        rows = [
            row
            for row in range(len(index.grid.rows))
            if all(row in parsed.mentions[i].rows.get(where[i], ()) for i in rest)
        ]
        held = rows and index.grid.texts[rows[0]][where[out]]
        if held and written_alike(index, parsed, parsed.mentions[out], rows[0], where[out]):
            cells = tuple((rows[0], where[i]) for i in range(len(where)))
            return Found(False, cells, "no row holds them together")
    return None


def _superlative(index: Index, parsed: Parsed, at: int, sign: int) -> Found | None:
    """Judge "the highest H is N" and "K has the highest H"."""
    header = _next_header(parsed, at)
    if header is None or len(header.columns) != 1:
        return None
    (column,) = header.columns
    asserted = [m for m in parsed.mentions if m.number is not None and _says(parsed, m, header)]
    others = [m for m in parsed.mentions if m not in asserted]
    places = [_columns(parsed, m) for m in others]
    if len(asserted) > 1 or any(p is None or len(p) != 1 or column in p for p in places):
        return None
    where = [next(iter(p)) for p in places if p]
    if len(set(where)) != len(where):
        return None
    if any(_is_value(index, h) and not h.columns & {column, *where} for h in parsed.headers):
        return None
    every = range(len(index.grid.rows))
    pairs = list(zip(others, where, strict=True))
    chosen = [r for r in every if all(r in m.rows.get(c, ()) for m, c in pairs)]
    if asserted:
        return _extreme(index, column, chosen, sign, asserted[0].number)
    values = column_values(index, column, every)
    own = [values[r] for r in chosen if r in values]
    if len(others) != 1 or not own or len(values) < len(every):
        return None
    best = max(values.values(), key=lambda v: sign * v)
    row = next(r for r, v in values.items() if v == best)
    return Found(best in own, ((row, column),), "the extreme of the column")


def _is_value(index: Index, header: Header) -> bool:
    """Whether a header is of a column of numbers."""
    return any(numeric(index, column) for column in header.columns)


def _says(parsed: Parsed, mention: Mention, header: Header) -> bool:
    """Whether a number is what the superlative is said to be."""
    beside = header_beside(parsed, mention)
    if beside is not None:
        return beside == header.columns
    between = _words(parsed, mention.first - 1, mention.first)
    return bool(between and between & {"is", "was", "of", "at"})


def _extreme(
    index: Index, column: int, rows: Sequence[int], sign: int, said: Decimal | None
) -> Found | None:
    """Judge that a number is the extreme of a column, in the rows that are spoken of."""
    values = column_values(index, column, rows)
    if not values or len(values) < len(rows):
        return None
    best = max(values.values(), key=lambda v: sign * v)
    row = next(r for r, v in values.items() if v == best)
    return Found(best == said, ((row, column),), "the extreme of the column")


def _next_header(parsed: Parsed, at: int) -> Header | None:
    """Return the header that a superlative is of."""
    after = [h for h in parsed.headers if h.first > at]
    loose = {i: parsed.tokens[i].word for i in parsed.loose}
    if after and all(
        loose.get(i) in ("number", "of", "amount", "the", "value")
        for i in range(at + 1, after[0].first)
    ):
        return after[0]
    return None


def _compared(index: Index, parsed: Parsed, at: int, sign: int) -> Found | None:
    """Judge "K has more H than L"."""
    header = _next_header(parsed, at)
    if header is None or len(header.columns) != 1 or len(parsed.mentions) != 2:
        return None
    (column,) = header.columns
    first, second = parsed.mentions
    if not first.last <= at or not second.first > header.first:
        return None
    rows = []
    for mention in (first, second):
        places = {r for c, found in mention.rows.items() if c != column for r in found}
        if mention.number is not None or len(places) != 1:
            return None
        rows.append(next(iter(places)))
    a, b = (index.grid.values[r][column] for r in rows)
    if a is None or b is None:
        return None
    true = sign * a.magnitude > sign * b.magnitude
    return Found(true, ((rows[0], column), (rows[1], column)), "the two cells compared")
