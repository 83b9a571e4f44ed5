"""Figures: magnitudes and intervals as a person writes them.

In: exact decimals and units. Out: short text for reports ("380 billion CNY",
"[379.5, 380.5] billion CNY"). Nothing is judged by these texts.
"""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_EVEN, Context, Decimal

from verify.model.interval import Interval
from verify.model.quantity import CALENDAR, Kind, Period, Quantity
from verify.units.format import SCALES, SIGNS

_ROUNDING = Context(prec=6, rounding=ROUND_HALF_EVEN)


def magnitude(value: Decimal, unit: str = "", counted: str = "") -> str:
    """Return a magnitude with its unit: (53e9, "USD") -> "53 billion USD"."""
    scale, word = _scale(value)
    return _joined(plain(value.scaleb(-scale)), word, unit, counted)


def interval(values: Interval, unit: str = "", counted: str = "") -> str:
    """Return an interval with its unit: "[52.5, 53.5] billion USD", "(107, ∞)%"."""
    if values.low == values.high:
        return magnitude(values.low, unit, counted)
    scale, word = _scale(values.middle)
    low = "−∞" if not values.low.is_finite() else plain(values.low.scaleb(-scale))
    high = "∞" if not values.high.is_finite() else plain(values.high.scaleb(-scale))
    left = "(" if values.low_open or not values.low.is_finite() else "["
    right = ")" if values.high_open or not values.high.is_finite() else "]"
    return _joined(f"{left}{low}, {high}{right}", word, unit, counted)


def values(interval_: Interval, unit: str, kind: Kind | None) -> str:
    """Return an interval as `interval` does, days of the calendar as dates."""
    if kind is not Kind.DATE or unit != "day" or not interval_.finite:
        return interval(interval_, unit)
    try:
        first, last = (dt.date.fromordinal(int(end)) for end in (interval_.low, interval_.high))
    except (ValueError, OverflowError):
        return interval(interval_, unit)
    return f"{first}" if first == last else f"{first} to {last}"


def reading(quantity: Quantity) -> str:
    """Return what a quantity was read as: its value, and the interval it may stand for."""
    if quantity.kind in CALENDAR:
        return (_days(quantity.period) if quantity.period else "") or quantity.surface
    if quantity.kind is Kind.SCORE and quantity.magnitude is None:
        return quantity.surface  # the sides stand in the order of the text
    said = interval(quantity.interval, quantity.unit, quantity.counted)
    if quantity.magnitude is None:
        return said
    value = magnitude(quantity.magnitude, quantity.unit, quantity.counted)
    if quantity.interval.low == quantity.interval.high == quantity.magnitude:
        return value
    return f"{value} {interval(quantity.interval)}"


def _days(period: Period) -> str:
    """Return the days of a date as the calendar has them, "" where they are not known."""
    first, last = period.first, period.last
    if first is None or last is None or period.grain == "time":
        return ""
    if (first, last) == (dt.date(first.year, 1, 1), dt.date(first.year, 12, 31)):
        return f"{first.year}"
    return f"{first}" if first == last else f"{first} to {last}"


def plain(value: Decimal) -> str:
    """Return a decimal in grouped digits, six significant ones where it has a tail of them."""
    if not value.is_finite():
        return "∞" if value > 0 else "−∞"
    short = value if len(value.as_tuple().digits) <= 12 else _ROUNDING.plus(value)
    short = short.normalize()
    if abs(short.adjusted()) > 21:
        return f"{short:E}".replace("-", "−")
    text = f"{short:,f}"
    return text.replace("-", "−")


def unit_text(unit: str, counted: str = "") -> str:
    """Return a unit, or what is counted, as a word: "data_center" -> "data center"."""
    return (unit or counted).replace("_", " ")


def _scale(value: Decimal) -> tuple[int, str]:
    """Return the power of ten, and its word, that a value is best written in."""
    if value.is_finite() and value:
        for power, word in SCALES:
            if power <= value.adjusted() < 15:
                return power, word
    return 0, ""


def _joined(digits: str, word: str, unit: str, counted: str) -> str:
    """Put a number, its scale word and its unit together."""
    if unit in SIGNS and not word:
        return f"{digits}{SIGNS[unit]}"
    return " ".join(part for part in (digits, word, unit_text(unit, counted)) if part)
