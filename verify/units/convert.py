"""Conversion between units, exactly.

In: intervals of decimals and two units. Out: the interval in the other unit, or None
where the two measure different things. Factors are exact ratios; an end that has no
finite decimal is rounded outwards at 60 digits, so that no true value is lost.
Money between currencies needs a day's rate: see `verify.units.rates`.
"""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from verify.model.interval import INFINITY, Interval
from verify.model.quantity import Quantity
from verify.named import NamedTuple
from verify.units import tables

PRECISION = 60
_FLOOR = Context(PRECISION, ROUND_FLOOR, MIN_EMIN, MAX_EMAX, traps=[])
_CEILING = Context(PRECISION, ROUND_CEILING, MIN_EMIN, MAX_EMAX, traps=[])


class _Line(NamedTuple):
    """A conversion: (value × factor + shift) / divisor, all whole; or divisor over it."""

    factor: Decimal
    shift: Decimal
    divisor: Decimal
    inverse: bool = False


def factor(unit: str) -> Fraction:
    """Return how many root units (meter, gram, second, bit, USD ...) one `unit` is.

    Raises: UnitError if the unit cannot be read.
    """
    return tables.unit(unit).factor


def dimension(unit: str) -> str:
    """Return what a unit measures: "length", "length/time", "money_USD", "" for a number.

    Raises: UnitError if the unit cannot be read.
    """
    return tables.unit(unit).dimension


def compatible(one: str, other: str) -> bool:
    """Return whether two units measure the same thing."""
    return tables.unit(one).powers == tables.unit(other).powers


def convert(
    interval: Interval,
    from_unit: str,
    to_unit: str,
    *,
    difference: bool = False,
    reciprocal: bool = False,
) -> Interval | None:
    """Return `interval` in another unit, or None where the units do not fit.

    `difference` converts a change, not a reading: 2 degC of warming is 3.6 degF.
    `reciprocal` also allows one unit to be the inverse of the other's measure, as
    miles per gallon are of litres per 100 kilometres; it needs an interval above zero.

    Raises: UnitError if a unit cannot be read.
    """
    if from_unit == to_unit:
        return interval
    line = _line(from_unit, to_unit, difference)
    if line is None:
        return None
    if not line.inverse:
        return Interval(
            _at(interval.low, line, _FLOOR),
            _at(interval.high, line, _CEILING),
            interval.low_open,
            interval.high_open,
        )
    if not reciprocal or interval.low <= 0:
        return None
    return Interval(
        _at(interval.high, line, _FLOOR),
        _at(interval.low, line, _CEILING),
        interval.high_open,
        interval.low_open,
    )


def exactly(
    value: Fraction, from_unit: str, to_unit: str, *, difference: bool = False
) -> Fraction | None:
    """Return an exact value in another unit, or None where the units do not fit."""
    one, other = tables.unit(from_unit), tables.unit(to_unit)
    if one.powers != other.powers:
        return None
    shift = Fraction(0) if difference else one.offset - other.offset
    return (value * one.factor + shift) / other.factor


def converted(quantity: Quantity, unit: str, *, difference: bool = False) -> Quantity | None:
    """Return a quantity with its value and intervals in another unit, or None.

    The span stays, and the text with it; `exponent` is dropped, since the number as
    written says nothing of decimals in another unit.
    """
    if quantity.unit == unit:
        return quantity
    interval = convert(quantity.interval, quantity.unit, unit, difference=difference)
    charitable = convert(quantity.charitable, quantity.unit, unit, difference=difference)
    if interval is None or charitable is None:
        return None

    def value(number: Decimal | None) -> Decimal | None:
        if number is None:
            return None
        found = convert(Interval.exactly(number), quantity.unit, unit, difference=difference)
        return None if found is None else found.low.normalize(_FLOOR)

    return quantity._replace(
        magnitude=value(quantity.magnitude),
        low=value(quantity.low),
        high=value(quantity.high),
        unit=unit,
        interval=interval,
        charitable=charitable,
        exponent=None,
    )


@lru_cache(maxsize=8192)
def _line(from_unit: str, to_unit: str, difference: bool) -> _Line | None:
    """Return the whole numbers of a conversion, or None where the units do not fit."""
    one, other = tables.unit(from_unit), tables.unit(to_unit)
    if one.powers == other.powers:
        slope = one.factor / other.factor
        shift = Fraction(0) if difference else (one.offset - other.offset) / other.factor
        return _Line(
            Decimal(slope.numerator * shift.denominator),
            Decimal(shift.numerator * slope.denominator),
            Decimal(slope.denominator * shift.denominator),
        )
    if one.powers and one.powers == tuple((n, -p) for n, p in other.powers):
        product = 1 / (one.factor * other.factor)
        return _Line(Decimal(product.denominator), Decimal(0), Decimal(product.numerator), True)
    return None


def _at(value: Decimal, line: _Line, context: Context) -> Decimal:
    """Return one end of an interval in the other unit, rounded the way of `context`."""
    if line.inverse:
        if value == INFINITY:
            return Decimal(0)
        return context.divide(line.divisor, _opposite(context).multiply(value, line.factor))
    if not value.is_finite():
        return value
    scaled = context.multiply(value, line.factor)
    return context.divide(context.add(scaled, line.shift), line.divisor)


def _opposite(context: Context) -> Context:
    """Return the context that rounds the other way: a divisor errs the other way."""
    return _FLOOR if context is _CEILING else _CEILING
