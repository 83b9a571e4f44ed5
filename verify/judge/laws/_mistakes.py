"""Mistakes of conversion: the one plain slip that would have given the number printed.

In: the two quantities of a conversion that does not hold. Out: one sentence part, or "".
A slip explains a misfit and, where the wording is loose, is what makes it worth telling.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

from verify.judge import slips
from verify.judge.laws import _amounts, _variants
from verify.judge.wording import surface
from verify.model.interval import Interval
from verify.model.quantity import Quantity
from verify.units import format as forms
from verify.units import tables
from verify.units.convert import convert

_SCALES = {3: "1,000", 6: "1,000,000", 9: "1,000,000,000"}
Mistake = Callable[[Quantity, Quantity, bool], str]


def named(first: Quantity, second: Quantity, *, difference: bool = False) -> str:
    """Return the slip that turned `first` into the number printed, or ""."""
    for mistake in _ALL:
        found = mistake(first, second, difference)
        if found:
            return found
    return ""


def same_number(first: Quantity, second: Quantity, difference: bool) -> str:
    """Return whether the number was copied and only the unit changed."""
    if first.stated != second.stated or first.unit == second.unit:
        return ""
    return "the number is the same in both units"


def inverse(first: Quantity, second: Quantity, difference: bool) -> str:
    """Return whether the factor was divided by instead of multiplied with."""
    if tables.unit(first.unit).offset != tables.unit(second.unit).offset:
        return ""
    back = convert(_amounts.printed(first), second.unit, first.unit)
    if back is None or not _fits(back, second):
        return ""
    return (
        f"{forms.joined(_number(first), second.unit)} would be "
        f"{forms.joined(_number(second), first.unit)}: the factor was applied the wrong way round"
    )


def linear(first: Quantity, second: Quantity, difference: bool) -> str:
    """Return whether an area or volume was converted with the factor of a length."""
    powers = tables.unit(first.unit).powers
    if len(powers) != 1 or powers[0][0] != "length" or powers[0][1] not in (2, 3):
        return ""
    ratio = tables.unit(first.unit).factor / tables.unit(second.unit).factor
    edge = Fraction(float(ratio) ** (1 / powers[0][1])).limit_denominator(10**9)
    share = Decimal(edge.numerator) / Decimal(edge.denominator)
    own = _amounts.printed(first)
    if not _fits(Interval(own.low * share, own.high * share), second):
        return ""
    shape = "an area" if powers[0][1] == 2 else "a volume"
    return f"{shape} was converted with the factor of a length"


def forgotten_zero(first: Quantity, second: Quantity, difference: bool) -> str:
    """Return whether a temperature was converted as the other of reading and difference."""
    if tables.unit(first.unit).offset == tables.unit(second.unit).offset:
        return ""
    other = convert(_amounts.printed(first), first.unit, second.unit, difference=not difference)
    if other is None or not _fits(other, second):
        return ""
    if difference:
        return f"{surface(second)} is the reading; this is a difference of temperature"
    return f"{surface(second)} is the difference; this is a reading, which has another zero"


def power_of_ten(first: Quantity, second: Quantity, difference: bool) -> str:
    """Return whether a point or a scale word is off."""
    expected = convert(_amounts.printed(first), first.unit, second.unit, difference=difference)
    if expected is None or expected.low <= 0:
        return ""
    for power in (1, -1, 2, -2, 3, -3, 6, -6, 9, -9):
        moved = Interval(expected.low.scaleb(power), expected.high.scaleb(power))
        if _fits(moved, second):
            way = "large" if power > 0 else "small"
            if abs(power) in _SCALES:
                return f"it is too {way} by a factor of {_SCALES[abs(power)]}"
            return f"it is too {way} by a factor of {10 ** abs(power)}: {slips.POINT}"
    return ""


def other_unit(first: Quantity, second: Quantity, difference: bool) -> str:
    """Return whether the number is right for a unit that is easily mistaken for one of these."""
    for unit in _variants.confusable(first.unit):
        if unit != second.unit and _close(_amounts.printed(first), unit, second):
            name = forms.joined(_number(first), unit)
            return f"{surface(second)} would be right for {name}"
    for unit in _variants.confusable(second.unit):
        there = convert(_amounts.printed(first), first.unit, unit)
        if unit != first.unit and there is not None and _fits(there, second):
            return f"the number is right in {forms.name(unit, plural=True)}"
    return ""


def digits(first: Quantity, second: Quantity, difference: bool) -> str:
    """Return whether two digits are transposed, or one is wrong."""
    if first.magnitude is None or second.magnitude is None or second.exponent is None:
        return ""
    value = Interval.exactly(first.magnitude)
    expected = convert(value, first.unit, second.unit, difference=difference)
    if expected is None:
        return ""
    return slips.misprint(second.magnitude, expected.low, second.exponent)


_ALL: tuple[Mistake, ...] = (
    same_number,
    forgotten_zero,
    inverse,
    linear,
    power_of_ten,
    other_unit,
    digits,
)


def _close(value: Interval, unit: str, second: Quantity) -> bool:
    """Return whether a value in another unit gives the number printed."""
    there = convert(value, unit, second.unit)
    return there is not None and _fits(there, second)


def _fits(expected: Interval, second: Quantity) -> bool:
    """Return whether a mistaken result is the number printed, a hair's breadth allowed."""
    hair = abs(expected.middle) * Decimal("0.002")
    wide = Interval(expected.low - hair, expected.high + hair)
    if not wide.meets(_amounts.printed(second)):
        return False
    return _amounts.off_by(_amounts.plain(second), expected) < Decimal("0.06")


def _number(quantity: Quantity) -> str:
    """Return the bare number of a quantity as the text writes it."""
    if quantity.number is not None:
        return quantity.document.text[quantity.number.start : quantity.number.end]
    return forms.significant(quantity.stated[0], 6)


def explained(first: Quantity, second: Quantity) -> Iterator[str]:
    """Yield every slip that fits, for `verify why`."""
    for mistake in _ALL:
        found = mistake(first, second, False)
        if found:
            yield found
