"""What a number says: the intervals of a rounded, hedged or bounded number.

In: exact decimals and the words beside them. Out: the interval as printed and the
charitable one. The widths are the table below, one row per hedge.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from verify.model.interval import INFINITY, Interval
from verify.model.quantity import Bound, Hedge
from verify.named import NamedTuple

_HALF = Decimal("0.5")
_ZERO = Decimal(0)
SPOKEN = Decimal("0.1")  # words such as "half", "a third", "doubled": this share either way


class _Halves(dict[int, Decimal]):
    """Half a unit at each power of ten, made once."""

    def __missing__(self, exponent: int) -> Decimal:
        self[exponent] = half = _HALF.scaleb(exponent)
        return half


_HALVES = _Halves()
_KEPT = 4096  # points whose intervals are kept
_SEEN: dict[tuple[str, int | None], tuple[Interval, Interval]] = {}


class Width(NamedTuple):
    """How far a hedge lets a number reach, below it and above it.

    Half a unit of the number's last non-zero digit, held between two shares of it.
    """

    least: Decimal
    most: Decimal
    below: bool
    above: bool


WIDTHS = {
    Hedge.ABOUT: Width(Decimal("0.05"), Decimal("0.10"), True, True),
    Hedge.NEARLY: Width(Decimal("0.05"), Decimal("0.10"), True, False),
    Hedge.JUST_OVER: Width(Decimal("0.05"), Decimal("0.10"), False, True),
}


def intervals(
    low: Decimal,
    high: Decimal,
    *,
    exponent: int | None,
    spoken: bool = False,
    bound: Bound = Bound.NONE,
    hedge: Hedge = Hedge.NONE,
    widths: Mapping[Hedge, Width] = WIDTHS,
    spoken_share: Decimal = SPOKEN,
) -> tuple[Interval, Interval]:
    """Return the interval as printed and the charitable one.

    `low` and `high` are equal for a point. `exponent` is the power of ten of the last
    digit written, None for an exact number. `spoken` marks a word such as "half", which
    reaches `spoken_share` either way. `widths` may be those of a house.
    """
    if bound is Bound.NONE and hedge is Hedge.NONE and low == high and not spoken:
        return plain(low, exponent)
    if not spoken:
        return _worded(low, high, exponent, bound, widths.get(hedge))
    printed = Interval(low - abs(low) * spoken_share, high + abs(high) * spoken_share)
    if bound is not Bound.NONE:
        return _bounded(low, high, bound), _bounded(printed.low, printed.high, bound)
    if hedge in widths:  # "almost a quarter" is no more than a quarter
        width = widths[hedge]
        printed = Interval(
            printed.low if width.below else low, printed.high if width.above else high
        )
    return printed, printed


def plain(value: Decimal, exponent: int | None) -> tuple[Interval, Interval]:
    """Return the intervals of a point with no words round it.

    The same few numbers make up most of a text, so those seen last are kept.
    """
    key = (str(value), exponent)
    found = _SEEN.get(key)
    if found is None:
        if len(_SEEN) >= _KEPT:
            _SEEN.clear()
        found = _SEEN[key] = _plain(value, exponent)
    return found


def _plain(value: Decimal, exponent: int | None) -> tuple[Interval, Interval]:
    """Return the intervals of a point: the printed one and the charitable one."""
    slack = _HALVES[exponent] if exponent is not None else _ZERO
    ends = (value - slack, value + slack, False, False) if slack else (value, value, False, False)
    printed: Interval = tuple.__new__(Interval, ends)
    fair = _charitable_slack(value)
    return printed, printed if fair <= slack else Interval(value - fair, value + fair)


def _worded(
    low: Decimal, high: Decimal, exponent: int | None, bound: Bound, width: Width | None
) -> tuple[Interval, Interval]:
    """Return the intervals of a range, or of a number with a bound or a hedge."""
    slack = _HALVES[exponent] if exponent is not None else _ZERO
    below = above = slack
    if width is not None:
        below = max(slack, hedge_width(low, width)) if width.below else Decimal(0)
        above = max(slack, hedge_width(high, width)) if width.above else Decimal(0)
    if bound is not Bound.NONE:
        fair_low, fair_high = low - _fair(low, slack), high + _fair(high, slack)
        return _bounded(low, high, bound), _bounded(fair_low, fair_high, bound)
    printed = Interval(low - below, high + above)
    charitable = Interval(
        low - max(below, _fair(low, slack)), high + max(above, _fair(high, slack))
    )
    return printed, charitable


def _fair(value: Decimal, slack: Decimal) -> Decimal:
    """Return the charitable slack, never less than the printed one."""
    return max(slack, _charitable_slack(value))


def _bounded(low: Decimal, high: Decimal, bound: Bound) -> Interval:
    """Return everything on the stated side of a bound."""
    if bound is Bound.AT_LEAST:
        return Interval(low, INFINITY, False, True)
    if bound is Bound.MORE_THAN:
        return Interval(low, INFINITY, True, True)
    if bound is Bound.LESS_THAN:
        return Interval(-INFINITY, high, True, True)
    return Interval(-INFINITY, high, True, False)


def hedge_width(value: Decimal, width: Width) -> Decimal:
    """Return how far a hedge lets `value` reach to one side."""
    size = abs(value)
    if not size:
        return Decimal(0)
    _, digits, exponent = size.as_tuple()
    zeros = trailing_zeros(digits)
    half = _HALF.scaleb(int(exponent) + zeros)
    return min(max(half, size * width.least), size * width.most)


def _charitable_slack(value: Decimal) -> Decimal:
    """Return half a unit of the last non-zero digit, where two or more digits lead the zeros."""
    written = str(value)
    if written[-1] != "0" and "E" not in written:  # the usual number ends in no zero
        return _ZERO
    _, digits, exponent = value.as_tuple()
    if digits[-1] and int(exponent) <= 0:
        return _ZERO
    zeros = trailing_zeros(digits)
    unit = int(exponent) + zeros
    if unit <= 0 or len(digits) - zeros < 2:
        return _ZERO
    return _HALF.scaleb(unit)


def trailing_zeros(digits: tuple[int, ...]) -> int:
    """Return how many zeros end a run of digits."""
    count = 0
    for digit in reversed(digits):
        if digit:
            break
        count += 1
    return count
