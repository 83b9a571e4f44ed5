"""Conversion of a listed quantity to what a person asks for: SI, a unit, or a currency.

In: a quantity and a target. Out: its interval in that target, None where it has no such
form. Money is converted at the day's rate of its document.
"""

from __future__ import annotations

import re
from functools import lru_cache

from verify import units
from verify.model.errors import UnitError
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity

_BASE = {
    "length": "meter",
    "mass": "kilogram",
    "time": "second",
    "current": "ampere",
    "temperature": "kelvin",
    "substance": "mole",
    "luminosity": "candela",
}
_NAMED = ("watt", "joule", "newton", "pascal", "volt", "hertz", "coulomb", "ohm", "tesla")
_WORD = re.compile(r"[^\W\d]\w*")


@lru_cache(maxsize=256)
def si(unit: str) -> str:
    """Return the SI unit of what `unit` measures, "" where SI has none."""
    dimension = units.dimension(unit)
    for name in _NAMED:
        if units.dimension(name) == dimension:
            return name
    if not dimension or any(word not in _BASE for word in _WORD.findall(dimension)):
        return ""
    return _WORD.sub(lambda match: _BASE[match[0]], dimension)


def target(to: str) -> str:
    """Return the unit that a person means by `to`. Raises: UnitError if there is none."""
    if to.upper() == "SI":
        return "SI"
    unit = units.canonical(to)
    if units.known(unit):
        return unit
    if units.known(to.upper()):
        return to.upper()
    raise UnitError(
        f"unknown unit or currency {to!r}", hint="write SI, USD, kilometer/hour, megawatt ..."
    )


def converted(quantity: Quantity, to: str) -> tuple[Interval | None, str]:
    """Return a quantity's interval in the target unit, and that unit."""
    if not quantity.unit or quantity.kind in (Kind.DATE, Kind.TIME):
        return None, ""
    unit = si(quantity.unit) if to == "SI" else to
    if not unit:
        return None, ""
    return units.convert(quantity.interval, quantity.unit, unit), unit
