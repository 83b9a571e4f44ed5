"""Selected rows: statements that count rows, or take the extreme, sum or mean of some.

In: a parsed sentence and its table. Out: a `Found`, or None. "There are 5 races in Hull",
"the lowest points in Hull were 41", "the total crew in May is 21", "Bo Bell is the only
skipper from Ware", "all skippers have a crew over 3", "both Ada Amis and Cy Cole sailed from
Hull". The rows spoken of are those that hold every other mention; a word that nothing
explains, or a header of numbers that is tied to nothing, leaves the statement open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from verify.match import _glue
from verify.match._assigned import Assigned, Condition, assigned, shapes
from verify.match._grid import LaneKind
from verify.match._lookups import beside, complete, is_stranger, placed, told_in_full
from verify.match._loosely import SENSE, is_plain
from verify.match._mentions import Header, Index, Mention, Parsed
from verify.match._scope import unscoped, with_outcomes
from verify.match._senses import Found, holds_several
from verify.match._settings import is_year, subject, year_column

_MEANS = frozenset(("average", "mean"))
_SUMS = frozenset(("total", "combined", "sum"))
_QUIET = frozenset(("only", "total", "exactly", "different", "times", "time", "both", "all"))
_BEFORE_COUNT = frozenset(
    "there is are was were only exactly total of a had has have just the in for won lost".split()
)
_TOLD = frozenset("is was are were of at with being".split())
_NEUTRAL = (
    frozenset(
        "they sailed raced ran run aired broadcast released built drafted selected chosen picked scored "
        "score made make came come go went get got recorded born founded established elected published "
        "opened located based appeared performed competed participated directed written produced filmed "
        "hosted started began happened contested fought driven drove rode ridden shown set used attended "
        "served worked lived placed ranked rated titled called having included contained used using "
        "different during through".split()
    )
    | _glue.NOUNS
)
_WHOLE = frozenset(("there", "a", "the", "in", "during", "they"))
_FEW = 10
_MOST = 600  # rows of a table that statements are judged on


def judged(index: Index, parsed: Parsed) -> Found | None:
    """Return whether a statement on some rows holds; None where that is not certain."""
    if len(index.grid.rows) > _MOST or len(parsed.tokens) > 45:
        return None
    parsed = with_outcomes(index, unscoped(index, told_in_full(index, parsed)))
    words = {i: parsed.tokens[i].word for i in parsed.loose}
    strangers = {i for i, w in words.items() if w not in SENSE and is_stranger(w)}
    of = subject(parsed, strangers)
    strangers -= of
    if beside(parsed, strangers) or len(strangers) > 1:
        return None
    found = _told(index, parsed, words, strangers)
    return found if not of or (found is not None and found.true) else None


def _told(index: Index, parsed: Parsed, words: dict[int, str], strangers: set[int]) -> Found | None:
    """Judge what a sentence says of rows, by its words of sense."""
    sense = {i: w for i, w in words.items() if w in SENSE or w in _glue.BEST}
    told = set(sense.values())
    best = [i for i, w in sense.items() if w in _glue.BEST]
    if len(best) == 1 and told <= {words[best[0]], "all", "total"} and not strangers:
        return _extreme(index, parsed, best[0])
    if told <= {"only"} and "only" in told and not _count_at(index, parsed):
        return _alone(index, parsed, min(sense)) if not strangers else None
    if len(told) == 1 and told <= _MEANS | _SUMS:
        found = _gathered(index, parsed, min(sense)) if not strangers else None
        if found is not None or told <= _MEANS:
            return found
    if told <= {"both"} and "both" in told:
        return _both(index, parsed, min(sense)) if not strangers else None
    if told <= _QUIET:
        return _counted(index, parsed, told)
    return None


def without(
    parsed: Parsed, mentions: Iterable[Mention] = (), headers: Iterable[Header] = ()
) -> Parsed:
    """Return a sentence without some of its mentions and headers."""
    gone, told = list(mentions), list(headers)
    return Parsed(
        parsed.tokens,
        tuple(m for m in parsed.mentions if m not in gone),
        tuple(h for h in parsed.headers if h not in told),
        parsed.loose,
    )


def chosen(index: Index, found: Assigned) -> list[int] | None:
    """Return the rows that hold every condition; None where a condition's column is not sure."""
    if not complete(index, found):
        return None
    for condition in found.conditions:
        if not condition.rows or (condition.header is None and len(condition.rows) != 1):
            return None
        year = is_year(condition.mention.number) and year_column(index) in condition.rows
        if condition.mention.number is not None and condition.header is None and not year:
            return None
    return [r for r in range(len(index.grid.rows)) if placed(found.conditions, r) is not None]


def _count_at(index: Index, parsed: Parsed) -> Mention | None:
    """Return the number that counts rows: "5 games", "three of the skippers"."""
    for mention in parsed.mentions:
        if mention.number is None or mention.last - mention.first > 1:
            continue
        if mention.number != int(mention.number) or mention.number > len(index.grid.rows) + 5:
            continue
        before = parsed.tokens[mention.first - 1].word if mention.first else "there"
        if before not in _BEFORE_COUNT and not is_plain(before):
            continue
        if _rows_noun(index, parsed, mention.last) or _opens(parsed, mention):
            return mention
    return None


def _opens(parsed: Parsed, mention: Mention) -> bool:
    """Whether a number is the whole subject of a sentence: "4 were built in 1964"."""
    words = [t.word for t in parsed.tokens[mention.last : mention.last + 1]]
    return mention.first == 0 and not {"were", "are", "had", "have"}.isdisjoint(words)


def _rows_noun(index: Index, parsed: Parsed, at: int) -> bool:
    """Whether a noun of things that rows are stands at a place: "games", "of the skippers"."""
    words = [t.word for t in parsed.tokens]
    while at < len(words) and words[at] in ("of", "the", "different", "other"):
        at += 1
    if at >= len(words):
        return False
    header = next((h for h in parsed.headers if h.first == at), None)
    if header is not None:
        plural = parsed.tokens[header.last - 1].word.endswith("s") and words[at] in _glue.ROWS
        kinds = {index.grid.columns[c].kind for c in header.columns}
        textual = all(shapes(index)[c] in ("text", "date") for c in header.columns)
        return textual or (plural and kinds == {LaneKind.ORDER})
    return words[at] in _glue.ROWS


def _partly(index: Index, parsed: Parsed, condition: Condition) -> bool:
    """Whether a name stands also inside other cells of its column: "Italy" in "Italy (Sicily)"."""
    if condition.mention.number is not None:
        return False
    words = [t.word for t in parsed.tokens[condition.mention.first : condition.mention.last]]
    return any(index.holding(words, column) != rows for column, rows in condition.rows.items())


def _is_whole(parsed: Parsed, said: Mention) -> bool:
    """Whether a sentence counts all rows: "there were 6 rounds", with no word that picks some."""
    words = [t.word for t in parsed.tokens]
    noun = words[said.last] if said.last < len(words) else ""
    rest = [words[i] for i in parsed.loose if words[i] not in _glue.GLUE and words[i] not in _QUIET]
    return (
        words[0] in _WHOLE
        and (noun in _glue.ROWS or noun in rest)
        and not [w for w in rest if w != noun]
    )


def _is_neutral(word: str) -> bool:
    """Whether a word picks no rows: glue, a noun, or a verb that is so of every row."""
    return word in _glue.GLUE or word in _QUIET or word in _glue.ROWS or word in _NEUTRAL


def _counted(index: Index, parsed: Parsed, told: set[str]) -> Found | None:
    """Judge "there were N games in K", "N of the skippers have 6 crew"."""
    said = _count_at(index, parsed)
    if said is None or said.number is None:
        return None
    noun = [h for h in parsed.headers if said.last <= h.first <= said.last + 2]
    rest = without(parsed, [said], noun)
    if "different" in told or not all(_is_neutral(parsed.tokens[i].word) for i in parsed.loose):
        return None
    found = assigned(index, rest)
    rows = chosen(index, found)
    if rows is None or not (rows or said.number == 0):
        return None
    if not rest.mentions and not _is_whole(parsed, said):
        return None
    if len(rows) != said.number and (
        any(_partly(index, rest, c) for c in found.conditions)
        or any(holds_several(h, said) for h in noun)
    ):
        return None
    column = next(iter(found.conditions[0].rows)) if found.conditions else 0
    cells = tuple((r, column) for r in rows)
    return Found(len(rows) == said.number, cells, f"{len(rows)} rows hold them")


def _extreme(index: Index, parsed: Parsed, at: int) -> Found | None:
    """Judge "the highest H of those in K is N" and "K has the highest H"."""
    sign = _glue.BEST[parsed.tokens[at].word]
    header = _next_header(parsed, at)
    if header is None or len(header.columns) != 1:
        return None
    (column,) = header.columns
    if shapes(index)[column] != "number":
        return None
    numbers = [m for m in parsed.mentions if _stands_for(parsed, m, header, at)]
    if len(numbers) > 1:
        return None
    if numbers:
        found = assigned(index, without(parsed, numbers, [header]))
        rows = chosen(index, found)
        return _best(index, column, sign, rows, said=numbers[0].number) if rows else None
    return _best_of(index, without(parsed, (), [header]), column, sign, at)


def _best_of(index: Index, parsed: Parsed, column: int, sign: int, at: int) -> Found | None:
    """Judge "K has the highest H": K is the first name, before the superlative or at the end."""
    subjects = [m for m in parsed.mentions if m.number is None]
    if not subjects:
        return None
    subject = subjects[0] if subjects[0].last <= at else subjects[-1]
    told = parsed.tokens[subject.first - 1].word if subject.first else ""
    if subject.first > at and told not in ("is", "was", "by", "with", "to", "had"):
        return None
    own = chosen(
        index, assigned(index, without(parsed, [m for m in parsed.mentions if m != subject]))
    )
    rest = without(parsed, [subject])
    rows = (
        chosen(index, assigned(index, rest)) if rest.mentions else list(range(len(index.grid.rows)))
    )
    if not own or rows is None or not set(own) & set(rows):
        return None
    return _best(index, column, sign, rows, owners=set(own))


def _best(
    index: Index,
    column: int,
    sign: int,
    rows: Sequence[int],
    *,
    said: Decimal | None = None,
    owners: set[int] | None = None,
) -> Found | None:
    """Judge what the extreme of a column is among some rows, or whose it is."""
    values = {r: v.magnitude for r in rows if (v := index.grid.values[r][column]) is not None}
    known = [r for r in rows if index.grid.texts[r][column].strip(" -–—")]
    if not values or len(values) < len(known):
        return None
    top = max(values.values(), key=lambda v: sign * v)
    at = [r for r, v in values.items() if v == top]
    true = said == top if said is not None else bool(owners and owners & set(at))
    return Found(true, tuple((r, column) for r in at), "the extreme of the rows")


def _stands_for(parsed: Parsed, mention: Mention, header: Header, at: int) -> bool:
    """Whether a number is what a superlative is said to be: "the highest H was N"."""
    if mention.number is None or mention.last - mention.first > 1:
        return False
    words = [t.word for t in parsed.tokens]
    if mention.first > header.first:
        return words[mention.first - 1] in _TOLD
    return mention.first == 0 and mention.last < at and words[mention.last] in ("is", "was", "are")


def _next_header(parsed: Parsed, at: int) -> Header | None:
    """Return the header that a superlative is of."""
    after = [h for h in parsed.headers if h.first > at]
    words = [t.word for t in parsed.tokens]
    skipped = ("number", "of", "amount", "the", "value", "total", "recorded", "listed")
    if after and all(words[i] in skipped for i in range(at + 1, after[0].first)):
        return after[0]
    return None


def _alone(index: Index, parsed: Parsed, at: int) -> Found | None:
    """Judge "K is the only skipper from Ware": the rows of what follows are K's alone."""
    before = [m for m in parsed.mentions if m.last <= at]
    after = [m for m in parsed.mentions if m.first > at]
    words = [t.word for t in parsed.tokens]
    if len(before) != 1 or not after or words[at - 1] not in ("the", "is", "was", "are", "were"):
        return None
    own = chosen(index, assigned(index, without(parsed, after)))
    rest = chosen(index, assigned(index, without(parsed, before)))
    if not own or not rest:
        return None
    return Found(set(rest) <= set(own), tuple((r, 0) for r in rest), f"{len(rest)} rows hold them")


def _both(index: Index, parsed: Parsed, at: int) -> Found | None:
    """Judge "both K and L sailed from Hull", "K and L both have 6 crew"."""
    names = [m for m in parsed.mentions if m.number is None]
    if len(names) < 2:
        return None
    first, second = names[:2]
    words = [t.word for t in parsed.tokens]
    if words[first.last : second.first] != ["and"] or (
        not -1 <= first.first - at <= 2 and at != second.last
    ):
        return None
    rest = [m for m in parsed.mentions if m not in (first, second)]
    if not rest:
        return None
    held: list[tuple[int, int]] = []
    true = True
    for own, other in ((first, second), (second, first)):
        if not chosen(index, assigned(index, without(parsed, [other, *rest]))):
            return None
        found = assigned(index, without(parsed, [other]))
        rows = chosen(index, found)
        if rows is None:
            return None
        true = true and bool(rows)
        held += [(rows[0], next(iter(own.rows)))] if rows else []
    return Found(true, tuple(held), "the rows of both")


def _gathered(index: Index, parsed: Parsed, at: int) -> Found | None:
    """Judge "the total H of those in K is N" and "the average H in K was N"."""
    header = _next_header(parsed, at)
    if header is None or len(header.columns) != 1:
        return None
    (column,) = header.columns
    said = [m for m in parsed.mentions if _stands_for(parsed, m, header, at)]
    if len(said) != 1 or said[0].number is None or shapes(index)[column] != "number":
        return None
    rest = without(parsed, said, [header])
    rows = (
        chosen(index, assigned(index, rest)) if rest.mentions else list(range(len(index.grid.rows)))
    )
    if not rows:
        return None
    if any("total" in row.label.lower() for row in index.grid.rows):
        return None
    values = [v.magnitude for r in rows if (v := index.grid.values[r][column]) is not None]
    if len(values) != len(rows):
        return None
    mean = parsed.tokens[at].word in _MEANS
    if not mean and parsed.tokens[header.first - 1].word in ("of", "number"):
        if said[0].number == len(rows):
            return Found(True, tuple((r, column) for r in rows), f"{len(rows)} rows hold them")
        if said[0].number < _FEW:
            return None  # "the total number of crowds" may count the rows
    reckoned = sum(values, Decimal(0)) / (len(values) if mean else 1)
    exponent = said[0].number.as_tuple().exponent
    place = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    same = reckoned.quantize(place, ROUND_HALF_UP) == said[0].number
    if len(rows) == 1 and not same:
        return None  # the total of one row may be of more than the row
    return Found(same, tuple((r, column) for r in rows), f"reckoned over {len(rows)} rows")
