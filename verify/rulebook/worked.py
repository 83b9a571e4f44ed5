"""Declared values: what a value such as "$8.18 million + $8.10 million" comes to.

In: the text of a value. Out: one quantity. Amounts of one unit add up; a bare number, a
percentage or a ratio multiplies an amount; a number divides one. What has no single unit
("3 kg × 4 km") is refused, not guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from verify import units
from verify.model.errors import ClaimError
from verify.model.interval import Interval
from verify.model.quantity import Kind, Quantity
from verify.model.rule import Expression
from verify.model.span import Span
from verify.named import NamedTuple
from verify.rulebook import claims

_PERCENT = Decimal(100)


class _Amount(NamedTuple):
    """An interval in the unit of a quantity; `unit` None for what only multiplies."""

    interval: Interval
    unit: Quantity | None


def amount(text: str) -> Quantity:
    """Return what a declared value comes to. Raises: ClaimError where it comes to nothing."""
    form, slots = claims.value(text)
    if isinstance(form, str):
        return slots[form]
    folded = [
        _folded(form, {slot: _amount(q, way) for slot, q in slots.items()}, text)
        for way in ("plain", "interval", "charitable")
    ]
    plain, printed, wide = (f.interval for f in folded)
    first = folded[0].unit or next(iter(slots.values()))
    return first._replace(
        magnitude=plain.low if plain.low == plain.high else None,
        interval=printed,
        charitable=wide,
        exponent=None,
        span=Span(0, len(first.document.text)),
    )


def ends(first: str, last: str) -> tuple[Quantity, Interval]:
    """Return the lower of two ends, and the span of both in its unit. Raises: ClaimError."""
    low, high = amount(first), amount(last)
    own = Interval(*high.stated)
    top = own if high.unit == low.unit else units.convert(own, high.unit, low.unit)
    if top is None or (low.counted and high.counted and low.counted != high.counted):
        raise ClaimError("the ends are of different units", text=last)
    return low, Interval(low.stated[0], top.high)


def ends_fault(first: str, last: str) -> str:
    """Return what is wrong with two ends of a range, or "". Raises: ClaimError."""
    amount(first), amount(last)
    try:
        _, span = ends(first, last)
    except ClaimError as error:
        return error.message
    if span.low > span.high:
        return f"ends before it begins: {first} is more than {last}"
    return ""


def _amount(quantity: Quantity, way: str) -> _Amount:
    """Return a quantity as it is reckoned with: a bare number or a share is a factor."""
    interval = (
        Interval(*quantity.stated) if way == "plain" else cast(Interval, getattr(quantity, way))
    )
    if quantity.unit or quantity.counted:
        return _Amount(interval, quantity)
    return _Amount(interval, None)


def _folded(form: Expression, values: Mapping[str, _Amount], text: str) -> _Amount:
    """Return what an expression comes to."""
    if isinstance(form, str):
        return values[form]
    one, other = (_folded(part, values, text) for part in form[1:3])
    if form[0] in ("mul", "div"):
        return _scaled(str(form[0]), one, other, text)
    if _unit(one) != _unit(other):
        raise _refused("adds what has different units", text)
    a, b = one.interval, other.interval
    if form[0] == "sub":
        return _Amount(Interval(a.low - b.high, a.high - b.low), one.unit)
    return _Amount(Interval(a.low + b.low, a.high + b.high), one.unit)


def _scaled(action: str, one: _Amount, other: _Amount, text: str) -> _Amount:
    """Return an amount times a factor, or divided by a number."""
    if action == "mul" and _is_share(one):
        one = _factor(one)
    elif action == "mul" and _is_share(other):
        other = _factor(other)
    if other.unit is not None and (action == "div" or one.unit is not None):
        raise _refused("multiplies or divides amounts", text)
    a, b = one.interval, other.interval
    if action == "div":
        if b.low <= 0 <= b.high:
            raise _refused("divides by what may be nothing", text)
        b = Interval(1 / b.high, 1 / b.low)
    ends = [x * y for x in (a.low, a.high) for y in (b.low, b.high)]
    return _Amount(Interval(min(ends), max(ends)), one.unit or other.unit)


def _factor(share: _Amount) -> _Amount:
    """Return a percentage as a factor."""
    return _Amount(Interval(share.interval.low / _PERCENT, share.interval.high / _PERCENT), None)


def _is_share(part: _Amount) -> bool:
    return part.unit is not None and part.unit.kind is Kind.PERCENT


def _unit(part: _Amount) -> tuple[str, str]:
    return (part.unit.unit, part.unit.counted) if part.unit is not None else ("", "")


def _refused(what: str, text: str) -> ClaimError:
    """Return the error of a value that comes to no amount."""
    return ClaimError(f"a value that {what}", text=text, hint="write what it comes to")
