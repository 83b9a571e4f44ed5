"""Whether two amounts with one row of digits are one amount, a power of ten apart.

In: two amounts of one sort, of different sentences, whose digits are alike. Out: whether the
words make them one: they share what they are of ("a capsule of 15 µg ... the capsule's 15
mg"), the later points back, or they are the only amounts of their sort. A text that tells
the factor ("a tenth", "10%", "1,000 of them"), or another time, sort or share, is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from verify import units
from verify.match import lexicon
from verify.match.alignment import bucket
from verify.match.facts import stem
from verify.match.reading import Reading, Sentence
from verify.match.repeat._twice import Placed, contrasted, corrected, parted, timed_apart
from verify.match.slip import significant
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity

POINTS_BACK = frozenset("the its their this that those these all his her such whose".split())
SCALES = ("thousand", "million", "billion", "trillion", "bn", "m")
FEW = 3  # amounts of one sort among which no two have one row of digits by chance
LONG = 3  # digits that are seldom alike by chance
MOST = 6  # powers of ten that a slip is off by
AROUND = 7  # words beside a number that say what it is of
_SHARED_OUT = frozenset(
    "each apiece every per average averages averaged averaging mean share rest remainder remaining "
    "left other others another further extra additional".split()
)
_PAID = frozenset("price prices fee fees bill bills sum sums spending money worth".split())
_TEN = Decimal(10)
_HUNDRED = Decimal(100)
_FACTORS = frozenset({Kind.NUMBER, Kind.PERCENT, Kind.RATIO, Kind.MULTIPLE})
_TENFOLD = (
    "tenth",
    "tenths",
    "tenfold",
    "hundredth",
    "hundredfold",
    "thousandth",
    "thousandfold",
    "percentile",
)


def one_amount(text: Reading, first: Placed, second: Placed) -> bool:
    """Return whether two amounts with the same digits are one thing's."""
    power = powers(first.quantity, second.quantity)
    if (
        not power
        or abs(power) > MOST
        or significant(first.quantity) < 2
        or not _named(first.quantity, second.quantity)
    ):
        return False
    if _shared_out(first) or _shared_out(second) or contrasted(first, second):
        return False
    if corrected(first) or corrected(second):
        return False
    if timed_apart(first, second) and not _same_time(second):
        return False
    if explained(text, first, second, abs(power)):
        return False
    return _linked(text, first, second, whole=power % 3 == 0)


def powers(one: Quantity, other: Quantity) -> int:
    """Return how many powers of ten lie between two amounts; 0 for none, or if they differ else."""
    if not one.magnitude or not other.magnitude or one.magnitude * other.magnitude < 0:
        return 0
    value = other.magnitude
    if one.unit != other.unit:
        if one.unit.partition("/")[2] != other.unit.partition("/")[2]:
            return 0
        like = units.convert(Interval.exactly(value), other.unit, one.unit)
        if like is None or not like.middle:
            return 0
        value = like.middle
    ratio = value / one.magnitude
    power = ratio.adjusted()
    return power if ratio == _TEN**power else 0


def _named(one: Quantity, other: Quantity) -> bool:
    """Return whether amounts have a unit or a scale word, as plain counts have not."""
    return all(q.unit or any(word in q.surface for word in SCALES) for q in (one, other))


def _linked(text: Reading, first: Placed, second: Placed, *, whole: bool) -> bool:
    """Return whether words join two amounts; `whole` if a scale word alone sets them apart."""
    one = first.quantity
    near = _own(first) & _own(second)
    ahead = second.before(1)
    back = bool(ahead) and (ahead[0] in POINTS_BACK or ahead[0].endswith("'s"))
    if one.kind is Kind.PERCENT:
        return len(near) > 1 and not parted(first, second)
    if parted(first, second):
        return back and (whole or bool(near))
    long, only = significant(one) >= LONG, _only(text, first, second)
    shared = bool(first.line & second.line - _general())
    if back:
        return bool(near) or shared or long or whole or only
    if first.sentence.block != second.sentence.block and not long:
        return len(near) > 1
    return bool(near) or (long and only) or ((long or only) and (whole or shared))


def _same_time(mention: Placed) -> bool:
    """Return whether an amount's time is one told before: "in that week"."""
    period = mention.quantity.period
    return period is not None and period.text.lower().startswith(("that ", "the same ", "those "))


def _own(mention: Placed) -> frozenset[str]:
    """Return the stems of the words that name something beside an amount."""
    words = (*mention.before(AROUND), *mention.behind(AROUND))
    held = {stem(w.removesuffix("'s")) for w in words if w[:1].isalpha() and len(w) > 3}
    return frozenset(held) & mention.line - _general()


@cache
def _general() -> frozenset[str]:
    """Return the stems that name no thing of their own."""
    words = lexicon.words("generic") | lexicon.words("no_thing") | lexicon.words("verb") | _PAID
    return frozenset(stem(w) for w in words)


def _shared_out(mention: Placed) -> bool:
    """Return whether an amount is for each of several, or what is left of one."""
    return not _SHARED_OUT.isdisjoint((*mention.before(6), *mention.behind(3)))


def _only(text: Reading, first: Placed, second: Placed) -> bool:
    """Return whether the text from one amount to the other holds hardly any more of their sort."""
    sort = bucket(first.quantity)
    held = [q for s in _between(text, first, second) for q in s.quantities if bucket(q) == sort]
    return len(held) <= FEW


def _between(text: Reading, first: Placed, second: Placed) -> Sequence[Sentence]:
    """Return the sentences from one amount to the other."""
    return text.sentences[first.sentence.index : second.sentence.index + 1]


def explained(text: Reading, first: Placed, second: Placed, power: int) -> bool:
    """Return whether a number or word near by tells the factor between two amounts."""
    factor = _TEN**power
    for sentence in _between(text, first, second):
        if not sentence.vocabulary.isdisjoint(_TENFOLD):
            return True
        for quantity in sentence.quantities:
            value = quantity.magnitude
            if not value or quantity.kind not in _FACTORS:
                continue
            share = value / _HUNDRED if quantity.unit == "percent" else value
            if share in (factor, 1 / factor):
                return True
    return False
