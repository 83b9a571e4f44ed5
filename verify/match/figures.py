"""Figures: how two values stand to each other: a slip of the pen, a factor, days and years apart.

In: a pair of keys. Out: the features of their values, which `verify.match.likeness` weighs.
"""

from __future__ import annotations

from math import log2

from verify import units
from verify.match.alignment import likened
from verify.match.facts import Fact
from verify.match.slip import POWER, SWAPPED, bits, one_digit, slip
from verify.model.quantity import Quantity

_MOST_RATIO = 2.0  # doublings that count; farther off is farther off
_FAR = 5.0  # doublings between two values, at most
_DATE_SLIP = {(True, True): 3.0, (False, True): 2.0, (True, False): 1.0}


def figures(a: Fact, b: Fact) -> dict[str, float]:
    """Return how the two values stand to each other."""
    name = a.sort
    if name == "day":
        return {"date_slip": date_slip(a, b)}
    if name == "year":
        return _years(a, b)
    if name == "clock":
        return {}
    one, other = likened(a.quantity, b.quantity)
    slipped = slip(one, other)
    weight = float(bits(slipped, one, other))
    return {
        "slip": weight,
        "swapped": float(slipped == SWAPPED),
        "power": float(slipped == POWER),
        "one_digit": float(not weight and one_digit(one, other)),
        "ratio": min(_MOST_RATIO, doublings(one, other)),
    }


def date_slip(a: Fact, b: Fact) -> float:
    """Return how near two days are to one: another year, another month, another day.

    Of a month without its day only the year may be another.
    """
    here, there = a.quantity.period, b.quantity.period
    assert here is not None
    assert there is not None
    if not (here.day and there.day):
        return _DATE_SLIP[True, True] if here.month == there.month else 0.0
    return _DATE_SLIP.get((here.month == there.month, here.day == there.day), 0.0)


def _years(a: Fact, b: Fact) -> dict[str, float]:
    here, there = a.quantity.period, b.quantity.period
    one, other = (p.year if p and p.year else 0 for p in (here, there))
    apart = abs(one - other)
    digits = [x != y for x, y in zip(str(one), str(other), strict=False)]
    near = apart <= 3 or sum(digits) == 1 or sorted(str(one)) == sorted(str(other))
    return {"date_slip": float(near), "ratio": min(_FAR, log2(1 + apart) / 2)}


def doublings(one: Quantity, other: Quantity) -> float:
    """Return how many times one value has to be doubled to be the other."""
    if not one.magnitude or not other.magnitude:
        return 2.0
    as_one = units.convert(other.interval, other.unit, one.unit)
    if as_one is None or not as_one.finite:
        value = abs(float(other.magnitude))
    else:
        value = abs(float(as_one.low) + float(as_one.high)) / 2
    return min(_FAR, abs(log2((value or 1e-9) / abs(float(one.magnitude)))))
