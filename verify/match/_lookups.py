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
from verify.match._loosely import SENSE, is_plain
from verify.match._mentions import Index, Mention, Parsed
from verify.match._senses import Found

_UNKNOWN = 3  # words that nothing in the table explains
_NOT = frozenset(("not", "t"))


def judged(index: Index, parsed: Parsed) -> Found | None:
    """Return whether a plain statement holds; None where that is not certain."""
    parsed = index.completed(parsed)
    words = [parsed.tokens[i].word for i in parsed.loose]
    unknown = [w for w in words if w not in _glue.GLUE]
    if not SENSE.isdisjoint(words) or len(unknown) > _UNKNOWN or len(parsed.mentions) < 2:
        return None
    if parsed.tokens[0].word == "there":
        return None
    strangers = {i for i in parsed.loose if is_stranger(parsed.tokens[i].word)}
    if beside(parsed, strangers) or any(_counts(parsed, m) for m in parsed.mentions):
        return None
    found = assigned(index, parsed)
    if any(not c.rows for c in found.conditions) or not complete(index, found):
        return None
    row = holding(index, found.conditions)
    if row is not None:
        return Found(True, _cells(found.conditions, row), "they stand in one row")
    return None if strangers else missed(index, found.conditions)


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
    return mention.number is not None and after in _glue.COUNTED


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
    """Judge a statement false in which one mention is not what the others' row says."""
    for at, odd in enumerate(conditions):
        rest = [c for i, c in enumerate(conditions) if i != at]
        if not odd.tied or len(odd.rows) != 1:
            continue
        (column,) = odd.rows
        rows = [r for r in range(len(index.grid.rows)) if placed(rest, r) is not None]
        if not rows or any(column in c.rows and len(c.rows) == 1 for c in rest):
            continue
        if not all(index.grid.texts[r][column].strip() for r in rows):
            return None
        cells = ((rows[0], column), *_cells(rest, rows[0]))
        return Found(False, cells, "the row says something else")
    return None
