"""Conversion of a listed quantity to what a person asks for: SI, a unit, or a currency.

In: a quantity and a target. Out: its interval in that target, None where it has no such
form. Money is converted at the day's rate of its document.
"""

from __future__ import annotations

from verify import units
from verify.model.errors import UnitError
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.units.format import is_money
from verify.units.normalise import SI, normalise


def target(to: str) -> str:
    """Return the unit that a person means by `to`. Raises: UnitError if there is none."""
    if to.upper() == SI:
        return SI
    unit = units.canonical(to)
    if units.known(unit):
        return unit
    if units.known(to.upper()):
        return to.upper()
    raise UnitError(
        f"unknown unit or currency {to!r}", hint="write SI, USD, kilometer/hour, megawatt ..."
    )


def converted(quantity: Quantity, to: str) -> tuple[Interval | None, str, str]:
    """Return a quantity's interval in the target unit, that unit, and a note.

    The note is the rate that an amount of money was converted at, or why it was not.
    """
    found = normalise(quantity, to, quantity.document.date)
    money = is_money(quantity.unit) and is_money(to)
    if not quantity.unit or found.why_not:
        return None, "", found.why_not if money else ""
    return found.quantity.interval, found.quantity.unit, found.how if money else ""
