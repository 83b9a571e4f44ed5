"""Evenness: how finely the numbers of one sum are written.

In: the quantities of a sum. Out: the same, whole figures no rounder than the finest of them:
beside £318,500, £540,000 is no rounded figure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from verify import units
from verify.match.slip import last_place
from verify.model.interval import Interval
from verify.model.quantity import CONVERTIBLE, Bound, Kind, Quantity

Held = Quantity | tuple[Quantity, ...]

_SCALE = re.compile(r"[mkb]n?\b|illion|thousand|crore|lakh", re.IGNORECASE)


def halves(quantities: Sequence[Quantity]) -> list[float]:
    """Return by how much each number may be off, in its base unit, for the digits it is written with.

    Zeros at the end say nothing where a like number is written out: beside £318,500, £540,000
    is no rounded figure.
    """
    return [
        float(q.interval.width)
        / 2
        * (float(units.factor(q.unit)) if q.kind in CONVERTIBLE else 1.0)
        for q in evened(quantities)
    ]


def evened(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return numbers of a sum, whole figures no rounder than the finest of them."""
    full = [q for q in quantities if q.kind is not Kind.PERCENT and _written_out(q)]
    finest = min((_zeros(q) for q in full), default=0)
    return [_as_fine(q, finest) if q in full else q for q in quantities]


def in_slots(slots: Mapping[str, Held]) -> dict[str, Held]:
    """Return the slots of a sum, its whole figures no rounder than the finest of them."""
    own = [q for held in slots.values() for q in _row(held)]
    fine = iter(evened(own))
    return {
        name: next(fine) if isinstance(held, Quantity) else tuple(next(fine) for _ in held)
        for name, held in slots.items()
    }


def _row(held: Held) -> tuple[Quantity, ...]:
    return (held,) if isinstance(held, Quantity) else held


def _written_out(quantity: Quantity) -> bool:
    return quantity.surface[-1:].isdigit() or not _SCALE.search(quantity.surface)


def _zeros(quantity: Quantity) -> int:
    value = quantity.magnitude or Decimal(0)
    return max(last_place(value), 0) if value == value.to_integral_value() else 0


def _as_fine(quantity: Quantity, zeros: int) -> Quantity:
    if (
        not quantity.charitable.finite
        or quantity.magnitude is None
        or quantity.bound is not Bound.NONE
    ):
        return quantity
    half = Decimal(5).scaleb(zeros - 1)
    if quantity.charitable.width <= 2 * half:
        return quantity
    if quantity.interval.width > 2 * half:
        return quantity._replace(charitable=quantity.interval)
    value = quantity.magnitude
    return quantity._replace(charitable=Interval.around(value, zeros))
