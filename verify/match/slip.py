"""Slips of the pen: how one value becomes another, and how seldom that is chance.

In: two quantities. Out: the name of the slip that would turn one into the other (digits
swapped, a power of ten, one digit, another unit), and its weight in bits: how many times
two to one two unrelated numbers would not stand so.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import starmap
from operator import ne

from verify.model.quantity import Quantity

SWAPPED, POWER, DIGIT, UNIT, HEARD = (
    "digits swapped",
    "a power of ten",
    "one digit",
    "the same number in another unit",
    "“-teen” heard as “-ty”",
)
_TEENS = frozenset(map(Decimal, range(13, 20)))
_HUNDRED = 100  # 300 and 3,000 may be a zero apart; 1 and 10 are two numbers
_STEPS = (1, 2, 3, 6)  # powers of ten that a slip is off by: a zero or two, a thousand, a million
# Bits by the digits that both are written with: of 900 numbers of three digits 27 are one
# digit from another, two to five have its digits in another order.
_BITS = {
    SWAPPED: (0, 0, 5, 8, 11),
    POWER: (0, 3, 6, 9, 12),
    DIGIT: (0, 0, 0, 4, 7, 10),
    UNIT: (0, 3, 6, 9, 12),
    HEARD: (0, 4, 4),
}


def slip(a: Quantity, b: Quantity) -> str:
    """Name the slip of the pen that would turn one value into the other, or ''."""
    if a.magnitude is None or b.magnitude is None or not a.magnitude or not b.magnitude:
        return ""
    if a.magnitude == b.magnitude and a.unit != b.unit:
        return "" if significant(a) < 2 or _one_name(a, b) else UNIT
    if a.unit != b.unit:
        return ""
    return _digit_slip(abs(a.magnitude), abs(b.magnitude))


def _one_name(a: Quantity, b: Quantity) -> bool:
    """Return whether one unit's name ends in the other's: nautical miles, miles."""
    one, two = (q.surface.lower().split()[-1].rstrip("s") for q in (a, b))
    return one == two


def bits(name: str, a: Quantity, b: Quantity) -> int:
    """Return how much a slip says by itself: the more digits, the less it is chance."""
    table = _BITS.get(name)
    if table is None:
        return 0
    return table[min(max(significant(a), significant(b)), len(table) - 1)]


def significant(quantity: Quantity) -> int:
    """Return how many digits a value has, zeros at its ends left out."""
    return len(digits(abs(quantity.magnitude))) if quantity.magnitude else 0


def written(quantity: Quantity) -> int:
    """Return how many digits a quantity was written with, trailing zeros of counts included."""
    if quantity.magnitude is None:
        return 0
    exponent = quantity.exponent if quantity.exponent is not None else 0
    return quantity.magnitude.adjusted() - exponent + 1


@lru_cache(maxsize=4096)
def digits(value: Decimal) -> str:
    """Return the significant digits of a value, without zeros at its ends."""
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def last_place(value: Decimal) -> int:
    """Return the power of ten of the last digit of a value that is not zero: 2,400 -> 2."""
    return int(value.normalize().as_tuple().exponent)


def one_digit(a: Quantity, b: Quantity) -> bool:
    """Return whether two values of as many digits differ in one alone: no slip if they are short."""
    if (
        a.magnitude is None
        or b.magnitude is None
        or a.magnitude.adjusted() != b.magnitude.adjusted()
    ):
        return False
    one, two = digits(abs(a.magnitude)), digits(abs(b.magnitude))
    width = max(len(one), len(two), 2)
    pairs = zip(one.ljust(width, "0"), two.ljust(width, "0"), strict=True)
    return bool(sum(starmap(ne, pairs)) == 1)


def signature(quantity: Quantity) -> str:
    """Return what two values share that are swapped digits or powers of ten apart."""
    return (
        "".join(sorted(digits(quantity.magnitude).replace("0", ""))) if quantity.magnitude else ""
    )


def _digit_slip(a: Decimal, b: Decimal) -> str:
    """Compare two positive values digit by digit."""
    if a == b:
        return ""
    one, two = digits(a), digits(b)
    steps = abs(a.adjusted() - b.adjusted())
    if one == two:
        long = len(one) > 1 or steps > 2 or min(a, b) >= _HUNDRED
        return POWER if steps in _STEPS and long else ""
    if steps:
        return ""
    low, high = (a, b) if a < b else (b, a)
    if low.adjusted() == 1 and low in _TEENS and high == 10 * (low - 10):
        return HEARD
    width = max(len(one), len(two))
    one, two = one.ljust(width, "0"), two.ljust(width, "0")
    apart = sum(map(ne, one, two))
    if (apart == 2 or width <= 4) and sorted(one) == sorted(two):
        return SWAPPED
    return DIGIT if apart == 1 and width >= 3 else ""
