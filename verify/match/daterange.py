"""Date ranges: the first and the last day of "3 to 9 May", each as a day of its own.

In: the key of a date that is a span of days. Out: two keys, of its first and of its last day, so
that the ends of two ranges are held against each other, and a day against the end that it is. Days
within the range are not their concern (`within`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.match.facts import Fact
from verify.match.fields import fields_near
from verify.match.roots import root
from verify.model.quantity import Kind, Period, Quantity

FIRST, LAST = "first-day", "last-day"
_PHRASE, _CLAUSE = 3, 2  # how close a word of the phrase is, and one of the clause
_SAID = {  # what such a day may be called where it stands alone
    name: tuple(map(root, words.split()))
    for name, words in ((FIRST, "open start begin"), (LAST, "closing end until deadline"))
}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d|[:.]\d)")
_SIDES = 2
_BETWEEN = "between "

Ends = tuple[int, int, int, int]


def of_range(key: Fact) -> Iterator[Fact]:
    """Yield the keys of the two ends of a range of days; nothing for any other date."""
    ends = ends_of(key.quantity)
    if ends is None:
        return
    years: list[int | None] = [*map(int, _YEAR.findall(key.quantity.surface))] or [None]
    for name, year, (month, day) in (
        (FIRST, years[0], ends[:_SIDES]),
        (LAST, years[-1], ends[_SIDES:]),
    ):
        period = Period(
            key.quantity.surface, grain="day", year=year, month=month, day=day, ends=ends
        )
        near = {**dict.fromkeys(_SAID[name], _CLAUSE), **key.near, name: _PHRASE}
        yield key._replace(
            quantity=key.quantity._replace(period=period),
            sort="day",
            near=near,
            fields=fields_near(near),
        )


def ends_of(quantity: Quantity) -> Ends | None:
    """Return the month and day of both ends of a range that is written with days."""
    period = quantity.period
    if quantity.kind is not Kind.DATE or period is None or period.grain != "span":
        return None
    if len(_DAY.findall(quantity.surface)) != _SIDES:
        return None
    start = quantity.span.start
    before = quantity.document.text[max(0, start - len(_BETWEEN)) : start]
    if " and " in quantity.surface and before.lower() != _BETWEEN:
        return None  # "14, 15 and 17 May" are three days
    if period.ends is not None:
        return period.ends if period.ends[1] and period.ends[3] else None
    first, last = period.first, period.last
    if first is not None and last is not None:
        return first.month, first.day, last.month, last.day
    return _in_one_month(quantity.surface, period)


def within(one: Period | None, other: Period | None) -> bool:
    """Return whether one is an end of a range, the other a day inside it."""
    if one is None or other is None or (one.ends is None) == (other.ends is None):
        return False
    ends, day = (one.ends, other) if one.ends else (other.ends, one)
    if ends is None or day.month is None or day.day is None:
        return False
    return ends[:_SIDES] < (day.month, day.day) < ends[_SIDES:]


def _in_one_month(surface: str, period: Period) -> Ends | None:
    """Return the ends of "3 to 9 May", whose year nobody tells."""
    days = [int(d) for d in _DAY.findall(surface)]
    if period.month is None or days[0] > days[1]:
        return None
    return period.month, days[0], period.month, days[1]
