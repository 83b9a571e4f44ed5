"""Steps: what one operation makes of two numbers that stand near each other in a text.

In: a figure and the numbers of a text, in their order. Out: the step that yields the
figure, as a person would write it, or "": their sum or difference, one as a share or a
multiple of the other, the change from one to the other, or what a percentage leaves of
a hundred. Numbers farther apart than a few sentences would be chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from verify import units
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity

_NEAR = 300  # characters between two numbers of one step
_AHEAD = 6  # numbers behind each that it is joined with
_HUNDRED = Decimal(100)
Step = tuple[Interval, str]


def step(figure: Quantity, sources: Sequence[Quantity]) -> str:
    """Return the first step from `sources` that yields a figure, or ""."""
    return next((told for value, told in _steps(figure, sources) if _is(figure, value)), "")


def _is(figure: Quantity, value: Interval) -> bool:
    """Return whether a step's outcome, as sharp as the figure, can be it."""
    return figure.interval.meets(value) and value.width <= 4 * figure.interval.width + _slack(value)


def _slack(value: Interval) -> Decimal:
    """Return how wide an outcome may be whatever the figure: a fiftieth of itself."""
    return abs(value.middle) / 50


def _steps(figure: Quantity, sources: Sequence[Quantity]) -> Iterator[Step]:
    """Yield the outcomes of every step in the figure's unit, each as a person would write it."""
    for at, one in enumerate(sources):
        if one.kind is Kind.PERCENT is figure.kind and one.unit == figure.unit:
            yield _less(Interval.exactly(_HUNDRED), one.interval), f"100% - {one.surface}"
        for other in sources[at + 1 : at + 1 + _AHEAD]:
            if other.span.start - one.span.end > _NEAR:
                break
            yield from _joined(figure, one, other)


def _joined(figure: Quantity, one: Quantity, other: Quantity) -> Iterator[Step]:
    """Yield what two numbers make in the figure's unit."""
    if one.unit == figure.unit == other.unit and figure.kind is not Kind.MULTIPLE:
        a, b = one.interval, other.interval
        yield Interval(a.low + b.low, a.high + b.high), f"{one.surface} + {other.surface}"
        yield _less(a, b), f"{one.surface} - {other.surface}"
        yield _less(b, a), f"{other.surface} - {one.surface}"
    if figure.kind not in (Kind.PERCENT, Kind.MULTIPLE) or one.kind is Kind.PERCENT:
        return
    fitting = units.convert(other.interval, other.unit, one.unit)
    if fitting is None or fitting.low <= 0 or one.interval.low <= 0:
        return
    for a, b, first, second in (
        (one.interval, fitting, one, other),
        (fitting, one.interval, other, one),
    ):
        ratio = Interval(a.low / b.high, a.high / b.low)
        if figure.kind is Kind.MULTIPLE:
            yield ratio, f"{first.surface} / {second.surface}"
            continue
        share = Interval(ratio.low * _HUNDRED, ratio.high * _HUNDRED)
        yield share, f"{first.surface} / {second.surface}"
        change = Interval(share.low - _HUNDRED, share.high - _HUNDRED)
        told = f"({first.surface} - {second.surface}) / {second.surface}"
        yield change, told
        yield Interval(-change.high, -change.low), told


def _less(a: Interval, b: Interval) -> Interval:
    """Return the difference of two intervals."""
    return Interval(a.low - b.high, a.high - b.low)
