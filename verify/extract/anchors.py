"""Anchors: periods counted from another period of the sentence: "a year earlier".

In: a text and its dates in order. Out: the dates, those that count from the period named
before them in the sentence ("$5m in the third quarter of 2024, up from $4m a year
earlier") with the days that this gives them.
"""

from __future__ import annotations

import re
from datetime import date

from verify.extract import periods
from verify.model.quantity import Period, Quantity

_REACH = 240
_SENTENCE = re.compile(r"[.!?][\"”’')\]]*[ \u00a0](?=[\"“‘'(\[]?[A-Z])|\n")
_COUNTED = re.compile(
    r"(?:an?|one|the)[ \u00a0-](year|quarter|month|week|decade)[ \u00a0-](earlier|before|previously|later|after)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:the )?(previous|prior|preceding|following) (year|quarter|month|week|decade)", re.I
)
_BACK = frozenset(("earlier", "before", "previously", "previous", "prior", "preceding"))
_MONTHS = {"year": 12, "quarter": 3, "month": 1, "decade": 120}
_GRAINS = ("year", "half", "quarter", "month", "day", "decade", "span")


def anchored(text: str, dates: list[Quantity]) -> list[Quantity]:
    """Return the dates, those that another date of their sentence settles with their days."""
    found: list[Quantity] = []
    anchor: Quantity | None = None
    for item in dates:
        period = item.period
        if period is not None and period.first is None and period.relative and anchor is not None:
            near = item.span.start - anchor.span.end < _REACH
            if near and not _SENTENCE.search(text, anchor.span.end, item.span.start):
                item = _counted(item, period, anchor.period)
        elif period is not None and period.first is not None and period.grain in _GRAINS:
            anchor = item
        found.append(item)
    return found


def _counted(item: Quantity, period: Period, anchor: Period | None) -> Quantity:
    """Return a date with the days that lie as far from the anchor as its words say."""
    match = _COUNTED.fullmatch(period.text)
    if match is not None:
        grain, way = match[1].lower(), match[2].lower()
    else:
        match = _BESIDE.fullmatch(period.text)
        if match is None or anchor is None or anchor.grain != match[2].lower():
            return item
        grain, way = match[2].lower(), match[1].lower()
    if anchor is None or anchor.first is None or anchor.last is None or grain not in _MONTHS:
        return item
    shift = _MONTHS[grain] * (-1 if way in _BACK else 1)
    first, last = _moved(anchor.first, shift), _moved(anchor.last, shift, end=True)
    if first is None or last is None:
        return item
    return item._replace(period=period._replace(first=first, last=last, fiscal=anchor.fiscal))


def _moved(day: date, shift: int, *, end: bool = False) -> date | None:
    """Return the same day some months away; with `end` a month's last day stays one."""
    index = day.year * 12 + day.month - 1 + shift
    bounds = periods.months(0, index + 1)
    if bounds[0] is None or bounds[1] is None:
        return None
    if end and periods.months(day.year, day.month)[1] == day:
        return bounds[1]
    return bounds[0].replace(day=min(day.day, bounds[1].day))
