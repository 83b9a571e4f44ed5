"""What the numbers of a conversion may stand for.

In: a quantity. Out: its values as printed and as rounded generously, without its bound:
"more than 100 miles (160 km)" bounds both numbers alike, so their plain values are
compared. Whoever converts rounds to a digit that suits, so trailing zeros count as
rounding wherever they stand; truncation is told apart from rounding.
"""

from __future__ import annotations

import re
from decimal import Decimal

from verify.match.slip import last_place
from verify.model.interval import Interval
from verify.model.quantity import Hedge, Quantity

WIDEST = Decimal("0.05")  # a round number stands for at most a twentieth to each side
ABOUT_ONE = Decimal("0.2")  # "one mile (1.6 km)" is a whole mile, or nearly
FRACTION_WIDEST = Decimal("0.25")  # half a cup is not nothing at all
_BELOW = dict(zip("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", "233445555668888", strict=True))
_FRACTION = re.compile(r"[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|[0-9][/⁄](?P<below>[1-9][0-9]?)(?![0-9])")
FIVES = 20  # from here on a multiple of five may be rounded to five


def printed(quantity: Quantity) -> Interval:
    """Return half a unit of the last digit to each side, and the hedge's width with it."""
    low, high = quantity.stated
    share = _fraction(quantity)
    if share:
        plain = Interval(low - share, high + share)
    elif quantity.exponent is not None:
        half = Decimal(5).scaleb(quantity.exponent - 1)
        if quantity.exponent == 0 and low == high == 1:
            half = ABOUT_ONE
        plain = Interval(low - half, high + half)
    elif quantity.interval.finite and quantity.interval.width:
        plain = Interval(*quantity.interval[:2])
    else:
        plain = Interval(low, high)
    if quantity.hedge is Hedge.NONE or not quantity.interval.finite:
        return plain
    return Interval(min(plain.low, quantity.interval.low), max(plain.high, quantity.interval.high))


def _fraction(quantity: Quantity) -> Decimal:
    """Return half of the smallest step of a number written with a fraction, or 0: 4½ -> ¼."""
    match = _FRACTION.search(quantity.surface)
    if match is None:
        return Decimal(0)
    below = match["below"] or _BELOW[match.group()]
    step = Decimal(1) / int(below) if int(below) else Decimal(0)
    return min(step / 2, abs(quantity.stated[0]) * FRACTION_WIDEST)


def generous(quantity: Quantity, widest: Decimal = WIDEST) -> Interval:
    """Return half a unit of the last digit that is not zero to each side, but not too much."""
    own = printed(quantity)
    low, high = quantity.stated
    return Interval(
        min(own.low, low - min(_half(quantity, low), abs(low) * widest)),
        max(own.high, high + min(_half(quantity, high), abs(high) * widest)),
    )


def in_fives(quantity: Quantity) -> bool:
    """Return whether a number is a multiple of five, as forecasters and officials round."""
    return all(abs(v) >= FIVES and v % 5 == 0 for v in quantity.stated)


def _half(quantity: Quantity, value: Decimal) -> Decimal:
    """Return half a unit of the last digit of a value that is not zero."""
    if not value or not value.is_finite():
        return Decimal(0)
    last = last_place(value)
    if quantity.exponent is not None and quantity.exponent < 0:
        last = min(last, quantity.exponent)  # a zero behind the point was meant: "2.0"
    half = Decimal(5).scaleb(last - 1)
    if quantity.exponent is None and half < 1:
        return Decimal(0)
    return max(half, Decimal("2.5")) if in_fives(quantity) else half


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
