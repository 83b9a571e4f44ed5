"""Settings: years, months, nothing and the subject of a table, read in a statement.

In: a parsed sentence and its table. Out: the sentence in which "in 1964" is a mention of
the dates of that year, "no goals" one of the rows whose goals are none, and "before 2001" one
of the years before it; and which of its words name what the whole table is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from verify.match._assigned import shapes
from verify.match._bounds import numeric
from verify.match._mentions import Header, Index, Mention, Parsed, tokens

_INTO = frozenset("in during of for the since".split())
_BEFORE = {"before": -1, "after": 1}
_THAN = {"earlier": -1, "later": 1, "older": -1, "newer": 1}
_NONE = frozenset(("no", "zero", "without"))
_OPENERS = frozenset("the in during of for a both and".split())
_OPENING = 8  # words in which the subject of a sentence begins
_VERBS = (
    (frozenset(("won", "win", "wins")), frozenset(("wins", "won", "win", "victories", "w"))),
    (frozenset(("lost", "lose", "loses")), frozenset(("losses", "lost", "loss", "defeats", "l"))),
    (frozenset(("drew", "tied")), frozenset(("draws", "drawn", "ties", "tied", "d"))),
)
_PHRASES = (("all", "time"), ("at", "all"))


def told(index: Index, parsed: Parsed) -> Parsed:
    """Return a sentence with its years, its bounds in years and its zeros as mentions."""
    parsed = _measured(index, _headed(index, _common(index, _unphrased(parsed))))
    return _years(index, _nothing(index, _year_bounds(index, parsed)))


def _headed(index: Index, parsed: Parsed) -> Parsed:
    """Return a sentence with "won 5" as the header of wins, where there is one."""
    starts = {m.first for m in parsed.mentions if m.number is not None}
    found: list[tuple[int, list[int]]] = []
    for at in parsed.loose:
        names = next((n for verbs, n in _VERBS if parsed.tokens[at].word in verbs), None)
        if names is None or at + 1 not in starts:
            continue
        columns = [
            c
            for c, column in enumerate(index.grid.columns)
            if column.header.lower().strip() in names and numeric(index, c)
        ]
        found.append((at, columns))
    return _with_headers(parsed, found)


def _measured(index: Index, parsed: Parsed) -> Parsed:
    """Return a sentence with a unit behind a number as the header that has it in brackets."""
    found: list[tuple[int, list[int]]] = []
    for mention in parsed.mentions:
        at = mention.last
        if mention.number is None or at not in parsed.loose:
            continue
        unit = f"({parsed.tokens[at].word})"
        columns = [c for c, k in enumerate(index.grid.columns) if unit in k.header.lower()]
        found.append((at, columns))
    return _with_headers(parsed, found)


def _with_headers(parsed: Parsed, found: Iterable[tuple[int, list[int]]]) -> Parsed:
    """Return a sentence with loose words as headers, each where it can mean one column alone."""
    headers, gone = list(parsed.headers), set()
    for at, columns in found:
        if len(columns) == 1 and not any(columns[0] in h.columns for h in headers):
            headers.append(Header(at, at + 1, frozenset(columns)))
            gone.add(at)
    if not gone:
        return parsed
    headers.sort(key=lambda h: h.first)
    loose = tuple(i for i in parsed.loose if i not in gone)
    return parsed._replace(headers=tuple(headers), loose=loose)


def _common(index: Index, parsed: Parsed) -> Parsed:
    """Return a sentence with a common word as a cell where a header tells it: "resale is yes"."""
    mentions, gone = list(parsed.mentions), set()
    for header in parsed.headers:
        at = header.last + 1
        if at not in parsed.loose or header.last not in parsed.loose or len(header.columns) > 1:
            continue
        (column,) = header.columns
        word = parsed.tokens[at].word
        if parsed.tokens[header.last].word not in ("is", "was", "of", "as"):
            continue
        rows = frozenset(
            r for r, t in enumerate(index.grid.texts) if t[column].strip().lower() == word
        )
        if rows:
            mentions.append(Mention(at, at + 1, {column: rows}, None))
            gone.add(at)
    if not gone:
        return parsed
    mentions.sort(key=lambda m: m.first)
    loose = tuple(i for i in parsed.loose if i not in gone)
    return parsed._replace(mentions=tuple(mentions), loose=loose)


def _unphrased(parsed: Parsed) -> Parsed:
    """Return a sentence without set phrases whose words would say more alone: "all time"."""
    words = [t.word for t in parsed.tokens]
    gone = {
        at + step
        for phrase in _PHRASES
        for at in range(len(words) - 1)
        for step in (0, 1)
        if tuple(words[at : at + 2]) == phrase and {at, at + 1} <= set(parsed.loose)
    }
    return (
        parsed._replace(loose=tuple(i for i in parsed.loose if i not in gone)) if gone else parsed
    )


def is_year(value: Decimal | None) -> bool:
    """Whether a number may be a year."""
    return value is not None and value == int(value) and 1800 <= value <= 2100


def year_column(index: Index) -> int | None:
    """Return the only column of dates or years of a table."""
    found = [c for c in range(len(index.grid.columns)) if _tells_years(index, c)]
    return found[0] if len(found) == 1 else None


def _tells_years(index: Index, column: int) -> bool:
    """Whether every cell of a column holds a year: alone, or in a date."""
    filled = [t[column] for t in index.grid.texts if t[column].strip(" -–—")]
    if not filled or (shapes(index)[column] == "number" and not _all_years(index, column)):
        return False
    return shapes(index)[column] in ("number", "date") and all(year_of(t) for t in filled)


def _all_years(index: Index, column: int) -> bool:
    values = [row[column] for row in index.grid.values]
    return all(v is None or is_year(v.magnitude) for v in values)


def year_of(text: str) -> int | None:
    """Return the only year that a cell tells."""
    found = [t.word for t in tokens(text[:60]) if t.word.isdecimal() and len(t.word) == 4]
    years = [int(w) for w in found if 1800 <= int(w) <= 2100]
    return years[0] if len(years) == 1 else None


def _rows_of(index: Index, column: int, sign: int, year: int) -> frozenset[int]:
    """Return the rows whose year is a year (sign 0), or lies before or after it."""
    years = ((r, year_of(t[column])) for r, t in enumerate(index.grid.texts))
    return frozenset(
        r
        for r, own in years
        if own is not None and (own == year if not sign else sign * own > sign * year)
    )


def _years(index: Index, parsed: Parsed) -> Parsed:
    """Return a sentence with "in 1964" as a mention of every date of that year.

    A year of which a table without years says nothing is its setting, and left out.
    """
    column = year_column(index)
    mentions: list[Mention] = []
    for mention in parsed.mentions:
        before = parsed.tokens[mention.first - 1].word if mention.first else "in"
        alone = is_year(mention.number) and mention.last - mention.first == 1
        if not alone or mention.rows or before not in _INTO:
            mentions.append(mention)
        elif column is not None and mention.number is not None:
            rows = _rows_of(index, column, 0, int(mention.number))
            if not rows:
                mentions.append(mention)
            elif len(rows) < len(index.grid.rows):
                mentions.append(Mention(mention.first, mention.last, {column: rows}, None))
        elif _has_years(index):
            mentions.append(mention)
    return parsed._replace(mentions=tuple(mentions))


def _has_years(index: Index) -> bool:
    """Whether any cell or header of a table tells a year."""
    texts = [t for row in index.grid.texts for t in row]
    texts += [c.header for c in index.grid.columns]
    return any(
        len(t.word) == 4 and t.word.isdecimal() and 1800 <= int(t.word) <= 2100
        for text in texts
        for t in tokens(text[:60])
    )


def _year_bounds(index: Index, parsed: Parsed) -> Parsed:
    """Return a sentence with "before 2001" and "later than 2001" as mentions of years."""
    column = year_column(index)
    if column is None:
        return parsed
    words = {i: parsed.tokens[i].word for i in parsed.loose}
    mentions: list[Mention] = []
    taken: set[int] = set()
    for mention in parsed.mentions:
        before, second = words.get(mention.first - 1, ""), words.get(mention.first - 2, "")
        size, sign = (1, _BEFORE.get(before, 0))
        if before == "than" and second in _THAN:
            size, sign = 2, _THAN[second]
        elif before == "to" and second == "prior":
            size, sign = 2, -1
        if not sign or not is_year(mention.number) or mention.last - mention.first > 1:
            mentions.append(mention)
            continue
        assert mention.number is not None
        rows = _rows_of(index, column, sign, int(mention.number))
        mentions.append(Mention(mention.first - size, mention.last, {column: rows}, None))
        taken |= set(range(mention.first - size, mention.first))
    loose = tuple(i for i in parsed.loose if i not in taken)
    return Parsed(parsed.tokens, tuple(mentions), parsed.headers, loose)


def _nothing(index: Index, parsed: Parsed) -> Parsed:
    """Return a sentence with "no goals" as a mention of the rows whose goals are none."""
    mentions, gone = list(parsed.mentions), set()
    for header in parsed.headers:
        at = header.first - 1
        if at not in parsed.loose or parsed.tokens[at].word not in _NONE or len(header.columns) > 1:
            continue
        (column,) = header.columns
        if not numeric(index, column):
            continue
        values = ((r, row[column]) for r, row in enumerate(index.grid.values))
        rows = frozenset(r for r, v in values if v is not None and not v.magnitude)
        mentions.append(Mention(at, at + 1, {column: rows}, Decimal(0)))
        gone.add(at)
    if not gone:
        return parsed
    mentions.sort(key=lambda m: m.first)
    loose = tuple(i for i in parsed.loose if i not in gone)
    return Parsed(parsed.tokens, tuple(mentions), parsed.headers, loose)


def is_verb(parsed: Parsed, at: int) -> bool:
    """Whether a word that stands for a header is a verb: "won" for the wins."""
    return any(parsed.tokens[at].word in verbs for verbs, _ in _VERBS)


def subject(parsed: Parsed, strangers: set[int]) -> set[int]:
    """Return the words of a name that no cell has and that the table may be of.

    It opens the sentence ("in 1964 the Gulls", "Ada Amis 's"), or closes it behind "for" or "by".
    """
    words = [t.word for t in parsed.tokens]
    spoken = {i for m in parsed.mentions for i in range(m.first, m.last)}
    spoken |= {i for h in parsed.headers for i in range(h.first, h.last)}
    first = next((i for i in range(len(words)) if i in strangers), len(words))
    opening = range(min(first, _OPENING))
    found: set[int] = set()
    said = any(words[i] not in _OPENERS for i in opening if i in parsed.loose)
    if first < _OPENING and not said and not spoken.intersection(opening):
        at = first
        while at < len(words) and (
            at in strangers or (words[at] in ("s", "of", "the") and at not in spoken)
        ):
            found.add(at)
            at += 1
        if any(h.first == at and not is_verb(parsed, at) for h in parsed.headers):
            found.clear()  # "the current name": a word of another header
    end = len(words)
    while end > 0 and end - 1 in strangers:
        end -= 1
    if 0 < end < len(words) and words[end - 1] in ("for", "by"):
        found |= set(range(end, len(words)))
    return found & strangers
