"""Alike: which quantities measure the same sort of thing, and which of two is the greater.

In: quantities. Out: whether one may stand beside another in a relation, its size in the
other's unit, and the quantity as it is written. What a relation makes of them is left to
the match kinds.
"""

from __future__ import annotations

from decimal import Decimal

from verify.model.interval import Interval
from verify.model.quantity import CONVERTIBLE, Quantity
from verify.units.convert import compatible, convert, dimension

DEGREE = "degree"
WARMTH = ("degC", "degF")


def plain(quantity: Quantity) -> Quantity:
    """Return a quantity as it is written: rounding never turns the order of two numbers."""
    if quantity.magnitude is None:
        return quantity
    exact = Interval.exactly(quantity.magnitude)
    return quantity._replace(interval=exact, charitable=exact)


def measure(quantity: Quantity) -> str:
    """Return what a quantity measures: the dimension of its unit, or the unit where none converts."""
    return dimension(quantity.unit) if quantity.kind in CONVERTIBLE else quantity.unit


def alike(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities measure the same sort of thing, in one unit."""
    return one.unit == other.unit and comparable(one, other)


def comparable(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities measure the same sort of thing: metres, centimetres."""
    if one.kind != other.kind or (one.unit != other.unit and not _converts(one, other)):
        return False
    return not one.counted or not other.counted or one.counted == other.counted


def _converts(one: Quantity, other: Quantity) -> bool:
    """Return whether two lengths, masses or times are of one dimension: metres, centimetres."""
    if (
        one.kind not in CONVERTIBLE
        or "deg" in one.unit + other.unit
        or not one.unit
        or not other.unit
    ):
        return False
    return compatible(one.unit, other.unit)


def one_sort(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities are alike, or would be if "a month" were said of both."""
    if comparable(one, other):
        return True
    if {one.unit, other.unit} in ({DEGREE, warm} for warm in WARMTH):
        return True  # "from 18C to 9C, nine degrees"
    return (
        one.kind == other.kind
        and ("/" in one.unit) != ("/" in other.unit)
        and (bare_unit(one.unit) == bare_unit(other.unit) != "")
    )


def bare_unit(unit: str) -> str:
    """Return a unit without what it is per."""
    return unit.partition("/")[0]


def greater(one: Quantity, other: Quantity) -> bool:
    """Return whether one plain number is greater than another."""
    return size(one, other.unit) > size(other, other.unit)


def size(quantity: Quantity, unit: str) -> Decimal:
    """Return a plain number in a unit of its sort."""
    value = quantity.magnitude or Decimal(0)
    if quantity.unit == unit or quantity.kind not in CONVERTIBLE:
        return value
    there = convert(Interval.exactly(value), quantity.unit, unit)
    return value if there is None else there.middle
