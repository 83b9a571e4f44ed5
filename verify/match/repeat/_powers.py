"""Powers of ten between two amounts, and whether the text tells them.

In: two amounts of one sort. Out: how many powers of ten lie between them, if they differ in nothing
else; and whether a number or a word near by tells the factor ("a tenth", "10%", "1,000 of them").
"""

from __future__ import annotations

from decimal import Decimal

from verify import units
from verify.match.facts import stem
from verify.match.reading import Reading
from verify.match.repeat._twice import Placed
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity

_TEN = Decimal(10)
_HUNDRED = Decimal(100)
_MOST = 7  # powers of ten that anyone slips by: million for unit, crore for unit
_FACTORS = frozenset({Kind.NUMBER, Kind.PERCENT, Kind.RATIO, Kind.MULTIPLE})
_TENFOLD = frozenset(
    "tenth tenths tenfold hundredth hundredfold thousandth thousandfold percentile".split()
)


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
        if (like.middle / value).normalize().as_tuple().digits != (1,):
            return 0  # 1.2 seconds and 20 minutes: no point was moved
        value = like.middle
    ratio = value / one.magnitude
    power = ratio.adjusted()
    return power if abs(power) <= _MOST and ratio == _TEN**power else 0


def explained(text: Reading, first: Placed, second: Placed, power: int) -> bool:
    """Return whether a number or word near by tells the factor between two amounts."""
    factor = _TEN**power
    for sentence in text.sentences[first.sentence.index : second.sentence.index + 1]:
        if not _TENFOLD.isdisjoint(sentence.vocabulary):
            return True
        for quantity in sentence.quantities:
            value = quantity.magnitude
            if not value or quantity.kind not in _FACTORS:
                continue
            share = value / _HUNDRED if quantity.unit == "percent" else value
            if share in (factor, 1 / factor) and not _of_something_else(quantity, first, second):
                return True
    return False


def _of_something_else(factor: Quantity, first: Placed, second: Placed) -> bool:
    """Return whether a factor counts what neither amount tells of: "who plays 10 rows a week"."""
    noun = stem(factor.counted.split("_")[-1]) if factor.counted else ""
    return bool(noun) and noun not in first.line & second.line and noun not in second.clause
