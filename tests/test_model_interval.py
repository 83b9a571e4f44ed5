"""Laws of intervals."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis.strategies import booleans, composite, decimals, integers

from verify.model.interval import INFINITY, Interval

VALUES = decimals(-(10**9), 10**9, places=6)


@composite
def intervals(draw) -> Interval:
    low, high = sorted((draw(VALUES), draw(VALUES)))
    point = low == high
    return Interval(low, high, draw(booleans()) and not point, draw(booleans()) and not point)


@given(value=VALUES, places=integers(0, 6))
def test_rounding_never_loses_the_true_value(value: Decimal, places: int) -> None:
    written = Decimal(f"{value:.{places}f}")
    assert Interval.around(written, -places).holds(value)


@given(intervals(), intervals())
def test_meeting_is_mutual(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a)


@given(intervals(), VALUES)
def test_a_point_meets_what_holds_it(a: Interval, value: Decimal) -> None:
    assert a.meets(Interval.exactly(value)) == a.holds(value)


@given(intervals(), decimals(0, 1, places=3))
def test_widening_loses_nothing(a: Interval, share: Decimal) -> None:
    wide = a.widened(share)
    assert wide.low <= a.low
    assert wide.high >= a.high


def test_half_units() -> None:
    assert Interval.around(Decimal("2.50"), -2) == (
        Decimal("2.495"),
        Decimal("2.505"),
        False,
        False,
    )
    assert Interval.around(Decimal(53), 0) == (Decimal("52.5"), Decimal("53.5"), False, False)


def test_bounds_reach_to_infinity() -> None:
    above = Interval(Decimal(107), INFINITY, low_open=True)
    assert not above.holds(Decimal(107))
    assert above.holds(Decimal("107.0001"))
    assert above.meets(Interval(Decimal(112), INFINITY, low_open=True))
    assert not above.finite
    assert above.middle == 107
    assert not above.meets(Interval(Decimal(90), Decimal(107)))
