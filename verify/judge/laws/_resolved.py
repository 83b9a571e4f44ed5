"""Resolved: the one plain assumption under which two values of one fact would both be right.

In: two quantities that differ, the slip that would turn one into the other, the numbers beside
each. Out: the assumption in words, or "". Assumptions are tried in a fixed order, the plainest
first: a slip of the pen, million for billion, a value kept in another unit, the rest of a
hundred, a sum or difference with the number beside it, so many of so much each, a percentage
added or taken off, one digit, and last the days between the texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from verify import units
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity

_SLIPS = {
    "two figures changed places": "each has the figure of the other",
    "digits swapped": "two digits are swapped in one of them",
    "“-teen” heard as “-ty”": "a “-teen” was heard as a “-ty”, or the other way round",
    "the same number in another unit": "one of them has the wrong unit",
}
_SCALES = (
    ("thousand", "million", 3), ("million", "billion", 3), ("billion", "trillion", 3),
    ("thousand", "billion", 6), ("million", "trillion", 6),
)  # fmt: skip
# Units that are taken for each other: a number may have been converted twice, or not at all.
_KEPT = (
    ("mile", "kilometer"), ("foot", "meter"), ("yard", "meter"), ("inch", "centimeter"),
    ("pound", "kilogram"), ("acre", "hectare"), ("gallon", "liter"), ("imperial_gallon", "liter"),
    ("nautical_mile", "kilometer"), ("nautical_mile", "mile"), ("imperial_gallon", "gallon"),
    ("long_ton", "short_ton"), ("short_ton", "metric_ton"), ("mile/hour", "kilometer/hour"),
    ("knot", "kilometer/hour"), ("ounce", "gram"),
)  # fmt: skip
_HUNDRED = Decimal(100)
_TELLING = 10  # values below are made of each other by chance
_MOST = 12  # numbers beside each that are tried

Beside = Sequence[Quantity]


def resolved(
    first: Quantity, second: Quantity, slip: str, beside: tuple[Beside, Beside] = ((), ())
) -> str:
    """Return the one assumption that would resolve two values, or ""."""
    if slip in _SLIPS:
        return _SLIPS[slip]
    if slip == "a power of ten":
        return _scale(first, second) or "one of them is off by a power of ten"
    tests: tuple[Callable[[], str], ...] = (
        lambda: _kept(first, second),
        lambda: _rest(first, second),
        lambda: _made(first, second, beside[0]) or _made(second, first, beside[1]),
    )
    found = next((said for test in tests if (said := test())), "")
    if not found and slip == "one digit":
        return "one digit is wrong in one of them"
    return found or _days(first, second)


def _scale(first: Quantity, second: Quantity) -> str:
    """Say that "million" stands for "billion"."""
    one, other = first.surface.lower(), second.surface.lower()
    for low, high, _ in _SCALES:
        if (low in one and high in other) or (high in one and low in other):
            return f"one says “{low}” where it means “{high}”, or the other way round"
    return ""


def _kept(first: Quantity, second: Quantity) -> str:
    """Say that a value was converted that needed no conversion, or was not that needed one."""
    as_one = units.convert(second.charitable, second.unit, first.unit)
    if first.kind is not Kind.PHYSICAL or as_one is None or first.magnitude is None:
        return ""
    if abs(first.magnitude) < _TELLING:
        return ""
    for one, other in _KEPT:
        if not {first.unit, second.unit} & {one, other}:
            continue
        if units.dimension(one) != units.dimension(first.unit):
            continue
        for here, there in ((one, other), (other, one)):
            turned = units.convert(first.charitable, here, there)
            if turned is not None and turned.meets(as_one):
                return (
                    f"“{first.surface}” is a number of {_plural(here)} that only one text converted"
                )
    return ""


def _rest(first: Quantity, second: Quantity) -> str:
    """Say that one share is what the other leaves of a hundred."""
    if first.unit != "percent" or second.unit != "percent":
        return ""
    rest = Interval(_HUNDRED - first.interval.high, _HUNDRED - first.interval.low)
    return "one of them is the share of the rest" if rest.meets(second.interval) else ""


def _made(value: Quantity, other: Quantity, beside: Beside) -> str:
    """Say how a value and a number beside it make the other value."""
    own = value.magnitude
    there = units.convert(other.interval, other.unit, value.unit)
    if own is None or there is None or abs(own) < _TELLING:
        return ""
    for near in [q for q in beside if q.span != value.span and q.magnitude][:_MOST]:
        amount = near.magnitude
        assert amount is not None
        said = f"“{near.surface}” beside “{value.surface}”"
        if near.unit == value.unit and near.kind is value.kind and abs(amount) >= _TELLING:
            if _within(own + amount, there):
                return f"“{other.surface}” includes the {said}"
            if _within(abs(own - amount), there):
                return f"“{other.surface}” leaves out the {said}"
        elif near.unit == "percent" and 0 < amount < _HUNDRED:
            share = amount / _HUNDRED
            if any(_within(own * f, there) for f in (1 + share, 1 - share, 1 / (1 + share))):
                return f"the {said} is added or taken off in one of them"
        elif _times(near) and any(_within(v, there) for v in (own * amount, own / amount)):
            return f"one is for each, the other for all of the {said}"
    return ""


def _times(near: Quantity) -> bool:
    """Return whether a number may say of how many a value is."""
    value = near.magnitude
    return (
        near.kind is Kind.NUMBER and not near.unit and value is not None and 1 < value <= _HUNDRED
    )


def _within(value: Decimal, interval: Interval) -> bool:
    return interval.meets(Interval.exactly(value))


def _days(first: Quantity, second: Quantity) -> str:
    """Say that the texts are of different days, so that the figure may have moved."""
    one, other = first.document.date, second.document.date
    if one is None or other is None or one == other:
        return ""
    return f"the figure moved between {min(one, other)} and {max(one, other)}"


def _plural(unit: str) -> str:
    """Write a unit in words: "miles an hour"."""
    name, _, per = unit.replace("_", " ").partition("/")
    plain = {"foot": "feet", "inch": "inches"}.get(name, f"{name}s")
    return f"{plain} an {per}" if per else plain
