"""Days: what the dates of a claim stand for, and how much time lies between them.

In: quantities of kind date. Out: their first and last days; a day that is written without
a year takes the year of the date beside it.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from decimal import Decimal

from verify.model.quantity import Quantity
from verify.named import NamedTuple

DAYS = {
    "century": Decimal(36525),
    "decade": Decimal("3652.425"),
    "year": Decimal("365.2425"),
    "month": Decimal("30.436875"),
    "fortnight": Decimal(14),
    "week": Decimal(7),
    "day": Decimal(1),
}
_SOME_YEAR = 2001


class Days(NamedTuple):
    """The first and last day that a date may be."""

    first: dt.date
    last: dt.date


def known(quantity: Quantity, year: int | None = None) -> Days | None:
    """Return the days of a date; one without a year is put into `year`."""
    period = quantity.period
    if period is None:
        return None
    if period.first is not None and period.last is not None:
        return Days(period.first, period.last)
    if period.ends is not None:
        return _span(period.ends, period.year or year or _SOME_YEAR)
    if period.grain == "season" and period.year is not None:  # "the summer of 1976"
        return Days(dt.date(period.year, 1, 1), dt.date(period.year, 12, 31))
    year = period.year or year
    if year is None or not period.month or not 1 <= period.month <= 12:
        return None
    last = monthrange(year, period.month)[1]
    if period.day is None:
        return Days(dt.date(year, period.month, 1), dt.date(year, period.month, last))
    if period.day > last:
        return None
    day = dt.date(year, period.month, period.day)
    return Days(day, day)


def _span(ends: tuple[int, int, int, int], year: int) -> Days | None:
    """Return the days of a span whose year is not written; February ends on its 28th."""
    month, day, to_month, to_day = ends
    to_year = year + ((to_month, to_day or 31) < (month, day))
    try:
        last = to_day or monthrange(to_year, to_month)[1]
        return Days(dt.date(year, month, day or 1), dt.date(to_year, to_month, last))
    except ValueError:
        return None


def ordered(start: Quantity, end: Quantity) -> tuple[Days, Days] | None:
    """Return the days of a start and an end; without years, the end is the next to come."""
    one, other = known(start), known(end)
    if one is None and other is None:
        one, other = known(start, _SOME_YEAR), known(end, _SOME_YEAR)
        if one and other and other.last < one.first:
            other = known(end, _SOME_YEAR + 1)
    elif one is None and other is not None:
        one = known(start, other.first.year)
        if one and one.first > other.last:
            one = known(start, other.first.year - 1)
    elif other is None and one is not None:
        other = known(end, one.last.year)
        if other and other.last < one.first:
            other = known(end, one.last.year + 1)
        if other and not _on_its_weekday(end, other):
            return None  # it is not in the year to come
    return (one, other) if one and other else None


def _on_its_weekday(date: Quantity, days: Days) -> bool:
    """Return whether a date that is written with its weekday falls on it."""
    weekday = date.period.weekday if date.period is not None else None
    return weekday is None or days.first != days.last or days.first.weekday() == weekday


def between(start: Days, end: Days) -> tuple[int, int]:
    """Return the fewest and most days from a start to an end, both counted in the most."""
    return (end.first - start.last).days, (end.last - start.first).days + 1


def counted(number: int, unit: str) -> str:
    """Return "1 year", "6 years", "2 centuries"."""
    if number == 1:
        return f"1 {unit}"
    return (
        f"{number} {unit[:-1]}ies" if unit.endswith("y") and unit != "day" else f"{number} {unit}s"
    )
