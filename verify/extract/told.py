"""What the words round a number say of it, kept unread until somebody asks.

In: a quantity, or two neighbours that share what they measure. Out: the quantity whose
`counted`, `direction` and `measure` are read from its clause when they are wanted first.
"""

from __future__ import annotations

from typing import Any

from verify.extract import measure
from verify.model.quantity import Direction, Kind, Quantity, Untold

_COUNTED, _DIRECTION, _MEASURE = map(Quantity._fields.index, ("counted", "direction", "measure"))


class _Clause(Untold):
    """What the clause of one quantity says."""

    __slots__ = ("_quantity",)

    def __init__(self, quantity: Quantity) -> None:
        self._said = None
        self._quantity: Quantity | None = quantity

    def read(self) -> tuple[str, Direction, str]:
        """Read the clause round the quantity."""
        assert self._quantity is not None
        found = measure.measured(self._quantity.document.text, self._quantity)
        self._quantity = None
        return found.counted, found.direction, found.measure


class _Shared(Untold):
    """What a quantity has of the one before it: "profit rose 12% to $3m"."""

    __slots__ = ("_restated", "_there", "_two")

    def __init__(self, one: Quantity, other: Quantity, restated: bool, there: bool) -> None:
        self._said = None
        self._two: tuple[Quantity, Quantity] | None = (one, other)
        self._restated, self._there = restated, there

    def read(self) -> tuple[str, Direction, str]:
        """Read both clauses."""
        assert self._two is not None
        one, other = self._two
        counted, direction, measured = other.counted, other.direction, other.measure
        if self._restated and one.direction and not direction:
            direction = one.direction
            measured = measured or (one.measure if one.kind is not Kind.NUMBER else "")
        if self._there and not measured:
            measured = one.measure
        self._two = None
        return counted, direction, measured


def later(quantity: Quantity) -> Quantity:
    """Return the quantity, which reads what it counts or measures when it is asked."""
    number = quantity.kind is Kind.NUMBER
    if quantity.unit if number else quantity.kind not in measure.MEASURED:
        return quantity
    return _with(quantity, _Clause(quantity), counted=number and not quantity.counted)


def shared(one: Quantity, other: Quantity, *, restated: bool, there: bool) -> Quantity:
    """Return `other`, which has what it does not say itself of `one` before it.

    `restated` says that it tells the same change, `there` that it is an end of the change.
    """
    return _with(other, _Shared(one, other, restated, there), counted=False)


def settled(quantity: Quantity) -> None:
    """Read what a quantity measures now, so that nothing hangs on a long chain."""
    _ = quantity.measure


def _with(quantity: Quantity, untold: Untold, *, counted: bool) -> Quantity:
    """Return a quantity with `untold` for what its words say."""
    fields: list[Any] = list(quantity)
    fields[_DIRECTION] = fields[_MEASURE] = untold
    if counted:
        fields[_COUNTED] = untold
    return tuple.__new__(Quantity, fields)
