"""Quantities in the units that a reader asks for.

In: a quantity, a target ("SI", a unit such as "km/h", a currency such as "USD") and a
day for money. Out: the quantity in that unit with how it got there, or the reason why
it stays as it is.
"""

from __future__ import annotations

import datetime as dt
from decimal import Context, Decimal

from verify.model.errors import RateError, UnitError
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.named import NamedTuple
from verify.units import rates, tables
from verify.units.convert import converted
from verify.units.format import is_money

SI = "SI"
_BASE = {"length": "meter", "mass": "kilogram", "time": "second", "temperature": "kelvin",
         "current": "ampere", "substance": "mole", "luminosity": "candela",
         "angle": "radian", "information": "bit"}  # fmt: skip
# Derived units with a name of their own, by dimension.
_NAMED = {
    "length*mass/time**2": "newton",
    "mass/length/time**2": "pascal",
    "length**2*mass/time**2": "joule",
    "length**2*mass/time**3": "watt",
    "current*time": "coulomb",
    "length**2*mass/current/time**3": "volt",
    "length**2*mass/current**2/time**3": "ohm",
    "1/time": "hertz",
}
_CONTEXT = Context(prec=40)


class Normalised(NamedTuple):
    """A quantity as asked for; `how` says at what rate, `why_not` why it is unchanged."""

    quantity: Quantity
    how: str = ""
    why_not: str = ""


def normalise(
    quantity: Quantity, target: str, day: dt.date | None = None, *, difference: bool = False
) -> Normalised:
    """Return a quantity in the target's unit, or unchanged with the reason.

    `difference` says that degrees are one of two temperatures: 5 °C are 5 kelvin then.
    Raises: UnitError if the target is no unit, currency or "SI".
    """
    if target != SI and not tables.known(target):
        raise UnitError(f"unknown unit {target!r}", hint='use "SI", "km/h", "kilogram", "USD" ...')
    if quantity.kind in (Kind.DATE, Kind.TIME, Kind.ORDINAL, Kind.SCORE):
        return Normalised(quantity, why_not=f"a {quantity.kind} has no unit")
    if is_money(quantity.unit) and is_money(target):
        return _money(quantity, target, day)
    unit = si(quantity.unit) if target == SI else tables.canonical(target)
    if is_money(unit) or unit == quantity.unit:
        return Normalised(quantity, why_not="" if unit == quantity.unit else "not money")
    found = converted(quantity, unit, difference=difference)
    if found is None:
        return Normalised(quantity, why_not=f"{quantity.unit or 'a number'} is not {target}")
    return Normalised(found, how=f"{quantity.unit} to {unit}")


def si(unit: str) -> str:
    """Return the SI unit for what a unit measures; money, counts and shares stay.

    Raises: UnitError if the unit cannot be read.
    """
    parsed = tables.unit(unit)
    if not parsed.powers:
        return unit
    named = _NAMED.get(parsed.dimension)
    if named:
        return named
    if not all(name in _BASE for name, _ in parsed.powers):
        return unit
    return tables.dimension_text(tuple((_BASE[name], power) for name, power in parsed.powers))


def _money(quantity: Quantity, target: str, day: dt.date | None) -> Normalised:
    """Return an amount of money in another currency at a day's rate."""
    if quantity.unit == target:
        return Normalised(quantity)
    if day is None:
        return Normalised(quantity, why_not="no date for the exchange rate; give one with --date")
    try:
        rate = rates.rate(quantity.unit, target, day)
    except RateError as error:
        return Normalised(quantity, why_not=error.message)

    def times(value: Decimal) -> Decimal:
        return _CONTEXT.multiply(value, rate.value)

    def all_times(interval: Interval) -> Interval:
        return interval._replace(low=times(interval.low), high=times(interval.high))

    found = quantity._replace(
        magnitude=None if quantity.magnitude is None else times(quantity.magnitude),
        low=None if quantity.low is None else times(quantity.low),
        high=None if quantity.high is None else times(quantity.high),
        unit=target,
        interval=all_times(quantity.interval),
        charitable=all_times(quantity.charitable),
        exponent=None,
    )
    return Normalised(found, how=str(rate))
