"""Tallies: statements that count rows in other ways than "there are N games".

In: a parsed sentence and its table. Out: a `Found`, or None. "Won 10 of 14 games", "below
1,000 only once", "finished with a 6 - 10 record", "8 more wins than losses", "61 % of the races
were on clay", "more skippers from Ware than from any other port". Where a name opens the
sentence that no cell has, it may be what the table is of: then a count that fits is believed,
for it seldom fits by chance, and one that does not fit is left open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from verify.match import _glue
from verify.match._assigned import assigned, shapes
from verify.match._grid import LaneKind
from verify.match._lines import TOTAL
from verify.match._lookups import beside, is_stranger, told_in_full
from verify.match._loosely import SENSE
from verify.match._mentions import Header, Index, Mention, Parsed
from verify.match._scope import outcomes, unscoped, with_outcomes
from verify.match._selected import chosen, without
from verify.match._senses import Found, header_beside
from verify.match._settings import is_year, subject

_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_OF = frozenset("of out the their his her its all those these only total a our".split())
_CALM = frozenset("only exactly just total all won lost win wins loss losses at both".split())
_COUNTING = frozenset(("only", "exactly", "just", "total"))
_ANY = frozenset(("any", "other", "than", "else", "anyone", "all"))
_FEW = 3  # fewer rows are often as many by chance
_TELLING = 100  # a smaller number may be of anything
_MOST = 600


def judged(index: Index, parsed: Parsed) -> Found | None:
    """Return whether a statement that counts rows holds; None where that is not certain."""
    if len(index.grid.rows) > _MOST or not 3 <= len(parsed.tokens) <= 45:
        return None
    parsed = with_outcomes(index, unscoped(index, told_in_full(index, parsed)))
    words = {i: parsed.tokens[i].word for i in parsed.loose}
    strangers = {
        i for i, w in words.items() if w not in SENSE and w not in _TIMES and is_stranger(w)
    }
    if outcomes(index) is not None:
        strangers -= {i for i in strangers if words[i] == "record"}
    of = subject(parsed, strangers)
    strangers -= of
    sense = {words[i] for i in parsed.loose if words[i] in SENSE}
    if strangers and (beside(parsed, strangers) or len(strangers) > 1):
        pairs = (form(index, parsed, sense) for form in (_of, _record, _margin, _share))
        fitting = next((f for f in pairs if f is not None and f.true), None)
        return fitting or _fitting(index, parsed, sense, strangers)
    for form in (_of, _times, _record, _margin, _share, _commonest, _half):
        found = form(index, parsed, sense)
        if found is not None:
            return found if found.true or not (of or strangers) else None
    return _fitting(index, parsed, sense, strangers)


def _fitting(index: Index, parsed: Parsed, sense: set[str], strangers: set[int]) -> Found | None:
    """Judge a count that fits, whatever else the sentence says: "five ran unopposed"."""
    if not sense <= _COUNTING:
        return None
    for said in parsed.mentions:
        if (
            not _whole(said)
            or (said.number or 0) < _FEW
            or (
                header_beside(parsed, said) is not None
                and not _textual(index, header_beside(parsed, said))
            )
        ):
            continue
        if said.last in strangers:
            continue  # "five Liberal incumbents": of a kind that no cell has
        years = [m for m in parsed.mentions if is_year(m.number) and not m.rows]
        rest = without(parsed, [said, *years], _nouns(index, parsed, said.last))
        rows = _rows(index, rest) or _rows_loosely(index, rest) if rest.mentions else None
        if rows and len(rows) == said.number:
            return _found(index, True, rows, rest)
    return None


def _rows_loosely(index: Index, parsed: Parsed) -> list[int] | None:
    """Return the rows that hold every mention, each of which stands in one column alone."""
    if any(
        len(m.rows) != 1 or (m.number is not None and m.number < _TELLING) for m in parsed.mentions
    ):
        return None
    held = [next(iter(m.rows.values())) for m in parsed.mentions]
    return sorted(frozenset.intersection(*held))


def _textual(index: Index, columns: frozenset[int] | None) -> bool:
    """Whether columns hold no numbers."""
    return all(shapes(index)[c] in ("text", "date") for c in columns or ())


def _rows(index: Index, parsed: Parsed) -> list[int] | None:
    """Return the rows that a sentence speaks of: all, where it names none."""
    if not parsed.mentions:
        return list(range(len(index.grid.rows)))
    return chosen(index, assigned(index, parsed))


def _whole(mention: Mention) -> bool:
    """Whether a mention is a whole number by itself."""
    value = mention.number
    return value is not None and mention.last - mention.first == 1 and value == int(value)


def _found(index: Index, true: bool, rows: Iterable[int], parsed: Parsed) -> Found:
    """Return what a count says, with the first cells that it rests on."""
    own = next((c for m in parsed.mentions for c in m.rows), 0)
    held = list(rows)
    return Found(true, tuple((r, own) for r in held[:50]), f"{len(held)} rows hold them")


def _of(index: Index, parsed: Parsed, sense: set[str]) -> Found | None:
    """Judge "won 10 of 14 games", "three out of the five nations have 4 medals"."""
    if not sense <= _CALM:
        return None
    for part, whole in zip(parsed.mentions, parsed.mentions[1:], strict=False):
        between = [parsed.tokens[i].word for i in range(part.last, whole.first)]
        if (
            not (_whole(part) and _whole(whole))
            or "of" not in between
            or not _OF.issuperset(between)
        ):
            continue
        rest = without(parsed, [part, whole], _nouns(index, parsed, whole.last))
        rows = _rows(index, rest)
        if rows is None or not rest.mentions:
            return None
        bases = {len(index.grid.rows)}
        for mention in rest.mentions:
            fewer = _rows(index, without(rest, [mention]))
            if fewer is not None:
                bases.add(len(fewer))
        if whole.number not in bases:
            return None
        return _found(index, len(rows) == part.number, rows, rest)
    return None


def _nouns(index: Index, parsed: Parsed, at: int) -> list[Header]:
    """Return the header that is only the noun of a number: "14 games"."""
    return [h for h in parsed.headers if h.first == at]


def _times(index: Index, parsed: Parsed, sense: set[str]) -> Found | None:
    """Judge "the crowd fell below 1,000 only once"."""
    said = [i for i in parsed.loose if parsed.tokens[i].word in _TIMES]
    if len(said) != 1 or not sense - set(_TIMES) <= _CALM or not parsed.mentions:
        return None
    rows = _rows(index, parsed)
    if rows is None:
        return None
    return _found(index, len(rows) == _TIMES[parsed.tokens[said[0]].word], rows, parsed)


def _record(index: Index, parsed: Parsed, sense: set[str]) -> Found | None:
    """Judge "finished with a 6 - 10 record": wins, losses and draws of the rows."""
    words = [t.word for t in parsed.tokens]
    if "record" not in words or sense - {"record"} or parsed.headers:
        return None
    said = [
        m for m in parsed.mentions if m.number is None and not m.rows and m.last - m.first in (2, 3)
    ]
    if len(said) != 1:
        return None
    at = words.index("record")
    if not (at == said[0].last or words[at + 1 : said[0].first] in (["of"], ["was"])):
        return None
    kinds = outcomes(index)
    rows = _rows(index, without(parsed, said))
    if kinds is None or rows is None:
        return None
    counts = Counter(kinds.get(r, "") for r in rows)
    want = [counts["won"], counts["lost"], counts["drew"]]
    numbers = [int(w) for w in words[said[0].first : said[0].last] if w.isdecimal()]
    if len(numbers) == 2 and want[2]:
        return None
    return _found(index, numbers == want[: len(numbers)], rows, parsed)


def _margin(index: Index, parsed: Parsed, sense: set[str]) -> Found | None:
    """Judge "8 more wins than losses" by the outcomes of the rows."""
    words = [t.word for t in parsed.tokens]
    if sense != {"more", "than"} and sense != {"fewer", "than"}:
        return None
    than = words.index("than") if words.count("than") == 1 else 0
    kinds = outcomes(index)
    ends = [m for m in parsed.mentions if m.last == than or m.first == than + 1]
    rest = [m for m in parsed.mentions if m not in ends]
    if kinds is None or len(ends) != 2 or len(rest) != 1 or not _whole(rest[0]):
        return None
    if not 0 <= than - rest[0].last <= 3 or any(m.number is not None for m in ends):
        return None
    sizes = [len(next(iter(m.rows.values()), ())) for m in ends]
    gap = sizes[0] - sizes[1] if "more" in sense else sizes[1] - sizes[0]
    return _found(index, gap == rest[0].number, kinds, parsed)


def _share(index: Index, parsed: Parsed, sense: set[str]) -> Found | None:
    """Judge "61 % of the races were on clay"."""
    words = [t.word for t in parsed.tokens]
    if not sense <= _CALM | {"percent"}:
        return None
    for said in parsed.mentions:
        after = words[said.last : said.last + 2]
        if said.number is None or said.rows or after not in (["%", "of"], ["percent", "of"]):
            continue
        rest = without(parsed, [said], [h for h in parsed.headers if h.first <= said.last + 8][:1])
        rows = _rows(index, rest) if rest.mentions else None
        if not rows:
            return None
        share = Decimal(100 * len(rows)) / len(index.grid.rows)
        exponent = said.number.as_tuple().exponent
        place = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
        near = abs(share - said.number) < place  # people cut as often as they round
        return (
            _found(index, near, rows, rest)
            if near or share.quantize(place, ROUND_HALF_UP)
            else None
        )
    return None


def _commonest(index: Index, parsed: Parsed, sense: set[str]) -> Found | None:
    """Judge "more skippers from Ware than from any other port", and "fewer"."""
    words = [t.word for t in parsed.tokens]
    if "any" not in words or not sense <= {*_ANY, *_glue.MORE} or len(parsed.mentions) != 1:
        return None
    more = [w for w in words if w in _glue.MORE]
    (name,) = parsed.mentions
    if len(more) != 1 or len(name.rows) != 1 or name.number is not None:
        return None
    (column,) = name.rows
    last = [h for h in parsed.headers if h.first > words.index("any")]
    if shapes(index)[column] != "text" or not last or column not in last[0].columns:
        return None
    other = [h for h in parsed.headers if h not in last]
    if any(shapes(index)[c] == "number" for h in other for c in h.columns):
        return None
    counts = Counter(" ".join(t[column].lower().split()) for t in index.grid.texts)
    own = len(name.rows[column])
    rest = [
        n for text, n in counts.items() if text and n and text not in _texts(index, name, column)
    ]
    if not rest:
        return None
    true = own > max(rest) if _glue.MORE[more[0]] > 0 else own < min(rest)
    return _found(index, true, name.rows[column], parsed)


def _half(index: Index, parsed: Parsed, sense: set[str]) -> Found | None:
    """Judge "more than half of the replies were yes" in a table with one column of amounts."""
    if sense != {"half", "more", "than"} and sense != {"half", "less", "than"}:
        return None
    columns = [c for c, k in enumerate(index.grid.columns) if k.kind is LaneKind.VALUE]
    if len(columns) != 1 or len(parsed.mentions) != 1 or parsed.mentions[0].number is not None:
        return None
    (column,) = columns
    if parsed.headers and not any(column in h.columns for h in parsed.headers):
        return None
    totals = {r for r, row in enumerate(index.grid.rows) if TOTAL.search(row.label)}
    values = {r: v for r, row in enumerate(index.grid.values) if (v := row[column]) is not None}
    own = [r for rows in parsed.mentions[0].rows.values() for r in rows]
    if len(own) != 1 or own[0] not in values or own[0] in totals or len(totals) != 1:
        return None
    whole = values.get(next(iter(totals)))
    if whole is None or whole.magnitude <= 0:
        return None
    over = 2 * values[own[0]].magnitude > whole.magnitude
    cells = ((own[0], column), (next(iter(totals)), column))
    return Found(over == ("more" in sense), cells, "a row and the total")


def _texts(index: Index, name: Mention, column: int) -> set[str]:
    """Return the cells that a name stands in."""
    return {" ".join(index.grid.texts[r][column].lower().split()) for r in name.rows[column]}
