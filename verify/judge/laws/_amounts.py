"""What the numbers of a conversion may stand for.

In: a quantity. Out: its values as printed and as rounded generously, without its bound:
"more than 100 miles (160 km)" bounds both numbers alike, so their plain values are
compared. Whoever converts rounds to a digit that suits, so trailing zeros count as
rounding wherever they stand; truncation is told apart from rounding.
"""

from __future__ import annotations

from decimal import Decimal

from verify.model.interval import Interval
from verify.model.quantity import Hedge, Quantity

WIDEST = Decimal("0.05")  # a round number stands for at most a twentieth to each side


def printed(quantity: Quantity) -> Interval:
    """Return half a unit of the last digit to each side, and the hedge's width with it."""
    low, high = quantity.stated
    if quantity.exponent is not None:
        half = Decimal(5).scaleb(quantity.exponent - 1)
        plain = Interval(low - half, high + half)
    elif quantity.interval.finite and quantity.interval.width:
        plain = Interval(*quantity.interval[:2])
    else:
        plain = Interval(low, high)
    if quantity.hedge is Hedge.NONE or not quantity.interval.finite:
        return plain
    return Interval(min(plain.low, quantity.interval.low), max(plain.high, quantity.interval.high))


def generous(quantity: Quantity) -> Interval:
    """Return half a unit of the last digit that is not zero to each side, a twentieth at most."""
    own = printed(quantity)
    ends = []
    for value in quantity.stated:
        digits = value.normalize()
        exponent = digits.as_tuple().exponent
        half = Decimal(5).scaleb(int(exponent) - 1) if value and digits.is_finite() else Decimal(0)
        if quantity.exponent is None and half < 1:
            half = Decimal(0)
        ends.append(min(half, abs(value) * WIDEST))
    low, high = quantity.stated
    return Interval(min(own.low, low - ends[0]), max(own.high, high + ends[1]))


def truncated(quantity: Quantity) -> Interval:
    """Return the values whose digits, cut off instead of rounded, give the number printed."""
    own = printed(quantity)
    if quantity.exponent is None:
        return own
    unit = Decimal(1).scaleb(quantity.exponent)
    low, high = quantity.stated
    if high < 0:
        return Interval(low - unit, own.high)
    return Interval(own.low, high + unit)


def plain(quantity: Quantity) -> Interval:
    """Return the bare value, or the ends of a range."""
    return Interval(*quantity.stated)


def off_by(stated: Interval, expected: Interval) -> Decimal:
    """Return how far the middle of one interval is from another's, as a share."""
    wanted = expected.middle
    return abs(stated.middle / wanted - 1) if wanted else Decimal(1)
