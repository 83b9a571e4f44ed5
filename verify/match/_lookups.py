"""Lookups: a sentence that says its mentions of one row, told with headers and shapes.

In: a parsed sentence and its table. Out: a `Found`, or None. It holds where one row has
every mention in its column; it is false where the rows that the rest of it choose have
another value under the header (or of the shape) of one mention. Words of sense leave it
open, and so does a header of numbers that none of its mentions is tied to.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.match import _glue
from verify.match._assigned import Assigned, Condition, assigned, shapes
from verify.match._bounds import bounded
from verify.match._loosely import SENSE, is_plain, is_predicate
from verify.match._mentions import MONTHS, Index, Mention, Parsed, tokens
from verify.match._scope import unscoped
from verify.match._senses import Found, is_bare
from verify.match._settings import is_verb, subject, told

_UNKNOWN = 3  # words that nothing in the table explains
_SMALL = 10  # a smaller number may count anything
_GROUPS = 3  # mentions that one verb has: "in 1964, 1968 and 1972"
_NAMING = frozenset("the a an this that these those its his her their each".split())
_MODAL = frozenset(
    "hope hopes hoped hoping plan plans planned expect expects expected should might must want wants "
    "wanted aim aims aimed intend intends intended forecast forecasts target targets wish wishes try "
    "tries tried attempt attempts attempted need needs claim claims claimed maybe perhaps possibly "
    "probably likely unlikely supposedly reportedly nor cannot can will former formerly".split()
)


def judged(index: Index, parsed: Parsed) -> Found | None:
    """Return whether a plain statement holds; None where that is not certain."""
    parsed = unscoped(index, told_in_full(index, parsed))
    parsed = parsed._replace(loose=tuple(i for i in parsed.loose if not _merely(parsed, i)))
    words = [parsed.tokens[i].word for i in parsed.loose]
    if not (SENSE | _MODAL).isdisjoint(words):
        return None
    if len(parsed.mentions) < 2 or parsed.tokens[0].word == "there":
        return None
    strangers = {i for i in parsed.loose if is_stranger(parsed.tokens[i].word)}
    of = subject(parsed, strangers)
    if not _is_plain_row(parsed, strangers - of, sum(w not in _glue.GLUE for w in words) - len(of)):
        return None
    found = [_judged(index, one) for one in _each(index, parsed)]
    false = [f for f in found if f is not None and not f.true]
    if false:
        return false[0] if not of else None
    return found[0] if found and None not in found else None


def _is_plain_row(parsed: Parsed, strangers: set[int], unknown: int) -> bool:
    """Whether a sentence says no more than what a row holds, as far as its words are known."""
    if unknown > _UNKNOWN or beside(parsed, strangers):
        return False
    if any(is_predicate(parsed, i) for i in parsed.loose):
        return False
    if any(_counts(parsed, m) or is_bare(parsed, m) for m in parsed.mentions):
        return False
    return all(_is_noun(parsed, i) for i in strangers)


def _merely(parsed: Parsed, at: int) -> bool:
    """Whether "only" stands before a number and says nothing of others: "had only 8 points"."""
    before = any(m.number is not None and m.first == at + 1 for m in parsed.mentions)
    return parsed.tokens[at].word == "only" and before


def _judged(index: Index, parsed: Parsed) -> Found | None:
    """Judge a statement of one row."""
    found = _merged(assigned(index, parsed))
    if any(not c.rows for c in found.conditions) or not complete(index, found):
        return None
    if any(_is_bare(c) for c in found.conditions):
        return None
    row = holding(index, found.conditions)
    if row is not None:
        return Found(True, _cells(found.conditions, row), "they stand in one row")
    return missed(index, found.conditions)


def _merged(found: Assigned) -> Assigned:
    """Return conditions of which two that stand in the same cells are one: "Monday, 4 May"."""
    conditions: list[Condition] = []
    for one in found.conditions:
        last = conditions[-1] if conditions else None
        both = last is not None and len(one.rows) == 1 and last.rows.keys() == one.rows.keys()
        if last is None or not both or one.mention.number is not None:
            conditions.append(one)
            continue
        (column,) = one.rows
        rows = one.rows[column] & last.rows[column]
        if rows:
            conditions[-1] = last._replace(rows={column: rows})
        else:
            conditions.append(one)
    return found._replace(conditions=tuple(conditions))


def _is_bare(condition: Condition) -> bool:
    """Whether a number may be of several columns, or is small, and no header says of which."""
    value = condition.mention.number
    if value is None or condition.header is not None:
        return False
    return len(condition.rows) > 1 or value < _SMALL


def told_in_full(index: Index, parsed: Parsed) -> Parsed:
    """Return a sentence with its names completed, its bounds and its months as mentions."""
    return told(index, periods(index, bounded(index, index.completed(parsed))))


def periods(index: Index, parsed: Parsed) -> Parsed:
    """Return a sentence with "in May" as a mention of every date in that month."""
    dates = [c for c, shape in enumerate(shapes(index)) if shape == "date"]
    if len(dates) != 1:
        return parsed
    mentions, loose = list(parsed.mentions), []
    for at in parsed.loose:
        word = parsed.tokens[at].word
        before = parsed.tokens[at - 1].word if at else ""
        if word not in MONTHS or before not in ("in", "during", "of", "for"):
            loose.append(at)
            continue
        mentions.append(Mention(at, at + 1, {dates[0]: _in_month(index, dates[0], word)}, None))
    mentions.sort(key=lambda m: m.first)
    return Parsed(parsed.tokens, tuple(mentions), parsed.headers, tuple(loose))


def _in_month(index: Index, column: int, month: str) -> frozenset[int]:
    """Return the rows whose date is in a month."""
    return frozenset(
        row
        for row, texts in enumerate(index.grid.texts)
        if any(t.word in MONTHS and t.word[:3] == month[:3] for t in tokens(texts[column][:60]))
    )


def _each(index: Index, parsed: Parsed) -> list[Parsed]:
    """Return a statement of several values once for each: "in 1964, 1968 and 1972"."""
    mentions = parsed.mentions
    for start, first in enumerate(mentions):
        stop = start + 1
        while stop < len(mentions) and _joined(parsed, mentions[stop - 1], mentions[stop]):
            if not mentions[stop].rows.keys() & first.rows.keys():
                break
            stop += 1
        if stop - start > 1 and stop - start <= _GROUPS + 1:
            rest = [m for m in mentions if m not in mentions[start:stop]]
            return [
                parsed._replace(mentions=tuple(sorted([*rest, one], key=lambda m: m.first)))
                for one in mentions[start:stop]
            ]
    return [parsed]


def _joined(parsed: Parsed, one: Mention, other: Mention) -> bool:
    """Whether "and" or a comma joins two mentions, with nothing else between."""
    between = [parsed.tokens[i].word for i in range(one.last, other.first)]
    apart = (
        other.first == one.last
        and parsed.tokens[other.first].start > parsed.tokens[one.last - 1].end + 1
    )
    return between == ["and"] or (not between and apart)


def _is_noun(parsed: Parsed, at: int) -> bool:
    """Whether an unknown word only names what the table is about: "the bout", "900 guests"."""
    before = parsed.tokens[at - 1].word if at else ""
    return before in _NAMING or any(m.number is not None and m.last == at for m in parsed.mentions)


def is_stranger(word: str) -> bool:
    """Whether a word may be part of a name or of a header that the table does not have."""
    return word not in _glue.GLUE and not is_plain(word)


def beside(parsed: Parsed, strangers: set[int]) -> bool:
    """Whether a stranger stands right beside a name or a header: that is another one's."""
    places = [(h.first, h.last) for h in parsed.headers]
    places += [(m.first, m.last) for m in parsed.mentions if m.number is None]
    return any(first - 1 in strangers or last in strangers for first, last in places)


def _counts(parsed: Parsed, mention: Mention) -> bool:
    """Whether a number counts games, teams or the like, which the rows are."""
    after = parsed.tokens[mention.last].word if mention.last < len(parsed.tokens) else ""
    told = any(h.last == mention.first and is_verb(parsed, h.first) for h in parsed.headers)
    return mention.number is not None and after in _glue.COUNTED and not told


def complete(index: Index, found: Assigned) -> bool:
    """Whether no header of values is left over, and no number that it may be of."""
    spoken = {c for condition in found.conditions for c in condition.rows}
    bare = any(c.mention.number is not None and c.header is None for c in found.conditions)
    free = [h for h in found.free if not h.columns & spoken]
    if found.torn or (free and bare):
        return False
    return all(shapes(index)[c] in ("text", "empty") for h in free for c in h.columns)


def holding(index: Index, conditions: Sequence[Condition]) -> int | None:
    """Return the first row in which every mention stands in a column of its own."""
    for row in range(len(index.grid.rows)):
        if placed(conditions, row) is not None:
            return row
    return None


def placed(conditions: Sequence[Condition], row: int) -> tuple[int, ...] | None:
    """Return a column for each mention in which it stands in a row, all different; or None."""
    used: list[int] = []
    for condition in sorted(conditions, key=lambda c: len(c.rows)):
        here = [c for c, rows in condition.rows.items() if row in rows and c not in used]
        if not here:
            return None
        used.append(here[0])
    return tuple(used)


def _cells(conditions: Sequence[Condition], row: int) -> tuple[tuple[int, int], ...]:
    return tuple((row, column) for column in placed(conditions, row) or ())


def missed(index: Index, conditions: Sequence[Condition]) -> Found | None:
    """Judge a statement false in which some mention is not what the row of the names says."""
    for at, odd in enumerate(conditions):
        rest = [c for i, c in enumerate(conditions) if i != at]
        found = _odd(index, odd, rest)
        if found is not None:
            return found
    names = [c for c in conditions if c.header is None and c.mention.number is None]
    if _conflict(index, conditions):
        chosen = [c for c in conditions if c is not conditions[-1]]
        row = next(iter(sorted(next(iter(chosen[0].rows.values())))))
        return Found(False, ((row, next(iter(chosen[0].rows))),), "no row holds them together")
    for odd in conditions:
        if names and odd not in names and odd.header is not None:
            found = _odd(index, odd, names)
            if found is not None:
                return found
    return None


def _conflict(index: Index, conditions: Sequence[Condition]) -> bool:
    """Whether each mention stands in a column of its own, and no row holds them all."""
    columns = [next(iter(c.rows)) for c in conditions if len(c.rows) == 1]
    if len(set(columns)) != len(conditions) or not all(c.tied for c in conditions):
        return False
    return all(rows for c in conditions for rows in c.rows.values())


def _odd(index: Index, odd: Condition, rest: Sequence[Condition]) -> Found | None:
    """Judge whether the rows that the rest choose have another value in one mention's column."""
    if not odd.tied or len(odd.rows) != 1:
        return None
    (column,) = odd.rows
    rows = [r for r in range(len(index.grid.rows)) if placed(rest, r) is not None]
    if not rows or any(column in c.rows and len(c.rows) == 1 for c in rest):
        return None
    if not odd.rows[column].isdisjoint(rows):
        return None
    value = odd.mention.number
    if value is not None and value < _SMALL and not odd.rows[column]:
        return None  # it may count something else
    if not all(index.grid.texts[r][column].strip(" -–—") for r in rows):
        return None
    cells = ((rows[0], column), *_cells(rest, rows[0]))
    return Found(False, cells, "the row says something else")
