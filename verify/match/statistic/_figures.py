"""Figures: the quantities that stand at given characters, for the other finders.

In: an extraction. Out: its quantities by place, and a quantity of kind `statistic` where
a labelled figure (an interval's end, a d) was left to nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal

from verify.extract import Extraction
from verify.model.interval import Interval
from verify.model.quantity import Bound, Hedge, Kind, Quantity
from verify.model.span import Span
from verify.model.statistic import Sign, TestResult

_N = re.compile(r"\b[nN](?:s|_?[12₁₂]|_?\{?[a-z]{1,10}\}?)?\s*=\s*\Z")


class Figures:
    """The quantities of one document, found by their place."""

    def __init__(self, extraction: Extraction) -> None:
        self.document = extraction.document
        self._quantities = extraction.quantities  # in the order of the text
        self._starts = [q.span.start for q in self._quantities]

    def within(self, span: Span) -> list[Quantity]:
        """Return the quantities that share a character with `span`, in order."""
        at = bisect_left(self._starts, span.start)
        while at > 0 and self._quantities[at - 1].span.end > span.start:
            at -= 1
        found = []
        while at < len(self._quantities) and self._starts[at] < span.end:
            if self._quantities[at].span.end > span.start:
                found.append(self._quantities[at])
            at += 1
        return found

    def at(self, span: Span, sign: Sign) -> Quantity:
        """Return the quantity that is printed at `span`, made where nobody has read it."""
        for quantity in self.within(span):
            if quantity.magnitude == sign.value:
                return quantity
        return made(self, span, sign)


def made(figures: Figures, span: Span, sign: Sign, unit: str = "") -> Quantity:
    """Return a quantity of kind `statistic`, rounded as it is printed."""
    interval = Interval.around(sign.value, sign.exponent)
    return Quantity(
        document=figures.document,
        span=span,
        kind=Kind.STATISTIC,
        magnitude=sign.value,
        unit=unit,
        interval=interval,
        charitable=interval,
        exponent=sign.exponent,
        number=span,
    )


def is_count(quantity: Quantity) -> bool:
    """Return whether a quantity is a whole number of things, said without hedge or bound."""
    return (
        quantity.kind is Kind.NUMBER
        and quantity.unit == ""
        and quantity.magnitude is not None
        and quantity.magnitude == quantity.magnitude.to_integral_value()
        and quantity.magnitude > 0
        and quantity.bound is Bound.NONE
        and quantity.hedge is Hedge.NONE
    )


def sample_sizes(figures: Figures, stretch: Span, result: TestResult) -> list[Quantity]:
    """Return the sizes written "n = 31" in a stretch, outside the result itself."""
    text = figures.document.text
    return [
        q
        for q in figures.within(stretch)
        if is_count(q)
        and whole(q.magnitude) > 1
        and not result.head.covers(q.span)
        and _N.search(text[max(0, q.span.start - 16) : q.span.start])
    ]


def is_percent(quantity: Quantity) -> bool:
    """Return whether a quantity is one plain percentage."""
    return (
        quantity.kind is Kind.PERCENT
        and quantity.magnitude is not None
        and quantity.bound is Bound.NONE
        and quantity.hedge is Hedge.NONE
    )


def whole(value: Decimal | None) -> int:
    """Return a whole number as an int."""
    assert value is not None
    return int(value)
