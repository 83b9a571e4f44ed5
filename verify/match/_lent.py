"""Lent units: a bare number in the unit of a like one, which it left out.

In: a bare number and the full one beside it. Out: the bare number as an amount of the other's
kind and unit, rounded to its last digit where it was a count. Whether its words leave the unit
out is for the caller to know.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity


def in_unit(bare: Quantity, full: Quantity) -> Quantity:
    """Return a bare number in the unit of a full one, as exact as it is."""
    return bare._replace(kind=full.kind, unit=full.unit)


def rounded(bare: Quantity, full: Quantity) -> Quantity:
    """Return a bare number in the unit of a full one, as exact as it is written."""
    value, exponent = bare.magnitude or Decimal(0), bare.exponent
    if exponent is None:  # a count until now, and so exact
        exponent = min(int(value.as_tuple().exponent), 0)
    around = Interval.around(value, exponent)
    return in_unit(bare, full)._replace(interval=around, charitable=around)


def either(
    one: Quantity, other: Quantity, lend: Callable[[Quantity, Quantity], Quantity]
) -> tuple[Quantity, Quantity]:
    """Return two numbers, the bare one in the unit of the other as `lend` gives it."""
    if one.kind is other.kind or Kind.NUMBER not in (one.kind, other.kind):
        return one, other
    return (lend(one, other), other) if one.kind is Kind.NUMBER else (one, lend(other, one))
