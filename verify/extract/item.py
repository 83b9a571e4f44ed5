"""The working value of extraction: one number with what has been read round it so far."""

from __future__ import annotations

from decimal import Decimal

from verify.extract.forms import Form as Form
from verify.model.quantity import Bound, Hedge

_NO_BOUND, _NO_HEDGE = Bound.NONE, Hedge.NONE


class Item:
    """A number being read; `verify.extract.build` makes the quantity of it.

    `start` and `end` enclose the number with its unit, `first` and `last` the number
    alone. `exponent` is the power of ten of the last digit written. `kind` is "" while
    nothing but a number is known. `low` and `high` are the ends of a range.
    """

    kind: str = ""
    word: str = ""  # the word of small letters right before, where one is known
    unit: str = ""
    counted: str = ""
    scaled: bool = False
    power: int = 0  # of the scale words and letters multiplied in
    spread: Decimal | None = None  # what stands behind ±
    low: Item | None = None
    high: Item | None = None
    bound: Bound
    hedge: Hedge
    lead: int = -1
    also: tuple[str, ...] = ()
    readings: tuple[tuple[Decimal, str, str], ...] = ()

    def __init__(
        self, start: int, end: int, value: Decimal | None, exponent: int | None, form: Form
    ) -> None:
        self.start = self.first = start
        self.end = self.last = end
        self.value = value
        self.exponent = exponent
        self.form = form
        self.bound = _NO_BOUND
        self.hedge = _NO_HEDGE
