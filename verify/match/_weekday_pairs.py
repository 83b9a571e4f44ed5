"""Weekdays: dates of one text that are written with their weekdays, against one another.

In: the dates of a text, in its order. Out: each date without a year, with a date of its season: one
whose weekday is as many days from its own as the dates are, or else one that it disagrees with.
Where others agree among themselves, that is the one that agrees with none of them; of two alone, it
is the later.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from verify.model.quantity import Period, Quantity

_YEARS = (2001, 2004)  # without and with a leap day
_NEAR = 3  # dates on either side of one that it is held against
_PAIR = 62  # days within which two dates alone are taken to be of one year
_MANY = 125  # the same of one among several
_MOST = 200  # dates of a text that are looked at


def pairs(dates: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield dates without a year, each with a date that bears out or contradicts its weekday."""
    told = [q for q in dates if _is_whole(q.period)][:_MOST]
    for at, one in enumerate(told):
        near = [q for q in told[max(0, at - _NEAR) : at + _NEAR + 1] if q is not one]
        near = [q for q in near if _days(q, one) is not None]
        if one.period is None or one.period.year is not None or not near:
            continue
        same = [q for q in near if _agree(one, q)]
        if same:
            yield one, same[0]
            continue
        others = [q for q in near if any(_agree(q, r) for r in told if r is not q and r is not one)]
        if others:
            yield one, min(others, key=lambda q: abs(_days(q, one) or 0))
        elif len(told) == 2 and abs(_days(near[0], one) or 0) <= _PAIR and _is_later(one, near[0]):
            yield one, near[0]


def days_apart(one: Period, other: Period) -> set[int]:
    """Return how many days another date may lie behind one; none where they are not near."""
    years = {p.year for p in (one, other) if p.year is not None}
    if len(years) > 1:
        return set()
    found = set()
    for year in years or _YEARS:
        start = _day(year, one)
        near = [day for y in (year - 1, year, year + 1) if (day := _day(y, other))]
        if start and near:
            found.add(min(((day - start).days for day in near), key=abs))
    return {gap for gap in found if abs(gap) <= _MANY}


def _is_whole(period: Period | None) -> bool:
    """Return whether a date has its weekday, day and month."""
    if period is None or period.grain != "day" or period.weekday is None:
        return False
    return bool(period.day and period.month)


def _days(one: Quantity, other: Quantity) -> int | None:
    """Return how many days lie from one date to another of its season."""
    if one.period is None or other.period is None:
        return None
    return min(days_apart(one.period, other.period), default=None)


def _agree(one: Quantity, other: Quantity) -> bool:
    """Return whether the weekdays of two dates may be of one year."""
    if one.period is None or other.period is None:
        return False
    gap = ((other.period.weekday or 0) - (one.period.weekday or 0)) % 7
    return any(days % 7 == gap for days in days_apart(one.period, other.period))


def _is_later(one: Quantity, other: Quantity) -> bool:
    """Return whether the other date has a year, or stands before in the text."""
    known = other.period is not None and other.period.year is not None
    return known or other.span.start < one.span.start


def _day(year: int, period: Period) -> date | None:
    try:
        return date(year, period.month or 0, period.day or 0)
    except ValueError:
        return None
