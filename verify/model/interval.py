"""Intervals: what a number in a text really says.

In: exact decimals. Out: the values that a statement may stand for. An end may be
open or infinite. Knows nothing of units; see `verify.units`.
"""

from __future__ import annotations

from decimal import Decimal

from verify.named import NamedTuple

INFINITY = Decimal("Infinity")


class Interval(NamedTuple):
    """Every value from `low` to `high` in one unit; an end is included unless open."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def exactly(cls, value: Decimal) -> Interval:
        """Return the interval that holds `value` alone."""
        return cls(value, value)

    @classmethod
    def around(cls, value: Decimal, exponent: int) -> Interval:
        """Return the values that round to `value` at 10**exponent: (2.50, -2) -> [2.495, 2.505].

        Source: XBRL Calculations 1.1, round-to-nearest (both ends included).
        """
        half = Decimal(5).scaleb(exponent - 1)
        return cls(value - half, value + half)

    @property
    def width(self) -> Decimal:
        """The distance from `low` to `high`, infinite when an end is."""
        return self.high - self.low

    @property
    def finite(self) -> bool:
        """Whether both ends are finite."""
        return self.low.is_finite() and self.high.is_finite()

    @property
    def middle(self) -> Decimal:
        """The centre of a finite interval; the finite end of a half-infinite one."""
        if self.finite:
            return (self.low + self.high) / 2
        return self.low if self.low.is_finite() else self.high

    def meets(self, other: Interval) -> bool:
        """Return whether some value lies in both intervals."""
        if self.high < other.low or other.high < self.low:
            return False
        if self.high == other.low:
            return not (self.high_open or other.low_open)
        if other.high == self.low:
            return not (other.high_open or self.low_open)
        return True

    def holds(self, value: Decimal) -> bool:
        """Return whether `value` lies in the interval."""
        if value < self.low or value > self.high:
            return False
        if value == self.low and self.low_open:
            return False
        return not (value == self.high and self.high_open)

    def widened(self, share: Decimal) -> Interval:
        """Return the interval with each end moved outwards by `share` of its magnitude."""
        return Interval(
            self.low - abs(self.low) * share if self.low.is_finite() else self.low,
            self.high + abs(self.high) * share if self.high.is_finite() else self.high,
            self.low_open,
            self.high_open,
        )
