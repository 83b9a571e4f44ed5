"""Plots: a stated interval and the expected one on one axis, as numbers for an SVG.

An infinite end runs to the edge of the plot with an arrow; ends that differ by a large
factor are drawn on a logarithmic axis.
"""

from __future__ import annotations

from decimal import Decimal
from math import log10

from verify.model.check import Check
from verify.model.interval import Interval
from verify.named import NamedTuple
from verify.report import _figures as figures

_WIDTH = 320.0  # of a plot in its own units, about as many pixels on a small screen
_LEFT, _RIGHT = 84.0, 300.0  # the axis
_FULL = 38  # characters of two labels that stand in one line
_LEAST = 3.0  # the narrowest bar that can be seen
_LOG_FROM = 50  # a larger ratio of the ends needs a logarithmic axis


class Bar(NamedTuple):
    """One interval of a plot."""

    label: str
    x: float
    y: int
    width: float
    left_arrow: bool
    right_arrow: bool


class Label(NamedTuple):
    """What stands under one end of the axis."""

    text: str
    x: float
    y: int
    anchor: str


class Plot(NamedTuple):
    """A plot: its bars, the ends of its axis, and what it says to who cannot see it."""

    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    log: bool
    says: str
    height: int
    axis: int = 54
    width: float = _WIDTH
    left: float = _LEFT
    right: float = _RIGHT


def plot(check: Check) -> Plot | None:
    """Return the plot of a check, None where it has not both intervals."""
    if check.stated is None or check.expected is None:
        return None
    both = (check.stated, check.expected)
    ends = [end for i in both for end in (i.low, i.high) if end.is_finite()]
    if not ends or any(abs(end.adjusted()) > 300 for end in ends if end):
        return None
    low, high = min(ends), max(ends)
    use_log = low > 0 and high / low > _LOG_FROM
    scale = _Scale(low, high, use_log)
    bars = tuple(
        scale.bar(label, interval, 6 + 22 * row)
        for row, (label, interval) in enumerate(zip(("stated", "expected"), both, strict=True))
    )
    says = f"stated {figures.interval(both[0])}, expected {figures.interval(both[1])}"
    labels = _labels(figures.magnitude(low, check.unit), figures.magnitude(high, check.unit))
    if use_log:
        labels += (Label("log scale", _RIGHT, labels[-1].y + 15, "end"),)
    return Plot(bars, labels, use_log, says, labels[-1].y + 5)


def _labels(low: str, high: str) -> tuple[Label, ...]:
    """Return what stands under the ends of the axis; long texts one below the other."""
    if low == high:
        return (Label(low, (_LEFT + _RIGHT) / 2, 70, "middle"),)
    start = _LEFT if len(low) + len(high) < _FULL - 6 else 0
    below = 15 if len(low) + len(high) > _FULL else 0
    return (Label(low, start, 70, "start"), Label(high, _RIGHT, 70 + below, "end"))


class _Scale:
    """The axis of a plot: values to positions."""

    def __init__(self, low: Decimal, high: Decimal, log: bool) -> None:
        self.log = log
        self.low, self.high = self._value(low), self._value(high)

    def _value(self, value: Decimal) -> float:
        """Return a value as it counts on this axis."""
        return log10(value) if self.log else float(value)

    def at(self, value: Decimal) -> float:
        """Return the position of a finite value."""
        span = self.high - self.low
        share = (self._value(value) - self.low) / span if span > 0 else 0.5
        return _LEFT + share * (_RIGHT - _LEFT)

    def bar(self, label: str, interval: Interval, y: int) -> Bar:
        """Return an interval as a bar that is wide enough to be seen."""
        left_open, right_open = not interval.low.is_finite(), not interval.high.is_finite()
        left = _LEFT - 8 if left_open else self.at(interval.low)
        right = _RIGHT + 8 if right_open else self.at(interval.high)
        if right - left < _LEAST:
            left, right = (left + right - _LEAST) / 2, (left + right + _LEAST) / 2
        return Bar(label, round(left, 1), y, round(right - left, 1), left_open, right_open)
