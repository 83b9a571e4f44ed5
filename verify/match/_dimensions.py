"""Dimensions of amounts, as rates and products compare them.

In: a canonical unit. Out: its powers of base units, of an unknown one itself; or a unit without
what it is per.
"""

from __future__ import annotations

from verify.model.errors import UnitError
from verify.model.quantity import Quantity
from verify.units import tables

Powers = tuple[tuple[str, int], ...]


def powers(unit: str) -> Powers:
    """Return a unit's powers of base units; of an unknown one, itself."""
    try:
        return tables.unit(unit).powers if unit else ()
    except UnitError:
        return ((unit, 1),)


def top_unit(quantity: Quantity) -> str:
    """Return a quantity's unit without what it is per."""
    return quantity.unit.rpartition("/")[0] or quantity.unit
