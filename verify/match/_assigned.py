"""Assigned mentions: which column of its table each mention of a sentence belongs to.

In: a parsed sentence and its table. Out: a `Condition` for each mention: the columns it may
stand in, the rows where it does, and whether a header beside it, or its shape (a date, a
score), leaves no doubt about the column. A header is tied to one mention: "the crowd was
12,000", "12,000 fans", "Hull is the port", "the port of Ada Amis was Hull".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from verify.match._bounds import numeric
from verify.match._mentions import MONTHS, Header, Index, Mention, Parsed, number, tokens
from verify.named import NamedTuple

_IS = frozenset(("is", "was", "are", "were", "being", "be", "equals", "equal"))
_BEHIND = _IS | frozenset(
    "a an the of at as in on with number value to # % also total by for named called listed score "
    "figure rate percentage level amount fell rose dropped climbed exceeded topped reached stood went stayed "
    "stays remained totalled totaled measured numbered averaged came only".split()
)
_AHEAD = _IS | frozenset("a an the as number of his her its their listed for in % #".split())
_WEAK = 3.0  # a link that costs more is none
_NEAR = 1.0  # a header that costs less stands right beside


class Condition(NamedTuple):
    """A mention as what is said of a row: `rows` by each column that it may stand in."""

    mention: Mention
    rows: dict[int, frozenset[int]]
    tied: bool
    header: Header | None


class Assigned(NamedTuple):
    """A sentence's conditions in order, and the headers that are tied to none.

    `torn` says that a header stands right beside a mention that cannot be in its column.
    """

    conditions: tuple[Condition, ...]
    free: tuple[Header, ...]
    torn: bool


def assigned(index: Index, parsed: Parsed) -> Assigned:
    """Return the mentions of a sentence with the columns that they belong to."""
    links = _links(index, parsed)
    taken = {id(header) for header, _ in links.values()}
    found = tuple(
        _condition(index, parsed, mention, links.get(at))
        for at, mention in enumerate(parsed.mentions)
    )
    free = tuple(h for h in parsed.headers if id(h) not in taken)
    torn = any(
        (cost := _distance(parsed, header, condition.mention)) is not None
        and cost < _NEAR
        and header.columns.isdisjoint(condition.rows)
        for header in free
        for condition in found
    )
    return Assigned(found, free, torn)


def _condition(
    index: Index, parsed: Parsed, mention: Mention, link: tuple[Header, int] | None
) -> Condition:
    """Return a mention with its columns: of its header, else where it stands, else by its shape."""
    if link is not None:
        header, column = link
        return Condition(mention, {column: _rows(index, mention, column)}, True, header)
    if mention.rows:
        return Condition(mention, mention.rows, len(mention.rows) == 1, None)
    kind = shape_of(parsed, mention)
    columns = [c for c, s in enumerate(shapes(index)) if s == kind and kind in ("date", "many")]
    rows = {c: _rows(index, mention, c) for c in columns}
    return Condition(mention, rows, len(rows) == 1, None)


def _rows(index: Index, mention: Mention, column: int) -> frozenset[int]:
    """Return the rows in which a mention stands in a column.

    A year stands in its dates, a number of three digits or more in cells with a name beside it.
    """
    found = mention.rows.get(column, frozenset())
    if found or mention.number is None or shapes(index)[column] not in ("date", "text"):
        return found
    word = f"{mention.number:f}"
    if len(word) < (4 if shapes(index)[column] == "date" else 3):
        return found
    texts = enumerate(index.grid.texts)
    return frozenset(r for r, row in texts if word in {t.word for t in tokens(row[column][:60])})


def _links(index: Index, parsed: Parsed) -> dict[int, tuple[Header, int]]:
    """Return the header and column that each mention is tied to, the surest ties first."""
    offers = sorted(
        (cost, h, m, column)
        for h, header in enumerate(parsed.headers)
        for m, mention in enumerate(parsed.mentions)
        for cost, column in _offers(index, parsed, header, mention)
    )
    found: dict[int, tuple[Header, int]] = {}
    used: set[int] = set()
    for _, h, m, column in offers:
        if h not in used and m not in found:
            used.add(h)
            found[m] = (parsed.headers[h], column)
    return found


def _offers(
    index: Index, parsed: Parsed, header: Header, mention: Mention
) -> Iterator[tuple[float, int]]:
    """Yield the columns of a header that a mention may be tied to, with what the tie costs."""
    cost = _distance(parsed, header, mention)
    if cost is None:
        return
    for column in sorted(header.columns):
        fit = _fit(index, parsed, mention, column)
        if fit is not None and cost + fit < _WEAK:
            yield cost + fit, column


def _fit(index: Index, parsed: Parsed, mention: Mention, column: int) -> float | None:
    """Return what a mention's kind costs in a column; None where it cannot stand there."""
    if column in mention.rows:
        return -1.0
    if shapes(index)[column] != shape_of(parsed, mention):
        if mention.number is None:
            return None
        return 0.0 if _rows(index, mention, column) or _half_numbers(index, column) else None
    if mention.number is not None or not mention.rows or shapes(index)[column] == "many":
        return 0.0
    return 1.0 if any(_alike(index, other, column) for other in mention.rows) else None


def _half_numbers(index: Index, column: int) -> bool:
    """Whether at least half of the cells of a column of text hold one number, and most alike."""
    filled = [row[column] for row in index.grid.texts if row[column].strip(" -–—")]
    known = [
        sum(number(t.word) is not None and len(t.word) > 2 for t in tokens(text[:60]))
        for text in filled
    ]
    return 2 * known.count(1) >= len(filled) > 0 and shapes(index)[column] == "text"


def _distance(parsed: Parsed, header: Header, mention: Mention) -> float | None:
    """Return how loosely a header and a mention hang together; None where they do not."""
    words = {i: parsed.tokens[i].word for i in parsed.loose}
    if header.last <= mention.first:
        between = [words.get(i) for i in range(header.last, mention.first)]
        if None not in between and _BEHIND.issuperset(w for w in between if w):
            return 0.5 if not between else 0.0 if not _IS.isdisjoint(between) else 0.6
        if words.get(mention.first - 1) in _IS and _leads(parsed, header, mention):
            return 2.0
        return None
    if mention.last <= header.first:
        between = [words.get(i) for i in range(mention.last, header.first)]
        if None in between or not _AHEAD.issuperset(w for w in between if w):
            return None
        if not between:
            return 0.4 if mention.number is not None else 2.5
        return 0.8 if not (_IS | {"as"}).isdisjoint(between) else 2.2
    return None


def _leads(parsed: Parsed, header: Header, mention: Mention) -> bool:
    """Whether a header is the subject of the verb before a mention: "the H of K was V"."""
    words = {i: parsed.tokens[i].word for i in parsed.loose}
    before = words.get(header.first - 1) if header.first else "the"
    between = range(header.last, mention.first - 1)
    opens = before in ("the", "a", "when", "where", "number", "of", "and", "s", "if")
    return opens and not any(words.get(i) in _IS | {"has", "had"} for i in between)


@lru_cache(maxsize=8)
def shapes(index: Index) -> tuple[str, ...]:
    """Return what each column of a table holds: number, many (scores, times), date or text."""
    return tuple(_shape(index, column) for column in range(len(index.grid.columns)))


def _shape(index: Index, column: int) -> str:
    """Return what most cells of a column are."""
    filled = [(r, t[column]) for r, t in enumerate(index.grid.texts) if t[column].strip()][:200]
    if not filled:
        return "empty"
    if numeric(index, column):
        return "number"
    words = [[t.word for t in tokens(text[:60])] for _, text in filled]
    dates = sum(not MONTHS.isdisjoint(w) or _is_iso(w) for w in words)
    if dates >= 0.8 * len(filled):
        return "date"
    many = sum(
        len(numbers := [x for x in w if number(x) is not None]) >= 2 and 2 * len(numbers) >= len(w)
        for w in words
    )
    return "many" if many >= 0.8 * len(filled) else "text"


def _is_iso(words: list[str]) -> bool:
    """Whether words are a date in figures that begins with its year."""
    return len(words) >= 3 and len(words[0]) == 4 and all(w.isdecimal() for w in words[:3])


def shape_of(parsed: Parsed, mention: Mention) -> str:
    """Return what a mention is: a number, many, a date or text."""
    if mention.number is not None:
        return "number"
    words = [t.word for t in parsed.tokens[mention.first : mention.last]]
    if not MONTHS.isdisjoint(words) and any(w.isdecimal() for w in words):
        return "date"
    if _is_iso(words):
        return "date"
    numbers = [w for w in words if number(w) is not None]
    return "many" if len(numbers) >= 2 and 2 * len(numbers) >= len(words) else "text"


def _alike(index: Index, one: int, other: int) -> bool:
    """Whether two columns tell of the same things: they share a cell's text."""
    texts = index.grid.texts
    first = {row[one].lower() for row in texts} - {""}
    return not first.isdisjoint(row[other].lower() for row in texts)
